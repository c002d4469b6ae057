// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import { paged } from "../../src/words/budget";
import { axisLabels, between, count, percent, reading } from "../../src/words/numbers";
import { odds, oddsTick, rarity } from "../../src/words/surprise";
import { ago, clock, leftMs, span, timeTick } from "../../src/words/time";

const plain = (text: string) => text.replaceAll("\u00a0", " ");

test("values are written with their unit, bytes by thousands", () => {
  const cases: [number, string, string][] = [
    [62, "%", "62 %"],
    [2.7290945, "%", "2.73 %"],
    [34.56, "%", "34.6 %"],
    [82_737_758_208, "B", "82.7 GB"],
    [999.6, "B/s", "1 kB/s"],
    [0, "B/s", "0 B/s"],
    [0.0266, "s/s", "0.027 s/s"],
    [17_303, "", "17,303"],
    [-4.25, "s", "-4.25 s"],
    [250_000, "", "250 k"],
  ];
  for (const [value, unit, text] of cases) assert.equal(plain(reading(value, unit)), text);
});

test("a range says its unit once, unless its ends differ in it", () => {
  assert.equal(plain(between(18, 30, "%")), "18–30 %");
  assert.equal(plain(between(0, 6_920, "B/s")), "0–6.92 kB/s");
  assert.equal(plain(between(900, 6_920, "B/s")), "900 B/s–6.92 kB/s");
  assert.equal(plain(between(5, 5, "s")), "5 s");
});

test("ends of a range that three figures do not tell apart get a fourth", () => {
  assert.equal(plain(between(82.48e9, 82.53e9, "B")), "82.48–82.53 GB");
});

test("axis labels share one unit and have the decimals their step needs", () => {
  assert.deepEqual(axisLabels([0, 2.5, 5], "%").map(plain), ["0 %", "2.5 %", "5.0 %"]);
  assert.deepEqual(axisLabels([82.5e9, 82.6e9], "B").map(plain), ["82.5 GB", "82.6 GB"]);
  assert.deepEqual(axisLabels([0, 50, 100], "").map(plain), ["0", "50", "100"]);
  assert.deepEqual(axisLabels([], "").map(plain), []);
});

test("counts and shares are readable", () => {
  assert.equal(count(1_284_312), "1,284,312");
  assert.deepEqual(
    [0, 0.004, 0.256, 1].map((share) => plain(percent(share))),
    ["0 %", "<1 %", "26 %", "100 %"],
  );
});

test("surprise is told as odds, with one figure", () => {
  const cases: [number, string][] = [
    [0, "usual"],
    [1, "1 in 10"],
    [4, "1 in 10,000"],
    [4.6, "1 in 40,000"],
    [6, "1 in 1,000,000"],
    [6.3, "rarer than 1 in a million"],
    [16, "rarer than 1 in a million"],
  ];
  for (const [surprise, text] of cases) assert.equal(odds(surprise), text);
});

test("surprise rises through words to very unusual", () => {
  assert.deepEqual(
    [0.5, 2, 3.5, 4, 7].map((surprise) => rarity(surprise, 4)),
    ["usual", "a little unusual", "nearly unusual", "unusual", "very unusual"],
  );
});

test("ticks of surprise stand at whole powers only", () => {
  assert.deepEqual([0, 1, 2.5, 4, 6, 9].map(oddsTick), ["usual", "1 in 10", "", "1 in 10,000", "1 in 1 m", ""]);
});

test("durations have two parts at most", () => {
  assert.deepEqual(
    [400, 45_000, 127_000, 420_000, 4_800_000, 273_600_000, -5].map((ms) => plain(span(ms))),
    ["0 s", "45 s", "2 min 7 s", "7 min", "1 h 20 min", "3 d 4 h", "0 s"],
  );
});

test("the past is told from now", () => {
  assert.equal(ago(1_000, 1_900), "just now");
  assert.equal(plain(ago(0, 90_000)), "1 min 30 s ago");
});

test("a time of another day says the day", () => {
  const now = new Date(2026, 10, 20, 14, 0, 0).getTime();
  assert.equal(clock(new Date(2026, 10, 20, 3, 5, 9).getTime(), now), "03:05:09");
  assert.equal(clock(new Date(2026, 10, 19, 3, 5, 9).getTime(), now, false), "19 Nov 03:05");
});

test("a tick a breath before the minute is that minute", () => {
  const noon = new Date(2026, 10, 20, 12, 0, 0).getTime();
  assert.equal(timeTick(noon - 0.4, 60_000), "12:00");
  assert.equal(timeTick(noon, 10_000), "12:00:00");
  assert.equal(timeTick(new Date(2026, 10, 20).getTime(), 3_600_000), "20 Nov");
});

test("what is left of learning is read from the remark", () => {
  assert.equal(leftMs("learning, ready in about 45 s"), 45_000);
  assert.equal(leftMs("learning, ready in about 1 h 20 min"), 4_800_000);
  assert.equal(leftMs("learning, the model is being trained"), 0);
});

test("pages are told beside what was promised", () => {
  const budget = { team: "", promised: 3, lastWeek: 2, noted: 0, sentence: "", teams: [] };
  assert.equal(paged(budget), "2 pages in the last 7 days, of 3 promised");
  assert.equal(paged({ ...budget, lastWeek: 4 }), "4 pages in the last 7 days, more than the 3 promised");
  assert.equal(paged({ ...budget, promised: 0.5 }), "2 pages in the last 7 days, more than the 0.5 promised");
  assert.equal(paged({ ...budget, promised: 0, lastWeek: 1 }), "1 page in the last 7 days; no budget is set");
});
