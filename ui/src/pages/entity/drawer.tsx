// SPDX-License-Identifier: Apache-2.0
import { useEffect, useRef } from "preact/hooks";
import { useAsked } from "../../api/asked";
import { question } from "../../api/ask";
import type { Why } from "../../api/types";
import { address } from "../../frame/route";
import { Shown } from "../../parts/card";
import { Contributions } from "../../parts/contributions";
import { Mark } from "../../parts/mark";
import { Meter } from "../../parts/meter";
import { Time } from "../../parts/time";
import { capital } from "../../words/state";
import { odds } from "../../words/surprise";

const MOST = 12;

/** Why a moment was, or was not, an anomaly. */
export function Drawer({
  id,
  at,
  onClose,
  onCall,
}: {
  id: string;
  at: number;
  onClose: () => void;
  onCall: (signal: string) => void;
}) {
  const box = useRef<HTMLDivElement>(null);
  const asked = useAsked<Why>(question("entity/why", { id, at }));
  useEffect(() => {
    const before = document.activeElement;
    box.current?.focus();
    return () => before instanceof HTMLElement && before.focus({ preventScroll: true });
  }, []);
  useEffect(() => {
    addEventListener("vedette:close", onClose);
    return () => removeEventListener("vedette:close", onClose);
  }, [onClose]);
  return (
    <div ref={box} class="drawer" role="dialog" aria-label="Why at this time" tabIndex={-1}>
      <header>
        <h2>
          Why at <Time ms={at} />
        </h2>
        <button type="button" onClick={onClose}>
          Close <kbd>Esc</kbd>
        </button>
      </header>
      <Shown asked={asked}>{(why) => <Answer why={why} id={id} onCall={onCall} />}</Shown>
    </div>
  );
}

function Answer({ why, id, onCall }: { why: Why; id: string; onCall: (signal: string) => void }) {
  return (
    <>
      <p class="sentence">{capital(why.sentence, id.slice(id.indexOf(":") + 1))}</p>
      <p class="line">
        <Mark state={why.state} />
        {why.threshold > 0 && <Meter surprise={why.surprise} threshold={why.threshold} />}
      </p>
      {why.contributions.length > 0 && (
        <>
          <h3>What made it up</h3>
          <Contributions
            of={why.contributions}
            most={MOST}
            calm={why.surprise < why.threshold}
            onOpen={onCall}
          />
        </>
      )}
      {why.threshold > 0 && (
        <>
          <h3>Gate by gate</h3>
          <dl class="facts">
            {why.gates.map((gate) => (
              <>
                <dt>{capital(gate.name)}</dt>
                <dd>
                  {gate.verdict}: {gate.value}, it takes {gate.limit}
                </dd>
              </>
            ))}
          </dl>
          <h3>What it takes</h3>
          <dl class="facts">
            <dt>Surprise</dt>
            <dd>
              {why.surprise.toFixed(1)} ({odds(why.surprise)}):{" "}
              {why.surprise >= why.threshold ? "over" : "below"} the line
            </dd>
            <dt>The line</dt>
            <dd>
              {why.threshold.toFixed(1)} ({odds(why.threshold)})
            </dd>
            <dt>Judged by</dt>
            <dd>
              <a href={address("/model", id, { version: why.model })}>model {why.model}</a>
            </dd>
          </dl>
        </>
      )}
    </>
  );
}
