// SPDX-License-Identifier: Apache-2.0
import { turn, type Route } from "../../frame/route";
import { clock } from "../../words/time";
import { RANGES, type Range } from "./range";

export function Ranges({ route, range }: { route: Route; range: Range }) {
  const now = Date.now();
  const [from, to] = range.ends(now);
  return (
    <div class="range" role="group" aria-label="Time range">
      {!range.name && (
        <span class="fixed">
          {clock(from, now, to - from < 3_600_000)} – {clock(to, now, to - from < 3_600_000)}
        </span>
      )}
      <span class="group">
        {RANGES.map(({ name, words }) => (
          <button
            key={name}
            type="button"
            aria-pressed={name === range.name}
            title={`the last ${words}`}
            onClick={() => turn(route, { last: name, from: undefined, to: undefined })}
          >
            {name}
          </button>
        ))}
      </span>
    </div>
  );
}
