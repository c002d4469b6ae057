// SPDX-License-Identifier: Apache-2.0

const two = (n: number) => String(n).padStart(2, "0");
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const HARD = "\u00a0";

/** A duration in words, two parts at most: `45 s`, `7 min`, `1 h 20 min`, `3 d 4 h`. */
export function span(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1_000));
  if (seconds < 60) return `${seconds}${HARD}s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return parts(minutes, "min", minutes < 5 ? seconds % 60 : 0, "s");
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return parts(hours, "h", minutes % 60, "min");
  return parts(Math.floor(hours / 24), "d", hours % 24, "h");
}

function parts(first: number, unit: string, second: number, smaller: string): string {
  return `${first}${HARD}${unit}${second ? ` ${second}${HARD}${smaller}` : ""}`;
}

export function ago(ms: number, nowMs: number): string {
  const past = nowMs - ms;
  return past < 1_500 ? "just now" : `${span(past)} ago`;
}

/** Local civil time; the day only when it is not today's. */
export function clock(ms: number, nowMs: number, seconds = true): string {
  const at = new Date(ms);
  const today = new Date(nowMs).toDateString() === at.toDateString();
  const time = `${two(at.getHours())}:${two(at.getMinutes())}${seconds ? `:${two(at.getSeconds())}` : ""}`;
  return today ? time : `${day(at)} ${time}`;
}

export const day = (at: Date) => `${at.getDate()} ${MONTHS[at.getMonth()]}`;

/** `UTC`, `UTC+2`, `UTC+5:30`. */
export function zone(at: Date): string {
  const minutes = -at.getTimezoneOffset();
  if (minutes === 0) return "UTC";
  const rest = Math.abs(minutes) % 60;
  return `UTC${minutes < 0 ? "−" : "+"}${Math.floor(Math.abs(minutes) / 60)}${rest ? `:${two(rest)}` : ""}`;
}

/** Labels of a time axis whose lines stand `stepMs` apart; midnight shows the day. */
export function timeTick(ms: number, stepMs: number): string {
  // The library's ticks may lie a breath before the full second.
  const at = new Date(Math.round(ms / 10) * 10);
  if (stepMs >= 86_400_000 || (at.getHours() === 0 && at.getMinutes() === 0 && stepMs >= 60_000))
    return day(at);
  const time = `${two(at.getHours())}:${two(at.getMinutes())}`;
  return stepMs < 60_000 ? `${time}:${two(at.getSeconds())}` : time;
}

/** The time in a remark such as `ready in about 1 h 20 min`; 0 when there is none. */
export function leftMs(remark: string): number {
  const told = /ready in about (.*)/.exec(remark)?.[1] ?? "";
  const sizes: Record<string, number> = { d: 86_400_000, h: 3_600_000, min: 60_000, s: 1_000 };
  return [...told.matchAll(/(\d+) (d|h|min|s)\b/g)].reduce(
    (sum, [, amount, unit]) => sum + Number(amount) * (sizes[unit ?? ""] ?? 0),
    0,
  );
}
