// SPDX-License-Identifier: Apache-2.0
import { useState } from "preact/hooks";
import { useAsked } from "../../api/asked";
import { question } from "../../api/ask";
import type { Edges, Example, Exemplars, Trace } from "../../api/types";
import { entityAddress } from "../../frame/route";
import { Card, Empty, Shown } from "../../parts/card";
import { Time } from "../../parts/time";
import { Gravity, Table } from "./gravity";
import { grouped, took, traffic } from "./related";
import "./relations.css";

const EVERY_MS = 5_000;
const MOST = 30;

const NO_EDGES =
  "Who it calls and who calls it, where it runs and what it is part of will appear here: " +
  "from spans, from Istio's and Linkerd's metrics, and from Kubernetes' labels.";

/** How the entity hangs together with others, and the traces that show what its requests are like. */
export function Relations({ id, at }: { id: string; at: number | undefined }) {
  const [shown, setShown] = useState<Example>();
  const edges = useAsked<Edges>(question("entity/edges", { id, at }), EVERY_MS);
  const exemplars = useAsked<Exemplars>(question("entity/exemplars", { id }), EVERY_MS);
  const examples = exemplars.data?.exemplars ?? [];
  return (
    <div class="relations">
      <Card title="What it hangs together with">
        <Shown asked={edges}>{(data) => <Neighbours id={id} of={data} />}</Shown>
      </Card>
      {examples.length > 0 && (
        <Card title="Slow and failed requests" aside={<span class="quiet">of the last hour</span>}>
          <Shown asked={exemplars}>{() => <Examples of={examples} onShow={setShown} />}</Shown>
          {shown && <WholeTrace of={shown} />}
        </Card>
      )}
    </div>
  );
}

function Neighbours({ id, of }: { id: string; of: Edges }) {
  const groups = grouped(id, of.edges);
  if (!groups.length) return <Empty missing="No edge to another entity is known." will={NO_EDGES} />;
  return (
    <div class="groups">
      {groups.map(({ title, others }) => (
        <section key={title} aria-label={title}>
          <h3>{title}</h3>
          <ul>
            {others.slice(0, MOST).map((other) => (
              <li key={other.id}>
                <a href={entityAddress(other.id)}>{other.id}</a>{" "}
                <span class="quiet">
                  {traffic(other.edge) && `${traffic(other.edge)}, `}seen <Time ms={other.edge.lastMs} relative />
                </span>
              </li>
            ))}
          </ul>
          {others.length > MOST && <p class="quiet">and {others.length - MOST} more</p>}
        </section>
      ))}
    </div>
  );
}

function Examples({ of, onShow }: { of: readonly Example[]; onShow: (example: Example) => void }) {
  return (
    <Table label="Slow and failed requests, by operation" heads={["Time", "Outcome", "Operation", "Took", "Trace"]}>
      {of.map((example) => (
        <tr key={example.trace + example.span}>
          <td>
            <Time ms={example.ms} />
          </td>
          <td>
            <Gravity kind={example.failed ? "grave" : "calm"} word={example.failed ? "failed" : "slow"} />
          </td>
          <td class="told">{example.operation}</td>
          <td class="took">{took(example.durationMs)}</td>
          <td class="trace">
            <button
              type="button"
              onClick={() => onShow(example)}
              title={example.trace}
              aria-label={`Show trace ${example.trace.slice(0, 8)}`}
            >
              {example.trace.slice(0, 8)}
            </button>
          </td>
        </tr>
      ))}
    </Table>
  );
}

/** Times are by the clock of the trace's first span, so that a caller begins before whom it calls. */
function WholeTrace({ of }: { of: Example }) {
  const asked = useAsked<Trace>(question("trace", { id: of.trace, at: of.ms }), EVERY_MS);
  return (
    <>
      <h3>
        What is kept of trace <span class="mono">{of.trace}</span>
      </h3>
      <Shown asked={asked}>
        {({ spans }) =>
          spans.length ? (
            <Table
              label="Spans of the trace, by their start"
              heads={["After", "Outcome", "Entity", "Operation", "Took"]}
            >
              {spans.map((span) => (
                <tr key={span.span + span.role}>
                  <td class="took">{took(span.offsetMs)}</td>
                  <td>
                    <Gravity kind={span.failed ? "grave" : "calm"} word={span.failed ? "failed" : "well"} />
                  </td>
                  <td>
                    <a href={entityAddress(span.entity)}>{span.entity}</a>
                  </td>
                  <td class="told">{span.operation}</td>
                  <td class="took">{took(span.durationMs)}</td>
                </tr>
              ))}
            </Table>
          ) : (
            <p class="quiet">Nothing of it is kept yet: spans of a calm minute are chosen when it is over.</p>
          )
        }
      </Shown>
    </>
  );
}
