// SPDX-License-Identifier: Apache-2.0
import { useAsked } from "../../api/asked";
import type { Entities, Status } from "../../api/types";
import { Shown } from "../../parts/card";
import { verdict } from "../../words/state";
import { EntitiesCard } from "./entities";
import { IncidentsCard } from "./incidents";
import { SourcesCard } from "./sources";
import "./home.css";

export const path = "/";
export const title = () => "Home";
export const rail = { order: 0, label: "Home", key: "h", icon: "M3 9.5 10 3l7 6.5M5 8.5V17h10V8.5M8.5 17v-5h3v5" };

/** How often a card asks at most. */
const EVERY_MS = 900;

export function view() {
  const entities = useAsked<Entities>("entities", EVERY_MS);
  const status = useAsked<Status>("status", EVERY_MS);
  return (
    <div class="home">
      <Shown asked={entities}>{(data) => <Verdict entities={data} />}</Shown>
      <div class="grid top">
        <IncidentsCard />
        <SourcesCard asked={status} />
      </div>
      <EntitiesCard asked={entities} status={status.data} />
    </div>
  );
}

function Verdict({ entities }: { entities: Entities }) {
  const { state, sentence, more } = verdict(entities);
  return (
    <div class={`verdict ${state}`}>
      <h1 aria-live="polite">{sentence}</h1>
      {more && <p>{more}</p>}
    </div>
  );
}
