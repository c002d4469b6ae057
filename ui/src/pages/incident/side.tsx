// SPDX-License-Identifier: Apache-2.0
import { useState } from "preact/hooks";
import type { WholeIncident } from "../../api/types";
import { Card } from "../../parts/card";
import { Time, useNow } from "../../parts/time";
import { folded } from "../../words/incident";
import { span } from "../../words/time";
import { entityThen, incidentAddress } from "../incidents/address";
import type { Asking } from "./say";

const FIRST = 12;

interface Props {
  readonly of: WholeIncident;
  readonly onAsk: (asking: Asking) => void;
}

/** What stands beside the incident: whom it touches, its like, what was said, what was sent. */
export function Side({ of, onAsk }: Props) {
  return (
    <div class="side">
      <Touched of={of} />
      {of.parts.length > 0 && <Parts of={of} onAsk={onAsk} />}
      <Card title="Similar incidents">
        {of.similar.length ? (
          <ul class="similar">
            {of.similar.map((past) => (
              <li key={past.id}>
                <a href={incidentAddress(past.id)}>{past.title}</a>
                <div class="quiet">
                  <Time ms={past.startMs} />, {span(past.endMs - past.startMs)}; {past.why}
                </div>
                {past.ended && <div>{past.ended}</div>}
              </li>
            ))}
          </ul>
        ) : (
          <p class="quiet">None so far on these entities. What ended one like this will be told here.</p>
        )}
      </Card>
      <Card title="What people said">
        {of.said.length ? (
          <ul>
            {of.said.map((one, i) => (
              <li key={i}>
                <Time ms={one.ms} /> {one.text}
              </li>
            ))}
          </ul>
        ) : (
          <p class="quiet">Nobody has said anything yet.</p>
        )}
      </Card>
      <Card title="Notices sent">
        {of.notices.length ? (
          <ul>
            {of.notices.map((notice) => (
              <li key={notice.phase + notice.channel}>
                {notice.ms > 0 && <Time ms={notice.ms} />} {notice.phase}, {notice.channel}: {notice.state}
                {notice.outcome && <span class="quiet"> ({notice.outcome})</span>}
              </li>
            ))}
          </ul>
        ) : (
          <p class="quiet">
            None. {of.incident.told ? "No channel is set under notices in the settings." : of.incident.why}
          </p>
        )}
      </Card>
    </div>
  );
}

/** What was merged into it, and the way back. */
function Parts({ of, onAsk }: Props) {
  const choice = of.choices.find(({ kind }) => kind === "unmerge");
  return (
    <Card title="Merged into it">
      <ul>
        {of.parts.map(({ id, title, members }) => (
          <li key={id}>
            <a href={incidentAddress(id)}>{title}</a> <span class="quiet">{folded(members)}</span>
            {choice?.allowed && (
              <div>
                <button
                  type="button"
                  aria-label={`Undo the merge of ${title}`}
                  onClick={() => onAsk({ choice, subject: id, about: title })}
                >
                  Undo the merge
                </button>
              </div>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Touched({ of: { incident } }: { of: WholeIncident }) {
  const [all, setAll] = useState(false);
  const now = useNow();
  const shown = all ? incident.entities : incident.entities.slice(0, FIRST);
  return (
    <Card title="Entities" aside={String(incident.entityCount)}>
      <ul>
        {shown.map((id) => (
          <li key={id}>
            <a href={entityThen(id, incident.startMs, incident.endMs, now)}>{id}</a>
          </li>
        ))}
      </ul>
      {!all && incident.entities.length > FIRST && (
        <button type="button" onClick={() => setAll(true)}>
          {incident.entities.length - FIRST} more
        </button>
      )}
    </Card>
  );
}
