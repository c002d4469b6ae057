// SPDX-License-Identifier: Apache-2.0
import { useState } from "preact/hooks";
import { useAsked } from "../api/asked";
import type { Entities } from "../api/types";
import { Mark } from "../parts/mark";
import { byUrgency } from "../words/state";
import { Dialog } from "./dialog";
import type { Page } from "./page";
import { inRail } from "./rail";
import { address, entityAddress } from "./route";

const MOST = 12;

export function Search({ pages, onClose }: { pages: readonly Page[]; onClose: () => void }) {
  const [text, setText] = useState("");
  const [at, setAt] = useState(0);
  const { data } = useAsked<Entities>("entities");
  const wanted = text.trim().toLowerCase();
  const found = [
    ...[...(data?.entities ?? [])].sort(byUrgency).map((e) => ({
      name: e.name,
      note: e.kind,
      href: entityAddress(e.id),
      mark: <Mark state={e.state} />,
    })),
    ...inRail(pages).map((p) => ({
      name: p.rail?.label ?? "",
      note: "page",
      href: address(p.path),
      mark: null,
    })),
  ]
    .filter((hit) => `${hit.name} ${hit.note}`.toLowerCase().includes(wanted))
    .slice(0, MOST);
  const chosen = Math.min(at, found.length - 1);
  const open = (href: string) => {
    onClose();
    location.hash = href;
  };
  const key = (event: KeyboardEvent) => {
    if (event.key === "ArrowDown") setAt(Math.min(found.length - 1, chosen + 1));
    else if (event.key === "ArrowUp") setAt(Math.max(0, chosen - 1));
    else if (event.key === "Enter" && found[chosen]) open(found[chosen].href);
    else return;
    event.preventDefault();
  };
  return (
    <Dialog title="Search" onClose={onClose}>
      <input
        type="text"
        placeholder="Entity or page"
        aria-label="Entity or page"
        role="combobox"
        aria-expanded="true"
        aria-controls="found"
        aria-activedescendant={found.length ? `found-${chosen}` : ""}
        autoFocus
        value={text}
        onInput={(event) => {
          setText(event.currentTarget.value);
          setAt(0);
        }}
        onKeyDown={key}
      />
      <ul id="found" class="found" role="listbox" aria-label="Found">
        {found.map((hit, i) => (
          <li
            key={hit.href}
            id={`found-${i}`}
            role="option"
            aria-selected={i === chosen}
            onClick={() => open(hit.href)}
          >
            <span class="name">{hit.name}</span>
            <span class="quiet">{hit.note}</span>
            {hit.mark}
          </li>
        ))}
      </ul>
      {!found.length && <p class="quiet">{data ? `Nothing is called “${text}”.` : "Asking the server…"}</p>}
    </Dialog>
  );
}
