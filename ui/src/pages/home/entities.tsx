// SPDX-License-Identifier: Apache-2.0
import { useState } from "preact/hooks";
import type { Asked } from "../../api/asked";
import type { Entities, Entity, Status } from "../../api/types";
import { entityAddress } from "../../frame/route";
import { Card, Empty, Shown } from "../../parts/card";
import { Mark } from "../../parts/mark";
import { Meter } from "../../parts/meter";
import { Time, useNow } from "../../parts/time";
import { count } from "../../words/numbers";
import { Sketch } from "./sketch";
import { byUrgency, capital } from "../../words/state";
import { leftMs } from "../../words/time";

/** A longer table is shown on demand. */
const PAGE = 100;

/** Each sketch is a question to the server: the most urgent get one. */
const SKETCHED = 12;

export function EntitiesCard({ asked, status }: { asked: Asked<Entities>; status: Status | undefined }) {
  const [most, setMost] = useState(PAGE);
  const all = asked.data?.entities ?? [];
  return (
    <Card title="What is watched" aside={all.length > 1 ? `${count(all.length)}, the most urgent first` : ""}>
      <Shown asked={asked}>
        {(data) =>
          data.entities.length ? <Table entities={data.entities} most={most} /> : <Nothing status={status} />
        }
      </Shown>
      {all.length > most && (
        <button type="button" onClick={() => setMost(most + PAGE)}>
          Show {Math.min(PAGE, all.length - most)} more of {count(all.length)}
        </button>
      )}
    </Card>
  );
}

function Nothing({ status }: { status: Status | undefined }) {
  const missing = status?.sources.length
    ? "No source has delivered anything yet; the card above says what each of them is waiting for."
    : "No source is set up: name one in the settings file under “sources”.";
  return (
    <Empty
      will="Each host or service that reports numbers will appear here by itself, and is learnt from then on."
      missing={missing}
    />
  );
}

function Table({ entities, most }: { entities: readonly Entity[]; most: number }) {
  return (
    <table class="entities cards">
      <thead>
        <tr>
          <th>State</th>
          <th>Name</th>
          <th>Surprise, and what it takes</th>
          <th class="past">Last 15 minutes</th>
          <th>In words</th>
          <th>Last seen</th>
        </tr>
      </thead>
      <tbody>
        {[...entities]
          .sort(byUrgency)
          .slice(0, most)
          .map((entity, i) => (
            <Row key={entity.id} entity={entity} sketched={i < SKETCHED} />
          ))}
      </tbody>
    </table>
  );
}

function Row({ entity, sketched }: { entity: Entity; sketched: boolean }) {
  return (
    <tr>
      <td class="state">
        <Mark state={entity.state} />
      </td>
      <td class="name full">
        <a href={entityAddress(entity.id)} data-row>
          {entity.name}
        </a>{" "}
        <span class="quiet">{entity.kind}</span>
      </td>
      <td class="full">
        {entity.state === "silent" ? (
          ""
        ) : (
          <Meter
            surprise={entity.surprise}
            threshold={entity.threshold}
            told={entity.state === "anomalous"}
          />
        )}
      </td>
      <td class="past full">{sketched && entity.version ? <Sketch id={entity.id} /> : ""}</td>
      <td class="words full">
        <Words entity={entity} />
      </td>
      <td class="seen">
        <Time ms={entity.seenMs} relative />
      </td>
    </tr>
  );
}

function Words({ entity }: { entity: Entity }) {
  const busy = entity.activity ? <div class="quiet">Now: {entity.activity}.</div> : null;
  if (entity.state === "learning") {
    return (
      <>
        {capital(entity.remark || "learning")}
        {leftMs(entity.remark) > 0 && <Progress entity={entity} />}
        {busy}
      </>
    );
  }
  return (
    <>
      {entity.remark ? (
        capital(entity.remark, entity.name)
      ) : (
        <span class="quiet">{count(entity.signals)} signals, all as expected</span>
      )}
      {busy}
    </>
  );
}

/** How far learning has come, by time: what has passed against what the remark says is left. */
function Progress({ entity }: { entity: Entity }) {
  const now = useNow();
  const left = leftMs(entity.remark);
  const passed = Math.max(0, now - entity.sinceMs);
  const value = Math.round((passed / (passed + left)) * 100);
  return (
    <span
      class="progress"
      role="progressbar"
      aria-label="Learnt"
      aria-valuenow={value}
      aria-valuemin={0}
      aria-valuemax={100}
    >
      <span style={{ width: `${value}%` }} />
    </span>
  );
}
