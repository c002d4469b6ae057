// SPDX-License-Identifier: Apache-2.0
import type { Cause, Diagnosis, Incident } from "../../api/types";
import { entityAddress } from "../../frame/route";
import { Card, Empty } from "../../parts/card";
import { Time, useNow } from "../../parts/time";
import { percent } from "../../words/numbers";
import { entityThen } from "../incidents/address";
import { OPINIONS, type Asking } from "./say";
import { OtherWords } from "./words";

const MOST = 3;
const CLUES = 3;

interface Props {
  readonly incident: Incident;
  readonly diagnosis: Diagnosis | null;
  readonly narrated: boolean;
  readonly onAsk: (asking: Asking) => void;
}

/** The heart of the page: what began it, what speaks for that, and what was ruled out. */
export function Causes({ incident, diagnosis, narrated, onAsk }: Props) {
  if (!diagnosis) {
    return (
      <Card title="Probable cause">
        <Empty
          missing="Nothing was diagnosed yet."
          will="The most probable causes with their evidence will appear here, some minutes after the incident began."
        />
      </Card>
    );
  }
  return (
    <Card title={diagnosis.enough ? "Probable cause" : "Not enough evidence"}>
      <p class="sentence">{diagnosis.sentence}</p>
      {narrated && <OtherWords key={diagnosis.sentence} incident={incident.id} />}
      {!diagnosis.enough && <Missing missing={diagnosis.missing} guesses={diagnosis.causes.length > 0} />}
      <ol class="causes">
        {diagnosis.causes.slice(0, MOST).map((cause) => (
          <OneCause key={cause.entity} cause={cause} incident={incident} onAsk={onAsk} />
        ))}
      </ol>
      <Apart apart={diagnosis.apart} />
      <Bursts incident={incident} logs={diagnosis.logs} />
      <Chain name="Noticed at" ids={diagnosis.failing} />
      <Chain name="Only suffers" ids={diagnosis.impact} />
      {diagnosis.ruledOut.length > 0 && (
        <details>
          <summary>Checked and ruled out ({diagnosis.ruledOut.length})</summary>
          <ul>
            {diagnosis.ruledOut.map(({ entity, why }) => (
              <li key={entity}>
                <a href={entityAddress(entity)}>{entity}</a>: {why}
              </li>
            ))}
          </ul>
        </details>
      )}
      {diagnosis.enough && diagnosis.missing.length > 0 && (
        <details>
          <summary>What would have helped ({diagnosis.missing.length})</summary>
          <ul>
            {diagnosis.missing.map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        </details>
      )}
    </Card>
  );
}

function Missing({ missing, guesses }: { missing: readonly string[]; guesses: boolean }) {
  return (
    <div class="complaint">
      {guesses ? "What follows are guesses. " : ""}
      {missing.length ? "What is missing:" : "Nobody knows what is missing."}
      <ul>
        {missing.map((words) => (
          <li key={words}>{words}</li>
        ))}
      </ul>
    </div>
  );
}

function OneCause({ cause, incident, onAsk }: { cause: Cause; incident: Incident; onAsk: (asking: Asking) => void }) {
  const now = useNow();
  const then = (id: string, ms: number) => entityThen(id, incident.startMs, incident.endMs, now, ms);
  return (
    <li>
      <p class="name">
        <a href={then(cause.entity, incident.startMs)}>{cause.entity}</a> <span class="tag">{cause.kind}</span>
        {!cause.confident && <span class="tag">a guess</span>}
      </p>
      <p class="odds">
        <span class="bar" aria-hidden="true">
          <span style={{ width: `${(cause.probability * 100).toFixed(1)}%` }} />
        </span>{" "}
        {percent(cause.probability)} probable
      </p>
      <p>{cause.sentence}</p>
      <ul class="clues">
        {cause.clues.slice(0, CLUES).map((clue) => (
          <li key={clue.entity + clue.signal}>
            <a href={then(clue.entity, clue.sinceMs)}>
              {clue.entity === cause.entity && clue.signal ? "" : clue.entity}
              {clue.entity !== cause.entity && clue.signal && ": "}
              {clue.signal}
            </a>{" "}
            was {clue.text}, since <Time ms={clue.sinceMs} />
            {clue.words && <span class="quiet"> ({clue.words})</span>}
          </li>
        ))}
        {cause.apart.map(({ sentence }) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <p class="opinion">
        {OPINIONS.map((choice) => (
          <button
            key={choice.kind}
            type="button"
            aria-pressed={cause.said === choice.kind}
            title={choice.does}
            disabled={cause.said === choice.kind}
            onClick={() => onAsk({ choice, subject: cause.entity, about: `${cause.entity}: ${cause.sentence}` })}
          >
            {choice.kind === "agree" ? "Agree" : "Not this"}
          </button>
        ))}
        {cause.said && (
          <span class="quiet">{cause.said === "agree" ? "A person confirmed it." : "A person ruled it out."}</span>
        )}
      </p>
    </li>
  );
}

function Apart({ apart }: { apart: Diagnosis["apart"] }) {
  if (!apart.length) return null;
  return (
    <>
      <h3>What bad requests elsewhere have in common</h3>
      <ul class="clues">
        {apart.map(({ sentence }) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </>
  );
}

function Bursts({ incident, logs }: { incident: Incident; logs: Diagnosis["logs"] }) {
  const now = useNow();
  if (!logs.length) return null;
  return (
    <>
      <h3>Log lines that came up with it</h3>
      <ul class="clues">
        {logs.map(({ entity, template, severity, firstMs, example, sentence }) => (
          <li key={`${entity} ${template}`}>
            <a href={entityThen(entity, incident.startMs, incident.endMs, now, firstMs)}>{entity}</a>{" "}
            <span class="tag">{severity === "none" ? "log" : severity}</span> {sentence}
            {example && <code class="example">{example}</code>}
          </li>
        ))}
      </ul>
    </>
  );
}

function Chain({ name, ids }: { name: string; ids: readonly string[] }) {
  if (!ids.length) return null;
  return (
    <p class="chain">
      {name}:{" "}
      {ids.map((id, i) => (
        <span key={id}>
          {i > 0 && ", "}
          <a href={entityAddress(id)}>{id}</a>
        </span>
      ))}
    </p>
  );
}
