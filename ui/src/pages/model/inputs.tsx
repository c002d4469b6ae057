// SPDX-License-Identifier: Apache-2.0
import type { Model } from "../../api/types";
import { Card } from "../../parts/card";
import { between } from "../../words/numbers";

/** What is judged and why, and what was left out and why. */
export function Inputs({ model }: { model: Model }) {
  const reasons = new Map(model.choices.map((choice) => [choice.signal, choice.reason]));
  const out = model.choices.filter((choice) => !choice.chosen);
  return (
    <div class="grid pair">
      <Card title={`Inputs: ${model.inputs.length}`}>
        <table class="cards">
          <thead>
            <tr>
              <th>Signal</th>
              <th>Usual range</th>
              <th>Why chosen</th>
            </tr>
          </thead>
          <tbody>
            {model.inputs.map((input) => (
              <tr key={input.signal}>
                <td class="wrap">{input.signal}</td>
                <td class="nowrap">{between(input.usualLow, input.usualHigh, input.unit)}</td>
                <td class="quiet full">{reasons.get(input.signal) ?? ""}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Card>
      <Card title={`Left out: ${out.length}`}>
        {out.length ? (
          <table class="cards">
            <thead>
              <tr>
                <th>Signal</th>
                <th>Why</th>
              </tr>
            </thead>
            <tbody>
              {out.map((choice) => (
                <tr key={choice.signal}>
                  <td class="wrap">{choice.signal}</td>
                  <td class="quiet full">{choice.reason}</td>
                </tr>
              ))}
            </tbody>
          </table>
        ) : (
          <p class="quiet">Every signal that was considered is in the model.</p>
        )}
      </Card>
    </div>
  );
}
