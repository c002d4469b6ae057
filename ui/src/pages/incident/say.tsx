// SPDX-License-Identifier: Apache-2.0
import { useState } from "preact/hooks";
import { useAsked } from "../../api/asked";
import { question, tell, Trouble } from "../../api/ask";
import type { Sayable, Incidents, VerdictKind } from "../../api/types";
import { Dialog } from "../../frame/dialog";
import { keep, kept } from "../../frame/kept";
import { Shown } from "../../parts/card";

export const LABELS: Readonly<Record<VerdictKind, string>> = {
  acknowledge: "Acknowledge",
  resolve: "Resolve",
  reopen: "Reopen",
  merge: "Merge another in",
  unmerge: "Undo the merge",
  split: "Take a member out",
  agree: "Agree",
  disagree: "Not this",
};

/** What a person is about to say; `about` names the subject for people. */
export interface Asking {
  readonly choice: Sayable;
  readonly subject?: string;
  readonly about?: string;
}

/** Of a cause, what comes of a word is the same for every incident. */
export const OPINIONS: readonly Sayable[] = [
  {
    kind: "agree",
    allowed: true,
    does: "It is kept as the cause that a person confirmed.",
    undo: "Say “not this” of the same cause: the later word counts.",
    why: "",
  },
  {
    kind: "disagree",
    allowed: true,
    does: "It is kept as a cause that a person ruled out.",
    undo: "Agree with the same cause: the later word counts.",
    why: "",
  },
];

/** Says what will come of it and how it is taken back, before it is said. */
export function Say({
  incident,
  asking,
  onSaid,
  onClose,
}: {
  incident: string;
  asking: Asking;
  onSaid: (words: string) => void;
  onClose: () => void;
}) {
  const { choice, about } = asking;
  const [who, setWho] = useState(kept("who"));
  const [note, setNote] = useState("");
  const [subject, setSubject] = useState(asking.subject ?? "");
  const [refused, setRefused] = useState("");
  const [busy, setBusy] = useState(false);
  const needs = choice.kind === "merge" && !subject;
  const say = async () => {
    setBusy(true);
    try {
      await tell("incident/verdict", { id: incident, kind: choice.kind, subject, who, note });
      keep("who", who);
      onSaid(`${LABELS[choice.kind]}: heard. It shows within two seconds.`);
      onClose();
    } catch (failed) {
      setRefused(failed instanceof Trouble ? failed.detail : String(failed));
      setBusy(false);
    }
  };
  return (
    <Dialog title={LABELS[choice.kind]} onClose={onClose}>
      <form
        class="saying"
        onSubmit={(event) => {
          event.preventDefault();
          void say();
        }}
      >
        <h2>{LABELS[choice.kind]}</h2>
        {about && <p class="wrap">{about}</p>}
        <p>{choice.does}</p>
        <p class="quiet">To undo it: {choice.undo}</p>
        {choice.kind === "merge" && <Others than={incident} chosen={subject} onChoose={setSubject} />}
        <label>
          Who are you?
          <input type="text" maxLength={100} value={who} onInput={(event) => setWho(event.currentTarget.value)} />
        </label>
        <label>
          A note for the others, if you like
          <textarea rows={3} maxLength={2000} value={note} onInput={(event) => setNote(event.currentTarget.value)} />
        </label>
        {refused && (
          <p class="complaint" role="alert">
            {refused}
          </p>
        )}
        {needs && <p class="quiet">Choose an incident first.</p>}
        <p class="does">
          <button type="submit" class="yes" disabled={busy || needs}>
            {LABELS[choice.kind]}
          </button>
          <button type="button" onClick={onClose}>
            Leave it <kbd>Esc</kbd>
          </button>
        </p>
      </form>
    </Dialog>
  );
}

function Others({ than, chosen, onChoose }: { than: string; chosen: string; onChoose: (id: string) => void }) {
  const asked = useAsked<Incidents>(question("incidents", { state: "unresolved", most: 100 }));
  return (
    <Shown asked={asked}>
      {({ incidents }) => {
        const others = incidents.filter(({ id }) => id !== than);
        if (!others.length) return <p class="complaint">No other incident is open.</p>;
        return (
          <label>
            Which becomes part of this one?
            <select value={chosen} onChange={(event) => onChoose(event.currentTarget.value)}>
              <option value="">choose one</option>
              {others.map(({ id, title, members }) => (
                <option key={id} value={id}>
                  {`${title.slice(0, 90)} (${members})`}
                </option>
              ))}
            </select>
          </label>
        );
      }}
    </Shown>
  );
}
