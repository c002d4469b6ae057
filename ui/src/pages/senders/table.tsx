// SPDX-License-Identifier: Apache-2.0
import type { SenderAccount } from "../../api/types";
import { Time } from "../../parts/time";
import { count, reading } from "../../words/numbers";

export const refusedOf = (sender: SenderAccount) =>
  Object.values(sender.refused).reduce((sum, fault) => sum + fault.count, 0);

export function SenderTable({ senders }: { senders: readonly SenderAccount[] }) {
  return (
    <table class="senders cards">
      <thead>
        <tr>
          <th>Protocol</th>
          <th>From</th>
          <th>Calls itself</th>
          <th class="number">Taken</th>
          <th class="number">Refused</th>
          <th class="number">Series</th>
          <th class="number">Bytes</th>
          <th>Last heard</th>
        </tr>
      </thead>
      <tbody>
        {senders.map((sender) => (
          <tr key={`${sender.receiver} ${sender.address} ${sender.agent}`}>
            <td>{sender.receiver}</td>
            <td data-name="From">{sender.address}</td>
            <td class="wrap" data-name="Calls itself">
              {sender.agent || <span class="quiet">nothing</span>}
            </td>
            <td class="number" data-name="Taken">
              {count(sender.taken)}
            </td>
            <td class="number" data-name="Refused">
              {count(refusedOf(sender))}
            </td>
            <td class="number" data-name="Series">
              {count(sender.series)}
            </td>
            <td class="number" data-name="Bytes">
              {reading(sender.bytes, "B")}
            </td>
            <td data-name="Last heard">
              <Time ms={sender.lastMs} relative />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
