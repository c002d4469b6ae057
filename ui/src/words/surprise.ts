// SPDX-License-Identifier: Apache-2.0
// Surprise is −log10 of the probability that a usual moment looks this strange.

/** A calibration saw thousands of moments, not billions: beyond one in a million it cannot tell rarer things apart. */
const RAREST = 6;

/** `1 in 40,000`; below one in two it is simply usual. */
export function odds(surprise: number): string {
  if (surprise < 0.3) return "usual";
  if (surprise > RAREST) return "rarer than 1 in a million";
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

/** Short words for the axis: 4 is `1 in 10,000`. Above what can be told apart, the axis only has height. */
export function oddsTick(surprise: number): string {
  if (surprise === 0) return "usual";
  const power = Math.round(surprise);
  if (Math.abs(power - surprise) > 1e-6 || power > RAREST) return "";
  return power === RAREST ? "1 in 1 m" : `1 in ${(10 ** power).toLocaleString("en-GB")}`;
}
