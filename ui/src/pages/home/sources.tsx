// SPDX-License-Identifier: Apache-2.0
import { useEffect, useRef, useState } from "preact/hooks";
import type { Asked } from "../../api/asked";
import type { Status } from "../../api/types";
import { Card, Empty, Shown } from "../../parts/card";
import { SourceTable } from "../../parts/sources";
import { count, reading } from "../../words/numbers";

/** What is heard, and a number that ticks when something arrives. */
export function SourcesCard({ asked }: { asked: Asked<Status> }) {
  return (
    <Card title="Sources" aside={<a href="#/status">Status</a>}>
      <Shown asked={asked}>
        {(status) => (
          <>
            <div class="counter">
              <strong id="taken">{count(status.taken)}</strong>
              <span class="quiet">
                samples taken
                <Rate taken={status.taken} nowMs={status.nowMs} />
              </span>
            </div>
            {status.sources.length ? (
              <SourceTable sources={status.sources} />
            ) : (
              <Empty
                missing="No source is set up."
                will="Each source will appear here with how much it brought."
              />
            )}
          </>
        )}
      </Shown>
    </Card>
  );
}

/** Long enough to smooth the steps of a source that is read now and then. */
const OVER_MS = 30_000;

function Rate({ taken, nowMs }: { taken: number; nowMs: number }) {
  const seen = useRef<{ taken: number; ms: number }[]>([]);
  const [rate, setRate] = useState<number>();
  useEffect(() => {
    seen.current = [
      ...seen.current.filter((old) => nowMs - old.ms < OVER_MS && old.ms < nowMs),
      { taken, ms: nowMs },
    ];
    const first = seen.current[0];
    if (first && nowMs - first.ms >= 3_000) setRate(((taken - first.taken) / (nowMs - first.ms)) * 1_000);
  }, [nowMs]);
  return <>{rate === undefined ? "" : `, ${reading(Number(rate.toPrecision(2)), "/s")} now`}</>;
}
