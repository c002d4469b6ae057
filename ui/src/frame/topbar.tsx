// SPDX-License-Identifier: Apache-2.0
import { toggleLive, useLive, type Line } from "../api/live";
import { useNow } from "../parts/time";
import { span } from "../words/time";
import { nextTheme, useTheme } from "./theme";

const LINES: Readonly<Record<Line, string>> = {
  live: "Live",
  paused: "Paused",
  lost: "No connection, trying",
};

export function TopBar({ onSearch, onHelp }: { onSearch: () => void; onHelp: () => void }) {
  const { theme } = useTheme();
  return (
    <header class="topbar">
      <a class="brand" href="#/">
        <svg viewBox="0 0 32 32" width="22" height="22" aria-hidden="true">
          <path d="M2 18h7l3.5-9 5.5 15 3.5-11 2 5H30" />
        </svg>
        Vedette
      </a>
      <button type="button" class="search" onClick={onSearch} aria-label="Search">
        <span>Search</span>
        <kbd>/</kbd>
      </button>
      <span class="gap" />
      <LiveMark />
      <button
        type="button"
        onClick={nextTheme}
        aria-label={`Theme: ${theme}`}
        title="Theme: auto, light, dark"
      >
        {theme === "auto" ? "◐" : theme === "light" ? "○" : "●"} <span class="wide-only">{theme}</span>
      </button>
      <button type="button" onClick={onHelp} aria-label="Help and keys" title="Help and keys (?)">
        ?
      </button>
    </header>
  );
}

function LiveMark() {
  const { line, atMs } = useLive();
  const now = useNow();
  const age = Math.max(0, now - atMs);
  const told = atMs === 0 ? "" : age < 2_000 ? "updated now" : `updated ${span(age)} ago`;
  return (
    <button
      type="button"
      class={`live ${line}`}
      onClick={toggleLive}
      aria-pressed={line !== "paused"}
      title="Live update on or off (.)"
    >
      <span class="dot" aria-hidden="true" />
      {LINES[line]}
      <span class="age">{told}</span>
    </button>
  );
}
