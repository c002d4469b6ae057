// SPDX-License-Identifier: Apache-2.0
import { useAsked } from "../../api/asked";
import { question } from "../../api/ask";
import type { Incidents, WholeIncident } from "../../api/types";
import { turn, type Route } from "../../frame/route";
import { useSettled } from "../../frame/settled";
import { useNow } from "../../parts/time";
import { clock } from "../../words/time";
import { around } from "../incidents/address";

const HOUR_MS = 3_600_000;
const SPANS: readonly { readonly name: string; readonly word: string; readonly ms: number }[] = [
  { name: "hour", word: "1 h", ms: HOUR_MS },
  { name: "day", word: "1 d", ms: 24 * HOUR_MS },
  { name: "week", word: "7 d", ms: 168 * HOUR_MS },
];
const STEPS = 360;

/** The moment that the map shows; nothing while it is now. */
export const momentOf = (route: Route): number | undefined => {
  const at = Number(route.query.get("at"));
  return at > 0 && Number.isFinite(at) ? Math.round(at) : undefined;
};

interface Props {
  readonly route: Route;
  readonly whole: WholeIncident | undefined;
}

/** A time slider: what called what, and who was in trouble, at any moment. */
export function Moment({ route, whole }: Props) {
  const now = Math.floor(useNow() / 10_000) * 10_000;
  const span = SPANS.find(({ name }) => name === route.query.get("span")) ?? (SPANS[0] as (typeof SPANS)[0]);
  const at = momentOf(route);
  const marks = useMarks(whole);
  const [from, to] = whole ? around(whole.incident.startMs, whole.incident.endMs, now) : [now - span.ms, now];
  const ends = to >= now - (to - from) / STEPS;
  const place = Math.round(((Math.min(to, Math.max(from, at ?? to)) - from) / (to - from)) * STEPS);
  const [value, move] = useSettled(place, (step) => {
    const chosen = step === STEPS && ends ? undefined : Math.round(from + ((to - from) * step) / STEPS);
    turn(route, { at: chosen }, true);
  });
  const shown = value === STEPS && ends ? "now" : clock(from + ((to - from) * value) / STEPS, now);
  return (
    <div class="moment">
      <label>
        <span>
          Shown: <strong>{value === place && at !== undefined ? clock(at, now) : shown}</strong>
        </span>
        <input
          type="range"
          min={0}
          max={STEPS}
          value={value}
          aria-valuetext={shown}
          onInput={(event) => move(Number(event.currentTarget.value))}
        />
      </label>
      <svg class="begins" width="100%" height="8" aria-hidden="true">
        {marks
          .filter((ms) => ms >= from && ms <= to)
          .map((ms) => (
            <rect key={ms} x={`${(((ms - from) / (to - from)) * 100).toFixed(2)}%`} width="2" height="8" />
          ))}
      </svg>
      <p class="quiet">
        {clock(from, now, false)} to {ends ? "now" : clock(to, now, false)}; a mark is where{" "}
        {whole ? "something of the incident" : "an incident"} began.
        {!whole && (
          <span class="group" role="group" aria-label="How far back">
            {SPANS.map(({ name, word }) => (
              <button key={name} type="button" aria-pressed={span.name === name} onClick={() => turn(route, { span: name, at: undefined })}>
                {word}
              </button>
            ))}
          </span>
        )}
        {at !== undefined && (
          <button type="button" onClick={() => turn(route, { at: undefined })}>
            Back to now
          </button>
        )}
      </p>
    </div>
  );
}

const MOST_MARKS = 200;

function useMarks(whole: WholeIncident | undefined): readonly number[] {
  const asked = useAsked<Incidents>(question("incidents", { most: 100 }), 30_000);
  const begins = whole
    ? whole.story.filter(({ lane }) => lane !== "people").map(({ ms }) => ms)
    : (asked.data?.incidents ?? []).map(({ startMs }) => startMs);
  return [...new Set(begins)].slice(0, MOST_MARKS);
}
