// SPDX-License-Identifier: Apache-2.0
import { useAsked } from "../../api/asked";
import type { Status } from "../../api/types";
import { Card, Empty, Shown } from "../../parts/card";
import { SourceTable } from "../../parts/sources";
import { Time } from "../../parts/time";
import { count, reading } from "../../words/numbers";
import { span } from "../../words/time";
import { BudgetCard } from "./budget";
import { Models } from "./models";
import "./status.css";

export const path = "/status";
export const title = () => "Status";
export const rail = { order: 3, label: "Status", key: "s", icon: "M2.5 10h4l2-5.5 3.5 11 2-5.5h3.5" };

export function view() {
  const asked = useAsked<Status>("status", 900);
  return (
    <div class="status">
      <Shown asked={asked}>{(status) => <Everything status={status} />}</Shown>
      <Models />
    </div>
  );
}

function Everything({ status }: { status: Status }) {
  const complaints = Object.entries(status.complaints);
  const rejected = byCount(status.rejected);
  const dropped = byCount(status.dropped);
  return (
    <>
      <div class="head">
        <div class="say">
          <h1>{health(status)}</h1>
          <p>
            Vedette {status.version}, running for {span(status.nowMs - status.startedMs)}, since{" "}
            <Time ms={status.startedMs} />
          </p>
        </div>
      </div>
      <dl class="tiles">
        <Tile name="Samples taken" value={count(status.taken)} />
        <Tile name="Samples rejected" value={count(rejected.reduce((sum, [, n]) => sum + n, 0))} />
        <Tile name="Behind the journal" value={status.lag ? `${count(status.lag)} batches` : "not at all"} />
        <Tile name="Came late, kept" value={count(status.reordered + status.stragglers)} />
        <Tile name="Dropped on the way" value={count(dropped.reduce((sum, [, n]) => sum + n, 0))} />
      </dl>
      <div class="grid pair">
        <Card title="Sources">
          {status.sources.length ? (
            <SourceTable sources={status.sources} />
          ) : (
            <Empty
              missing="No source is set up."
              will="Each source will appear here, with what it brought and what ails it."
            />
          )}
        </Card>
        <div class="grid">
          <BudgetCard />
          <Card title="Complaints">
            {complaints.length ? (
              <Pairs pairs={complaints} />
            ) : (
              <p class="quiet">No part of Vedette has a complaint.</p>
            )}
          </Card>
          <Card title="On disk">
            <Pairs pairs={stored(status)} />
          </Card>
          <Card title="Rejected samples, by reason">
            {rejected.length ? (
              <Pairs pairs={rejected.map(([reason, n]) => [count(n), reason])} />
            ) : (
              <p class="quiet">Nothing was rejected since the start.</p>
            )}
          </Card>
          {dropped.length > 0 && (
            <Card title="Dropped on the way, by reason">
              <Pairs pairs={dropped.map(([reason, n]) => [count(n), reason])} />
            </Card>
          )}
        </div>
      </div>
    </>
  );
}

/** Bytes of each part of the store, the largest first, and of all together. */
function stored({ storeBytes }: Status): readonly (readonly [string, string])[] {
  const parts = Object.entries(storeBytes).filter(([, bytes]) => bytes > 0);
  const all = parts.reduce((sum, [, bytes]) => sum + bytes, 0);
  return [["all", all] as const, ...parts.sort(([, a], [, b]) => b - a)].map(
    ([part, bytes]) => [part, reading(bytes, "B")] as const,
  );
}

/** Without those that are none. */
function byCount(counts: Readonly<Record<string, number>>): [string, number][] {
  return Object.entries(counts)
    .filter(([, n]) => n > 0)
    .sort(([, a], [, b]) => b - a);
}

/** About Vedette itself; what it watches is told on the first page. */
function health({ complaints, sources, lag }: Status): string {
  const complaining = Object.keys(complaints).length;
  const down = sources.filter((source) => !source.up).length;
  const faults = [
    complaining ? `${complaining} of its parts ${complaining === 1 ? "complains" : "complain"}` : "",
    down ? `${down} of ${sources.length} sources ${down === 1 ? "is" : "are"} not heard` : "",
    lag > 100 ? "it is catching up with the journal" : "",
  ].filter(Boolean);
  return faults.length ? `Vedette works, but ${faults.join(", ")}.` : "Vedette is well.";
}

function Tile({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

function Pairs({ pairs }: { pairs: readonly (readonly [string, string])[] }) {
  return (
    <dl class="facts">
      {pairs.map(([name, text]) => (
        <>
          <dt>{name}</dt>
          <dd>{text}</dd>
        </>
      ))}
    </dl>
  );
}
