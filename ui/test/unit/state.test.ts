// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Entity, State } from "../../src/api/types";
import { byUrgency, verdict } from "../../src/words/state";

function entity(name: string, state: State, surprise = 0): Entity {
  const times = { sinceMs: 0, seenMs: 0, stepMs: 1_000 };
  const judged = {
    surprise,
    threshold: 4,
    version: "",
    remark: "",
    activity: "",
    signals: 1,
    contributions: [],
    off: [],
  };
  return { id: `host:${name}`, kind: "host", name, state, ...times, ...judged };
}

const said = (...entities: Entity[]) => verdict({ changes: 1, entities }).sentence;

test("the verdict names the one that is in trouble", () => {
  assert.equal(said(), "Nothing was heard yet.");
  assert.equal(said(entity("a", "normal"), entity("b", "normal")), "Nothing unusual.");
  assert.equal(said(entity("a", "learning")), "Learning what is normal for a.");
  assert.equal(said(entity("a", "anomalous"), entity("b", "normal")), "a is behaving unusually.");
  assert.equal(said(entity("a", "silent"), entity("b", "normal")), "a has gone silent.");
});

test("the verdict names up to three", () => {
  const many = [
    entity("a", "anomalous"),
    entity("b", "anomalous"),
    entity("c", "silent"),
    entity("d", "learning"),
  ];
  assert.equal(said(...many), "a and b are behaving unusually, 1 has gone silent.");
  assert.equal(verdict({ changes: 1, entities: many }).more, "1 still learning");
  const crowd = ["a", "b", "c", "d"].map((id) => entity(id, "anomalous"));
  assert.equal(said(...crowd.slice(1)), "b, c and d are behaving unusually.");
  assert.equal(said(...crowd), "4 entities are behaving unusually.");
});

test("calm with an incident still open is not called fine", () => {
  const calm = { changes: 1, entities: [entity("a", "normal")] };
  assert.equal(verdict(calm, 2).sentence, "Nothing unusual now, but 2 incidents are still open.");
});

test("what needs eyes comes first, the stranger before the less strange", () => {
  const all = [
    entity("n", "normal", 9),
    entity("b", "anomalous", 5),
    entity("a", "anomalous", 7),
    entity("s", "silent"),
  ];
  assert.deepEqual(
    all.sort(byUrgency).map((e) => e.name),
    ["a", "b", "s", "n"],
  );
});
