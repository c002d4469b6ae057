// SPDX-License-Identifier: Apache-2.0
import type { Incident } from "../../api/types";
import { entityAddress } from "../../frame/route";
import { Mark } from "../../parts/mark";
import { Time, useNow } from "../../parts/time";
import { odds } from "../../words/surprise";
import { span } from "../../words/time";
import { incidentAddress } from "./address";
import "./incidents.css";

export function IncidentTable({ incidents }: { incidents: readonly Incident[] }) {
  const now = useNow();
  return (
    <table class="incidents cards">
      <thead>
        <tr>
          <th>State</th>
          <th>What</th>
          <th>Entity</th>
          <th>Began</th>
          <th>Lasted</th>
          <th>How rare</th>
          <th class="number">Anomalies</th>
        </tr>
      </thead>
      <tbody>
        {incidents.map((incident) => (
          <tr key={incident.id}>
            <td title={incident.why}>
              {!incident.told ? (
                <span class="quiet">
                  <Mark state="noted" bare /> Noted
                </span>
              ) : incident.state === "open" ? (
                <span class="open">
                  <Mark state="anomalous" bare /> Open
                </span>
              ) : (
                <span class="quiet">Ended</span>
              )}
            </td>
            <td class="what full">
              <a href={incidentAddress(incident, now)} data-row>
                {incident.title}
              </a>
              {!incident.told && <div class="quiet">{incident.why}</div>}
            </td>
            <td class="wrap" data-name="Entity">
              <a href={entityAddress(incident.entity)}>{incident.entity}</a>
            </td>
            <td data-name="Began">
              <Time ms={incident.startMs} />
            </td>
            <td data-name="Lasted">{span((incident.endMs ?? now) - incident.startMs)}</td>
            <td data-name="How rare">{odds(incident.surprise)}</td>
            <td class="number" data-name="Anomalies">
              {incident.members}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
