// SPDX-License-Identifier: Apache-2.0
import { useAsked } from "../../api/asked";
import { question } from "../../api/ask";
import type { Budget, Incident, Incidents } from "../../api/types";
import { Card, Shown } from "../../parts/card";
import { Snippet } from "../../parts/snippet";
import { Time } from "../../parts/time";
import { figure, paged } from "../../words/budget";
import { incidentAddress } from "../incidents/address";

const EVERY_MS = 10_000;
const LOOKED_THROUGH = 200;
const SHOWN = 5;

/** How often people were woken, how often they said they could bear it, and what was noted instead. */
export function BudgetCard() {
  const budget = useAsked<Budget>("budget", EVERY_MS);
  const latest = useAsked<Incidents>(question("incidents", { most: LOOKED_THROUGH }), EVERY_MS);
  const noted = (latest.data?.incidents ?? []).filter(({ told, partOf }) => !told && !partOf);
  return (
    <Card title="Pages" class="budget">
      <Shown asked={budget}>
        {(data) => (
          <>
            <p class="paged">{paged(data)}</p>
            {data.promised > 0 && <Bar {...data} />}
            <p class="quiet">{data.sentence}</p>
            {data.teams.length > 0 && <Teams teams={data.teams} />}
            <Noted incidents={noted.slice(0, SHOWN)} more={noted.length > SHOWN} />
            <Change promised={data.promised} teams={data.teams.length > 0} />
          </>
        )}
      </Shown>
    </Card>
  );
}

/** The bar's end stands at what was promised; what is over it is told by its colour and in words. */
function Bar({ promised, lastWeek }: Budget) {
  const share = Math.min(1, lastWeek / promised);
  return (
    <span class={`used ${lastWeek > promised ? "over" : ""}`} aria-hidden="true">
      <span style={{ width: `${(share * 100).toFixed(1)}%` }} />
    </span>
  );
}

/** Each team beside its own promise: one may have spent what another has left. */
function Teams({ teams }: { teams: readonly Budget[] }) {
  return (
    <table class="teams">
      <thead>
        <tr>
          <th scope="col">Team</th>
          <th scope="col">Pages in 7 days</th>
          <th scope="col">Promised</th>
          <th scope="col">Noted in 28</th>
        </tr>
      </thead>
      <tbody>
        {teams.map((one) => (
          <tr key={one.team}>
            <th scope="row">{one.team || "No team"}</th>
            <td>{one.lastWeek}</td>
            <td>{figure(one.promised)}</td>
            <td>{one.noted}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Noted({ incidents, more }: { incidents: readonly Incident[]; more: boolean }) {
  if (!incidents.length) return <p>Nothing was noted instead of being told.</p>;
  return (
    <>
      <h3>Noted, and nobody was told</h3>
      <ul class="noted">
        {incidents.map(({ id, title, startMs, why }) => (
          <li key={id}>
            <Time ms={startMs} /> <a href={incidentAddress(id)}>{title}</a>
            <div class="quiet">{why}</div>
          </li>
        ))}
      </ul>
      {more && (
        <p>
          <a href="#/incidents">All incidents</a>
        </p>
      )}
    </>
  );
}

/** A budget is a setting: read at the start, tried out on the past before. */
function Change({ promised, teams }: { promised: number; teams: boolean }) {
  const pages = promised > 0 ? Math.max(1, Math.round(promised)) : 3;
  return (
    <details>
      <summary>{promised > 0 ? "How to change it" : "How to set a budget"}</summary>
      <Snippet title="What budgets would have brought on this server's own past" text="vedette backtest --since 30d" />
      {teams ? (
        <p>Those of teams stand at budget.teams in Vedette's settings; start it anew after a change.</p>
      ) : (
        <Snippet title="In Vedette's settings, then start it anew" text={`budget: ${pages} pages/week`} />
      )}
    </details>
  );
}
