// SPDX-License-Identifier: Apache-2.0
import { useAsked } from "../../api/asked";
import type { Budget, Incident } from "../../api/types";
import { turn, type Route } from "../../frame/route";
import { Card, Empty, Shown } from "../../parts/card";
import { IncidentTable } from "./table";

export const path = "/incidents";
export const title = () => "Incidents";
export const rail = { order: 1, label: "Incidents", key: "i", icon: "M10 3 18 16.5H2ZM10 8v4M10 14.2v.1" };

const MOST = 200;

export function view({ route }: { route: Route }) {
  const asked = useAsked<{ incidents: readonly Incident[] }>(`incidents?most=${MOST}`, 2_000);
  const budget = useAsked<Budget>("budget", 10_000);
  const onlyOpen = route.query.get("state") === "open";
  const all = asked.data?.incidents ?? [];
  const open = all.filter((incident) => incident.state === "open");
  return (
    <>
      <div class="head">
        <div class="say">
          <h1>{sentence(asked.data && all, open.length)}</h1>
          {budget.data && <p>{budget.data.sentence}</p>}
        </div>
        <div class="group" role="group" aria-label="Which incidents">
          <button type="button" aria-pressed={!onlyOpen} onClick={() => turn(route, { state: undefined })}>
            All
          </button>
          <button type="button" aria-pressed={onlyOpen} onClick={() => turn(route, { state: "open" })}>
            Open
          </button>
        </div>
      </div>
      <Card title={onlyOpen ? "Open, the newest first" : "The newest first"}>
        <Shown asked={asked}>
          {() =>
            (onlyOpen ? open : all).length ? (
              <IncidentTable incidents={onlyOpen ? open : all} />
            ) : (
              <Empty
                missing={all.length ? "None is open." : "No incident so far."}
                will="Anomalies that belong together will appear here as one incident: what, since when, how rare."
              />
            )
          }
        </Shown>
      </Card>
    </>
  );
}

function sentence(all: readonly Incident[] | undefined, open: number): string {
  if (!all) return "Incidents";
  if (!all.length) return "No incident so far.";
  if (open === all.length) return `${open} ${open === 1 ? "incident is" : "incidents are"} open.`;
  const known = all.length >= MOST ? `the last ${MOST}` : `${all.length}`;
  return open
    ? `${open} of ${known} incidents ${open === 1 ? "is" : "are"} open.`
    : `None of ${known} incidents is open.`;
}
