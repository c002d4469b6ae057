// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Moment } from "../../src/api/types";
import { laid, ticks } from "../../src/pages/incident/lanes";

const moment = (ms: number, lane: Moment["lane"] = "alerts", endMs: number | null = ms): Moment => ({
  ms, endMs, lane, entity: "service:db", text: "x",
});

test("a mark stands by its time, and what goes on reaches the end", () => {
  const { marks, x } = laid([moment(0), moment(50_000, "anomalies", null)], 0, 100_000);
  assert.ok(Math.abs((marks[0]?.x ?? 0) - x(0)) < 1e-9);
  assert.ok(Math.abs((marks[1]?.x ?? 0) + (marks[1]?.width ?? 0) - x(100_000)) < 1e-9);
  assert.deepEqual(marks.map(({ row }) => row), [2, 1]);
});

test("thousands of marks at one place are drawn once", () => {
  const story = [...Array(5_000).keys()].map((i) => moment(i));
  const { marks } = laid(story, 0, 100_000_000);
  assert.equal(marks.length, 1);
  assert.ok(laid(story, 0, 5_000).marks.length <= 601);
});

test("an empty story and one moment have an axis, too", () => {
  assert.deepEqual(laid([], 5, 5).marks, []);
  const { fromMs, toMs } = laid([moment(5)], 5, 5);
  assert.ok(toMs - fromMs >= 60_000);
});

test("ticks are round and few", () => {
  assert.deepEqual(ticks(0, 600_000).times, [0, 120_000, 240_000, 360_000, 480_000, 600_000]);
  assert.ok(ticks(0, 400 * 86_400_000).times.length <= 60);
});
