// SPDX-License-Identifier: Apache-2.0
// The map as a file: SVG by itself, in the colours of the theme, for reports and chats.
import type { Edge } from "../../api/types";
import { nameOf } from "../../words/incident";
import type { Graph, Trail } from "./graph";
import { keyOf, layout, NODE, type Placed } from "./layout";
import { course, isFailing, width } from "./lines";
import { WORDS, type Stands } from "./standing";

export interface Scene {
  readonly title: string;
  readonly graph: Graph;
  readonly stands: (id: string) => Stands;
  readonly trail: Trail | undefined;
}

/** `colour("card")` is that of the theme. */
export type Palette = (name: string) => string;

const EDGE = 24;
const HEAD = 34;
const LONGEST = 24;

const COLOURS: Readonly<Record<Stands, string>> = {
  anomalous: "crit",
  touched: "crit",
  silent: "warn",
  noted: "warn",
  normal: "ok",
  calm: "ok",
  learning: "unknown",
  unknown: "unknown",
};

export function picture({ title, graph, stands, trail }: Scene, colour: Palette): string {
  const placed = layout(graph.nodes.map(({ id }) => id), graph.edges);
  const at = new Map(placed.nodes.map((node) => [node.id, node]));
  const [wide, high] = [Math.max(placed.width, 480) + 2 * EDGE, placed.height + 2 * EDGE + HEAD];
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]));
  const arrows = graph.edges.map((edge) => arrow(edge, at, placed.back.has(keyOf(edge)), trail, colour));
  const cards = placed.nodes.map((node) => {
    const members = nodes.get(node.id)?.members.length ?? 0;
    const stand = stands(node.id);
    const about = members ? `${members} entities` : WORDS[stand];
    return card(node, about, members ? "unknown" : COLOURS[stand], trail?.cause === node.id, colour);
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${wide}" height="${high}" viewBox="0 0 ${wide} ${high}"`,
    ` font-family="system-ui, 'Segoe UI', Roboto, 'DejaVu Sans', sans-serif"><title>${text(title)}</title>`,
    `<rect width="100%" height="100%" fill="${colour("ground")}"/>`,
    `<text x="${EDGE}" y="${EDGE + 6}" font-size="15" font-weight="600" fill="${colour("text")}">${text(title)}</text>`,
    `<g transform="translate(${EDGE} ${EDGE + HEAD})">${arrows.join("")}${cards.join("")}</g></svg>`,
  ].join("");
}

function arrow(edge: Edge, at: ReadonlyMap<string, Placed>, back: boolean, trail: Trail | undefined, colour: Palette): string {
  const [from, to] = [at.get(edge.from), at.get(edge.to)];
  if (!from || !to) return "";
  const way = trail?.arrows.has(keyOf(edge)) ?? false;
  const stroke = colour(way ? "anomaly" : isFailing(edge) ? "crit" : "quiet");
  const dashes = edge.ended || back ? "1 5" : isFailing(edge) ? "7 4" : "";
  const tip = `M${to.x} ${to.y + NODE.height / 2}l-7 -3.5v7Z`;
  return [
    `<path d="${course(from, to)}" fill="none" stroke="${stroke}" stroke-width="${width(edge, way).toFixed(2)}"`,
    ` stroke-linecap="round"${dashes && ` stroke-dasharray="${dashes}"`}/><path d="${tip}" fill="${stroke}"/>`,
  ].join("");
}

function card({ id, x, y }: Placed, about: string, shade: string, cause: boolean, colour: Palette): string {
  const name = nameOf(id);
  const cut = name.length > LONGEST ? `${name.slice(0, LONGEST - 1)}…` : name;
  const ring = `<rect x="-4" y="-4" width="${NODE.width + 8}" height="${NODE.height + 8}" rx="9" fill="none" stroke="${colour("anomaly")}" stroke-width="2.5"/>`;
  return [
    `<g transform="translate(${x} ${y})"><title>${text(id)}</title>${cause ? ring : ""}`,
    `<rect width="${NODE.width}" height="${NODE.height}" rx="6" fill="${colour("card")}" stroke="${colour("line")}"/>`,
    `<rect width="4" height="${NODE.height}" rx="2" fill="${colour(shade)}"/>`,
    `<text x="14" y="22" font-size="13.5" font-weight="600" fill="${colour("text")}">${text(cut)}</text>`,
    `<text x="14" y="41" font-size="12" fill="${colour(shade)}">${text(cause ? `${about}, cause` : about)}</text></g>`,
  ].join("");
}

const SIGNS: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Names come from outside: none of them is markup, and what XML forbids is left out. */
const text = (words: string) =>
  words.replace(/[^\t\n\r\x20-\ud7ff\ue000-\ufffd]/g, "").replace(/[&<>"]/g, (sign) => SIGNS[sign] ?? "");
