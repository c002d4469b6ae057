// SPDX-License-Identifier: Apache-2.0
import type { Values } from "../api/types";

/** Where nothing was heard a line must break: a distance this many times the usual one is a gap. */
const GAP = 4;

/** The usual distance between neighbours: their median. */
function usualStep(times: readonly number[]): number {
  const steps = times.slice(1).map((t, i) => t - (times[i] ?? t));
  steps.sort((a, b) => a - b);
  return steps[steps.length >> 1] ?? 0;
}

/** For each index after which a gap comes, one empty column is to be put in. */
export function gapsAfter(times: readonly number[]): number[] {
  const step = usualStep(times);
  return times.flatMap((t, i) => (i + 1 < times.length && (times[i + 1] ?? t) - t > GAP * step ? [i] : []));
}

export function widened(times: readonly number[], gaps: readonly number[]): number[] {
  const set = new Set(gaps);
  return times.flatMap((t, i) => (set.has(i) ? [t, (t + (times[i + 1] ?? t)) / 2] : [t]));
}

export function withGaps(values: Values, gaps: readonly number[]): (number | null)[] {
  const set = new Set(gaps);
  return values.flatMap((value, i) => (set.has(i) ? [value, null] : [value]));
}
