// SPDX-License-Identifier: Apache-2.0
// What of an incident's story is looked at: kept in the address, so that copying it shows the same.
import type { Moment } from "../../api/types";
import { turn, type Route } from "../../frame/route";

/** A stretch that a person drew across the story: what is below it keeps to it. */
export interface Stretch {
  readonly fromMs: number;
  readonly toMs: number;
}

export function stretchOf({ query }: Route): Stretch | undefined {
  const [fromMs, toMs] = [Number(query.get("from") ?? NaN), Number(query.get("to") ?? NaN)] as const;
  return Number.isFinite(fromMs) && Number.isFinite(toMs) && toMs > fromMs ? { fromMs, toMs } : undefined;
}

export const chooseStretch = (route: Route, stretch: Stretch | undefined) =>
  turn(route, { from: stretch && Math.floor(stretch.fromMs), to: stretch && Math.ceil(stretch.toMs) }, true);

/** Its time, and its place among those of the same: a story that grows keeps the names of what it has told. */
export function nameOfMoment(story: readonly Moment[], index: number): string | undefined {
  const ms = story[index]?.ms;
  if (ms === undefined) return undefined;
  const before = index - story.findIndex((moment) => moment.ms === ms);
  return before ? `${ms}.${before}` : String(ms);
}

export function indexOfMoment(story: readonly Moment[], name: string): number {
  const [ms, before] = name.split(".").map(Number);
  const first = name ? story.findIndex((moment) => moment.ms === ms) : -1;
  const index = first + (before ?? 0);
  return first >= 0 && story[index]?.ms === ms ? index : -1;
}

export const within = ({ ms }: { readonly ms: number }, stretch: Stretch | undefined) =>
  !stretch || (ms >= stretch.fromMs && ms <= stretch.toMs);

/** From one event to another, whichever came first; a breath longer, so that both are in it. */
export const between = (one: Moment, other: Moment): Stretch => ({
  fromMs: Math.min(one.ms, other.ms),
  toMs: Math.max(one.ms, other.ms) + 1,
});
