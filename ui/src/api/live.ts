// SPDX-License-Identifier: Apache-2.0
import { useEffect, useState } from "preact/hooks";

/** Whether news come: `lost` means that the line broke and is being tried again. */
export type Line = "live" | "paused" | "lost";

export interface Live {
  readonly line: Line;
  /** Grows with each news. */
  readonly beat: number;
  /** When the last news came. */
  readonly atMs: number;
}

let now: Live = { line: "lost", beat: 0, atMs: 0 };
let stream: EventSource | undefined;
let paused = false;
const listeners = new Set<(live: Live) => void>();

function tell(change: Partial<Live>): void {
  now = { ...now, ...change };
  listeners.forEach((listener) => listener(now));
}

function open(): void {
  stream = new EventSource("api/live");
  stream.onmessage = () => tell({ line: "live", beat: now.beat + 1, atMs: Date.now() });
  stream.onerror = () => {
    tell({ line: "lost" });
    if (stream?.readyState === EventSource.CLOSED) {
      stream = undefined;
      setTimeout(settle, 3_000);
    }
  };
}

/** A page that nobody sees holds no connection: browsers allow six to a server. */
function settle(): void {
  const wanted = !paused && !document.hidden;
  if (wanted && !stream) open();
  if (!wanted && stream) {
    stream.close();
    stream = undefined;
  }
}

export function startLive(): void {
  document.addEventListener("visibilitychange", settle);
  settle();
}

export function toggleLive(): void {
  paused = !paused;
  tell({ line: paused ? "paused" : "lost" });
  settle();
}

/** Asks everything anew, also while paused. */
export function refresh(): void {
  tell({ beat: now.beat + 1, atMs: Date.now() });
}

export function useLive(): Live {
  const [live, setLive] = useState(now);
  useEffect(() => {
    listeners.add(setLive);
    setLive(now);
    return () => void listeners.delete(setLive);
  }, []);
  return live;
}
