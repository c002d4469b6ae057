// SPDX-License-Identifier: Apache-2.0
import type { Asked } from "../../api/asked";
import type { Budget, Incidents, Incident } from "../../api/types";
import { Card, Empty, Shown } from "../../parts/card";
import { Life } from "../../parts/life";
import { useNow } from "../../parts/time";
import { incidentAddress } from "../incidents/address";
import { paged } from "../../words/budget";
import { folded, isOpen } from "../../words/incident";
import { odds } from "../../words/surprise";
import { ago, clock, span } from "../../words/time";

const MOST = 5;

/** What is open, the newest first; the last ended ones when nothing is. */
export function IncidentsCard({ asked, budget }: { asked: Asked<Incidents>; budget: Budget | undefined }) {
  const all = asked.data?.incidents ?? [];
  const open = all.filter((incident) => isOpen(incident) && incident.told);
  const title = open.length === 0 ? "Incidents" : `Open incidents: ${open.length}`;
  return (
    <Card title={title} aside={all.length ? <a href="#/incidents">All incidents</a> : ""}>
      {budget && (
        <p class="quiet">
          <a href="#/status">{paged(budget)}</a>
          {budget.noted > 0 && `; ${budget.noted} more noted in the last 28`}
        </p>
      )}
      <Shown asked={asked}>
        {() =>
          all.length ? (
            <>
              {!open.length && <p class="quiet">None is open. The last ones:</p>}
              <List incidents={(open.length ? open : all).slice(0, MOST)} />
            </>
          ) : (
            <Empty
              missing="No incident so far."
              will="What stays unusual for long enough will appear here, with a sentence that says what and since when."
            />
          )
        }
      </Shown>
    </Card>
  );
}

function List({ incidents }: { incidents: readonly Incident[] }) {
  const now = useNow();
  return (
    <ul class="incident-list">
      {incidents.map((incident) => (
        <li key={incident.id}>
          <Life state={incident.state} told={incident.told} acknowledged={incident.acknowledged} />
          <a href={incidentAddress(incident.id)} data-row>
            {incident.title}
          </a>
          <span>
            {isOpen(incident) ? span(now - incident.startMs) : ago(incident.endMs ?? now, now)}
          </span>
          <span class="quiet">
            since {clock(incident.startMs, now)}, {folded(incident.members)}
            {incident.surprise > 0 && `, ${odds(incident.surprise)}`}
          </span>
        </li>
      ))}
    </ul>
  );
}
