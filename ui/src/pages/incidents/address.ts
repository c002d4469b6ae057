// SPDX-License-Identifier: Apache-2.0
import type { Incident } from "../../api/types";
import { entityAddress } from "../../frame/route";

/** Room to see what was usual before, and what came after. */
const BEFORE = 1.5;
const LEAST_MS = 5 * 60_000;

/** The incident's entity at that time, with the question why it began already asked. */
export function incidentAddress(incident: Incident, nowMs: number): string {
  const end = incident.endMs ?? nowMs;
  const room = Math.max(LEAST_MS, (end - incident.startMs) * BEFORE);
  const from = Math.round(incident.startMs - room);
  const to = Math.round(Math.min(nowMs, end + room / 2));
  return entityAddress(incident.entity, { from, to, at: incident.startMs });
}
