// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Moment } from "../../src/api/types";
import { parse } from "../../src/frame/route";
import { between, indexOfMoment, nameOfMoment, stretchOf, within } from "../../src/pages/incident/chosen";

const moment = (ms: number): Moment => ({ ms, endMs: ms, lane: "alerts", entity: "service:a", text: "t" });

test("an event keeps its name when the story grows before and after it", () => {
  const story = [moment(5), moment(5), moment(9)];
  assert.deepEqual([0, 1, 2].map((i) => nameOfMoment(story, i)), ["5", "5.1", "9"]);
  const grown = [moment(1), ...story, moment(12)];
  assert.deepEqual(["5", "5.1", "9"].map((name) => indexOfMoment(grown, name)), [1, 2, 3]);
});

test("a name of nothing is nowhere", () => {
  assert.deepEqual(["", "7", "5.9", "x", "5.1"].map((name) => indexOfMoment([moment(5), moment(9)], name)), [-1, -1, -1, -1, -1]);
  assert.equal(nameOfMoment([], 0), undefined);
  assert.equal(nameOfMoment([moment(5)], -1), undefined);
});

test("a stretch is read from the address, and an odd one is none", () => {
  assert.deepEqual(stretchOf(parse("#/incident/a?from=5&to=9")), { fromMs: 5, toMs: 9 });
  for (const odd of ["", "?from=5", "?from=9&to=5", "?from=x&to=9", "?from=5&to=5"]) {
    assert.equal(stretchOf(parse(`#/incident/a${odd}`)), undefined, odd);
  }
});

test("between two events both are within, whichever came first", () => {
  for (const stretch of [between(moment(5), moment(9)), between(moment(9), moment(5))]) {
    assert.ok(within(moment(5), stretch) && within(moment(9), stretch) && !within(moment(11), stretch));
  }
  assert.ok(within(moment(5), undefined));
});
