// SPDX-License-Identifier: Apache-2.0
import { useMemo, useRef, useState } from "preact/hooks";
import type { Edge, Topology } from "../../api/types";
import { entityAddress } from "../../frame/route";
import { nameOf } from "../../words/incident";
import { traffic } from "../entity/related";
import type { Graph, Node, Trail } from "./graph";
import { keyOf, layout, NODE, type Placed } from "./layout";
import { course, isFailing, width } from "./lines";
import type { Shape } from "./shape";
import { standingOf, Standing } from "./standing";
import { walk } from "./walk";

interface Props {
  readonly graph: Graph;
  /** The graph, and what is to keep its place beside it. */
  readonly shape: Shape;
  readonly topology: Topology;
  readonly ill: ReadonlyMap<string, string>;
  readonly trail: Trail | undefined;
  readonly onOpen: (group: string) => void;
}

/** Cards of HTML, so that their text can be read and reached, over lines of SVG. */
export function Drawing({ graph, shape, topology, ill, trail, onOpen }: Props) {
  const [near, setNear] = useState("");
  const key = shape.ids.join("\n") + shape.arrows.map(keyOf).join("\n");
  const laid = useMemo(() => layout(shape.ids, shape.arrows), [key]);
  const drawn = new Set(graph.nodes.map(({ id }) => id));
  const placed = { ...laid, nodes: laid.nodes.filter(({ id }) => drawn.has(id)) };
  const at = new Map(placed.nodes.map((node) => [node.id, node]));
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]));
  const beside = new Set([near, ...graph.edges.flatMap(({ from, to }) => (from === near ? [to] : to === near ? [from] : []))]);
  const sheet = useRef<HTMLDivElement>(null);
  const follow = (event: KeyboardEvent) => {
    const to = walk(event.key, (event.target as HTMLElement).dataset.node ?? "", placed.nodes, graph.edges);
    const card = to && sheet.current?.querySelector<HTMLElement>(`[data-node="${CSS.escape(to)}"]`);
    if (!card) return;
    event.preventDefault();
    card.focus();
    card.scrollIntoView({ block: "nearest", inline: "nearest" });
  };
  const told = near ? graph.edges.filter(({ from, to }) => from === near || to === near) : [];
  return (
    <>
      <div class="scroll sheet" ref={sheet} tabIndex={0} role="region" aria-label="The map" onKeyDown={follow}>
        <div class={`plan ${near ? "near" : ""}`} style={{ width: `${placed.width}px`, height: `${placed.height}px` }}>
          <svg width={placed.width} height={placed.height} aria-hidden="true">
            <defs>
              <marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto" markerUnits="userSpaceOnUse">
                <path d="M0 .5 7.5 4 0 7.5Z" />
              </marker>
            </defs>
            {graph.edges.map((edge) => (
              <Line
                key={`${edge.kind} ${keyOf(edge)}`}
                edge={edge}
                at={at}
                back={placed.back.has(keyOf(edge))}
                trail={trail?.arrows.has(keyOf(edge)) ?? false}
                dim={near !== "" && edge.from !== near && edge.to !== near}
              />
            ))}
          </svg>
          {placed.nodes.map((node) => (
            <Card
              key={node.id}
              at={node}
              node={nodes.get(node.id) as Node}
              topology={topology}
              ill={ill}
              cause={trail?.cause === node.id}
              dim={near !== "" && !beside.has(node.id)}
              onNear={setNear}
              onOpen={onOpen}
            />
          ))}
        </div>
      </div>
      <p class="pointed quiet" aria-live="polite">
        {near
          ? told.map(spoken).join("; ") || `${near}: no edge is drawn.`
          : "Point at one, or walk with the arrow keys along the edges, to see its neighbours; Enter opens it. Dotted: closes a circle, or is over. Dashed: more than one call in a hundred fails."}
      </p>
    </>
  );
}

const VERBS: Readonly<Record<Edge["kind"], string>> = { calls: "calls", runs_on: "runs on", member_of: "is part of" };

export const spoken = (edge: Edge) =>
  `${nameOf(edge.from)} ${VERBS[edge.kind]} ${nameOf(edge.to)}${traffic(edge) && ` (${traffic(edge)})`}`;

interface Drawn {
  edge: Edge;
  at: ReadonlyMap<string, Placed>;
  back: boolean;
  trail: boolean;
  dim: boolean;
}

function Line({ edge, at, back, trail, dim }: Drawn) {
  const [from, to] = [at.get(edge.from), at.get(edge.to)];
  if (!from || !to) return null;
  const kinds = [
    edge.ended || back ? "over" : "",
    isFailing(edge) ? "failing" : "",
    trail ? "trail" : "",
    dim ? "dim" : "",
  ];
  return (
    <path
      class={kinds.join(" ")}
      d={course(from, to)}
      stroke-width={width(edge, trail)}
      marker-end="url(#tip)"
    />
  );
}

interface Shown {
  at: Placed;
  node: Node;
  topology: Topology;
  ill: ReadonlyMap<string, string>;
  cause: boolean;
  dim: boolean;
  onNear: (id: string) => void;
  onOpen: (group: string) => void;
}

function Card({ at, node, topology, ill, cause, dim, onNear, onOpen }: Shown) {
  const style = { left: `${at.x}px`, top: `${at.y}px`, width: `${NODE.width}px`, height: `${NODE.height}px` };
  const common = {
    style,
    "data-row": true,
    "data-node": node.id,
    title: node.id,
    onMouseEnter: () => onNear(node.id),
    onMouseLeave: () => onNear(""),
    onFocus: () => onNear(node.id),
    onBlur: () => onNear(""),
  };
  if (node.members.length) {
    const bad = node.members.filter((id) => ill.has(id)).length;
    const group = nameOf(node.id);
    return (
      <button type="button" class={`node group ${dim ? "dim" : ""}`} {...common} onClick={() => onOpen(group)}>
        <strong>{group}</strong>
        <span>
          {node.members.length} entities{bad > 0 && `, ${bad} in trouble`}
        </span>
      </button>
    );
  }
  const standing = standingOf(node.id, topology, ill);
  return (
    <a class={`node ${standing} ${cause ? "cause" : ""} ${dim ? "dim" : ""}`} href={entityAddress(node.id)} {...common}>
      <strong>{nameOf(node.id)}</strong>
      <span>
        <Standing of={standing} />
        {cause && <b class="origin">cause</b>}
      </span>
    </a>
  );
}
