// SPDX-License-Identifier: Apache-2.0
import { useEffect, useRef } from "preact/hooks";
import uPlot from "uplot";
import "uplot/dist/uPlot.min.css";
import { useTheme } from "../frame/theme";
import { timeTick } from "../words/time";
import { askedPlugin } from "./asked";
import { bandSeries } from "./band";
import { colour } from "./colours";
import { pointByKey, pointingPlugin, type Pointing } from "./pointing";
import { frame } from "./scale";
import { spellsPlugin, type Stretch } from "./spells";
import { thresholdPlugin } from "./threshold";
import "./chart.css";

/** All that a plot draws; the columns of `data` are times, values, and the band's low and high ends. */
export interface Plotted {
  readonly data: uPlot.AlignedData;
  readonly fromMs: number;
  readonly toMs: number;
  readonly spells: readonly Stretch[];
  readonly band: boolean;
  readonly threshold?: { readonly at: number; readonly words: string } | undefined;
  readonly askedMs?: number | undefined;
  /** Labels of the value axis. */
  readonly labels: (splits: number[]) => string[];
  readonly height: number;
  readonly axisWidth: number;
  /** Distances between labels of the value axis; any when not given. */
  readonly steps?: readonly number[];
}

interface Props {
  readonly of: Plotted;
  readonly pointing: Pointing;
  readonly summary: string;
  readonly onCursor: (index: number | null) => void;
}

/** Room right of the plot. */
const RIGHT_PX = 10;

const FONT = "12px system-ui, -apple-system, 'Segoe UI', sans-serif";

/** The one place that speaks with uPlot. */
export function Plot({ of, pointing, summary, onCursor }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot>(undefined);
  const latest = useRef({ of, pointing });
  latest.current = { of, pointing };
  const { paint } = useTheme();

  useEffect(() => {
    if (!box.current) return undefined;
    const u = new uPlot(options(box.current.clientWidth, latest, onCursor), of.data, box.current);
    plot.current = u;
    const sizes = new ResizeObserver(([entry]) => {
      const width = Math.floor(entry?.contentRect.width ?? 0);
      if (width > 0 && width !== u.width) u.setSize({ width, height: of.height });
    });
    sizes.observe(box.current);
    return () => {
      sizes.disconnect();
      u.destroy();
      plot.current = undefined;
    };
  }, [paint, of.band, of.height]);
  useEffect(() => plot.current?.setData(of.data), [of]);

  return (
    <div
      ref={box}
      class="plot"
      role="img"
      aria-label={summary}
      tabIndex={0}
      data-row
      style={{ height: `${of.height}px` }}
      onKeyDown={(event) => {
        if (plot.current && pointByKey(plot.current, event, pointing)) event.preventDefault();
      }}
      onBlur={() => plot.current?.setCursor({ left: -10, top: -10 })}
    />
  );
}

/** About the width of a digit of the axis's font. */
const DIGIT_PX = 7;

const widest = (labels: readonly string[] | null) =>
  Math.max(0, ...(labels ?? []).map((label) => label.length)) * DIGIT_PX + 14;

type Latest = { readonly current: { of: Plotted; pointing: Pointing } };

function options(width: number, latest: Latest, onCursor: (index: number | null) => void): uPlot.Options {
  const { of, pointing } = latest.current;
  const band = of.band ? bandSeries() : { series: [], bands: [] };
  return {
    width,
    height: of.height,
    ms: 1,
    padding: [8, RIGHT_PX, 0, 0],
    legend: { show: false },
    cursor: {
      y: false,
      drag: { x: true, y: false, setScale: false },
      sync: { key: pointing.key },
      points: { size: 7 },
    },
    scales: {
      x: { time: true, range: () => [latest.current.of.fromMs, latest.current.of.toMs] },
      y: { range: (u) => withThreshold(frame(u.data), latest.current.of.threshold?.at) },
    },
    axes: axes(latest),
    series: [{}, { stroke: () => colour("actual"), width: 1.6, points: { show: false } }, ...band.series],
    bands: band.bands,
    plugins: [
      spellsPlugin(() => latest.current.of.spells),
      thresholdPlugin(() => latest.current.of.threshold),
      askedPlugin(() => latest.current.of.askedMs),
      pointingPlugin(() => latest.current.pointing, onCursor),
    ],
  };
}

/** The line that must be crossed is always in sight, with room for its words. */
function withThreshold([low, high]: [number, number], threshold: number | undefined): [number, number] {
  return threshold === undefined ? [low, high] : [0, Math.max(high, threshold * 1.35)];
}

/** A label nearer to an edge than this would be cut off, or run into its neighbour below the other axis. */
const EDGE_PX = 16;

function hasRoom(u: uPlot, ms: number, axisWidth: number): boolean {
  // By the scale alone: when the first labels are made, the plot has no size yet.
  const { min = 0, max = 1 } = u.scales["x"] ?? {};
  const width = u.width - axisWidth - RIGHT_PX;
  const x = ((ms - (min ?? 0)) / ((max ?? 1) - (min ?? 0))) * width;
  return x >= EDGE_PX && x <= width - EDGE_PX;
}

function axes(latest: Latest): uPlot.Axis[] {
  const common: uPlot.Axis = {
    stroke: () => colour("quiet"),
    font: FONT,
    grid: { stroke: () => colour("grid"), width: 1 },
    ticks: { show: false },
  };
  return [
    {
      ...common,
      size: 26,
      space: 76,
      grid: { show: false },
      ticks: { show: true, stroke: () => colour("line"), size: 4, width: 1 },
      values: (u, splits, _axis, _space, step) =>
        splits.map((ms) => (hasRoom(u, ms, latest.current.of.axisWidth) ? timeTick(ms, step) : "")),
    },
    {
      ...common,
      ...(latest.current.of.steps && { incrs: [...latest.current.of.steps] }),
      size: (_u, labels) => Math.max(latest.current.of.axisWidth, widest(labels)),
      space: 26,
      gap: 6,
      values: (_u, splits) => latest.current.of.labels(splits),
    },
  ];
}
