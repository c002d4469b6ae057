// SPDX-License-Identifier: Apache-2.0
import type { Lane, Moment } from "../../api/types";

export const LANES: readonly { readonly lane: Lane; readonly name: string }[] = [
  { lane: "changes", name: "Changes" },
  { lane: "anomalies", name: "Anomalies" },
  { lane: "alerts", name: "Alerts" },
  { lane: "people", name: "People" },
];

export interface Mark {
  /** Of the moment in the story. */
  readonly index: number;
  /** 0 to 1 of the width. */
  readonly x: number;
  readonly width: number;
  readonly row: number;
}

export interface Laid {
  readonly fromMs: number;
  readonly toMs: number;
  readonly x: (ms: number) => number;
  readonly marks: readonly Mark[];
}

/** Room at both ends, and the least that a story spans. */
const ROOM = 0.02;
const LEAST_MS = 60_000;

/** Marks nearer to each other than this cannot be told apart: of those at one place the first is drawn. */
const PLACES = 600;

/** Where each moment of a story stands; `fromMs` is the latest at which the axis may begin. */
export function laid(story: readonly Moment[], fromMs: number, toMs: number): Laid {
  const first = Math.min(fromMs, ...story.slice(0, 1).map(({ ms }) => ms));
  const length = Math.max(LEAST_MS, toMs - first);
  const from = first - length * ROOM;
  const to = first + length * (1 + ROOM);
  const x = (ms: number) => Math.min(1, Math.max(0, (ms - from) / (to - from)));
  const taken = new Set<string>();
  const marks = story.flatMap((moment, index) => {
    const row = LANES.findIndex(({ lane }) => lane === moment.lane);
    const [at, end] = [x(moment.ms), x(moment.endMs ?? toMs)];
    const place = `${row} ${Math.round(at * PLACES)}`;
    if (taken.has(place)) return [];
    taken.add(place);
    return [{ index, x: at, width: Math.max(0, end - at), row }];
  });
  return { fromMs: from, toMs: to, x, marks };
}

const STEPS_MS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 21_600, 43_200, 86_400, 604_800].map(
  (seconds) => seconds * 1_000,
);
const MOST_TICKS = 7;

/** Round times between two ends. */
export function ticks(fromMs: number, toMs: number): { readonly times: readonly number[]; readonly step: number } {
  const step = STEPS_MS.find((ms) => (toMs - fromMs) / ms <= MOST_TICKS) ?? (toMs - fromMs) / MOST_TICKS;
  const times: number[] = [];
  for (let ms = Math.ceil(fromMs / step) * step; ms <= toMs; ms += step) times.push(ms);
  return { times, step };
}
