// SPDX-License-Identifier: Apache-2.0
import { useMemo, useState } from "preact/hooks";
import type { Incident, Lane, Moment } from "../../api/types";
import { Card, Empty } from "../../parts/card";
import { useNow } from "../../parts/time";
import { clock, timeTick } from "../../words/time";
import { LANES, laid, ticks } from "./lanes";

const LANE_PX = 34;
const AXIS_PX = 22;

const SHAPES: Readonly<Record<Lane, preact.JSX.Element>> = {
  changes: <path d="M0-6 6 0 0 6-6 0Z" />,
  anomalies: <path d="M0-6 6.2 5H-6.2Z" />,
  alerts: <path d="M-5-5H5V5H-5Z" />,
  people: <circle r="5" />,
};

interface Props {
  readonly incident: Incident;
  readonly story: readonly Moment[];
  readonly onsetMs: number | undefined;
}

/** What happened when, in lanes over one time axis; the same as a list for whoever likes to read. */
export function Story({ incident, story, onsetMs }: Props) {
  const [at, setAt] = useState(-1);
  const [list, setList] = useState(false);
  const now = useNow();
  const end = Math.max(incident.endMs ?? now, ...story.slice(-1).map(({ ms }) => ms));
  const minute = Math.floor(end / 10_000);
  const drawn = useMemo(() => laid(story, onsetMs ?? incident.startMs, end), [story, minute]);
  const chosen = story[at];
  const move = (event: KeyboardEvent) => {
    const goal = { ArrowLeft: Math.max(0, at - 1), ArrowRight: Math.min(story.length - 1, at + 1), Home: 0, End: story.length - 1 }[
      event.key
    ];
    if (goal === undefined) return;
    event.preventDefault();
    setAt(goal);
  };
  const left = incident.members - story.filter(({ lane }) => lane !== "people").length;
  return (
    <Card
      title="What happened"
      aside={
        <button type="button" aria-pressed={list} onClick={() => setList(!list)}>
          {list ? "as lanes" : "as a list"}
        </button>
      }
    >
      {!story.length ? (
        <Empty missing="Nothing happened yet." will="Changes, anomalies, alerts and words of people will stand here." />
      ) : list ? (
        <List story={story} />
      ) : (
        <>
          <div class="story" role="img" aria-label={words(story)} tabIndex={0} data-row onKeyDown={move}>
            <Drawing of={drawn} story={story} at={at} onChoose={setAt} began={incident.startMs} onset={onsetMs} />
          </div>
          <p class="pointed quiet" aria-live="polite">
            {chosen
              ? `${clock(chosen.ms, now)}, ${chosen.entity}: ${chosen.text}`
              : "Point at a mark, or use the arrow keys, to read what it was."}
          </p>
        </>
      )}
      {left > 0 && <p class="quiet">{left.toLocaleString("en-GB")} later members are not drawn; the table below has them.</p>}
    </Card>
  );
}

const words = (story: readonly Moment[]) =>
  LANES.map(({ lane, name }) => `${story.filter((moment) => moment.lane === lane).length} ${name.toLowerCase()}`).join(", ");

interface Drawn {
  of: ReturnType<typeof laid>;
  story: readonly Moment[];
  at: number;
  onChoose: (index: number) => void;
  began: number;
  onset: number | undefined;
}

function Drawing({ of, story, at, onChoose, began, onset }: Drawn) {
  const height = LANES.length * LANE_PX;
  const percent = (x: number) => `${(x * 100).toFixed(3)}%`;
  const lines = [{ ms: began, word: "began" }, ...(onset === undefined ? [] : [{ ms: onset, word: "onset" }])];
  const { times, step } = ticks(of.fromMs, of.toMs);
  return (
    <div class="drawn">
      <div class="names" aria-hidden="true">
        {LANES.map(({ lane, name }) => (
          <span key={lane} class={lane} style={{ height: `${LANE_PX}px` }}>
            <svg viewBox="-8 -8 16 16" width="13" height="13">
              {SHAPES[lane]}
            </svg>
            {name}
          </span>
        ))}
      </div>
      <svg width="100%" height={height + AXIS_PX} aria-hidden="true">
        {LANES.map(({ lane }, i) => (
          <line key={lane} class="rule" x1="0" x2="100%" y1={(i + 0.5) * LANE_PX} y2={(i + 0.5) * LANE_PX} />
        ))}
        {times.map((ms) => (
          <text key={ms} class="tick" x={percent(of.x(ms))} y={height + 15}>
            {timeTick(ms, step)}
          </text>
        ))}
        {lines.map(({ ms, word }) => (
          <g key={word} class={`line ${word}`}>
            <line x1={percent(of.x(ms))} x2={percent(of.x(ms))} y1="0" y2={height} />
          </g>
        ))}
        {of.marks.map(({ index, x, width, row }) => {
          const moment = story[index] as Moment;
          const y = (row + 0.5) * LANE_PX;
          return (
            <g key={index} class={`mark-of ${moment.lane} ${index === at ? "chosen" : ""}`}>
              {width > 0 && <line class="lasts" x1={percent(x)} x2={percent(x + width)} y1={y} y2={y} />}
              <svg x={percent(x)} y={y} overflow="visible" onMouseEnter={() => onChoose(index)}>
                {SHAPES[moment.lane]}
              </svg>
            </g>
          );
        })}
      </svg>
    </div>
  );
}

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
