// SPDX-License-Identifier: Apache-2.0
import type { Calibration } from "../../api/types";
import { Card } from "../../parts/card";
import { reading } from "../../words/numbers";
import { odds } from "../../words/surprise";
import { axis, bars } from "./geometry";

const [WIDTH, HEIGHT, FOOT, TOP] = [1_000, 190, 24, 26] as const;

/** The histogram of errors on the test rows, its percentiles, and the line beyond which a moment is unusual. */
export function Errors({ of, rows }: { of: Calibration; rows: number }) {
  const [low, high, limit] = [of.histogram.low, of.histogram.high, of.limit].map((error) =>
    reading(error, ""),
  );
  const words =
    `${rows} rows that were not learnt had errors from ${low} to ${high}; ` +
    `beyond ${limit} a moment counts as unusual (${odds(of.threshold)}).`;
  return (
    <Card title="Its errors, and the line it takes" class="errors" aside={of.method}>
      <p>{words}</p>
      <Histogram of={of} words={words} />
      <Percentiles of={of} />
    </Card>
  );
}

function Histogram({ of, words }: { of: Calibration; words: string }) {
  const { at, ticks, logarithmic } = axis(of);
  const most = Math.max(1, ...of.histogram.counts);
  const x = (value: number) => at(value) * WIDTH;
  const ground = HEIGHT - FOOT;
  return (
    <div class="histogram">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" role="img" aria-label={words}>
        {ticks.map((tick) => (
          <line key={tick} class="tick" x1={x(tick)} x2={x(tick)} y1={TOP} y2={ground} />
        ))}
        {bars(of.histogram)
          .filter((bar) => bar.count > 0)
          .map((bar) => {
            const height = (bar.count / most) * (ground - TOP);
            const width = Math.max(1.5, x(bar.to) - x(bar.from) - 1);
            return (
              <rect
                key={bar.from}
                class="bar"
                x={x(bar.from)}
                y={ground - height}
                width={width}
                height={height}
              />
            );
          })}
        <line class="ground" x1="0" x2={WIDTH} y1={ground} y2={ground} />
        <line class="limit" x1={x(of.limit)} x2={x(of.limit)} y1={TOP - 6} y2={ground} />
      </svg>
      {ticks.map((tick) => (
        <span key={tick} class="label" style={{ left: `${at(tick) * 100}%` }}>
          {reading(tick, "")}
        </span>
      ))}
      <span
        class={`limit-label ${at(of.limit) > 0.5 ? "left" : ""}`}
        style={{ left: `${at(of.limit) * 100}%` }}
      >
        the line: {reading(of.limit, "")}
      </span>
      {logarithmic && <span class="scale">error, logarithmic</span>}
    </div>
  );
}

function Percentiles({ of }: { of: Calibration }) {
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label="Percentiles of the errors">
      <table class="percentiles">
        <thead>
          <tr>
            <th>Of the rows</th>
            {of.percentiles.map(({ percentile }) => (
              <th key={percentile} class="number">
                {percentile} %
              </th>
            ))}
            <th class="number">the line</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <td>had an error below</td>
            {of.percentiles.map(({ percentile, score }) => (
              <td key={percentile} class="number">
                {reading(score, "")}
              </td>
            ))}
            <td class="number">
              <strong>{reading(of.limit, "")}</strong>
            </td>
          </tr>
        </tbody>
      </table>
    </div>
  );
}
