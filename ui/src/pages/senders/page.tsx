// SPDX-License-Identifier: Apache-2.0
import { useAsked } from "../../api/asked";
import type { SenderAccount, Senders } from "../../api/types";
import { Card, Empty, Shown } from "../../parts/card";
import { count } from "../../words/numbers";
import { Masked } from "./masking";
import { Offenders } from "./offenders";
import { Refused } from "./refused";
import { Snippets } from "./snippets";
import { SenderTable } from "./table";
import "./senders.css";

export const path = "/senders";
export const title = () => "Senders";
export const rail = {
  order: 2.5,
  label: "Senders",
  key: "d",
  icon: "M10 2.5v9M6.5 8 10 11.5 13.5 8M3 12.5v4h14v-4",
};

const NONE: readonly SenderAccount[] = [];

export function view() {
  const asked = useAsked<Senders>("senders", 900);
  const senders = asked.data?.senders ?? NONE;
  const taken = Object.values(asked.data?.receivers ?? {}).reduce((sum, n) => sum + n, 0);
  return (
    <>
      <div class="head">
        <div class="say">
          <h1>{asked.data ? sentence(senders) : "Senders"}</h1>
          <p>
            <span id="received">{count(taken)}</span> observations received since the start
          </p>
        </div>
      </div>
      <div class="grid receiving">
        <Card title="Who sends">
          <Shown asked={asked}>
            {() =>
              senders.length ? (
                <SenderTable senders={senders} />
              ) : (
                <Empty
                  missing="Nobody has sent anything since the start."
                  will="Each sender will appear here with its first request: how much it sent, and what was refused and why."
                />
              )
            }
          </Shown>
        </Card>
        <div class="grid pair">
          <Refused senders={senders} />
          <Masked />
        </div>
        <Believed paths={asked.data?.believed ?? []} />
        <Offenders offenders={asked.data?.offenders ?? []} />
        <Snippets />
      </div>
    </>
  );
}

/** Webhooks that ask for no secret. */
function Believed({ paths }: { paths: readonly string[] }) {
  if (!paths.length) return null;
  return (
    <Card title="Anyone is believed">
      <p>
        Whoever reaches this address can report alerts and changes, and they are believed. To ask for a secret, set{" "}
        <code>receivers.alerts.token</code> and <code>receivers.changes.token</code>.
      </p>
      <p class="quiet">{paths.join(", ")}</p>
    </Card>
  );
}

function sentence(senders: readonly SenderAccount[]): string {
  if (!senders.length) return "No sender yet.";
  const troubled = senders.filter((sender) => Object.keys(sender.refused).length).length;
  if (senders.length === 1) {
    return troubled
      ? "One sender is heard; some of what it sent was refused."
      : "One sender is heard, nothing was refused.";
  }
  return troubled
    ? `${senders.length} senders are heard; some of what ${troubled} of them sent was refused.`
    : `${senders.length} senders are heard, nothing was refused.`;
}
