// SPDX-License-Identifier: Apache-2.0
import type { ComponentChildren } from "preact";
import type { Asked } from "../api/asked";
import type { Trouble } from "../api/ask";
import { refresh } from "../api/live";
import "./card.css";

interface Frame {
  title: string;
  class?: string;
  aside?: ComponentChildren;
  children: ComponentChildren;
}

export function Card({ title, aside, children, class: more = "" }: Frame) {
  return (
    <section class={`card ${more}`} aria-label={title}>
      <header>
        <h2>{title}</h2>
        {aside && <div class="aside">{aside}</div>}
      </header>
      {children}
    </section>
  );
}

/** Loading, failed, old and fresh: each is drawn, so that a card never lies about its age. */
export function Shown<T>({ asked, children }: { asked: Asked<T>; children: (data: T) => ComponentChildren }) {
  const { data, trouble, stale } = asked;
  return (
    <>
      {trouble && <Complaint trouble={trouble} kept={data !== undefined} />}
      {data === undefined && !trouble && <p class="loading">Asking the server…</p>}
      {data !== undefined && (
        <div class={stale || trouble ? "dimmed" : ""} aria-busy={stale}>
          {children(data)}
        </div>
      )}
    </>
  );
}

function Complaint({ trouble, kept }: { trouble: Trouble; kept: boolean }) {
  return (
    <div class="complaint" role="alert">
      <strong>{trouble.title}.</strong> {trouble.detail} {kept && "What is shown is from before."}{" "}
      <button type="button" onClick={refresh}>
        Ask again
      </button>
    </div>
  );
}

/** What will appear here, and what is missing. */
export function Empty({
  will,
  missing,
  children,
}: {
  will: string;
  missing: string;
  children?: ComponentChildren;
}) {
  return (
    <div class="empty">
      <p>{missing}</p>
      <p class="quiet">{will}</p>
      {children}
    </div>
  );
}
