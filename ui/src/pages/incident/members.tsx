// SPDX-License-Identifier: Apache-2.0
import { useState } from "preact/hooks";
import { useAsked } from "../../api/asked";
import { question } from "../../api/ask";
import type { Sayable, Incident, Member, Members as Page } from "../../api/types";
import { Card, Shown } from "../../parts/card";
import { Time, useNow } from "../../parts/time";
import { odds } from "../../words/surprise";
import { span } from "../../words/time";
import { entityThen } from "../incidents/address";
import type { Stretch } from "./chosen";
import type { Asking } from "./say";

const PAGE = 200;
const EVERY_MS = 10_000;

interface Props {
  readonly incident: Incident;
  /** Only those that began within it. */
  readonly stretch: Stretch | undefined;
  /** Whether a member may be taken out now. */
  readonly choice: Sayable | undefined;
  readonly onAsk: (asking: Asking) => void;
}

/** All members by their begin, 200 at a time, those of one entity together. */
export function Members(props: Props) {
  const { incident, stretch } = props;
  const [pages, setPages] = useState(1);
  const shown = Math.min(incident.members, pages * PAGE).toLocaleString("en-GB");
  return (
    <Card
      title="Members"
      aside={
        stretch
          ? "those that began within the time that is chosen above"
          : `${shown} of ${incident.members.toLocaleString("en-GB")}, by their begin, grouped by entity`
      }
    >
      {[...Array(pages).keys()].map((page) => (
        <OnePage
          key={page}
          {...props}
          skip={page * PAGE}
          onMore={page === pages - 1 ? () => setPages(pages + 1) : undefined}
        />
      ))}
    </Card>
  );
}

interface Paged extends Props {
  readonly skip: number;
  /** Of the last page. */
  readonly onMore: (() => void) | undefined;
}

function OnePage({ skip, incident, stretch, choice, onAsk, onMore }: Paged) {
  const began = { from: stretch?.fromMs, to: stretch?.toMs };
  const asked = useAsked<Page>(question("incident/members", { id: incident.id, skip, most: PAGE, ...began }), EVERY_MS);
  return (
    <Shown asked={asked}>
      {({ members, next }) => (
        <>
          {!members.length && <p class="quiet">No member began within that time.</p>}
          <table class="members cards">
            <thead class={skip ? "heard" : ""}>
              <tr>
                <th class="began">Began</th>
                <th class="lasted">Lasted</th>
                <th>What, and why it belongs here</th>
                <th class="sort">Sort</th>
                <th class="out">
                  <span class="heard">Take out</span>
                </th>
              </tr>
            </thead>
            {byEntity(members).map(([entity, own]) => (
              <tbody key={entity}>
                <tr class="of">
                  <th colSpan={5} scope="rowgroup">
                    {entity} <span class="quiet">{own.length}</span>
                  </th>
                </tr>
                {own.map((member) => (
                  <Row key={member.fingerprint} member={member} choice={choice} onAsk={onAsk} />
                ))}
              </tbody>
            ))}
          </table>
          {next !== null && onMore && (
            <p class="older">
              <button type="button" onClick={onMore}>
                {stretch ? "More" : `${Math.min(PAGE, incident.members - skip - PAGE)} more`}
              </button>
            </p>
          )}
        </>
      )}
    </Shown>
  );
}

/** In the order in which they came first. */
function byEntity(members: readonly Member[]): readonly (readonly [string, readonly Member[]])[] {
  const groups = new Map<string, Member[]>();
  for (const member of members) {
    const group = groups.get(member.entity);
    if (group) group.push(member);
    else groups.set(member.entity, [member]);
  }
  return [...groups];
}

function Row({ member, choice, onAsk }: Omit<Props, "incident" | "stretch"> & { member: Member }) {
  const now = useNow();
  return (
    <tr>
      <td data-name="Began">
        <Time ms={member.startMs} />
      </td>
      <td data-name="Lasted">{member.about === "change" ? "" : span((member.endMs ?? now) - member.startMs)}</td>
      <td class="what full">
        <a
          href={entityThen(member.entity, member.startMs, member.endMs, now)}
          title={`told by ${member.source}`}
          data-row
        >
          {member.title}
        </a>
        <div class="quiet">{member.why}</div>
      </td>
      <td data-name="Sort">{sort(member)}</td>
      <td>
        {choice?.allowed && (
          <button
            type="button"
            aria-label={`Take out ${member.title}`}
            onClick={() =>
              onAsk({ choice, subject: member.fingerprint, about: `${member.entity}: ${member.title}` })
            }
          >
            Take out
          </button>
        )}
      </td>
    </tr>
  );
}

/** `alert, fatal`, `anomaly, 1 in 40,000`, `deployment`. */
function sort({ about, surprise, kind, endMs }: Member): string {
  if (about === "change") return kind;
  const grave = about === "anomaly" ? odds(surprise) : kind;
  return `${about}, ${grave}${endMs === null ? "" : ", over"}`;
}
