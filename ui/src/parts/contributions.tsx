// SPDX-License-Identifier: Apache-2.0
import type { Contribution } from "../api/types";
import { percent } from "../words/numbers";
import "./contributions.css";

/** Less than this part of the surprise is an echo of the others. */
const ECHO = 0.02;

/** Which signals made the surprise: bars with words, the largest first. */
export function Contributions({
  of,
  most,
  calm,
  onOpen,
}: {
  of: readonly Contribution[];
  most: number;
  /** Below the threshold: nothing to be alarmed about. */
  calm: boolean;
  onOpen?: (signal: string) => void;
}) {
  const told = of.filter((c, i) => i === 0 || c.share >= ECHO).slice(0, most);
  return (
    <ol class={`contributions ${calm ? "calm" : ""}`}>
      {told.map((c) => (
        <li key={c.signal}>
          <span class="name">
            {onOpen ? (
              <button type="button" class="plain" onClick={() => onOpen(c.signal)} title="go to its chart">
                {c.signal}
              </button>
            ) : (
              c.signal
            )}
          </span>
          <span class="share">{percent(c.share)}</span>
          <span class="bar" aria-hidden="true">
            <span style={{ width: `${(c.share * 100).toFixed(1)}%` }} />
          </span>
          <span class="words">{c.text}</span>
        </li>
      ))}
    </ol>
  );
}
