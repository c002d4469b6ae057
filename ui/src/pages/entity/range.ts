// SPDX-License-Identifier: Apache-2.0
import type { Route } from "../../frame/route";

const MINUTE = 60_000;

/** Ranges that end now, and slide. */
export const RANGES: readonly { readonly name: string; readonly words: string; readonly ms: number }[] = [
  { name: "15m", words: "15 minutes", ms: 15 * MINUTE },
  { name: "1h", words: "hour", ms: 60 * MINUTE },
  { name: "6h", words: "6 hours", ms: 360 * MINUTE },
  { name: "24h", words: "24 hours", ms: 1_440 * MINUTE },
  { name: "7d", words: "7 days", ms: 10_080 * MINUTE },
];
const STANDARD = RANGES[0] as (typeof RANGES)[number];

/** What is looked at: the last while, or a stretch that stands still. */
export interface Range {
  /** The name of a sliding range; empty for a fixed one. */
  readonly name: string;
  readonly ends: (nowMs: number) => readonly [number, number];
  /** How often it is worth asking anew; 0 for never. */
  readonly everyMs: number;
}

export function rangeOf(route: Route): Range {
  const [from, to] = [Number(route.query.get("from")), Number(route.query.get("to"))];
  if (from > 0 && to > from) return { name: "", ends: () => [from, to], everyMs: 0 };
  const { name, ms } = RANGES.find((range) => range.name === route.query.get("last")) ?? STANDARD;
  // A point on the chart is about ms/450 wide: asking more often would show nothing new.
  return { name, ends: (now) => [now - ms, now], everyMs: Math.min(60_000, Math.max(1_000, ms / 450)) };
}
