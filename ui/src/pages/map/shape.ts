// SPDX-License-Identifier: Apache-2.0
import type { Graph } from "./graph";
import { keyOf, type Arrow } from "./layout";

/** What a layout is made of; more than is drawn, so that cards keep their places while time moves. */
export interface Shape {
  readonly ids: readonly string[];
  readonly arrows: readonly Arrow[];
}

/** What is drawn now beside what was drawn before. */
export function grown(before: Shape | undefined, { nodes, edges }: Graph): Shape {
  const ids = new Set([...(before?.ids ?? []), ...nodes.map(({ id }) => id)]);
  const arrows = new Map([...(before?.arrows ?? []), ...edges].map((arrow) => [keyOf(arrow), arrow]));
  if (before && ids.size === before.ids.length && arrows.size === before.arrows.length) return before;
  return { ids: [...ids], arrows: [...arrows.values()].map(({ from, to }) => ({ from, to })) };
}
