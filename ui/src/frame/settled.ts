// SPDX-License-Identifier: Apache-2.0
import { useEffect, useRef, useState } from "preact/hooks";

/** Browsers refuse to change the address some hundred times within half a minute. */
const SETTLE_MS = 200;

/** Follows a hand or a held key at once, and tells where it came to rest. */
export function useSettled<T>(known: T, settled: (value: T) => void): readonly [T, (value: T) => void] {
  const [held, setHeld] = useState<{ value: T }>();
  const latest = useRef(settled);
  latest.current = settled;
  useEffect(() => {
    if (!held) return undefined;
    const timer = setTimeout(() => {
      latest.current(held.value);
      setHeld(undefined);
    }, SETTLE_MS);
    return () => clearTimeout(timer);
  }, [held]);
  return [held ? held.value : known, (value) => setHeld({ value })];
}
