// SPDX-License-Identifier: Apache-2.0
import type { Entities, Entity, State } from "../api/types";

/** Each state has a shape, a word and a colour; no one of the three is needed to tell it. */
export const STATES: Readonly<Record<State, { word: string; order: number }>> = {
  anomalous: { word: "Unusual", order: 0 },
  silent: { word: "Silent", order: 1 },
  noted: { word: "Noted", order: 2 },
  learning: { word: "Learning", order: 3 },
  normal: { word: "Normal", order: 4 },
};

/** What needs eyes first; among alike ones the stranger, then by name. */
export function byUrgency(a: Entity, b: Entity): number {
  return (
    STATES[a.state].order - STATES[b.state].order ||
    (a.state === "anomalous" ? b.surprise - a.surprise : 0) ||
    a.id.localeCompare(b.id)
  );
}

/** A sentence that begins with a name keeps the name as it is written. */
export const capital = (text: string, name = "") =>
  name && text.startsWith(name) ? text : text.charAt(0).toUpperCase() + text.slice(1);

const many = (n: number, one: string, more: string) => `${n} ${n === 1 ? one : more}`;

export interface Verdict {
  readonly state: State;
  readonly sentence: string;
  readonly more: string;
}

/** The one sentence at the top: is it fine? Incidents stay open for a while after the last anomaly. */
export function verdict({ entities }: Entities, openIncidents = 0): Verdict {
  const of = (state: State) => entities.filter((entity) => entity.state === state);
  const [odd, silent, learning, fine] = [of("anomalous"), of("silent"), of("learning"), of("normal")];
  const noted = of("noted");
  const more = [
    noted.length ? `${noted.length} noted` : "",
    fine.length && odd.length + silent.length + learning.length ? `${fine.length} normal` : "",
    learning.length && odd.length + silent.length ? `${learning.length} still learning` : "",
  ].filter(Boolean);
  const rest = more.join(", ");
  if (!entities.length) return { state: "learning", sentence: "Nothing was heard yet.", more: "" };
  if (odd.length) {
    const also = silent.length ? `, ${many(silent.length, "has", "have")} gone silent` : "";
    return {
      state: "anomalous",
      sentence: `${named(odd, "is", "are")} behaving unusually${also}.`,
      more: rest,
    };
  }
  if (silent.length) {
    return { state: "silent", sentence: `${named(silent, "has", "have")} gone silent.`, more: rest };
  }
  if (learning.length === entities.length) {
    return { state: "learning", sentence: `Learning what is normal for ${subjects(learning)}.`, more: "" };
  }
  if (openIncidents) {
    const open = many(openIncidents, "incident is", "incidents are");
    return {
      state: "normal",
      sentence: `Nothing unusual now, but ${open} still open.`,
      more: "An incident closes when all has been calm for a while",
    };
  }
  const young = learning.length ? `${many(learning.length, "entity is", "entities are")} still learning` : "";
  return { state: "normal", sentence: "Nothing unusual.", more: young || watched(fine) };
}

const watched = (fine: readonly Entity[]) =>
  `${subjects(fine)} ${fine.length === 1 ? "behaves" : "behave"} as learnt`;

const subjects = (entities: readonly Entity[]) =>
  entities.length === 1 && entities[0] ? entities[0].name : `${entities.length} entities`;

/** Up to three are named: at three in the morning a number names nobody. */
const named = (entities: readonly Entity[], one: string, more: string) => {
  const who = entities.length > 3 ? subjects(entities) : listed(entities.map((entity) => entity.name));
  return `${who} ${entities.length === 1 ? one : more}`;
};

const listed = (names: readonly string[]) =>
  names.length < 2 ? (names[0] ?? "") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
