// SPDX-License-Identifier: Apache-2.0
import type { Edge } from "../../api/types";
import { DIP, LOOP, NODE, type Placed } from "./layout";

/** A call in a hundred. */
const FAILS = 0.01;

export const isFailing = ({ calls, failed }: Edge) => calls > 0 && failed / calls > FAILS;

/** The course of an arrow between two cards; one that leads back goes round below. */
export function course(from: Placed, to: Placed): string {
  const [x1, y1] = [from.x + NODE.width, from.y + NODE.height / 2];
  const [x2, y2] = [to.x, to.y + NODE.height / 2];
  if (x2 <= x1) return `M${x1} ${y1}C${x1 + LOOP} ${y1} ${x1 + LOOP} ${y1 + DIP} ${x1} ${y1 + DIP}H${x2}C${x2 - LOOP} ${y1 + DIP} ${x2 - LOOP} ${y2} ${x2} ${y2}`;
  const bend = Math.max(30, (x2 - x1) / 2);
  return `M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`;
}

/** Wider the more calls. */
export const width = (edge: Edge, trail: boolean) => (trail ? 1.6 : 0) + 1 + Math.min(2.5, Math.log10(1 + edge.calls) / 2);
