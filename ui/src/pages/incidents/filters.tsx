// SPDX-License-Identifier: Apache-2.0
import { useEffect, useState } from "preact/hooks";
import { turn, type Route } from "../../frame/route";
import { INCIDENT_STATES } from "../../words/incident";

const STATES = [{ state: "", word: "All" }, { state: "unresolved", word: "Unresolved" }, ...INCIDENT_STATES];

/** Which incidents: kept in the address, so that copying it shows the same. */
export function Filters({ route, entities }: { route: Route; entities: readonly string[] }) {
  const state = route.query.get("state") ?? "";
  const entity = route.query.get("entity") ?? "";
  const [typed, setTyped] = useState(entity);
  useEffect(() => setTyped(entity), [entity]);
  const choose = () => typed.trim() !== entity && turn(route, { entity: typed.trim(), before: undefined });
  return (
    <div class="filters">
      <div class="group" role="group" aria-label="Which incidents">
        {STATES.map((one) => (
          <button
            key={one.state}
            type="button"
            aria-pressed={state === one.state}
            onClick={() => turn(route, { state: one.state, before: undefined })}
          >
            {one.word}
          </button>
        ))}
      </div>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          choose();
        }}
      >
        <label>
          Entity{" "}
          <input
            type="search"
            list="touched"
            placeholder="service:checkout"
            value={typed}
            onInput={(event) => setTyped(event.currentTarget.value)}
            onChange={choose}
          />
        </label>
        <datalist id="touched">
          {entities.map((id) => (
            <option key={id} value={id} />
          ))}
        </datalist>
        {entity && (
          <button type="button" onClick={() => turn(route, { entity: undefined, before: undefined })}>
            Any entity
          </button>
        )}
      </form>
    </div>
  );
}
