// SPDX-License-Identifier: Apache-2.0
import { useRef, useState } from "preact/hooks";
import "./snippet.css";

/** Lines to copy into a file or a terminal. */
export function Snippet({ title, text }: { title: string; text: string }) {
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
