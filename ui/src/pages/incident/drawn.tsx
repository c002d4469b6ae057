// SPDX-License-Identifier: Apache-2.0
import { useRef, useState } from "preact/hooks";
import type { Lane, Moment } from "../../api/types";
import { timeTick } from "../../words/time";
import type { Stretch } from "./chosen";
import { LANES, ticks, type Laid } from "./lanes";

const LANE_PX = 34;
const AXIS_PX = 22;

/** A shorter move is a click. */
const LEAST_PX = 5;

const SHAPES: Readonly<Record<Lane, preact.JSX.Element>> = {
  changes: <path d="M0-6 6 0 0 6-6 0Z" />,
  anomalies: <path d="M0-6 6.2 5H-6.2Z" />,
  alerts: <path d="M-5-5H5V5H-5Z" />,
  people: <circle r="5" />,
};

interface Props {
  readonly of: Laid;
  readonly story: readonly Moment[];
  readonly at: number;
  readonly began: number;
  readonly onset: number | undefined;
  readonly stretch: Stretch | undefined;
  readonly onPoint: (index: number | undefined) => void;
  readonly onStretch: (stretch: Stretch | undefined) => void;
}

/** The story in lanes over one axis; drawing across it chooses a stretch. */
export function Drawn({ of, story, at, began, onset, stretch, onPoint, onStretch }: Props) {
  const height = LANES.length * LANE_PX;
  const { drawing, listeners } = useBrush(of, onStretch);
  const shown = drawing ?? stretch;
  const percent = (x: number) => `${(x * 100).toFixed(3)}%`;
  const lines = [{ ms: began, word: "began" }, ...(onset === undefined ? [] : [{ ms: onset, word: "onset" }])];
  const { times, step } = ticks(of.fromMs, of.toMs);
  return (
    <div class="drawn">
      <Names />
      <svg width="100%" height={height + AXIS_PX} aria-hidden="true" {...listeners}>
        <rect class="ground" width="100%" height={height} />
        {shown && (
          <rect
            class="stretch"
            x={percent(of.x(shown.fromMs))}
            width={percent(Math.max(0.002, of.x(shown.toMs) - of.x(shown.fromMs)))}
            height={height}
          />
        )}
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
              <svg
                x={percent(x)}
                y={y}
                overflow="visible"
                onMouseEnter={() => !drawing && onPoint(index)}
                onMouseLeave={() => onPoint(undefined)}
              >
                {SHAPES[moment.lane]}
              </svg>
            </g>
          );
        })}
      </svg>
    </div>
  );
}

function Names() {
  return (
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
  );
}

/** What a pointer draws across the axis, and tells when it lets go. */
function useBrush(of: Laid, onStretch: Props["onStretch"]) {
  const [drawing, setDrawing] = useState<Stretch>();
  const start = useRef<number>(undefined);
  const msAt = (event: PointerEvent) => {
    const { left, width } = (event.currentTarget as Element).getBoundingClientRect();
    const share = Math.min(1, Math.max(0, (event.clientX - left) / width));
    return of.fromMs + share * (of.toMs - of.fromMs);
  };
  const drawn = (event: PointerEvent): Stretch | undefined => {
    const { left, width } = (event.currentTarget as Element).getBoundingClientRect();
    if (start.current === undefined || Math.abs(event.clientX - start.current) < LEAST_PX) return undefined;
    const from = of.fromMs + Math.min(1, Math.max(0, (start.current - left) / width)) * (of.toMs - of.fromMs);
    const to = msAt(event);
    return { fromMs: Math.min(from, to), toMs: Math.max(from, to) };
  };
  const listeners = {
    onPointerDown: (event: PointerEvent) => {
      if (event.button !== 0) return;
      start.current = event.clientX;
      (event.currentTarget as Element).setPointerCapture(event.pointerId);
    },
    onPointerMove: (event: PointerEvent) => start.current !== undefined && setDrawing(drawn(event)),
    onPointerUp: (event: PointerEvent) => {
      const chosen = drawn(event);
      start.current = undefined;
      setDrawing(undefined);
      if (chosen) onStretch(chosen);
    },
    onPointerCancel: () => {
      start.current = undefined;
      setDrawing(undefined);
    },
  };
  return { drawing, listeners };
}
