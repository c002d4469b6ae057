// SPDX-License-Identifier: Apache-2.0
import type { Incident } from "../../api/types";
import { entityAddress } from "../../frame/route";
import { Life } from "../../parts/life";
import { Time, useNow } from "../../parts/time";
import { causeWords, folded } from "../../words/incident";
import { odds } from "../../words/surprise";
import { span } from "../../words/time";
import { incidentAddress } from "./address";
import "./incidents.css";

/** So many entities are named; the others are counted. */
const NAMED = 2;

export function IncidentTable({ incidents }: { incidents: readonly Incident[] }) {
  const now = useNow();
  return (
    <table class="incidents cards">
      <thead>
        <tr>
          <th>State</th>
          <th>What</th>
          <th>Entities</th>
          <th>Began</th>
          <th>Lasted</th>
          <th>How rare</th>
          <th class="number">Members</th>
        </tr>
      </thead>
      <tbody>
        {incidents.map((incident) => (
          <Line key={incident.id} incident={incident} now={now} />
        ))}
      </tbody>
    </table>
  );
}

function Line({ incident, now }: { incident: Incident; now: number }) {
  return (
    <tr>
      <td>
        <Life state={incident.state} told={incident.told} acknowledged={incident.acknowledged} />
      </td>
      <td class="what full">
        <a href={incidentAddress(incident.id)} data-row>
          {incident.title}
        </a>
        {incident.cause && (
          <div class="quiet">{causeWords(incident)}</div>
        )}
        {incident.partOf && <div class="quiet">Merged into another incident.</div>}
        {incident.expected && <div class="quiet">Expected: {incident.expected}</div>}
        {!incident.told && <div class="quiet">Noted, nobody was told: {incident.why}</div>}
      </td>
      <td class="wrap" data-name="Entities">
        <Touched incident={incident} />
      </td>
      <td data-name="Began">
        <Time ms={incident.startMs} />
      </td>
      <td data-name="Lasted">{span((incident.endMs ?? now) - incident.startMs)}</td>
      <td class="rare" data-name="How rare">{incident.surprise > 0 ? odds(incident.surprise) : "–"}</td>
      <td class="number" data-name="Members" title={folded(incident.members)}>
        {incident.members.toLocaleString("en-GB")}
      </td>
    </tr>
  );
}

function Touched({ incident }: { incident: Incident }) {
  const named = incident.entities.slice(0, NAMED);
  const more = incident.entityCount - named.length;
  return (
    <>
      {named.map((id) => (
        <div key={id}>
          <a href={entityAddress(id)}>{id}</a>
        </div>
      ))}
      {more > 0 && <span class="quiet">and {more} more</span>}
    </>
  );
}
