// SPDX-License-Identifier: Apache-2.0
import type { Deviation, Entity } from "../../api/types";
import { Card } from "../../parts/card";
import { Contributions } from "../../parts/contributions";
import { Meter } from "../../parts/meter";
import { span } from "../../words/time";

const LEARNING =
  "Nothing is judged while it is being learnt. " +
  "After that the signals that make a moment strange are listed here.";

const lasts = (d: Deviation) => d.kind !== "spike" && d.kind !== "dip" && d.kind !== "new";

/** What weighs most in the latest judgement. */
export function Now({ entity, onOpen }: { entity: Entity; onOpen: (signal: string) => void }) {
  const judged = entity.contributions.length > 0;
  return (
    <Card title="What weighs most now" class="now">
      {judged ? (
        <>
          <Meter
            surprise={entity.surprise}
            threshold={entity.threshold}
            told={entity.state === "anomalous"}
          />
          <Contributions
            of={entity.contributions}
            most={3}
            calm={entity.surprise < entity.threshold}
            onOpen={onOpen}
          />
        </>
      ) : (
        <p class="quiet">{entity.state === "learning" ? LEARNING : "The last moment was not judged."}</p>
      )}
      {entity.off.length > 0 && (
        <>
          <h3>Off their own past</h3>
          <ul class="off-baseline">
            {entity.off.map((d) => (
              <li key={`${d.kind} ${d.signal}`}>
                <span class="kind">{d.kind.replace("_", " ")}</span>{" "}
                <button type="button" class="plain" onClick={() => onOpen(d.signal)} title="go to its chart">
                  {d.signal}
                </button>{" "}
                <span class="words">
                  {d.text}
                  {lasts(d) && `, for ${span(entity.seenMs - d.sinceMs)}`}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </Card>
  );
}
