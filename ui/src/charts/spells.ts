// SPDX-License-Identifier: Apache-2.0
import type uPlot from "uplot";
import { colour, hatch } from "./colours";

export interface Stretch {
  readonly startMs: number;
  /** Null while it goes on. */
  readonly endMs: number | null;
}

/** Narrower than this, a spell would not be seen over a day. */
const LEAST_PX = 3;

/** Hatches the stretches that were anomalies, behind the lines. */
export function spellsPlugin(spells: () => readonly Stretch[]): uPlot.Plugin {
  const draw = (u: uPlot) => {
    const { ctx, bbox } = u;
    const least = LEAST_PX * devicePixelRatio;
    const pattern = hatch(ctx, colour("anomaly-hatch"));
    ctx.save();
    ctx.beginPath();
    ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
    ctx.clip();
    for (const spell of spells()) {
      const from = u.valToPos(spell.startMs, "x", true);
      const to = Math.max(
        from + least,
        u.valToPos(spell.endMs ?? u.scales["x"]?.max ?? spell.startMs, "x", true),
      );
      for (const fill of [colour("anomaly-wash"), pattern]) {
        ctx.fillStyle = fill;
        ctx.fillRect(from, bbox.top, to - from, bbox.height);
      }
    }
    ctx.restore();
  };
  return { hooks: { drawAxes: draw } };
}
