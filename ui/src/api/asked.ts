// SPDX-License-Identifier: Apache-2.0
import { useEffect, useRef, useState } from "preact/hooks";
import { ask, Trouble } from "./ask";
import { useLive } from "./live";

/** An answer with its question's fate: old data stay visible, dimmed, while new ones come. */
export interface Asked<T> {
  readonly data?: T;
  readonly trouble?: Trouble;
  /** The data belong to an earlier question. */
  readonly stale: boolean;
}

interface Held<T> {
  readonly what: string;
  readonly data?: T;
  readonly trouble?: Trouble;
}

/**
 * Asks, and asks again with each news, at most every `everyMs`; 0 asks until there is an answer.
 * `make` gives the question at that moment, so that a sliding range slides; `what` says when it is another question.
 */
export function useAsked<T>(what: string, everyMs = 0, make?: () => string): Asked<T> {
  const [held, setHeld] = useState<Held<T>>({ what: "" });
  const { beat } = useLive();
  const asking = useRef<{ what: string; atMs: number; abort: AbortController | undefined; failed: boolean }>(
    undefined,
  );
  const [later, setLater] = useState(0);

  useEffect(() => {
    const old = asking.current;
    const same = old?.what === what;
    if (same && (old.abort || (everyMs === 0 && !old.failed))) return;
    const wait = same ? old.atMs + everyMs - Date.now() : 0;
    if (wait > 0) {
      const timer = setTimeout(() => setLater((n) => n + 1), wait);
      return () => clearTimeout(timer);
    }
    old?.abort?.abort();
    const abort = new AbortController();
    const mine = { what, atMs: Date.now(), abort: abort as AbortController | undefined, failed: false };
    asking.current = mine;
    ask<T>(make ? make() : what, abort.signal)
      .then((data) => setHeld({ what, data }))
      .catch((failed: unknown) => {
        if (abort.signal.aborted) return;
        mine.failed = true;
        setHeld((before) => ({ ...before, what, trouble: asTrouble(failed) }));
      })
      .finally(() => (mine.abort = undefined));
    return undefined;
  }, [what, beat, later, everyMs]);

  useEffect(() => () => asking.current?.abort?.abort(), []);
  return {
    stale: held.what !== what,
    ...(held.data !== undefined && { data: held.data }),
    ...(held.trouble && held.what === what && { trouble: held.trouble }),
  };
}

function asTrouble(failed: unknown): Trouble {
  return failed instanceof Trouble ? failed : new Trouble("Unreadable", String(failed), 0);
}
