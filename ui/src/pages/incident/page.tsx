// SPDX-License-Identifier: Apache-2.0
import { useState } from "preact/hooks";
import { useAsked } from "../../api/asked";
import { question } from "../../api/ask";
import { refresh } from "../../api/live";
import type { WholeIncident } from "../../api/types";
import type { Route } from "../../frame/route";
import { Shown } from "../../parts/card";
import { Causes } from "./causes";
import { stretchOf } from "./chosen";
import { Evidence } from "./evidence";
import { Head } from "./head";
import { Members } from "./members";
import { Say, type Asking } from "./say";
import { Side } from "./side";
import { Story } from "./story";
import "./incident.css";

export const path = "/incident/:id";
export const title = () => "Incident";

const EVERY_MS = 2_000;

/** A word is heard with the next tick, a second later at most; then it takes a moment to be stored. */
const HEARD_MS = [1_300, 3_000] as const;

export function view({ route }: { route: Route }) {
  const id = route.id;
  const whole = useAsked<WholeIncident>(question("incident", { id }), EVERY_MS);
  const [asking, setAsking] = useState<Asking>();
  const [heard, setHeard] = useState("");
  const said = (words: string) => {
    setHeard(words);
    HEARD_MS.forEach((ms) => setTimeout(refresh, ms));
  };
  if (whole.trouble?.status === 404) return <Unknown id={id} />;
  return (
    <div class="incident">
      <p class="kept" role="status">
        {heard}
      </p>
      <Shown asked={whole}>{(data) => <Whole route={route} of={data} onAsk={setAsking} />}</Shown>
      {asking && <Say incident={id} asking={asking} onSaid={said} onClose={() => setAsking(undefined)} />}
    </div>
  );
}

interface Props {
  readonly route: Route;
  readonly of: WholeIncident;
  readonly onAsk: (asking: Asking) => void;
}

function Whole({ route, of, onAsk }: Props) {
  const { incident, diagnosis, story } = of;
  const stretch = stretchOf(route);
  const mayTakeOut = of.choices.find(({ kind }) => kind === "split");
  return (
    <>
      <Head of={of} onAsk={onAsk} />
      <div class="columns">
        <div class="main">
          <Causes incident={incident} diagnosis={diagnosis} narrated={of.narrated} onAsk={onAsk} />
          <Story route={route} incident={incident} story={story} stretch={stretch} onsetMs={diagnosis?.onsetMs} />
          <Evidence of={of} stretch={stretch} />
          <Members key={`${stretch?.fromMs} ${stretch?.toMs}`} incident={incident} stretch={stretch} choice={mayTakeOut} onAsk={onAsk} />
        </div>
        <Side of={of} onAsk={onAsk} />
      </div>
    </>
  );
}

function Unknown({ id }: { id: string }) {
  return (
    <div class="head">
      <div class="say">
        <div class="crumb">
          <a href="#/incidents">Incidents</a> › <span class="mono">{id}</span>
        </div>
        <h1>There is no incident of this id.</h1>
        <p>It may be of another Vedette, or older than what is kept here.</p>
      </div>
    </div>
  );
}
