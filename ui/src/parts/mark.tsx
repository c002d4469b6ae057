// SPDX-License-Identifier: Apache-2.0
import type { State } from "../api/types";
import { STATES } from "../words/state";
import "./mark.css";

const SHAPES: Readonly<Record<State, preact.JSX.Element>> = {
  normal: <circle cx="8" cy="8" r="5.5" />,
  learning: <path class="hollow" d="M8 2.2 13.8 8 8 13.8 2.2 8Z" />,
  noted: <path class="hollow" d="M5.3 1.5h5.4l3.8 3.8v5.4l-3.8 3.8H5.3l-3.8-3.8V5.3Z" />,
  silent: <path d="M8 2 14.5 13.5h-13Z" />,
  anomalous: <path d="M5.3 1.5h5.4l3.8 3.8v5.4l-3.8 3.8H5.3l-3.8-3.8V5.3Z" />,
};

/** Shape, word and colour of a state. */
export function Mark({ state, bare = false }: { state: State; bare?: boolean }) {
  const word = STATES[state].word;
  return (
    <span class={`mark ${state}`}>
      <svg
        viewBox="0 0 16 16"
        width="14"
        height="14"
        aria-hidden={!bare}
        {...(bare && { role: "img", "aria-label": word })}
      >
        {SHAPES[state]}
      </svg>
      {bare ? null : word}
    </span>
  );
}
