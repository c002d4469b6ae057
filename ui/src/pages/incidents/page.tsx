// SPDX-License-Identifier: Apache-2.0
import { useAsked } from "../../api/asked";
import { question } from "../../api/ask";
import type { Budget, Incident, Incidents } from "../../api/types";
import { turn, type Route } from "../../frame/route";
import { Card, Empty, Shown } from "../../parts/card";
import { Time } from "../../parts/time";
import { isOpen } from "../../words/incident";
import { Filters } from "./filters";
import { IncidentTable } from "./table";

export const path = "/incidents";
export const title = () => "Incidents";
export const rail = { order: 1, label: "Incidents", key: "i", icon: "M10 3 18 16.5H2ZM10 8v4M10 14.2v.1" };

const MOST = 100;

export function view({ route }: { route: Route }) {
  const [state, entity, before] = ["state", "entity", "before"].map((name) => route.query.get(name) ?? "");
  const filtered = Boolean(state || entity || before);
  const asked = useAsked<Incidents>(question("incidents", { state, entity, before, most: MOST }), 2_000);
  const budget = useAsked<Budget>("budget", 10_000);
  const found = asked.data?.incidents;
  const next = asked.data?.nextBeforeMs ?? null;
  return (
    <>
      <div class="head">
        <div class="say">
          <h1 aria-live="polite">{sentence(found, filtered, next !== null)}</h1>
          {budget.data && <p>{budget.data.sentence}</p>}
        </div>
      </div>
      <Filters route={route} entities={touched(found ?? [])} />
      <Card
        title={before ? "Older, the newest first" : "The newest first"}
        aside={before && <a onClick={(event) => (event.preventDefault(), turn(route, { before: undefined }))} href="#/incidents">To the newest</a>}
      >
        <Shown asked={asked}>
          {({ incidents }) =>
            incidents.length ? (
              <IncidentTable incidents={incidents} />
            ) : (
              <Empty
                missing={filtered ? "None is like that." : "No incident so far."}
                will="What belongs together will appear here as one incident: what, since when, how rare, and its cause."
              />
            )
          }
        </Shown>
        {next !== null && (
          <p class="older">
            <button type="button" onClick={() => turn(route, { before: next })} data-row>
              Older than <Time ms={next} />
            </button>
          </p>
        )}
      </Card>
    </>
  );
}

const touched = (incidents: readonly Incident[]) =>
  [...new Set(incidents.flatMap(({ entities }) => entities))].toSorted();

function sentence(found: readonly Incident[] | undefined, filtered: boolean, more: boolean): string {
  if (!found) return "Incidents";
  if (!found.length) return filtered ? "No such incident." : "No incident so far.";
  const open = found.filter(isOpen).length;
  const known = more ? `the last ${found.length}` : `${found.length}`;
  if (filtered) return `${found.length} ${found.length === 1 ? "incident" : "incidents"}${more ? ", and older ones" : ""}.`;
  if (open === found.length && !more) return `${open} ${open === 1 ? "incident is" : "incidents are"} unresolved.`;
  return open
    ? `${open} of ${known} incidents ${open === 1 ? "is" : "are"} unresolved.`
    : `All of ${known} incidents are resolved.`;
}
