// SPDX-License-Identifier: Apache-2.0
import type { State, Topology } from "../../api/types";
import { Mark } from "../../parts/mark";
import { STATES } from "../../words/state";

/** How a node stands: as judged by itself, or by the incident that touches it. */
/** How it stood earlier is known from incidents only. */
export type Stands = State | "touched" | "calm" | "unknown";

export const WORDS: Readonly<Record<Stands, string>> = {
  anomalous: STATES.anomalous.word,
  silent: STATES.silent.word,
  noted: STATES.noted.word,
  learning: STATES.learning.word,
  normal: STATES.normal.word,
  touched: "In an incident",
  calm: "In no incident",
  unknown: "Not judged",
};

export function standingOf(id: string, { standings, atMs }: Topology, ill: ReadonlyMap<string, string>): Stands {
  const known = standings.find(({ entity }) => entity === id);
  if (known?.state === "anomalous" || known?.state === "silent") return known.state;
  if (ill.get(id)) return "touched";
  return known?.state || (atMs === null ? "unknown" : "calm");
}

/** Shape, word and colour. */
export function Standing({ of }: { of: Stands }) {
  if (of === "touched") {
    return (
      <span class="mark anomalous">
        <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
          <path d="M2.5 2.5h11v11h-11Z" />
        </svg>
        {WORDS[of]}
      </span>
    );
  }
  if (of === "unknown" || of === "calm") {
    return (
      <span class="mark learning">
        <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
          <path class="hollow" d="M3 8h10" />
        </svg>
        {WORDS[of]}
      </span>
    );
  }
  return <Mark state={of} />;
}
