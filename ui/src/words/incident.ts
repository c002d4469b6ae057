// SPDX-License-Identifier: Apache-2.0
import type { Incident, IncidentState } from "../api/types";

export const INCIDENT_STATES: readonly { readonly state: IncidentState; readonly word: string }[] = [
  { state: "open", word: "Open" },
  { state: "reopened", word: "Reopened" },
  { state: "acknowledged", word: "Acknowledged" },
  { state: "mitigated", word: "Mitigated" },
  { state: "resolved", word: "Resolved" },
];

export const stateWord = (state: IncidentState) =>
  INCIDENT_STATES.find((known) => known.state === state)?.word ?? state;

export const isOpen = ({ state }: Incident) => state !== "resolved";

/** `312 members → 1 incident`: how much of people's time it saved. */
export const folded = (members: number) =>
  `${members.toLocaleString("en-GB")} ${members === 1 ? "member" : "members"} → 1 incident`;

/** A cause that nothing carries says so, once. */
export const causeWords = ({ cause, enough }: Pick<Incident, "cause" | "enough">) =>
  enough || cause.startsWith("Not enough evidence") ? cause : `Not enough evidence. ${cause}`;

/** The name of an entity without its kind, where the kind is of no use. */
export const nameOf = (id: string) => id.slice(id.indexOf(":") + 1);
