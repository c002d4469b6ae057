// SPDX-License-Identifier: Apache-2.0
import type { Entity, Input, Line, Model, Past, Values } from "../../api/types";
import { Chart } from "../../charts/chart";
import type { Plotted } from "../../charts/plot";
import type { Pointing } from "../../charts/pointing";
import { address } from "../../frame/route";
import { between, reading } from "../../words/numbers";
import { clock } from "../../words/time";

export const signalId = (name: string) => `signal-${name.replace(/\W+/g, "-")}`;

interface Props {
  of: readonly { readonly line: Line; readonly plotted: Plotted; readonly shares: Values }[];
  model: Model | undefined;
  entity: Entity | undefined;
  past: Past;
  pointing: Pointing;
  called: string;
}

/** A signal with less of the surprise only echoes the others: to show it as off would mislead. */
const ECHO = 0.02;

/** Small multiples: each signal with what was expected of it. */
export function Signals({ of, model, entity, past, pointing, called }: Props) {
  return (
    <>
      <div class="section">
        <h2>Signals</h2>
        <p class="quiet">
          {model ? "The line is what was, the band what the other signals let one expect. " : ""}
          Click a chart to ask why at that time; draw across it to look closer.
        </p>
      </div>
      <div class="multiples">
        {of.map(({ line, plotted, shares }) => (
          <Signal
            key={line.name}
            line={line}
            plotted={plotted}
            shares={shares}
            unusualNow={(past.surprise.at(-1) ?? 0) >= (past.threshold ?? Infinity)}
            input={model?.inputs.find((input) => input.signal === line.name)}
            pointing={pointing}
            called={called === line.name}
          />
        ))}
      </div>
      {model && entity && entity.signals > of.length && (
        <p class="quiet after">
          {of.length} of {entity.signals} signals are in the model.{" "}
          <a href={address("/model", entity.id, { version: entity.version })}>Which were chosen, and why</a>
        </p>
      )}
    </>
  );
}

function Signal({
  line,
  plotted,
  shares,
  input,
  unusualNow,
  pointing,
  called,
}: {
  line: Line;
  plotted: Plotted;
  shares: Values;
  input: Input | undefined;
  unusualNow: boolean;
  pointing: Pointing;
  called: boolean;
}) {
  const [times, values, low, high] = plotted.data as [number[], ...(number | null)[][]];
  const readout = (index: number, pointed: boolean) => {
    const value = values?.[index];
    const [from, to] = [low?.[index], high?.[index]];
    if (value == null) return "nothing heard";
    const expected = from != null && to != null;
    const weighs = (shares[index] ?? 0) >= ECHO;
    const off = expected && weighs && (value < from || value > to) && (pointed || unusualNow);
    const told =
      off || pointed || !input
        ? expected && { word: "expected", from, to }
        : { word: "usual", from: input.usualLow, to: input.usualHigh };
    return (
      <>
        {pointed ? clock(times[index] ?? 0, Date.now()) : "now"}{" "}
        <strong class={off ? "off" : ""}>{reading(value, line.unit)}</strong>
        {told && `, ${told.word} ${between(told.from, told.to, line.unit)}`}
      </>
    );
  };
  return (
    <Chart
      id={signalId(line.name)}
      title={line.name}
      plotted={plotted}
      pointing={pointing}
      say={(value) => reading(value, line.unit)}
      readout={readout}
      called={called}
    />
  );
}
