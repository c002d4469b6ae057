// SPDX-License-Identifier: Apache-2.0
// Surprise is −log10 of the probability that a usual moment looks this strange.

const NAMES: readonly [number, string][] = [
  [9, "billion"],
  [6, "million"],
];

/** `1 in 40,000`; below one in two it is simply usual. */
export function odds(surprise: number): string {
  if (surprise < 0.3) return "usual";
  if (surprise >= 12) return "rarer than 1 in a trillion";
  for (const [power, name] of NAMES) {
    if (surprise >= power) return `1 in ${oneFigure(10 ** (surprise - power))} ${name}`;
  }
  return `1 in ${oneFigure(10 ** surprise)}`;
}

/** More than one figure would pretend to know a tail better than anyone does. */
function oneFigure(value: number): string {
  const size = 10 ** Math.max(0, Math.floor(Math.log10(value)));
  return (Math.round(value / size) * size).toLocaleString("en-GB");
}

export function rarity(surprise: number, threshold: number): string {
  if (surprise < 1) return "usual";
  if (surprise < threshold * 0.75) return "a little unusual";
  if (surprise < threshold) return "nearly unusual";
  return surprise < threshold + 2 ? "unusual" : "very unusual";
}

const SHORT: readonly [number, string][] = [
  [12, "tn"],
  [9, "bn"],
  [6, "m"],
];

/** Short words for the axis: 4 is `1 in 10,000`, 9 is `1 in 1 bn`. */
export function oddsTick(surprise: number): string {
  if (surprise === 0) return "usual";
  const power = Math.round(surprise);
  if (Math.abs(power - surprise) > 1e-6) return "";
  const [cut, name] = SHORT.find(([least]) => power >= least) ?? [0, ""];
  return `1 in ${(10 ** (power - cut)).toLocaleString("en-GB")}${name ? ` ${name}` : ""}`;
}
