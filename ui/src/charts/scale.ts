// SPDX-License-Identifier: Apache-2.0

/** The band of a signal that was never but zero is as good as zero. */
const DUST = 1e-3;

type Column = ArrayLike<number | null | undefined>;

/**
 * Ends of the value axis for columns of times, values, and the ends of the band. The values are always in sight; the
 * band only as far as the values reach once more, lest a band that shoots away presses the line flat.
 */
export function frame([, values = [], ...band]: readonly Column[]): [number, number] {
  const [min, max] = extremes([values]);
  const [bandMin, bandMax] = extremes(band);
  if (min === null || max === null || bandMin === null || bandMax === null) return ends(min, max);
  if (min === 0 && max === 0 && bandMax < DUST) return ends(0, 0);
  const reach = max - min || Math.abs(max) * 0.2 || bandMax - bandMin;
  return ends(Math.min(min, Math.max(bandMin, min - reach)), Math.max(max, Math.min(bandMax, max + reach)));
}

function extremes(columns: readonly Column[]): [number, number] | [null, null] {
  let [min, max] = [Infinity, -Infinity];
  for (const column of columns) {
    for (let i = 0; i < column.length; i++) {
      const value = column[i];
      if (value == null) continue;
      min = Math.min(min, value);
      max = Math.max(max, value);
    }
  }
  return min <= max ? [min, max] : [null, null];
}

/**
 * Ends of a value axis. It begins at zero when the values come near it, so that a small change looks small;
 * values far from zero are shown close up; a flat line stands in the middle, or on the ground when it is zero.
 */
export function ends(min: number | null, max: number | null): [number, number] {
  if (min === null || max === null) return [0, 1];
  if (max === 0 && min === 0) return [0, 1];
  const room = (max - min || Math.abs(max) * 0.2) * 0.1;
  const low = min >= 0 && min < max * 0.6 ? 0 : min - room;
  return [low, max + room];
}
