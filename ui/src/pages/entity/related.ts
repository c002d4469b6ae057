// SPDX-License-Identifier: Apache-2.0
import type { Edge } from "../../api/types";

/** Edges of one entity that mean the same to it, and who is at their other ends. */
export interface Group {
  readonly title: string;
  readonly others: readonly { readonly id: string; readonly edge: Edge }[];
}

const TITLES: readonly { readonly kind: Edge["kind"]; readonly out: string; readonly into: string }[] = [
  { kind: "calls", out: "Calls", into: "Is called by" },
  { kind: "runs_on", out: "Runs on", into: "Carries" },
  { kind: "member_of", out: "Is a member of", into: "Its members" },
];

/** The busiest first, then by name; groups of which there is nothing are left out. */
export function grouped(id: string, edges: readonly Edge[]): readonly Group[] {
  const groups = TITLES.flatMap(({ kind, out, into }) => {
    const own = edges.filter((edge) => edge.kind === kind);
    return [
      { title: out, others: own.filter(({ from }) => from === id).map((edge) => ({ id: edge.to, edge })) },
      { title: into, others: own.filter(({ to }) => to === id).map((edge) => ({ id: edge.from, edge })) },
    ];
  });
  return groups
    .filter(({ others }) => others.length > 0)
    .map(({ title, others }) => ({
      title,
      others: others.toSorted((a, b) => b.edge.calls - a.edge.calls || (a.id < b.id ? -1 : 1)),
    }));
}

/** What is known of the calls over an edge: `12 calls, 3 failed, 4.2 ms`. */
export function traffic({ calls, failed, meanMs }: Edge): string {
  if (!calls || meanMs === null) return "";
  const count = `${calls.toLocaleString("en")} ${calls === 1 ? "call" : "calls"}`;
  return [count, failed ? `${failed.toLocaleString("en")} failed` : "", `${took(meanMs)} on average`]
    .filter(Boolean)
    .join(", ");
}

export const took = (ms: number) => `${ms.toFixed(ms < 10 ? 2 : 0)}\u00a0ms`;
