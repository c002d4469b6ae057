// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Edge, Topology, WholeIncident } from "../../src/api/types";
import { graph, groupOf, MOST, trail } from "../../src/pages/map/graph";
import { keyOf, layout } from "../../src/pages/map/layout";
import { picture } from "../../src/pages/map/picture";
import { grown } from "../../src/pages/map/shape";
import { walk } from "../../src/pages/map/walk";

const edge = (from: string, to: string, kind: Edge["kind"] = "calls"): Edge => ({
  from, kind, to, firstMs: 1, lastMs: 2, ended: false, calls: 3, failed: 0, meanMs: 1,
});
const topology = (edges: readonly Edge[]): Topology => ({
  nodes: [...new Set(edges.flatMap(({ from, to }) => [from, to]))],
  atMs: null,
  standings: [],
  edges,
});
const ALL = { all: false, find: "", open: [] };

test("callers stand left of whom they call, by their longest way", () => {
  const { nodes } = layout(["a", "b", "c"], [edge("a", "b"), edge("b", "c"), edge("a", "c")]);
  const x = new Map(nodes.map((node) => [node.id, node.x]));
  assert.ok((x.get("a") ?? 0) < (x.get("b") ?? 0) && (x.get("b") ?? 0) < (x.get("c") ?? 0));
});

test("a circle is drawn with one arrow back, and a call of itself with none", () => {
  const arrows = [edge("a", "b"), edge("b", "c"), edge("c", "a"), edge("b", "b")];
  const { back, nodes } = layout(["c", "a", "b"], arrows);
  assert.deepEqual([...back], [keyOf({ from: "c", to: "a" })]);
  assert.deepEqual(nodes.map(({ id }) => id), ["a", "b", "c"]);
  assert.ok(nodes.every(({ x, y }) => Number.isFinite(x) && Number.isFinite(y)));
});

test("the same graph in another order gives the same picture", () => {
  const arrows = [edge("a", "c"), edge("a", "d"), edge("b", "c"), edge("b", "e"), edge("d", "f")];
  const ids = ["a", "b", "c", "d", "e", "f", "alone"];
  assert.deepEqual(layout(ids.toReversed(), arrows.toReversed()), layout(ids, arrows));
  assert.deepEqual(layout([], []), { nodes: [], width: 0, height: 0, back: new Set() });
});

test("too many are grouped by what their names begin with, and a group opens", () => {
  const edges = [...Array(80).keys()].map((i) => edge(`service:${i % 2 ? "north" : "south"}/s${i}`, "database:db"));
  assert.equal(groupOf("service:north/shop"), "north");
  assert.equal(groupOf("host:web-1"), "host");
  const closed = graph(topology(edges), ALL);
  assert.deepEqual(closed.nodes.map(({ id, members }) => [id, members.length]), [
    ["database:db", 0],
    ["group:north", 40],
    ["group:south", 40],
  ]);
  assert.equal(closed.edges.find(({ from }) => from === "group:north")?.calls, 120);
  assert.equal(graph(topology(edges), { ...ALL, open: ["north"] }).nodes.length, 42);
  const both = graph(topology(edges), { ...ALL, open: ["north", "south"] });
  assert.deepEqual([both.nodes.length, both.left], [MOST, 21]);
});

test("where there is no call, other edges are drawn; a name and the affected narrow it", () => {
  const runs = [edge("pod:a", "host:h", "runs_on"), edge("pod:b", "host:h", "runs_on")];
  assert.equal(graph(topology(runs), ALL).nodes.length, 3);
  assert.equal(graph(topology([...runs, edge("service:x", "service:y")]), ALL).nodes.length, 2);
  assert.equal(graph(topology(runs), { ...ALL, find: "HOST" }).nodes.length, 1);
  assert.equal(graph(topology(runs), { ...ALL, only: new Set(["pod:a"]) }).nodes.length, 1);
});

const whole = (cause: string, failing: readonly string[], entities: readonly string[]) =>
  ({ incident: { entity: entities[0], entities }, diagnosis: cause ? { causes: [{ entity: cause }], failing } : null }) as unknown as WholeIncident;

test("the way to the cause goes through those in trouble rather than past them", () => {
  const edges = [edge("web", "a"), edge("a", "db"), edge("web", "b"), edge("b", "db")];
  const found = trail(whole("db", ["web"], ["web", "b", "db"]), edges);
  assert.deepEqual(found.way, ["web", "b", "db"]);
  assert.ok(!found.arrows.has(keyOf({ from: "a", to: "db" })));
});

test("without a diagnosis the way leads to where it began, against the calls if it must", () => {
  const found = trail(whole("", [], ["web", "db"]), [edge("web", "db")]);
  assert.deepEqual([found.cause, found.known, found.way], ["web", false, ["db", "web"]]);
  assert.deepEqual(trail(whole("", [], ["lone"]), []).way, ["lone"]);
});

test("arrow keys walk along the edges, and to the next card where there is none", () => {
  const edges = [edge("web", "shop"), edge("web", "mail"), edge("shop", "db")];
  const { nodes } = layout(["web", "shop", "mail", "db"], edges);
  const from = (id: string, key: string) => walk(key, id, nodes, edges);
  assert.equal(from("shop", "ArrowRight"), "db");
  assert.equal(from("mail", "ArrowRight"), "db");
  assert.equal(from("db", "ArrowLeft"), "shop");
  const [first, second] = nodes.filter(({ id }) => id === "shop" || id === "mail").map(({ id }) => id);
  assert.equal(from(first ?? "", "ArrowDown"), second);
  assert.equal(from(second ?? "", "ArrowUp"), first);
  assert.deepEqual([from("db", "ArrowRight"), from("web", "Enter"), from("nobody", "ArrowUp")], [undefined, undefined, undefined]);
});

test("the map as a file has all that is drawn, and no name becomes markup", () => {
  const edges = [edge("service:<b>&\"", "database:db\u0001"), { ...edge("database:db\u0001", "host:a"), failed: 3 }];
  const drawn = graph(topology(edges), ALL);
  const way = trail({ incident: { entity: "host:a", entities: ["host:a"] }, diagnosis: null } as unknown as WholeIncident, edges);
  const svg = picture({ title: "1 < 2", graph: drawn, stands: () => "touched", trail: way }, (name) => `#${name}`);
  assert.match(svg, /^<svg [^>]*width="\d+" height="\d+"/);
  assert.ok(svg.includes("&lt;b&gt;&amp;&quot;") && svg.includes("1 &lt; 2") && !svg.includes("<b>") && !svg.includes("\u0001"));
  assert.equal(svg.match(/marker|NaN|undefined/g), null);
  assert.equal(svg.match(/<path d="M[^"]+C/g)?.length, 2);
  assert.ok(svg.includes("In an incident, cause") && svg.includes('stroke-dasharray="7 4"'));
});

test("while time moves cards keep their places, whoever comes and goes", () => {
  const now = grown(undefined, graph(topology([edge("web", "shop"), edge("shop", "db")]), ALL));
  const before = grown(now, graph(topology([edge("web", "shop")]), ALL));
  assert.equal(before, now);
  const more = grown(before, graph(topology([edge("web", "mail")]), ALL));
  assert.deepEqual(more.ids, ["web", "shop", "db", "mail"]);
  assert.equal(more.arrows.length, 3);
});
