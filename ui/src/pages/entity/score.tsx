// SPDX-License-Identifier: Apache-2.0
import { Chart } from "../../charts/chart";
import type { Plotted } from "../../charts/plot";
import type { Pointing } from "../../charts/pointing";
import { odds } from "../../words/surprise";
import { clock } from "../../words/time";

export function Score({
  plotted,
  pointing,
  threshold,
}: {
  plotted: Plotted;
  pointing: Pointing;
  threshold: number | null;
}) {
  const [times, values] = plotted.data as [number[], (number | null)[]];
  const readout = (index: number, pointed: boolean) => {
    const value = values[index] ?? null;
    return (
      <>
        {pointed ? clock(times[index] ?? 0, Date.now()) : "now"}{" "}
        <strong class={value !== null && threshold !== null && value >= threshold ? "off" : ""}>
          {value === null ? "not judged" : odds(value)}
        </strong>
        {threshold !== null && `, it takes ${odds(threshold)}`}
      </>
    );
  };
  return (
    <Chart
      id="surprise"
      title="Surprise: how rare such a moment is"
      plotted={plotted}
      pointing={pointing}
      say={odds}
      readout={readout}
    />
  );
}
