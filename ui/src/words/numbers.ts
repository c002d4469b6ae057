// SPDX-License-Identifier: Apache-2.0
// Values with their units, by the same rules as the server's sentences.

const THOUSANDS = ["", "k", "M", "G", "T", "P"] as const;
const THIN = "\u202f";
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
  if (size >= 100 || Number.isInteger(shown)) return shown.toFixed(0);
  if (size >= 10) return String(Number(shown.toFixed(1)));
  if (size >= 0.1) return String(Number(shown.toFixed(2)));
  return String(Number(shown.toPrecision(2)));
}

/** `34 %`, `1.2 MB/s`. */
export function reading(value: number, unit: string): string {
  const power = thousands(value, unit);
  return digits(value / 1_000 ** power) + suffix(power, unit);
}

/** `18–30 %`, each end with its own unit where they differ. */
export function between(low: number, high: number, unit: string): string {
  const to = reading(high, unit);
  if (reading(low, unit) === to) return to;
  const powers = [thousands(low, unit), thousands(high, unit)] as const;
  const bare = low === 0 || powers[0] === powers[1];
  const from = bare ? digits(low / 1_000 ** powers[0]) : reading(low, unit);
  return `${from}–${to}`;
}

/** `14 312`: whole numbers with thin spaces, so that they read alike in all countries. */
export function count(value: number): string {
  return Math.round(value)
    .toString()
    .replace(/\B(?=(\d{3})+(?!\d))/g, THIN);
}

export function percent(share: number): string {
  const value = share * 100;
  return `${value > 0 && value < 1 ? "<1" : Math.round(value)}${HARD}%`;
}

/** Labels of an axis: one unit for all of them, and as many decimals as their distance needs. */
export function axisLabels(splits: readonly number[], unit: string): string[] {
  const most = Math.max(...splits.map(Math.abs));
  const power = thousands(most, unit);
  const scale = 1_000 ** power;
  const step = splits.length > 1 ? Math.abs((splits[1] ?? 0) - (splits[0] ?? 0)) / scale : 1;
  const decimals = step > 0 ? Math.min(6, Math.max(0, -Math.floor(Math.log10(step) + 1e-9))) : 0;
  return splits.map((value) => {
    const text = (value / scale).toFixed(decimals);
    return (Number(text) === 0 ? "0" : text) + suffix(power, unit);
  });
}
