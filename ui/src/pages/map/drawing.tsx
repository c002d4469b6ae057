// SPDX-License-Identifier: Apache-2.0
import { useMemo, useState } from "preact/hooks";
import type { Edge, Topology } from "../../api/types";
import { entityAddress } from "../../frame/route";
import { nameOf } from "../../words/incident";
import { traffic } from "../entity/related";
import type { Graph, Node, Trail } from "./graph";
import { keyOf, layout, NODE, type Placed } from "./layout";
import { standingOf, Standing } from "./standing";

interface Props {
  readonly graph: Graph;
  readonly topology: Topology;
  readonly ill: ReadonlyMap<string, string>;
  readonly trail: Trail | undefined;
  readonly onOpen: (group: string) => void;
}

/** Cards of HTML, so that their text can be read and reached, over lines of SVG. */
export function Drawing({ graph, topology, ill, trail, onOpen }: Props) {
  const [near, setNear] = useState("");
  const shape = graph.nodes.map(({ id }) => id).join("\n") + graph.edges.map(keyOf).join("\n");
  const placed = useMemo(() => layout(graph.nodes.map(({ id }) => id), graph.edges), [shape]);
  const at = new Map(placed.nodes.map((node) => [node.id, node]));
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]));
  const beside = new Set([near, ...graph.edges.flatMap(({ from, to }) => (from === near ? [to] : to === near ? [from] : []))]);
  const told = near ? graph.edges.filter(({ from, to }) => from === near || to === near) : [];
  return (
    <>
      <div class="scroll sheet" tabIndex={0} role="region" aria-label="The map">
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
          : "Point at one, or walk with j and k, to see its neighbours. Dotted: closes a circle, or is over. Dashed: more than one call in a hundred fails."}
      </p>
    </>
  );
}

const VERBS: Readonly<Record<Edge["kind"], string>> = { calls: "calls", runs_on: "runs on", member_of: "is part of" };

export const spoken = (edge: Edge) =>
  `${nameOf(edge.from)} ${VERBS[edge.kind]} ${nameOf(edge.to)}${traffic(edge) && ` (${traffic(edge)})`}`;

/** A call in a hundred. */
const FAILS = 0.01;

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
  const failing = edge.calls > 0 && edge.failed / edge.calls > FAILS;
  const kinds = [
    edge.ended || back ? "over" : "",
    failing ? "failing" : "",
    trail ? "trail" : "",
    dim ? "dim" : "",
  ];
  const [x1, y1] = [from.x + NODE.width, from.y + NODE.height / 2];
  const [x2, y2] = [to.x, to.y + NODE.height / 2];
  const bend = x2 > x1 ? Math.max(30, (x2 - x1) / 2) : 60;
  const width = (trail ? 1.6 : 0) + 1 + Math.min(2.5, Math.log10(1 + edge.calls) / 2);
  return (
    <path
      class={kinds.join(" ")}
      d={`M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`}
      stroke-width={width}
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
