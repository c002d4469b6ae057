// SPDX-License-Identifier: Apache-2.0
import type { IncidentState } from "../api/types";
import { stateWord } from "../words/incident";
import "./life.css";

const SHAPES: Readonly<Record<IncidentState, preact.JSX.Element>> = {
  open: <path d="M5.3 1.5h5.4l3.8 3.8v5.4l-3.8 3.8H5.3l-3.8-3.8V5.3Z" />,
  reopened: <path fill-rule="evenodd" d="M5.3 1.5h5.4l3.8 3.8v5.4l-3.8 3.8H5.3l-3.8-3.8V5.3ZM8 5.5v5L12 8Z" />,
  acknowledged: <path d="M8 2 14.5 13.5h-13Z" />,
  mitigated: <circle class="hollow" cx="8" cy="8" r="5.2" />,
  resolved: <path class="hollow" d="m2.5 8.5 3.6 3.7 7.4-8" />,
};

interface Props {
  readonly state: IncidentState;
  readonly told?: boolean;
  /** Whether somebody is at it: a mitigated one says so beside its state. */
  readonly acknowledged?: boolean;
}

/** Shape, word and colour of where an incident is in its life. */
export function Life({ state, told = true, acknowledged = false }: Props) {
  return (
    <span class={`life ${state} ${told ? "" : "untold"}`}>
      <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
        {SHAPES[state]}
      </svg>
      <span>{stateWord(state)}</span>
      {state === "mitigated" && acknowledged && <span class="taken">acknowledged</span>}
    </span>
  );
}
