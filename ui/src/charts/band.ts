// SPDX-License-Identifier: Apache-2.0
import type uPlot from "uplot";
import { colour } from "./colours";

/** Series two and three are the ends of the expected band; between them it is filled. */
export function bandSeries(): { series: uPlot.Series[]; bands: uPlot.Band[] } {
  const edge = (): uPlot.Series => ({
    stroke: () => colour("band-edge"),
    width: 1,
    points: { show: false },
  });
  return {
    series: [edge(), edge()],
    bands: [{ series: [3, 2], fill: () => colour("band") }],
  };
}
