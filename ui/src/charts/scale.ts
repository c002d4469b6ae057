// SPDX-License-Identifier: Apache-2.0

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
