// SPDX-License-Identifier: Apache-2.0
import type { Arrow, Placed } from "./layout";

/** Where an arrow key leads from a node: along an edge to the side, else to the next card in that direction. */
export function walk(key: string, id: string, nodes: readonly Placed[], arrows: readonly Arrow[]): string | undefined {
  const here = nodes.find((node) => node.id === id);
  if (!here) return undefined;
  const near = (list: readonly Placed[]) =>
    list.toSorted((a, b) => distance(here, a) - distance(here, b) || (a.id < b.id ? -1 : 1))[0]?.id;
  const right = nodes.filter(({ x }) => x > here.x);
  const left = nodes.filter(({ x }) => x < here.x);
  const column = nodes.filter(({ x }) => x === here.x);
  const called = new Set(arrows.filter(({ from }) => from === id).map(({ to }) => to));
  const callers = new Set(arrows.filter(({ to }) => to === id).map(({ from }) => from));
  switch (key) {
    case "ArrowRight":
      return near(right.filter((node) => called.has(node.id))) ?? near(right);
    case "ArrowLeft":
      return near(left.filter((node) => callers.has(node.id))) ?? near(left);
    case "ArrowUp":
      return near(column.filter(({ y }) => y < here.y));
    case "ArrowDown":
      return near(column.filter(({ y }) => y > here.y));
    default:
      return undefined;
  }
}

const distance = (a: Placed, b: Placed) => Math.hypot(a.x - b.x, a.y - b.y);
