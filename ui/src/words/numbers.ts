// SPDX-License-Identifier: Apache-2.0
// Values with their units, by the same rules as the server's sentences.

const THOUSANDS = ["", "k", "M", "G", "T", "P"] as const;
const HARD = "\u00a0";

const isBytes = (unit: string) => unit === "B" || unit === "B/s";

/** How many times a thousand is taken out of a value before it is shown. */
export function thousands(value: number, unit: string): number {
  if (!isBytes(unit) && Math.abs(value) < 100_000) return 0;
  let left = Math.abs(value);
  let power = 0;
  while (left >= 999.5 && power < THOUSANDS.length - 1) {
    left /= 1_000;
    power++;
  }
  return power;
}

export function suffix(power: number, unit: string): string {
  const whole = `${THOUSANDS[power] ?? ""}${unit}`;
  return whole ? HARD + whole : "";
}

function digits(shown: number): string {
  const size = Math.abs(shown);
  if (size >= 1e6) return shown.toExponential(2);
  if (size >= 100 || Number.isInteger(shown)) return count(shown);
  if (size >= 10) return String(Number(shown.toFixed(1)));
  if (size >= 0.1) return String(Number(shown.toFixed(2)));
  return String(Number(shown.toPrecision(2)));
}

/** `34 %`, `1.2 MB/s`. */
export function reading(value: number, unit: string): string {
  const power = thousands(value, unit);
  return digits(value / 1_000 ** power) + suffix(power, unit);
}

/** Ends further apart than this part of their size are not written alike. */
const APART = 1e-4;

/** `18–30 %`, each end with its own unit where they differ. */
export function between(low: number, high: number, unit: string): string {
  const to = reading(high, unit);
  if (reading(low, unit) === to) return high - low > APART * Math.abs(high) ? closely(low, high, unit) : to;
  const powers = [thousands(low, unit), thousands(high, unit)] as const;
  const bare = low === 0 || powers[0] === powers[1];
  const from = bare ? digits(low / 1_000 ** powers[0]) : reading(low, unit);
  return `${from}–${to}`;
}

/** `14,312`, as the server's sentences write it. */
export const count = (value: number) => Math.round(value).toLocaleString("en-GB");

/** `82.48–82.53 GB`: ends that three figures do not tell apart. */
function closely(low: number, high: number, unit: string): string {
  const power = thousands(high, unit);
  const [from, to] = [low, high].map((end) => (end / 1_000 ** power).toPrecision(4));
  return from === to ? reading(high, unit) : `${from}–${to}${suffix(power, unit)}`;
}

export function percent(share: number): string {
  const value = share * 100;
  return `${value > 0 && value < 1 ? "<1" : Math.round(value)}${HARD}%`;
}

const isWhole = (value: number) => Math.abs(value - Math.round(value)) < 1e-6 && value > 0.5;

/** Labels of an axis: one unit for all of them, and as many decimals as their distance needs. */
export function axisLabels(splits: readonly number[], unit: string): string[] {
  const most = Math.max(...splits.map(Math.abs));
  const power = thousands(most, unit);
  const scale = 1_000 ** power;
  const step = splits.length > 1 ? Math.abs((splits[1] ?? 0) - (splits[0] ?? 0)) / scale : 1;
  const decimals = [0, 1, 2, 3, 4, 5].find((d) => isWhole(step * 10 ** d)) ?? 6;
  return splits.map((value) => {
    const text = (value / scale).toFixed(decimals);
    return (Number(text) === 0 ? "0" : text) + suffix(power, unit);
  });
}
