// SPDX-License-Identifier: Apache-2.0
import { useState } from "preact/hooks";
import { Card } from "../../parts/card";
import { Snippet } from "../../parts/snippet";
import { AGENTS } from "./agents";

export function Snippets() {
  const [chosen, choose] = useState(0);
  const agent = AGENTS[chosen];
  const base = new URL(location.href);
  return (
    <Card title="Point an agent here">
      <div class="agents" role="group" aria-label="Agent">
        {AGENTS.map(({ name }, at) => (
          <button type="button" key={name} aria-pressed={at === chosen} onClick={() => choose(at)}>
            {name}
          </button>
        ))}
      </div>
      {agent && (
        <>
          {agent.first && <Snippet title="First, in Vedette's own settings" text={agent.first(base)} />}
          <Snippet title={agent.file} text={agent.lines(base)} />
        </>
      )}
    </Card>
  );
}
