// SPDX-License-Identifier: Apache-2.0
import type { SenderAccount } from "../../api/types";
import { Card } from "../../parts/card";
import { count } from "../../words/numbers";

interface Line {
  readonly who: string;
  readonly reason: string;
  readonly count: number;
  readonly example: string;
}

const MOST = 50;

export function Refused({ senders }: { senders: readonly SenderAccount[] }) {
  const lines = senders
    .flatMap((sender) =>
      Object.entries(sender.refused).map(
        ([reason, fault]): Line => ({
          who: `${sender.receiver} from ${sender.address}`,
          reason,
          count: fault.count,
          example: fault.example,
        }),
      ),
    )
    .sort((a, b) => b.count - a.count)
    .slice(0, MOST);
  return (
    <Card title="What was refused, and why">
      {lines.length ? (
        <table class="cards">
          <thead>
            <tr>
              <th>Reason</th>
              <th class="number">Items</th>
              <th>Sender</th>
              <th>The last one</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <tr key={`${line.who} ${line.reason}`}>
                <td>{line.reason}</td>
                <td class="number" data-name="Items">
                  {count(line.count)}
                </td>
                <td class="wrap" data-name="Sender">
                  {line.who}
                </td>
                <td class="wrap example" data-name="The last one">
                  {line.example}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : (
        <p class="quiet">Nothing was refused since the start.</p>
      )}
    </Card>
  );
}
