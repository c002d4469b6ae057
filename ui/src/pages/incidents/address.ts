// SPDX-License-Identifier: Apache-2.0
import { address, entityAddress } from "../../frame/route";

/** Room to see what was usual before, and what came after. */
const BEFORE = 1.5;
const LEAST_MS = 5 * 60_000;

export const incidentAddress = (id: string) => address("/incident", id);

/** What is looked at of a stretch, with room on both sides. */
export function around(startMs: number, endMs: number | null, nowMs: number): readonly [number, number] {
  const end = endMs ?? nowMs;
  const room = Math.max(LEAST_MS, (end - startMs) * BEFORE);
  return [Math.round(startMs - room), Math.round(Math.min(nowMs, end + room / 2))];
}

/** An entity at the time of trouble, with the question why it began already asked. */
export function entityThen(id: string, startMs: number, endMs: number | null, nowMs: number, atMs = startMs): string {
  const [from, to] = around(startMs, endMs, nowMs);
  return entityAddress(id, { from, to, at: Math.round(atMs) });
}
