// SPDX-License-Identifier: Apache-2.0
import { useMemo, useState } from "preact/hooks";
import { useAsked } from "../../api/asked";
import { question } from "../../api/ask";
import type { Entity, Model, Past } from "../../api/types";
import type { Pointing } from "../../charts/pointing";
import { turn, type Route } from "../../frame/route";
import { Empty, Shown } from "../../parts/card";
import { Drawer } from "./drawer";
import { Head } from "./head";
import { Now } from "./now";
import { plots } from "./plots";
import { rangeOf } from "./range";
import { Ranges } from "./ranges";
import { Records } from "./records";
import { Relations } from "./relations";
import { Score } from "./score";
import { Signals, signalId } from "./signals";
import "./entity.css";

export const path = "/entity/:id";
export const title = (route: Route) => route.id.slice(route.id.indexOf(":") + 1);

const NOTHING =
  "The chart of surprise and one chart for each signal will appear here. " +
  "Choose a longer range, or wait for the next samples.";

/** About one for each pixel of a wide chart. */
const POINTS = 600;

export function view({ route }: { route: Route }) {
  const [called, setCalled] = useState("");
  const id = route.id;
  const entity = useAsked<Entity>(question("entity", { id }), 900);
  const range = rangeOf(route);
  const [from, to] = range.ends(Date.now());
  const chart = useAsked<Past>(`entity/chart ${id} ${range.name || `${from} ${to}`}`, range.everyMs, () => {
    const [start, end] = range.ends(Date.now());
    return question("entity/chart", { id, from: start, to: end, points: POINTS });
  });
  const at = Number(route.query.get("at")) || undefined;
  const pointing: Pointing = {
    key: id,
    onAsk: (ms) => turn(route, { at: Math.round(ms) }, at !== undefined),
    onRange: (start, end) => turn(route, { from: Math.round(start), to: Math.round(end), last: undefined }),
  };
  const call = (signal: string) => {
    setCalled(signal);
    document.getElementById(signalId(signal))?.scrollIntoView({ block: "center" });
  };
  return (
    <div class={`entity ${at ? "asked" : ""}`}>
      {entity.trouble?.status === 404 ? (
        <Unheard id={id} />
      ) : (
        <>
          <Shown asked={entity}>
            {(data) => <Head entity={data} ranges={<Ranges route={route} range={range} />} />}
          </Shown>
          <Shown asked={chart}>
            {(past) => (
              <Charts
                past={past}
                entity={entity.data}
                at={at}
                pointing={pointing}
                called={called}
                onCall={call}
                sliding={range.name !== ""}
              />
            )}
          </Shown>
        </>
      )}
      <Relations id={id} at={at} />
      <Records id={id} range={range} />
      {at && <Drawer id={id} at={at} onClose={() => turn(route, { at: undefined }, true)} onCall={call} />}
    </div>
  );
}

/** Known only from what others tell of it: from calls, labels, or records that are too few to judge. */
function Unheard({ id }: { id: string }) {
  return (
    <div class="head">
      <div class="say">
        <div class="crumb">
          <a href="#/">Home</a> › <span class="mono">{id}</span>
        </div>
        <h1>No signals of its own were heard.</h1>
        <p>
          Nothing is judged of it. What others tell of it stands below; its own metrics, or two minutes of its own log
          lines or spans, would make signals.
        </p>
      </div>
    </div>
  );
}

interface Seen {
  past: Past;
  entity: Entity | undefined;
  at: number | undefined;
  pointing: Pointing;
  called: string;
  sliding: boolean;
  onCall: (signal: string) => void;
}

function Charts({ past, entity, at, pointing, called, sliding, onCall }: Seen) {
  const drawn = useMemo(() => plots(past, at, sliding), [past, at, sliding]);
  const version = entity?.version ?? "";
  if (!past.times.length) {
    return <Empty missing="Nothing was heard in this range." will={NOTHING} />;
  }
  return (
    <>
      <div class="grid first">
        <Score plotted={drawn.score} pointing={pointing} threshold={past.threshold} />
        {entity && <Now entity={entity} onOpen={onCall} />}
      </div>
      {version ? (
        <WithUsual id={entity?.id ?? ""} version={version}>
          {(model) => (
            <Signals
              of={drawn.signals}
              model={model}
              past={past}
              pointing={pointing}
              called={called}
              entity={entity}
            />
          )}
        </WithUsual>
      ) : (
        <Signals
          of={drawn.signals}
          model={undefined}
          past={past}
          pointing={pointing}
          called={called}
          entity={entity}
        />
      )}
    </>
  );
}

/** The usual ranges stand in the model; the charts are drawn before it has come. */
function WithUsual({
  id,
  version,
  children,
}: {
  id: string;
  version: string;
  children: (model: Model | undefined) => preact.ComponentChildren;
}) {
  const { data } = useAsked<Model>(question("model", { id, version }));
  return <>{children(data)}</>;
}
