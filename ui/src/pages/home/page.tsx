// SPDX-License-Identifier: Apache-2.0
import { useAsked } from "../../api/asked";
import type { Budget, Entities, Incidents, Status } from "../../api/types";
import { Shown } from "../../parts/card";
import { isOpen } from "../../words/incident";
import { verdict } from "../../words/state";
import { EntitiesCard } from "./entities";
import { IncidentsCard } from "./incidents";
import { SourcesCard } from "./sources";
import "./home.css";

export const path = "/";
export const title = () => "Home";
export const rail = {
  order: 0,
  label: "Home",
  key: "h",
  icon: "M3 9.5 10 3l7 6.5M5 8.5V17h10V8.5M8.5 17v-5h3v5",
};

/** How often a card asks at most. */
const EVERY_MS = 900;

/** Enough to know of all that are open. */
const INCIDENTS = 50;

export function view() {
  const entities = useAsked<Entities>("entities", EVERY_MS);
  const status = useAsked<Status>("status", EVERY_MS);
  const incidents = useAsked<Incidents>(`incidents?most=${INCIDENTS}`, 2 * EVERY_MS);
  const budget = useAsked<Budget>("budget", 10_000);
  const open = (incidents.data?.incidents ?? []).filter((incident) => isOpen(incident) && incident.told).length;
  return (
    <div class="home">
      <Shown asked={entities}>{(data) => <Verdict entities={data} open={open} />}</Shown>
      <div class="grid top">
        <IncidentsCard asked={incidents} budget={budget.data} />
        <SourcesCard asked={status} />
      </div>
      <EntitiesCard asked={entities} status={status.data} />
    </div>
  );
}

function Verdict({ entities, open }: { entities: Entities; open: number }) {
  const { state, sentence, more } = verdict(entities, open);
  return (
    <div class={`verdict ${state}`}>
      <h1 aria-live="polite">{sentence}</h1>
      {more && <p>{more}</p>}
    </div>
  );
}
