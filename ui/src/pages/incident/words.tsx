// SPDX-License-Identifier: Apache-2.0
import { useState } from "preact/hooks";
import { tell, Trouble } from "../../api/ask";

interface Narration {
  readonly text: string;
  readonly model: string;
}

/** The diagnosis as a language model puts it; asked for, as it may cost money and takes a while. */
export function OtherWords({ incident }: { incident: string }) {
  const [told, setTold] = useState<Narration | null>(null);
  const [refused, setRefused] = useState("");
  const [busy, setBusy] = useState(false);
  const ask = async () => {
    setBusy(true);
    setRefused("");
    try {
      setTold(await tell<Narration>("incident/narrate", { id: incident }));
    } catch (failed) {
      setRefused(failed instanceof Trouble ? failed.detail : String(failed));
    }
    setBusy(false);
  };
  return (
    <div class="words" aria-live="polite">
      {told && (
        <blockquote>
          {told.text} <span class="quiet">({told.model}; each number and name was found in the evidence)</span>
        </blockquote>
      )}
      {refused && <p class="complaint">{refused}</p>}
      {!told && (
        <button type="button" onClick={() => void ask()} disabled={busy}>
          {busy ? "Asking…" : "In other words"}
        </button>
      )}
    </div>
  );
}
