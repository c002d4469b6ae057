// SPDX-License-Identifier: Apache-2.0
import type uPlot from "uplot";

/** What pointing at a chart does. Charts with the same key share their cursor. */
export interface Pointing {
  readonly key: string;
  /** Asked at an instant: a click, or Enter. */
  readonly onAsk?: ((ms: number) => void) | undefined;
  /** A stretch was drawn with the pointer. */
  readonly onRange?: ((fromMs: number, toMs: number) => void) | undefined;
}

/** A drag of fewer pixels is a click with an unsteady hand. */
const DRAG_PX = 6;

export function pointingPlugin(
  pointing: () => Pointing,
  onCursor: (index: number | null) => void,
): uPlot.Plugin {
  let dragged = false;
  return {
    hooks: {
      setCursor: (u) => onCursor(u.cursor.idx ?? null),
      setSelect: (u) => {
        dragged = u.select.width >= DRAG_PX;
        if (!dragged) return;
        const from = u.posToVal(u.select.left, "x");
        const to = u.posToVal(u.select.left + u.select.width, "x");
        u.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
        pointing().onRange?.(from, to);
      },
      ready: (u) => {
        u.over.addEventListener("mousedown", () => (dragged = false));
        u.over.addEventListener("click", () => {
          const at = u.data[0][u.cursor.idx ?? -1];
          if (!dragged && at !== undefined) pointing().onAsk?.(at);
        });
      },
    },
  };
}

/** Moves the cursor by keys. Answers whether the key was one of ours. */
export function pointByKey(u: uPlot, event: KeyboardEvent, pointing: Pointing): boolean {
  const last = u.data[0].length - 1;
  const at = u.cursor.idx ?? (event.key === "ArrowLeft" ? last + 1 : -1);
  const by = event.shiftKey ? 10 : 1;
  const goal = { ArrowLeft: at - by, ArrowRight: at + by, Home: 0, End: last }[event.key];
  if (goal !== undefined) {
    const index = Math.min(last, Math.max(0, goal));
    u.setCursor({ left: u.valToPos(u.data[0][index] ?? 0, "x"), top: u.over.clientHeight / 2 });
    return true;
  }
  const asked = u.data[0][u.cursor.idx ?? -1];
  if (event.key === "Enter" && asked !== undefined) {
    pointing.onAsk?.(asked);
    return true;
  }
  return false;
}
