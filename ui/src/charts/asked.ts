// SPDX-License-Identifier: Apache-2.0
import type uPlot from "uplot";
import { colour } from "./colours";

/** A line at the moment that was asked about. */
export function askedPlugin(at: () => number | undefined): uPlot.Plugin {
  const draw = (u: uPlot) => {
    const ms = at();
    const { min, max } = u.scales["x"] ?? {};
    if (ms === undefined || min == null || max == null || ms < min || ms > max) return;
    const { ctx, bbox } = u;
    const x = Math.round(u.valToPos(ms, "x", true));
    ctx.save();
    ctx.strokeStyle = ctx.fillStyle = colour("text");
    ctx.lineWidth = 1.5 * devicePixelRatio;
    ctx.beginPath();
    ctx.moveTo(x, bbox.top);
    ctx.lineTo(x, bbox.top + bbox.height);
    ctx.stroke();
    const size = 5 * devicePixelRatio;
    ctx.beginPath();
    ctx.moveTo(x - size, bbox.top);
    ctx.lineTo(x + size, bbox.top);
    ctx.lineTo(x, bbox.top + size * 1.4);
    ctx.fill();
    ctx.restore();
  };
  return { hooks: { draw } };
}
