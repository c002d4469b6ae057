// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import { rangeOf } from "../../src/pages/entity/range";
import { address, entityAddress, matches, parse } from "../../src/frame/route";

test("an address leads back to what it was made of, whatever the name", () => {
  for (const id of [
    "host:vm",
    "service:pay/ments & 100%",
    'host:<img src=x onerror="1">?#',
    "pod:Zürich 日本",
  ]) {
    const route = parse(entityAddress(id, { from: 5, to: 9 }));
    assert.equal(route.path, "/entity");
    assert.equal(route.id, id);
    assert.equal(route.query.get("to"), "9");
  }
});

test("a page is found by its path, with or without a name", () => {
  assert.ok(matches("/", parse("")));
  assert.ok(matches("/", parse("#/")));
  assert.ok(matches("/entity/:id", parse("#/entity/host%3Avm?last=1h")));
  assert.ok(!matches("/entity/:id", parse("#/entity")));
  assert.ok(!matches("/status", parse("#/incidents")));
});

test("a malformed address is taken as it stands", () => {
  assert.equal(parse("#/entity/%zz").id, "%zz");
});

test("what is undefined is left out of an address", () => {
  assert.equal(address("/incidents", "", { state: undefined }), "#/incidents");
});

test("a range slides by its name and stands still by its ends", () => {
  assert.deepEqual(rangeOf(parse("#/entity/a?last=1h")).ends(3_600_000), [0, 3_600_000]);
  assert.deepEqual(rangeOf(parse("#/entity/a?from=5&to=9")).ends(100), [5, 9]);
  assert.equal(rangeOf(parse("#/entity/a?from=5&to=9")).everyMs, 0);
  assert.equal(rangeOf(parse("#/entity/a?from=9&to=5")).name, "15m");
});
