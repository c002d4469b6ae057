// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import { gapsAfter, widened, withGaps } from "../../src/charts/gaps";
import { ends, frame } from "../../src/charts/scale";
import { summary } from "../../src/charts/summary";
import { axis, bars } from "../../src/pages/model/geometry";

test("a line breaks where nothing was heard, and nowhere else", () => {
  const times = [0, 10, 20, 30, 100, 110];
  const gaps = gapsAfter(times);
  assert.deepEqual(gaps, [3]);
  assert.deepEqual(widened(times, gaps), [0, 10, 20, 30, 65, 100, 110]);
  assert.deepEqual(withGaps([1, 2, 3, 4, 5, 6], gaps), [1, 2, 3, 4, null, 5, 6]);
  assert.deepEqual(gapsAfter([]), []);
  assert.deepEqual(gapsAfter([5]), []);
});

test("an axis begins at zero when the values come near it, and close up when they do not", () => {
  assert.equal(ends(10, 100)[0], 0);
  assert.ok(ends(82.4, 82.6)[0] > 82);
  assert.deepEqual(ends(0, 0), [0, 1]);
  assert.deepEqual(ends(null, null), [0, 1]);
  const [low, high] = ends(7, 7);
  assert.ok(low < 7 && high > 7);
});

test("a band that shoots away leaves the values readable, one that is near is wholly in sight", () => {
  const away = frame([[], [100, 140], [95, 600], [105, 620]]);
  assert.ok(away[0] <= 95 && away[1] >= 180 && away[1] < 200);
  const near = frame([[], [100, 140], [90, 120], [110, 150]]);
  assert.ok(near[0] <= 90 && near[1] >= 150);
  assert.deepEqual(frame([[], [null], [], []]), [0, 1]);
  assert.deepEqual(frame([[], [0, 0], [0, 0], [1e-9, 1e-9]]), [0, 1]);
});

test("a chart says in one sentence what it shows", () => {
  const at = (minute: number) => new Date(2026, 10, 20, 14, minute).getTime();
  const words = summary(
    {
      name: "cpu busy",
      times: [at(0), at(1), at(2)],
      values: [3, null, 98],
      spells: [{ startMs: at(1), endMs: null }],
      say: (value) => `${value} %`,
    },
    at(3),
  );
  assert.equal(words, "cpu busy, 14:00 to 14:02, lowest 3 %, highest 98 %, unusual 14:01 to now");
});

test("a far limit makes the axis of errors logarithmic, so that the bars stay visible", () => {
  const histogram = { low: 10, high: 50, counts: [1, 2, 3, 4] };
  assert.equal(axis({ histogram, limit: 60 }).logarithmic, false);
  const far = axis({ histogram, limit: 5_000 });
  assert.equal(far.logarithmic, true);
  assert.ok(far.at(50) > 0.2 && far.at(5_000) < 1);
  assert.ok(far.ticks.includes(100));
});

test("bars stand side by side from the lowest to the highest error", () => {
  const all = bars({ low: 0, high: 8, counts: [1, 0, 2, 5] });
  assert.deepEqual(
    all.map((bar) => [bar.from, bar.to, bar.count]),
    [
      [0, 2, 1],
      [2, 4, 0],
      [4, 6, 2],
      [6, 8, 5],
    ],
  );
});
