// SPDX-License-Identifier: Apache-2.0
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { useAsked } from "../../api/asked";
import { question } from "../../api/ask";
import type { Topology, WholeIncident } from "../../api/types";
import { entityAddress, turn, type Route } from "../../frame/route";
import { Card, Empty, Shown } from "../../parts/card";
import { incidentAddress } from "../incidents/address";
import { clock } from "../../words/time";
import { Drawing } from "./drawing";
import { graph, MOST, trail, troubled, type Trail } from "./graph";
import { Moment, momentOf } from "./moment";
import type { Scene } from "./picture";
import { Save } from "./save";
import { grown, type Shape } from "./shape";
import { standingOf } from "./standing";
import { Twin } from "./twin";
import "./map.css";

export const path = "/map";
export const title = () => "Map";
export const rail = {
  order: 1.5,
  label: "Map",
  key: "m",
  icon: "M2.5 10a2.5 2.5 0 1 0 5 0 2.5 2.5 0 1 0-5 0M12.5 4.5h5v4h-5ZM12.5 11.5h5v4h-5ZM7.5 9l5-2.3M7.5 11l5 2.3",
};

const EVERY_MS = 5_000;

export function view({ route }: { route: Route }) {
  const at = momentOf(route);
  const topology = useAsked<Topology>(question("topology", { at }), at === undefined ? EVERY_MS : 0);
  const id = route.query.get("incident") ?? "";
  return (
    <div class="map">
      <Shown asked={topology}>
        {(data) =>
          id ? <OfIncident route={route} topology={data} id={id} /> : <Map route={route} topology={data} whole={undefined} />
        }
      </Shown>
    </div>
  );
}

function OfIncident({ route, topology, id }: { route: Route; topology: Topology; id: string }) {
  const whole = useAsked<WholeIncident>(question("incident", { id }), EVERY_MS);
  if (whole.trouble?.status === 404) return <Map route={route} topology={topology} whole={undefined} />;
  return <Shown asked={whole}>{(data) => <Map route={route} topology={topology} whole={data} />}</Shown>;
}

function Map({ route, topology, whole }: { route: Route; topology: Topology; whole: WholeIncident | undefined }) {
  const [all, only, list] = ["all", "only", "list"].map((name) => route.query.get(name) === "yes");
  const find = route.query.get("find") ?? "";
  const open = route.query.getAll("open").flatMap((text) => text.split(",")).filter(Boolean);
  const ill = useMemo(() => troubled(topology), [topology]);
  const way = useMemo(() => whole && trail(whole, topology.edges), [whole, topology]);
  const affected = way ? new Set([...way.touched, ...way.way]) : new Set(ill.keys());
  const drawn = useMemo(
    () => graph(topology, { all: all ?? false, find, open, only: only ? affected : undefined }),
    [topology, all, only, find, open.join(), whole],
  );
  const hidden = topology.nodes.length - drawn.nodes.reduce((sum, { members }) => sum + (members.length || 1), 0);
  const kept = useRef<{ key: string; shape: Shape }>(undefined);
  const key = [all, only, find, open.join()].join();
  // Live, who left leaves no gap; while a hand moves through time, all stay where they were.
  const before = topology.atMs !== null && kept.current?.key === key ? kept.current.shape : undefined;
  const shape = grown(before, drawn);
  kept.current = { key, shape };
  const shown = drawn.nodes.length > 0 && !list;
  const scene = {
    title: sentence(topology, ill.size),
    graph: drawn,
    stands: (node: string) => standingOf(node, topology, ill),
    trail: way,
  };
  return (
    <>
      <div class="head">
        <div class="say">
          <h1>{scene.title}</h1>
          {whole && way && <Way of={way} whole={whole} />}
        </div>
      </div>
      <Wishes route={route} all={all ?? false} only={only ?? false} list={list ?? false} find={find} />
      <Card title={list ? "Who calls whom" : "From callers to whom they call"} aside={<Aside hidden={hidden} scene={shown ? scene : undefined} />}>
        <Moment route={route} whole={whole} />
        {!topology.nodes.length ? (
          <Empty
            missing={topology.atMs === null ? "No edge between two entities is known yet." : "No edge was known at that time."}
            will="Who calls whom will appear here: from spans, from Istio's and Linkerd's metrics, and from Kubernetes' labels."
          />
        ) : !drawn.nodes.length ? (
          <Empty missing={only ? "Nobody on the map is affected." : "Nobody is named like that."} will="Change what is shown above." />
        ) : list ? (
          <Twin graph={drawn} topology={topology} ill={ill} />
        ) : (
          <Drawing graph={drawn} shape={shape} topology={topology} ill={ill} trail={way} onOpen={(group) => turn(route, { open: [...open, group].join() })} />
        )}
        {drawn.left > 0 && <p class="quiet">{drawn.left} more have no room: {MOST} are drawn at most. Look for a name above.</p>}
      </Card>
    </>
  );
}

function Aside({ hidden, scene }: { hidden: number; scene: Scene | undefined }) {
  return (
    <>
      {hidden > 0 && <span>{hidden} more are not drawn </span>}
      {scene && <Save scene={scene} />}
    </>
  );
}

function sentence({ nodes, edges, atMs }: Topology, ill: number): string {
  const calls = edges.filter(({ kind }) => kind === "calls").length;
  const ways = `${calls} ${calls === 1 ? "way" : "ways"} of calling`;
  if (atMs !== null) {
    const when = clock(atMs, Date.now());
    if (!nodes.length) return `At ${when} no edge was known.`;
    const who = ill ? `${ill} of ${nodes.length} entities ${ill === 1 ? "was" : "were"}` : `none of ${nodes.length} entities was`;
    return `At ${when} ${who} in an incident; ${ways}.`;
  }
  if (!nodes.length) return "No map yet.";
  return ill
    ? `${ill} of ${nodes.length} entities ${ill === 1 ? "is" : "are"} in trouble; ${ways}.`
    : `${nodes.length} entities, ${ways}; nobody is in trouble.`;
}

/** The path to the cause in words. */
function Way({ of, whole }: { of: Trail; whole: WholeIncident }) {
  return (
    <p>
      <a href={incidentAddress(whole.incident.id)}>{whole.incident.title}</a>{" "}
      {of.known ? "Probable cause: " : "No cause is known; it began at "}
      <a href={entityAddress(of.cause)}>{of.cause}</a>.
      {of.way.length > 1 && <> The way to it: {of.way.join(" → ")}.</>}
    </p>
  );
}

interface Chosen {
  route: Route;
  all: boolean;
  only: boolean;
  list: boolean;
  find: string;
}

function Wishes({ route, all, only, list, find }: Chosen) {
  const [typed, setTyped] = useState(find);
  useEffect(() => setTyped(find), [find]);
  const yes = (on: boolean) => (on ? "yes" : undefined);
  const look = () => typed !== find && turn(route, { find: typed });
  return (
    <form
      class="filters"
      onSubmit={(event) => {
        event.preventDefault();
        look();
      }}
    >
      <label>
        Name{" "}
        <input
          type="search"
          value={typed}
          placeholder="shop"
          onInput={(event) => setTyped(event.currentTarget.value)}
          onChange={look}
        />
      </label>
      <div class="group" role="group" aria-label="What is shown">
        <button type="button" aria-pressed={only} onClick={() => turn(route, { only: yes(!only) })}>
          Only affected
        </button>
        <button type="button" aria-pressed={all} onClick={() => turn(route, { all: yes(!all) })}>
          Also where they run
        </button>
        <button type="button" aria-pressed={list} onClick={() => turn(route, { list: yes(!list) })}>
          As a list
        </button>
      </div>
      {route.query.get("open") && (
        <button type="button" onClick={() => turn(route, { open: undefined })}>
          Close groups
        </button>
      )}
      {route.query.get("incident") && (
        <button type="button" onClick={() => turn(route, { incident: undefined })}>
          Without the incident
        </button>
      )}
    </form>
  );
}
