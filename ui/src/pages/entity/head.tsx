// SPDX-License-Identifier: Apache-2.0
import type { ComponentChildren } from "preact";
import type { Entity } from "../../api/types";
import { address } from "../../frame/route";
import { Mark } from "../../parts/mark";
import { Time, useNow } from "../../parts/time";
import { span } from "../../words/time";

/** A longer sentence is written smaller. */
const LONG = 80;

export function Head({ entity, ranges }: { entity: Entity; ranges: ComponentChildren }) {
  const now = useNow();
  return (
    <div class="head">
      <div class="say">
        <div class="crumb">
          <a href="#/">Home</a> › {entity.kind} › <span class="mono">{entity.name}</span>
        </div>
        <h1 aria-live="polite" class={sentence(entity).length > LONG ? "long" : ""}>
          {sentence(entity)}
        </h1>
        <p class="line">
          <Mark state={entity.state} />
          <span>for {span(now - entity.sinceMs)}</span>
          <span>
            seen <Time ms={entity.seenMs} relative />, every {span(entity.stepMs)}
          </span>
          {entity.version && (
            <span>
              judged by model{" "}
              <a href={address("/model", entity.id, { version: entity.version })}>{entity.version}</a>
            </span>
          )}
          {entity.activity && <span>now {entity.activity}</span>}
        </p>
      </div>
      {ranges}
    </div>
  );
}

function sentence({ name, state, remark }: Entity): string {
  if (state === "learning")
    return remark ? `${name} is ${remark.replace(/^learning/, "being learnt")}.` : `${name} is being learnt.`;
  if (state === "normal") return remark ? `${name}: ${remark}.` : `${name} behaves as learnt.`;
  return remark || `${name} is ${state}.`;
}
