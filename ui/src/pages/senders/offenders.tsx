// SPDX-License-Identifier: Apache-2.0
import type { Offender } from "../../api/types";
import { Card } from "../../parts/card";
import { count } from "../../words/numbers";

/** Metrics whose labels take ever new values: what fills any store of series. */
export function Offenders({ offenders }: { offenders: readonly Offender[] }) {
  return (
    <Card title="What brings the most new series">
      {offenders.length ? (
        <table class="cards">
          <thead>
            <tr>
              <th>Metric</th>
              <th>Protocol</th>
              <th class="number">New series, about</th>
              <th class="number">Refused</th>
              <th>Label with most values</th>
              <th>The last one</th>
            </tr>
          </thead>
          <tbody>
            {offenders.map((offender) => (
              <tr key={`${offender.receiver} ${offender.metric}`}>
                <td class="wrap">{offender.metric}</td>
                <td data-name="Protocol">{offender.receiver}</td>
                <td class="number" data-name="New series, about">
                  {count(offender.series)}
                </td>
                <td class="number" data-name="Refused">
                  {count(offender.refused)}
                </td>
                <td data-name="Label with most values">{offender.label}</td>
                <td class="wrap example" data-name="The last one">
                  {offender.example}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : (
        <p class="quiet">No metric brings many new series.</p>
      )}
    </Card>
  );
}
