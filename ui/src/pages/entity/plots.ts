// SPDX-License-Identifier: Apache-2.0
import type uPlot from "uplot";
import type { Line, Past } from "../../api/types";
import { gapsAfter, widened, withGaps } from "../../charts/gaps";
import type { Plotted } from "../../charts/plot";
import { axisLabels } from "../../words/numbers";
import { odds, oddsTick } from "../../words/surprise";

export interface Plots {
  readonly score: Plotted;
  readonly signals: readonly { readonly line: Line; readonly plotted: Plotted }[];
}

const AXIS = 64;
const SCORE_AXIS = 74;

/** The answer of the server as what the charts draw: with breaks where nothing was heard. */
export function plots(past: Past, askedMs: number | undefined): Plots {
  const gaps = gapsAfter(past.times);
  const times = widened(past.times, gaps);
  const common = { fromMs: past.fromMs, toMs: past.toMs, spells: past.spells, askedMs };
  return {
    score: {
      ...common,
      data: [times, withGaps(past.surprise, gaps)] as uPlot.AlignedData,
      band: false,
      height: 220,
      axisWidth: SCORE_AXIS,
      labels: (splits) => splits.map(oddsTick),
      ...(past.threshold !== null && {
        threshold: { at: past.threshold, words: `unusual from here on: ${odds(past.threshold)}` },
      }),
    },
    signals: past.signals.map((line) => ({
      line,
      plotted: {
        ...common,
        data: [times, ...[line.values, line.low, line.high].map((v) => withGaps(v, gaps))] as uPlot.AlignedData,
        band: line.low.some((low) => low !== null),
        height: 140,
        axisWidth: AXIS,
        labels: (splits: number[]) => axisLabels(splits, line.unit),
      },
    })),
  };
}
