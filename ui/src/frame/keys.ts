// SPDX-License-Identifier: Apache-2.0
import { keep, kept } from "./kept";

/** What the keys do; `g` waits for a second key. */
export interface Commands {
  readonly go: ReadonlyMap<string, () => void>;
  readonly single: ReadonlyMap<string, () => void>;
}

/** After this time a lone `g` is forgotten. */
const PATIENCE_MS = 1_200;

export const singleKeys = () => kept("keys") !== "off";
export const allowSingleKeys = (allowed: boolean) => keep("keys", allowed ? "on" : "off");

const WRITTEN_IN = "textarea, select, input:not([type=checkbox])";

/** A field of a window that was just closed may still have the focus for a moment: nobody types there. */
const typing = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.matches(WRITTEN_IN)) &&
  target.checkVisibility();

export function listen({ go, single }: Commands): () => void {
  let waitingSince = -Infinity;
  const pressed = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    // What lies below a window hears nothing. Esc closes it here, since the browser does so a moment later only.
    const window = document.querySelector<HTMLDialogElement>("dialog[open]");
    if (window) {
      if (event.key === "Escape") window.close();
      return;
    }
    if (event.key !== "Escape" && (typing(event.target) || !singleKeys())) return;
    const second = performance.now() - waitingSince < PATIENCE_MS;
    waitingSince = !second && event.key === "g" ? performance.now() : -Infinity;
    const command = second ? go.get(event.key) : single.get(event.key);
    if (command) {
      event.preventDefault();
      command();
    }
  };
  addEventListener("keydown", pressed);
  return () => removeEventListener("keydown", pressed);
}

/** Moves to the next or the previous of what is marked as a row. */
export function step(by: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLElement>("main [data-row]")].filter(
    (row) => row.offsetParent,
  );
  const at = rows.findIndex((row) => row === document.activeElement || row.contains(document.activeElement));
  const next =
    rows[at < 0 ? (by > 0 ? 0 : rows.length - 1) : Math.min(rows.length - 1, Math.max(0, at + by))];
  next?.focus();
  next?.scrollIntoView({ block: "nearest" });
}
