// SPDX-License-Identifier: Apache-2.0
import { useMemo, useState } from "preact/hooks";
import type { Incident, Moment } from "../../api/types";
import { turn, type Route } from "../../frame/route";
import { useSettled } from "../../frame/settled";
import { Card, Empty } from "../../parts/card";
import { useNow } from "../../parts/time";
import { clock } from "../../words/time";
import { between, chooseStretch, indexOfMoment, nameOfMoment, within, type Stretch } from "./chosen";
import { Drawn } from "./drawn";
import { LANES, laid } from "./lanes";

interface Props {
  readonly route: Route;
  readonly incident: Incident;
  readonly story: readonly Moment[];
  readonly stretch: Stretch | undefined;
  readonly onsetMs: number | undefined;
}

/** What happened when, in lanes over one time axis; the same as a list for whoever likes to read. */
export function Story({ route, incident, story, stretch, onsetMs }: Props) {
  const list = route.query.get("story") === "list";
  const left = incident.members - story.filter(({ lane }) => lane !== "people").length;
  return (
    <Card
      title="What happened"
      aside={
        <button type="button" aria-pressed={list} onClick={() => turn(route, { story: list ? undefined : "list" }, true)}>
          {list ? "as lanes" : "as a list"}
        </button>
      }
    >
      {!story.length ? (
        <Empty missing="Nothing happened yet." will="Changes, anomalies, alerts and words of people will stand here." />
      ) : list ? (
        <List story={story.filter((moment) => within(moment, stretch))} />
      ) : (
        <Lanes route={route} incident={incident} story={story} stretch={stretch} onsetMs={onsetMs} />
      )}
      {stretch && <Chosen route={route} stretch={stretch} />}
      {left > 0 && <p class="quiet">{left.toLocaleString("en-GB")} later members are not drawn; the table below has them.</p>}
    </Card>
  );
}

interface Looking {
  readonly at: number;
  readonly stretch: Stretch | undefined;
}

function Lanes({ route, incident, story, stretch, onsetMs }: Props) {
  const now = useNow();
  const [pointed, setPointed] = useState<number>();
  const known: Looking = { at: indexOfMoment(story, route.query.get("event") ?? ""), stretch };
  const [looking, look] = useSettled(known, (to) => {
    const { fromMs, toMs } = to.stretch ?? {};
    turn(route, { event: nameOfMoment(story, to.at), from: fromMs, to: toMs }, true);
  });
  const at = pointed ?? looking.at;
  const end = Math.max(incident.endMs ?? now, ...story.slice(-1).map(({ ms }) => ms));
  const part = Math.floor(end / 10_000);
  const drawn = useMemo(() => laid(story, onsetMs ?? incident.startMs, end), [story, part]);
  const chosen = story[at];
  const move = (event: KeyboardEvent) => {
    if (event.key === "Escape") return look({ ...looking, stretch: undefined });
    const to = next(event.key, at, story.length);
    if (to === undefined) return;
    event.preventDefault();
    const [here, there] = [story[at], story[to]];
    const longer = event.shiftKey && here && there ? reached(looking.stretch, here, there) : looking.stretch;
    setPointed(undefined);
    look({ at: to, stretch: longer });
  };
  return (
    <>
      <div class="story" role="img" aria-label={words(story)} tabIndex={0} data-row onKeyDown={move}>
        <Drawn
          of={drawn}
          story={story}
          at={at}
          began={incident.startMs}
          onset={onsetMs}
          stretch={looking.stretch}
          onPoint={setPointed}
          onStretch={(drawnOver) => chooseStretch(route, drawnOver)}
        />
      </div>
      <p class="pointed quiet" aria-live="polite">
        {chosen
          ? `${clock(chosen.ms, now)}, ${chosen.entity}: ${chosen.text}`
          : "Point at a mark, or use the arrow keys, to read what it was. Draw across, or hold Shift, to choose a time."}
      </p>
    </>
  );
}

/** Where a key leads from an event; nowhere for other keys. */
function next(key: string, at: number, size: number): number | undefined {
  const goals: Readonly<Record<string, number>> = {
    ArrowLeft: Math.max(0, at - 1),
    ArrowRight: Math.min(size - 1, at + 1),
    Home: 0,
    End: size - 1,
  };
  return goals[key];
}

/** The stretch with its nearer end moved from one event to another. */
function reached(stretch: Stretch | undefined, here: Moment, there: Moment): Stretch {
  if (!stretch || !within(here, stretch)) return between(here, there);
  const atEnd = here.ms + 1 >= stretch.toMs;
  return atEnd
    ? between({ ...here, ms: stretch.fromMs }, there)
    : { fromMs: Math.min(there.ms, stretch.toMs - 1), toMs: Math.max(stretch.toMs, there.ms + 1) };
}

/** What the charts and the table below keep to, and the way out of it. */
function Chosen({ route, stretch }: { route: Route; stretch: Stretch }) {
  const now = Date.now();
  return (
    <p class="chosen-time">
      The charts and members below are those of {clock(stretch.fromMs, now)} to {clock(stretch.toMs, now)}.{" "}
      <button type="button" onClick={() => chooseStretch(route, undefined)}>
        Show all
      </button>
    </p>
  );
}

const words = (story: readonly Moment[]) =>
  LANES.map(({ lane, name }) => `${story.filter((moment) => moment.lane === lane).length} ${name.toLowerCase()}`).join(", ");

/** More would only slow the page. */
const MOST_LINES = 500;

function List({ story }: { story: readonly Moment[] }) {
  const now = Date.now();
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label="What happened, by time">
      <table>
        <thead>
          <tr>
            <th>Time</th>
            <th>Of</th>
            <th>Entity</th>
            <th>What</th>
          </tr>
        </thead>
        <tbody>
          {story.slice(0, MOST_LINES).map((moment, i) => (
            <tr key={i}>
              <td>{clock(moment.ms, now)}</td>
              <td>{moment.lane}</td>
              <td class="wrap">{moment.entity}</td>
              <td class="wrap">{moment.text}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
