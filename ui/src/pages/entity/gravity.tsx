// SPDX-License-Identifier: Apache-2.0
import type { ComponentChildren } from "preact";
import "./records.css";

const SHAPES: Readonly<Record<"grave" | "warn" | "calm", preact.JSX.Element>> = {
  grave: <path d="M5.3 1.5h5.4l3.8 3.8v5.4l-3.8 3.8H5.3l-3.8-3.8V5.3Z" />,
  warn: <path d="M8 2 14.5 13.5h-13Z" />,
  calm: <circle cx="8" cy="8" r="4" />,
};

/** Shape, word and colour of how grave something is. */
export function Gravity({ kind, word }: { kind: "grave" | "warn" | "calm"; word: string }) {
  return (
    <span class={`gravity ${kind}`}>
      <svg viewBox="0 0 16 16" width="11" height="11" aria-hidden="true">
        {SHAPES[kind]}
      </svg>
      {word}
    </span>
  );
}

/** Rows that scroll within their card. */
export function Table({ label, heads, children }: { label: string; heads: string[]; children: ComponentChildren }) {
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label={label}>
      <table>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}
