// SPDX-License-Identifier: Apache-2.0
import { useState } from "preact/hooks";
import type { Sayable, VerdictKind, WholeIncident } from "../../api/types";
import { address } from "../../frame/route";
import { Life } from "../../parts/life";
import { Time, useNow } from "../../parts/time";
import { folded } from "../../words/incident";
import { span } from "../../words/time";
import { incidentAddress } from "../incidents/address";
import { LABELS, type Asking } from "./say";

/** A longer sentence is written smaller. */
const LONG = 100;

/** What stands beside the member or the part that it is about. */
const ELSEWHERE: readonly VerdictKind[] = ["split", "unmerge"];

/** What it is, since when, how much was folded, and what can be said of it. */
export function Head({ of, onAsk }: { of: WholeIncident; onAsk: (asking: Asking) => void }) {
  const { incident, choices } = of;
  return (
    <section class="card top" aria-label="The incident">
      <div class="crumb">
        <a href="#/incidents">Incidents</a> › <Id id={incident.id} />
      </div>
      <h1 class={incident.title.length > LONG ? "long" : ""}>{incident.title}</h1>
      {incident.partOf && (
        <p>
          It became part of <a href={incidentAddress(incident.partOf)}>another incident</a>, whose page undoes the merge.
        </p>
      )}
      <Strip of={of} />
      <div class="choices" role="group" aria-label="What you can do">
        {choices
          .filter(({ kind, allowed }) => allowed && !ELSEWHERE.includes(kind))
          .map((choice) => (
            <button key={choice.kind} type="button" title={choice.does} onClick={() => onAsk({ choice })}>
              {LABELS[choice.kind]}
            </button>
          ))}
        <a class="button" href={address("/map", "", { incident: incident.id })}>
          On the map
        </a>
        <a class="button" href={`api/incident/postmortem?id=${encodeURIComponent(incident.id)}`} download="post-mortem.md">
          Export post-mortem
        </a>
        <WhyNot choices={choices} />
      </div>
    </section>
  );
}

function Strip({ of: { incident, said } }: { of: WholeIncident }) {
  const now = useNow();
  const taken = said.findLast(({ kind }) => kind === "acknowledge" || kind === "resolve" || kind === "reopen");
  return (
    <dl class="strip">
      <Fact name="State">
        <Life state={incident.state} acknowledged={incident.acknowledged} />
      </Fact>
      <Fact name="Began">
        <Time ms={incident.startMs} />
      </Fact>
      <Fact name={incident.endMs === null ? "Goes on for" : "Lasted"}>
        {span((incident.endMs ?? now) - incident.startMs)}
      </Fact>
      <Fact name="Entities">{incident.entityCount.toLocaleString("en-GB")}</Fact>
      <Fact name="Folded">{folded(incident.members)}</Fact>
      <Fact name="People told">{incident.told ? "yes" : `no: ${incident.why}`}</Fact>
      {taken && <Fact name="Last word">{taken.text}</Fact>}
      {incident.expected && <Fact name="Expected">{incident.expected}</Fact>}
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: preact.ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** What cannot be done says why, instead of standing there grey. */
function WhyNot({ choices }: { choices: readonly Sayable[] }) {
  const refused = choices.filter(({ allowed }) => !allowed);
  if (!refused.length) return null;
  return (
    <details>
      <summary>What else, and why not now</summary>
      <ul>
        {refused.map(({ kind, why }) => (
          <li key={kind}>
            {LABELS[kind]}: {why}
          </li>
        ))}
      </ul>
    </details>
  );
}

function Id({ id }: { id: string }) {
  const [copied, setCopied] = useState(false);
  const copy = () =>
    navigator.clipboard?.writeText(id).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  return (
    <>
      <span class="mono">{id}</span>{" "}
      <button type="button" class="plain" onClick={copy} aria-label="Copy the id">
        {copied ? "copied" : "copy"}
      </button>
    </>
  );
}
