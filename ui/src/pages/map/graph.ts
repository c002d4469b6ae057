// SPDX-License-Identifier: Apache-2.0
import type { Edge, Topology, WholeIncident } from "../../api/types";
import { nameOf } from "../../words/incident";
import { keyOf, type Arrow } from "./layout";

/** More would be a tangle: they are grouped, and a group opens by a click. */
export const MOST = 60;

/** A node, or a group of nodes that are not drawn one by one. */
export interface Node {
  readonly id: string;
  /** Empty for an entity. */
  readonly members: readonly string[];
}

export interface Graph {
  readonly nodes: readonly Node[];
  readonly edges: readonly Edge[];
  /** Groups for which there was no room. */
  readonly left: number;
}

export interface Wish {
  /** Also where things run and what they are part of, not only calls. */
  readonly all: boolean;
  readonly find: string;
  /** Groups that are open. */
  readonly open: readonly string[];
  /** Only these and who stands between; all when not given. */
  readonly only?: ReadonlySet<string> | undefined;
}

/** The part of the topology that is drawn. */
export function graph(topology: Topology, wish: Wish): Graph {
  const calls = topology.edges.filter(({ kind }) => kind === "calls");
  const edges = wish.all || !calls.length ? topology.edges : calls;
  const find = wish.find.trim().toLowerCase();
  const ids = [...new Set(edges.flatMap(({ from, to }) => [from, to]))].filter(
    (id) => id.toLowerCase().includes(find) && (!wish.only || wish.only.has(id)),
  );
  if (ids.length <= MOST) return { nodes: ids.map(alone), edges: among(new Set(ids), edges), left: 0 };
  return grouped(ids, edges, wish.open);
}

const alone = (id: string): Node => ({ id, members: [] });

const among = (ids: ReadonlySet<string>, edges: readonly Edge[]) =>
  edges.filter(({ from, to }) => ids.has(from) && ids.has(to));

/** `service:north/shop` belongs to `north`; what has no such part, to its kind. */
export function groupOf(id: string): string {
  const cut = nameOf(id).indexOf("/");
  return cut > 0 ? nameOf(id).slice(0, cut) : id.slice(0, id.indexOf(":"));
}

function grouped(ids: readonly string[], edges: readonly Edge[], open: readonly string[]): Graph {
  const groups = new Map<string, string[]>();
  for (const id of ids) {
    const group = groupOf(id);
    groups.set(group, [...(groups.get(group) ?? []), id]);
  }
  const nodes: Node[] = [];
  for (const [group, members] of [...groups].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    if (members.length === 1 || open.includes(group)) nodes.push(...members.map(alone));
    else nodes.push({ id: `group:${group}`, members });
  }
  const drawn = nodes.slice(0, MOST);
  const home = new Map(drawn.flatMap(({ id, members }) => [[id, id], ...members.map((one) => [one, id])] as [string, string][]));
  return { nodes: drawn, edges: merged(edges, home), left: nodes.length - drawn.length };
}

/** Edges between groups add up. */
function merged(edges: readonly Edge[], home: ReadonlyMap<string, string>): readonly Edge[] {
  const sums = new Map<string, Edge>();
  for (const edge of edges) {
    const [from, to] = [home.get(edge.from), home.get(edge.to)];
    if (from === undefined || to === undefined || from === to) continue;
    const key = keyOf({ from, to });
    const known = sums.get(key);
    const calls = (known?.calls ?? 0) + edge.calls;
    sums.set(key, { ...edge, from, to, calls, failed: (known?.failed ?? 0) + edge.failed, meanMs: null });
  }
  return [...sums.values()];
}

/** Who is in trouble now, and with which incident. */
export const troubled = ({ standings }: Topology): ReadonlyMap<string, string> =>
  new Map(
    standings
      .filter(({ state, incident }) => incident || state === "anomalous" || state === "silent")
      .map(({ entity, incident }) => [entity, incident]),
  );

/** Where an incident came from, as far as the map can show it. */
export interface Trail {
  readonly cause: string;
  /** Whether a diagnosis named it; else it is the one that began first. */
  readonly known: boolean;
  readonly touched: ReadonlySet<string>;
  /** From the one that people notice to the cause. */
  readonly way: readonly string[];
  readonly arrows: ReadonlySet<string>;
}

/** Ways from all that an incident touches to its cause: along the calls, and where there is none, against them. */
export function trail({ incident, diagnosis }: WholeIncident, edges: readonly Edge[]): Trail {
  const named = diagnosis?.causes[0]?.entity;
  const cause = named ?? incident.entity;
  const touched = new Set([cause, ...incident.entities]);
  const toward = ways(cause, edges, touched);
  const arrows = new Set<string>();
  let way: readonly string[] = [cause];
  for (const id of [...(diagnosis?.failing ?? []), ...incident.entities]) {
    const own = follow(id, toward);
    own.arrows.forEach((arrow) => arrows.add(arrow));
    if (own.ids.length > 1 && (way.length === 1 || (!diagnosis?.failing.length && own.ids.length > way.length))) way = own.ids;
  }
  return { cause, known: named !== undefined, touched, way, arrows };
}

type Steps = ReadonlyMap<string, { readonly next: string; readonly arrow: Arrow }>;

/**
 * For each that can reach the cause, its next step: by calls through those in trouble, then by any calls, then by any
 * edge.
 */
function ways(cause: string, edges: readonly Edge[], touched: ReadonlySet<string>): Steps {
  const steps = new Map<string, { next: string; arrow: Arrow }>();
  const reached = [cause];
  const walk = (over: readonly Edge[], back: boolean) => {
    const visit = (id: string, next: string, arrow: Arrow) => {
      if (id === cause || steps.has(id)) return;
      steps.set(id, { next, arrow });
      reached.push(id);
    };
    for (let i = 0; i < reached.length; i++) {
      for (const edge of over) {
        if (edge.to === reached[i]) visit(edge.from, edge.to, edge);
        if (back && edge.from === reached[i]) visit(edge.to, edge.from, edge);
      }
    }
  };
  const calls = edges.filter(({ kind }) => kind === "calls").toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  walk(
    calls.filter(({ from }) => touched.has(from)),
    false,
  );
  walk(calls, false);
  walk(edges, true);
  return steps;
}

function follow(id: string, steps: Steps): { ids: readonly string[]; arrows: readonly string[] } {
  const [ids, arrows] = [[id], [] as string[]];
  for (let step = steps.get(id); step; step = steps.get(step.next)) {
    ids.push(step.next);
    arrows.push(keyOf(step.arrow));
  }
  return { ids, arrows };
}
