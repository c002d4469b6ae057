// SPDX-License-Identifier: Apache-2.0
import { useAsked } from "../../api/asked";
import type { ModelLine } from "../../api/types";
import { address, entityAddress } from "../../frame/route";
import { Card, Empty, Shown } from "../../parts/card";
import { Time } from "../../parts/time";
import { count } from "../../words/numbers";

export function Models() {
  const asked = useAsked<{ models: readonly ModelLine[] }>("models", 5_000);
  return (
    <Card title="Models" class="models">
      <Shown asked={asked}>
        {({ models }) =>
          models.length ? (
            <table class="cards">
              <thead>
                <tr>
                  <th>Entity</th>
                  <th>Version</th>
                  <th>Kind</th>
                  <th>Learnt until</th>
                  <th class="number">Inputs</th>
                  <th class="number">Rows learnt</th>
                  <th class="number">Versions kept</th>
                </tr>
              </thead>
              <tbody>
                {models.map((model) => (
                  <Row key={model.entity} model={model} />
                ))}
              </tbody>
            </table>
          ) : (
            <Empty
              missing="No model yet: the first is trained when an entity was heard for long enough."
              will="Each entity's model will appear here, with what it was learnt from."
            />
          )
        }
      </Shown>
    </Card>
  );
}

function Row({ model }: { model: ModelLine }) {
  return (
    <tr>
      <td class="wrap">
        <a href={entityAddress(model.entity)}>{model.entity}</a>
      </td>
      <td data-name="Version">
        <a href={address("/model", model.entity, { version: model.version })} data-row>
          {model.version}
        </a>
      </td>
      <td data-name="Kind">{model.kind.replaceAll("-", " ")}</td>
      <td data-name="Learnt until">
        <Time ms={model.learntMs} />
      </td>
      <td class="number" data-name="Inputs">
        {model.inputs}
      </td>
      <td class="number" data-name="Rows learnt">
        {count(model.rows)}
      </td>
      <td class="number" data-name="Versions kept">
        {model.versions.length}
      </td>
    </tr>
  );
}
