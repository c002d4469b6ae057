// SPDX-License-Identifier: Apache-2.0
import { useRef, useState } from "preact/hooks";
import { Card } from "../../parts/card";
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

function Snippet({ title, text }: { title: string; text: string }) {
  const [copied, setCopied] = useState("");
  const lines = useRef<HTMLPreElement>(null);
  const copy = async () => {
    // Over plain HTTP from another machine there is no clipboard: the lines are selected then.
    if (!navigator.clipboard) return getSelection()?.selectAllChildren(lines.current as Node);
    await navigator.clipboard.writeText(text);
    setCopied(text);
  };
  return (
    <figure class="snippet">
      <figcaption>
        <code>{title}</code>
        <button type="button" onClick={copy} aria-live="polite">
          {copied === text ? "Copied" : "Copy"}
        </button>
      </figcaption>
      <pre tabIndex={0} ref={lines}>{text}</pre>
    </figure>
  );
}
