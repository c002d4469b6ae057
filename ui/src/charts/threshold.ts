// SPDX-License-Identifier: Apache-2.0
import type uPlot from "uplot";
import { colour } from "./colours";

/** A dashed line across, with its meaning written on it. */
export function thresholdPlugin(threshold: () => { at: number; words: string } | undefined): uPlot.Plugin {
  const draw = (u: uPlot) => {
    const line = threshold();
    if (!line) return;
    const { ctx, bbox } = u;
    const y = Math.round(u.valToPos(line.at, "y", true)) + 0.5;
    ctx.save();
    ctx.strokeStyle = ctx.fillStyle = colour("threshold");
    ctx.lineWidth = 1.2 * devicePixelRatio;
    ctx.setLineDash([6 * devicePixelRatio, 4 * devicePixelRatio]);
    ctx.beginPath();
    ctx.moveTo(bbox.left, y);
    ctx.lineTo(bbox.left + bbox.width, y);
    ctx.stroke();
    ctx.font = `${12 * devicePixelRatio}px system-ui, sans-serif`;
    ctx.textAlign = "left";
    ctx.textBaseline = "bottom";
    ctx.fillText(line.words, bbox.left + 8 * devicePixelRatio, y - 3 * devicePixelRatio);
    ctx.restore();
  };
  return { hooks: { draw } };
}
