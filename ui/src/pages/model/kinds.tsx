// SPDX-License-Identifier: Apache-2.0
import type { Model } from "../../api/types";
import { Card } from "../../parts/card";
import { reading } from "../../words/numbers";

const percent = (share: number, digits: number) => `${(100 * share).toFixed(digits)} %`;

/** Why it is a model of this kind, and how the others did. */
export function Kinds({ model }: { model: Model }) {
  if (!model.reason) return null;
  const trials = model.contenders[0]?.trials ?? 0;
  return (
    <Card title="Why this kind of model" class="kinds">
      <p>
        It {model.reason}. {trials ? `${trials} faults were planted, the same for all.` : ""}
      </p>
      {model.contenders.length > 0 && (
        <table class="cards">
          <thead>
            <tr>
              <th>Kind</th>
              <th>Finds</th>
              <th>Calm rows past its line</th>
              <th>Memory</th>
            </tr>
          </thead>
          <tbody>
            {model.contenders.map((each) => (
              <tr key={each.kind}>
                <td class="wrap">
                  {each.kind.replaceAll("-", " ")}
                  {each.kind === model.kind ? " (this one)" : ""}
                </td>
                <td class="nowrap">{percent(each.found, 0)}</td>
                <td class="nowrap">{percent(each.alarms, 2)}</td>
                <td class="nowrap">{reading(each.bytes, "B")}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Card>
  );
}
