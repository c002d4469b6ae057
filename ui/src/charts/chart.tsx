// SPDX-License-Identifier: Apache-2.0
import type { ComponentChildren } from "preact";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { clock } from "../words/time";
import { Plot, type Plotted } from "./plot";
import type { Pointing } from "./pointing";
import { summary } from "./summary";
import { Rows } from "./rows";

interface Props {
  readonly id: string;
  readonly title: string;
  readonly plotted: Plotted;
  readonly pointing: Pointing;
  /** A value in words, with its unit. */
  readonly say: (value: number) => string;
  /** What the header says of one column of the data: of the cursor's, or of the latest. */
  readonly readout: (index: number, pointed: boolean) => ComponentChildren;
  readonly called?: boolean;
}

/** Said at most once in this time, lest a screen reader stumbles over itself. */
const SAID_MS = 1_000;

/** A figure: title, readout, plot or table, and the same in words. */
export function Chart({ id, title, plotted, pointing, say, readout, called = false }: Props) {
  const [cursor, setCursor] = useState<number | null>(null);
  const [table, setTable] = useState(false);
  const [times, values] = plotted.data as [number[], (number | null)[]];
  const last = lastKnown(values);
  const index = cursor ?? last;
  const now = Date.now();
  const words = useMemo(
    () => summary({ name: title, times, values, spells: plotted.spells, say }, Date.now()),
    [plotted],
  );
  const value = cursor === null ? null : (values[cursor] ?? null);
  const spoken = useSpoken(
    id,
    cursor === null ? "" : `${clock(times[cursor] ?? 0, now)}: ${value === null ? "nothing" : say(value)}`,
  );
  return (
    <figure class={`chart ${called ? "called" : ""}`} id={id}>
      <figcaption>
        <h3>{title}</h3>
        <span class="readout">{index < 0 ? "nothing in this range" : readout(index, cursor !== null)}</span>
      </figcaption>
      {table ? (
        <Rows plotted={plotted} say={say} title={title} />
      ) : (
        <Plot of={plotted} pointing={pointing} summary={words} onCursor={setCursor} />
      )}
      <button
        type="button"
        class="as"
        aria-label={`${title} as a table`}
        aria-pressed={table}
        onClick={() => setTable(!table)}
      >
        {table ? "as a chart" : "table"}
      </button>
      <span class="heard" aria-live="polite">
        {spoken}
      </span>
    </figure>
  );
}

function lastKnown(values: readonly (number | null)[]): number {
  for (let i = values.length - 1; i >= 0; i--) if (values[i] !== null) return i;
  return -1;
}

/** The text, but only for the figure that has the focus, and not more often than it can be said. */
function useSpoken(figure: string, text: string): string {
  const [spoken, setSpoken] = useState("");
  const saidAt = useRef(0);
  useEffect(() => {
    if (document.activeElement?.closest("figure")?.id !== figure) return undefined;
    const timer = setTimeout(
      () => {
        saidAt.current = Date.now();
        setSpoken(text);
      },
      Math.max(0, saidAt.current + SAID_MS - Date.now()),
    );
    return () => clearTimeout(timer);
  }, [text]);
  return spoken;
}
