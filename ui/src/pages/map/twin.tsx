// SPDX-License-Identifier: Apache-2.0
import type { Topology } from "../../api/types";
import { entityAddress } from "../../frame/route";
import { traffic } from "../entity/related";
import { nameOf } from "../../words/incident";
import type { Graph } from "./graph";
import { Standing, standingOf } from "./standing";

const MOST = 500;
const WORDS = { calls: "calls", runs_on: "runs on", member_of: "is part of" } as const;

/** The same as the drawing, to be read from top to bottom. */
export function Twin({ graph, topology, ill }: { graph: Graph; topology: Topology; ill: ReadonlyMap<string, string> }) {
  const edges = graph.edges.toSorted((a, b) => (a.from + a.to < b.from + b.to ? -1 : 1));
  return (
    <>
      <table class="twin cards">
        <thead>
          <tr>
            <th>Who</th>
            <th>Stands</th>
            <th>Does</th>
            <th>Whom</th>
            <th>Stands</th>
            <th>Traffic</th>
          </tr>
        </thead>
        <tbody>
          {edges.slice(0, MOST).map((edge) => (
            <tr key={`${edge.kind} ${edge.from} ${edge.to}`}>
              <Who id={edge.from} topology={topology} ill={ill} />
              <td>{WORDS[edge.kind]}</td>
              <Who id={edge.to} topology={topology} ill={ill} />
              <td data-name="Traffic">
                {traffic(edge)}
                {edge.ended && <span class="quiet"> over</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {edges.length > MOST && <p class="quiet">and {edges.length - MOST} more; look for a name above.</p>}
    </>
  );
}

function Who({ id, topology, ill }: { id: string; topology: Topology; ill: ReadonlyMap<string, string> }) {
  const group = id.startsWith("group:");
  return (
    <>
      <td class="wrap">
        {group ? (
          nameOf(id)
        ) : (
          <a href={entityAddress(id)} data-row>
            {id}
          </a>
        )}
      </td>
      <td>{group ? "a group" : <Standing of={standingOf(id, topology, ill)} />}</td>
    </>
  );
}
