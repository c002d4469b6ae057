// SPDX-License-Identifier: Apache-2.0
import type uPlot from "uplot";
import type { Line, Past, Values } from "../../api/types";
import { gapsAfter, widened, withGaps } from "../../charts/gaps";
import type { Plotted } from "../../charts/plot";
import { axisLabels } from "../../words/numbers";
import { odds, oddsTick } from "../../words/surprise";

export interface Plots {
  readonly score: Plotted;
  readonly signals: readonly { readonly line: Line; readonly plotted: Plotted; readonly shares: Values }[];
}

const AXIS = 66;
const SCORE_AXIS = 82;

/** Surprise goes up to 16: a label at each power of ten, or at each thousand. */
const SCORE_STEPS = [1, 2, 3, 6] as const;

/** A sliding range of which less than this share is filled begins where the filled part does. */
const FILLED = 0.5;
const MARGIN = 0.03;

function begin({ fromMs, toMs, times }: Past): number {
  const first = times[0] ?? fromMs;
  const filled = toMs - first;
  return filled > FILLED * (toMs - fromMs) ? fromMs : first - MARGIN * filled;
}

/** The answer of the server as what the charts draw: with breaks where nothing was heard. */
export function plots(past: Past, askedMs: number | undefined, sliding: boolean): Plots {
  const gaps = gapsAfter(past.times);
  const times = widened(past.times, gaps);
  const common = {
    fromMs: sliding ? begin(past) : past.fromMs,
    toMs: past.toMs,
    spells: past.spells,
    askedMs,
  };
  return {
    score: {
      ...common,
      data: [times, withGaps(past.surprise, gaps)] as uPlot.AlignedData,
      band: false,
      height: 220,
      axisWidth: SCORE_AXIS,
      steps: SCORE_STEPS,
      labels: (splits) => splits.map(oddsTick),
      ...(past.threshold !== null && {
        threshold: { at: past.threshold, words: `unusual from here on: ${odds(past.threshold)}` },
      }),
    },
    signals: past.signals.map((line) => ({
      line,
      shares: withGaps(line.share, gaps),
      plotted: {
        ...common,
        data: [
          times,
          ...[line.values, line.low, line.high].map((v) => withGaps(v, gaps)),
        ] as uPlot.AlignedData,
        band: line.low.some((low) => low !== null),
        height: 140,
        axisWidth: AXIS,
        labels: (splits: number[]) => axisLabels(splits, line.unit),
      },
    })),
  };
}
