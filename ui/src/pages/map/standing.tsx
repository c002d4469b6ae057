// SPDX-License-Identifier: Apache-2.0
import type { State, Topology } from "../../api/types";
import { Mark } from "../../parts/mark";

/** How a node stands: as judged by itself, or by the incident that touches it. */
export type Stands = State | "touched" | "unknown";

export function standingOf(id: string, { standings }: Topology, ill: ReadonlyMap<string, string>): Stands {
  const known = standings.find(({ entity }) => entity === id);
  if (known?.state === "anomalous" || known?.state === "silent") return known.state;
  if (ill.get(id)) return "touched";
  return known?.state || "unknown";
}

/** Shape, word and colour. */
export function Standing({ of }: { of: Stands }) {
  if (of === "touched") {
    return (
      <span class="mark anomalous">
        <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
          <path d="M2.5 2.5h11v11h-11Z" />
        </svg>
        In an incident
      </span>
    );
  }
  if (of === "unknown") {
    return (
      <span class="mark learning">
        <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
          <path class="hollow" d="M3 8h10" />
        </svg>
        Not judged
      </span>
    );
  }
  return <Mark state={of} />;
}
