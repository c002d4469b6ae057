// SPDX-License-Identifier: Apache-2.0
import type { Values } from "../api/types";
import { clock } from "../words/time";
import type { Stretch } from "./spells";

export interface Summarised {
  readonly name: string;
  readonly times: readonly number[];
  readonly values: Values;
  readonly spells: readonly Stretch[];
  readonly say: (value: number) => string;
}

/** A chart in one sentence: `cpu busy, 14:00 to 15:00, lowest 3 %, highest 98 %, unusual 14:02 to 14:19`. */
export function summary({ name, times, values, spells, say }: Summarised, nowMs: number): string {
  const known = values.filter((value): value is number => value !== null);
  const [first, last] = [times[0], times.at(-1)];
  if (first === undefined || last === undefined || !known.length) return `${name}: nothing in this range`;
  const at = (ms: number) => clock(ms, nowMs, false);
  const lowest = known.reduce((a, b) => Math.min(a, b));
  const highest = known.reduce((a, b) => Math.max(a, b));
  const odd = spells.map(
    (spell) => `${at(spell.startMs)} to ${spell.endMs === null ? "now" : at(spell.endMs)}`,
  );
  return [
    name,
    `${at(first)} to ${at(last)}`,
    `lowest ${say(lowest)}`,
    `highest ${say(highest)}`,
    ...(odd.length ? [`unusual ${odd.join(" and ")}`] : []),
  ].join(", ");
}
