// SPDX-License-Identifier: Apache-2.0
import { useAsked } from "../../api/asked";
import { question } from "../../api/ask";
import type { Model, ModelLine } from "../../api/types";
import { entityAddress, turn, type Route } from "../../frame/route";
import { Card, Shown } from "../../parts/card";
import { Time } from "../../parts/time";
import { count } from "../../words/numbers";
import { span } from "../../words/time";
import { Errors } from "./errors";
import { Inputs } from "./inputs";
import { Kinds } from "./kinds";
import { Normal } from "./normal";
import "./model.css";

export const path = "/model/:id";
export const title = (route: Route) => `Model of ${route.id.slice(route.id.indexOf(":") + 1)}`;

export function view({ route }: { route: Route }) {
  const version = route.query.get("version") ?? "";
  const asked = useAsked<Model>(question("model", { id: route.id, version }));
  return <Shown asked={asked}>{(model) => <Everything model={model} route={route} />}</Shown>;
}

function Everything({ model, route }: { model: Model; route: Route }) {
  const name = model.entity.slice(model.entity.indexOf(":") + 1);
  const { trained, tested } = model;
  return (
    <div class="model">
      <div class="head">
        <div class="say">
          <div class="crumb">
            <a href="#/">Home</a> › <a href={entityAddress(model.entity)}>{name}</a> › model
          </div>
          <h1>
            What is normal for {name}, learnt from {count(trained.rows)} moments over{" "}
            {span(trained.toMs - trained.fromMs)}.
          </h1>
          <p>
            {model.inputs.length} of {model.choices.length || model.inputs.length} signals judged together,{" "}
            {model.kind.replaceAll("-", " ")}
          </p>
        </div>
        <Versions model={model} route={route} />
      </div>
      <div class="grid pair">
        <Card title="Where it comes from">
          <dl class="facts">
            <dt>Learnt from</dt>
            <dd>
              <Time ms={trained.fromMs} /> to <Time ms={trained.toMs} />, {count(trained.rows)} rows
            </dd>
            <dt>Tested on</dt>
            <dd>
              <Time ms={tested.fromMs} /> to <Time ms={tested.toMs} />, {count(tested.rows)} rows it had not
              seen
            </dd>
            <dt>A row every</dt>
            <dd>{span(trained.stepMs)}</dd>
            <dt>Looks at</dt>
            <dd>{model.window === 1 ? "one row" : `${model.window} rows in a row`}</dd>
            <dt>Version</dt>
            <dd class="mono">{model.version}</dd>
            <dt>Follows</dt>
            <dd class={model.parent ? "mono" : ""}>{model.parent || "none: it is the first"}</dd>
          </dl>
        </Card>
        <Card title="How it did on what it had not seen">
          <dl class="facts">
            {Object.entries(model.figures).map(([figure, value]) => (
              <>
                <dt>{figure.charAt(0).toUpperCase() + figure.slice(1)}</dt>
                <dd>
                  {figure.startsWith("share")
                    ? `${(value * 100).toFixed(2)} %`
                    : Number(value.toPrecision(4))}
                </dd>
              </>
            ))}
          </dl>
          <Normal of={model.calibration} rows={tested.rows} />
        </Card>
      </div>
      <Kinds model={model} />
      <Errors of={model.calibration} rows={tested.rows} />
      <Inputs model={model} />
    </div>
  );
}

function Versions({ model, route }: { model: Model; route: Route }) {
  const { data } = useAsked<{ models: readonly ModelLine[] }>("models", 10_000);
  const versions = data?.models.find((line) => line.entity === model.entity)?.versions ?? [];
  if (versions.length < 2) return null;
  return (
    <label class="versions">
      Version{" "}
      <select value={model.version} onChange={(event) => turn(route, { version: event.currentTarget.value })}>
        {[...versions].reverse().map((version, i) => (
          <option key={version} value={version}>
            {version} {i === 0 ? "(newest)" : ""}
          </option>
        ))}
      </select>
    </label>
  );
}
