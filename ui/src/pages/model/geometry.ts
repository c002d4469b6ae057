// SPDX-License-Identifier: Apache-2.0
import type { Calibration } from "../../api/types";

/** A limit this many times the largest error would press the bars into a corner: then the axis is logarithmic. */
const FAR = 3;
const EDGE = 0.04;

export interface Axis {
  readonly logarithmic: boolean;
  /** A value's place, 0 to 1. */
  readonly at: (value: number) => number;
  readonly ticks: readonly number[];
}

export function axis({ histogram: { low, high }, limit }: Pick<Calibration, "histogram" | "limit">): Axis {
  const logarithmic = low > 0 && limit > FAR * high;
  const scale = logarithmic ? Math.log10 : (value: number) => value;
  const [from, to] = [scale(low), scale(Math.max(high, limit))];
  const room = (to - from || 1) * EDGE;
  const at = (value: number) => (scale(value) - from + room) / (to - from + 2 * room || 1);
  const ticks = (logarithmic ? decades(low, limit) : rounded(low, Math.max(high, limit))).filter(
    (tick) => at(tick) >= 0 && at(tick) <= 1,
  );
  return { logarithmic, at, ticks };
}

function decades(low: number, high: number): number[] {
  const ticks: number[] = [];
  for (let power = Math.floor(Math.log10(low)); power <= Math.ceil(Math.log10(high)); power++) {
    ticks.push(...[1, 2, 5].map((digit) => digit * 10 ** power));
  }
  return ticks;
}

function rounded(low: number, high: number): number[] {
  const rough = (high - low || 1) / 6;
  const size = 10 ** Math.floor(Math.log10(rough));
  const step = size * ([1, 2, 5, 10].find((digit) => digit * size >= rough) ?? 10);
  const first = Math.ceil(low / step);
  return Array.from({ length: 9 }, (_, i) => (first + i) * step);
}

export interface Bar {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

export function bars({ low, high, counts }: Calibration["histogram"]): Bar[] {
  const width = (high - low) / counts.length;
  return counts.map((count, i) => ({ from: low + i * width, to: low + (i + 1) * width, count }));
}
