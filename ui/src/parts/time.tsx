// SPDX-License-Identifier: Apache-2.0
import { useEffect, useState } from "preact/hooks";
import { ago, clock, zone } from "../words/time";

/** The time now, anew each second. */
export function useNow(): number {
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}

/** An instant in local time; pointing at it gives UTC, the zone and how long ago. */
export function Time({ ms, relative = false }: { ms: number; relative?: boolean }) {
  const now = useNow();
  const at = new Date(ms);
  const iso = at.toISOString();
  const title = `${iso.slice(0, 19).replace("T", " ")} UTC, shown in ${zone(at)}, ${ago(ms, now)}`;
  return (
    <time dateTime={iso} title={title}>
      {relative ? ago(ms, now) : clock(ms, now)}
    </time>
  );
}
