// SPDX-License-Identifier: Apache-2.0
import { useMemo } from "preact/hooks";
import { useAsked } from "../../api/asked";
import { question } from "../../api/ask";
import type { Past, WholeIncident } from "../../api/types";
import { Chart } from "../../charts/chart";
import { Shown } from "../../parts/card";
import { useNow } from "../../parts/time";
import { between, reading } from "../../words/numbers";
import { clock } from "../../words/time";
import { plots } from "../entity/plots";
import { around, entityThen } from "../incidents/address";
import { within, type Stretch } from "./chosen";

const MOST = 4;
const POINTS = 300;

interface Shown {
  readonly entity: string;
  readonly signal: string;
  readonly sinceMs: number;
}

/** The signals that speak for the causes; where nothing was diagnosed, those of the strongest anomalies. */
function signals({ diagnosis, members }: WholeIncident, stretch: Stretch | undefined): readonly Shown[] {
  const clues = (diagnosis?.causes ?? []).flatMap(({ clues: of }) => of).map(({ entity, signal, sinceMs }) => ({ entity, signal, sinceMs }));
  const own = members
    .filter(({ signal }) => signal)
    .map(({ entity, signal, startMs }) => ({ entity, signal, sinceMs: startMs }));
  const seen = new Set<string>();
  const all = [...clues, ...own];
  const began = all.filter(({ sinceMs }) => within({ ms: sinceMs }, stretch));
  return (began.length ? began : all)
    .filter(({ entity, signal }) => signal && !seen.has(`${entity} ${signal}`) && seen.add(`${entity} ${signal}`))
    .slice(0, MOST);
}

/** The top clues as charts that share time and cursor. */
export function Evidence({ of, stretch }: { of: WholeIncident; stretch: Stretch | undefined }) {
  const now = Math.floor(useNow() / 15_000) * 15_000;
  const chosen = signals(of, stretch);
  if (!chosen.length) return null;
  const [from, to] = stretch
    ? around(stretch.fromMs, stretch.toMs, now)
    : around(of.incident.startMs, of.incident.endMs, now);
  return (
    <section aria-label="Evidence">
      <div class="section">
        <h2>Evidence</h2>
        <p class="quiet">Click a chart to see the entity at that time.</p>
      </div>
      <div class="multiples">
        {chosen.map((one) => (
          <Signal key={`${one.entity} ${one.signal}`} of={one} fromMs={from} toMs={to} incident={of} />
        ))}
      </div>
    </section>
  );
}

function Signal({ of, fromMs, toMs, incident }: { of: Shown; fromMs: number; toMs: number; incident: WholeIncident }) {
  const { entity, signal } = of;
  const asked = useAsked<Past>(
    question("entity/chart", { id: entity, from: fromMs, to: toMs, points: POINTS }),
  );
  if (asked.trouble?.status === 404) return <Nothing entity={entity} signal={signal} />;
  return (
    <Shown asked={asked}>
      {(past) => <Drawn past={past} entity={entity} signal={signal} atMs={of.sinceMs} incident={incident} />}
    </Shown>
  );
}

function Drawn({
  past,
  entity,
  signal,
  atMs,
  incident: { incident },
}: {
  past: Past;
  entity: string;
  signal: string;
  atMs: number;
  incident: WholeIncident;
}) {
  const found = useMemo(() => plots(past, atMs, false).signals.find(({ line }) => line.name === signal), [past, signal]);
  if (!found) return <Nothing entity={entity} signal={signal} />;
  const unit = found.line.unit;
  const [times, values, low, high] = found.plotted.data as [number[], ...(number | null)[][]];
  const readout = (index: number, pointed: boolean) => {
    const value = values?.[index];
    const [from, to] = [low?.[index], high?.[index]];
    if (value == null) return "nothing heard";
    return (
      <>
        {pointed ? clock(times[index] ?? 0, Date.now()) : "at the end"} <strong>{reading(value, unit)}</strong>
        {from != null && to != null && `, expected ${between(from, to, unit)}`}
      </>
    );
  };
  return (
    <Chart
      id={`evidence-${`${entity} ${signal}`.replace(/\W+/g, "-")}`}
      title={`${entity}: ${signal}`}
      plotted={found.plotted}
      pointing={{
        key: incident.id,
        onAsk: (ms) => (location.hash = entityThen(entity, incident.startMs, incident.endMs, Date.now(), ms)),
      }}
      say={(value) => reading(value, unit)}
      readout={readout}
    />
  );
}

function Nothing({ entity, signal }: { entity: string; signal: string }) {
  return (
    <p class="quiet">
      {entity}: of {signal} no points are kept of that time.
    </p>
  );
}
