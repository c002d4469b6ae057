// SPDX-License-Identifier: Apache-2.0
// Left to right: callers left of whom they call, so that reading order is the order of causes. The same graph always
// gives the same picture: all ties are broken by name.

export interface Arrow {
  readonly from: string;
  readonly to: string;
}

export interface Placed {
  readonly id: string;
  readonly x: number;
  readonly y: number;
}

export interface Layout {
  /** By column, then from the top: the order in which a keyboard walks them. */
  readonly nodes: readonly Placed[];
  readonly width: number;
  readonly height: number;
  /** Arrows that close a circle: drawn dotted, from right to left. */
  readonly back: ReadonlySet<string>;
}

export const NODE = { width: 184, height: 54 } as const;
/** What leads back swings out to the sides so far, and runs so far below the middle of a card. */
export const LOOP = 46;
export const DIP = 41;
const GAP = { x: 84, y: 14 } as const;
const SWEEPS = 6;

export const keyOf = ({ from, to }: Arrow) => `${from}\n${to}`;

export function layout(ids: readonly string[], arrows: readonly Arrow[]): Layout {
  const nodes = [...new Set(ids)].toSorted(byName);
  const known = new Set(nodes);
  const own = arrows
    .filter(({ from, to }) => from !== to && known.has(from) && known.has(to))
    .toSorted((a, b) => byName(keyOf(a), keyOf(b)));
  const back = circles(nodes, own);
  const forward = own.filter((arrow) => !back.has(keyOf(arrow)));
  const columns = ordered(levels(nodes, forward), forward);
  const tallest = Math.max(0, ...columns.map((column) => column.length));
  const side = back.size ? LOOP : 0;
  const height = Math.max(0, tallest * (NODE.height + GAP.y) - GAP.y);
  return {
    back,
    height: height + (back.size ? DIP - NODE.height / 2 : 0),
    width: Math.max(0, columns.length * (NODE.width + GAP.x) - GAP.x) + 2 * side,
    nodes: columns.flatMap((column, level) => {
      const top = (height - (column.length * (NODE.height + GAP.y) - GAP.y)) / 2;
      return column.map((id, row) => ({
        id,
        x: side + level * (NODE.width + GAP.x),
        y: top + row * (NODE.height + GAP.y),
      }));
    }),
  };
}

const byName = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

function following(arrows: readonly Arrow[], end: "from" | "to"): Map<string, string[]> {
  const other = end === "from" ? "to" : "from";
  const map = new Map<string, string[]>();
  for (const arrow of arrows) {
    const list = map.get(arrow[end]);
    if (list) list.push(arrow[other]);
    else map.set(arrow[end], [arrow[other]]);
  }
  return map;
}

/** Those that lead back to where a walk came from; entries, whom nobody calls, are walked first. */
function circles(nodes: readonly string[], arrows: readonly Arrow[]): Set<string> {
  const out = following(arrows, "from");
  const called = new Set(arrows.map(({ to }) => to));
  const back = new Set<string>();
  const state = new Map<string, "on the way" | "done">();
  for (const root of [...nodes.filter((id) => !called.has(id)), ...nodes]) {
    if (state.has(root)) continue;
    const way: { id: string; next: number }[] = [{ id: root, next: 0 }];
    state.set(root, "on the way");
    for (let top = way.at(-1); top; top = way.at(-1)) {
      const to = out.get(top.id)?.[top.next++];
      if (to === undefined) {
        state.set(top.id, "done");
        way.pop();
      } else if (state.get(to) === "on the way") {
        back.add(keyOf({ from: top.id, to }));
      } else if (!state.has(to)) {
        state.set(to, "on the way");
        way.push({ id: to, next: 0 });
      }
    }
  }
  return back;
}

/** Each as far right as its longest way from an entry. */
function levels(nodes: readonly string[], arrows: readonly Arrow[]): string[][] {
  const out = following(arrows, "from");
  const waiting = new Map(nodes.map((id) => [id, 0]));
  arrows.forEach(({ to }) => waiting.set(to, (waiting.get(to) ?? 0) + 1));
  const level = new Map(nodes.map((id) => [id, 0]));
  const ready = nodes.filter((id) => waiting.get(id) === 0);
  for (let i = 0; i < ready.length; i++) {
    const from = ready[i] as string;
    for (const to of out.get(from) ?? []) {
      level.set(to, Math.max(level.get(to) ?? 0, (level.get(from) ?? 0) + 1));
      const left = (waiting.get(to) ?? 1) - 1;
      waiting.set(to, left);
      if (left === 0) ready.push(to);
    }
  }
  const columns: string[][] = [];
  for (const id of nodes) (columns[level.get(id) ?? 0] ??= []).push(id);
  return columns;
}

/** Neighbours side by side: each moves to the middle of its neighbours in the next column, to and fro. */
function ordered(columns: string[][], arrows: readonly Arrow[]): string[][] {
  const [out, into] = [following(arrows, "from"), following(arrows, "to")];
  let sorted = columns;
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    const near = sweep % 2 ? out : into;
    const row = new Map(sorted.flatMap((column) => column.map((id, i) => [id, i / column.length] as const)));
    sorted = sorted.map((column) => {
      const middle = new Map(
        column.map((id) => {
          const rows = (near.get(id) ?? []).map((other) => row.get(other) ?? 0);
          return [id, rows.length ? rows.reduce((a, b) => a + b, 0) / rows.length : (row.get(id) ?? 0)];
        }),
      );
      return column.toSorted((a, b) => (middle.get(a) ?? 0) - (middle.get(b) ?? 0) || byName(a, b));
    });
  }
  return sorted;
}
