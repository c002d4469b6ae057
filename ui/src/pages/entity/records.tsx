// SPDX-License-Identifier: Apache-2.0
import { useAsked } from "../../api/asked";
import { question } from "../../api/ask";
import type { Level, LogLines, Spans } from "../../api/types";
import { Card, Empty, Shown } from "../../parts/card";
import { Time } from "../../parts/time";
import { Gravity, Table } from "./gravity";
import type { Range } from "./range";
import { took } from "./related";

const MOST = 100;
const EVERY_MS = 5_000;

const NO_LINES =
  "Log lines that name this entity will appear here: a sample in calm times, warnings and errors, and all of them around an incident.";
const NO_SPANS =
  "Spans that name this entity will appear here: a sample in calm times, failed ones, and all of them around an incident.";

const kindOf = (level: Level) =>
  level === "error" || level === "fatal" ? "grave" : level === "warn" ? "warn" : "calm";

/** What is kept of the entity's log lines and spans in the range, newest first. */
export function Records({ id, range }: { id: string; range: Range }) {
  const [from, to] = range.ends(Date.now());
  const key = `${id} ${range.name || `${from} ${to}`}`;
  const ask = (path: string) => () => {
    const [start, end] = range.ends(Date.now());
    return question(path, { id, from: start, to: range.name ? undefined : end, most: MOST });
  };
  const every = range.everyMs && Math.max(range.everyMs, EVERY_MS);
  const lines = useAsked<LogLines>(`entity/logs ${key}`, every, ask("entity/logs"));
  const spans = useAsked<Spans>(`entity/spans ${key}`, every, ask("entity/spans"));
  return (
    <div class="records">
      <Card title="Log lines" aside={<Newest count={lines.data?.lines.length ?? 0} />}>
        <Shown asked={lines}>{(data) => <Lines of={data} />}</Shown>
      </Card>
      <Card title="Spans" aside={<Newest count={spans.data?.spans.length ?? 0} />}>
        <Shown asked={spans}>{(data) => <Operations of={data} />}</Shown>
      </Card>
    </div>
  );
}

function Newest({ count }: { count: number }) {
  return count < MOST ? null : <span class="quiet">the newest {MOST}</span>;
}

function Lines({ of }: { of: LogLines }) {
  if (!of.lines.length) return <Empty missing="No log line is kept of this range." will={NO_LINES} />;
  return (
    <Table label="Log lines, newest first" heads={["Time", "Severity", "Text", "Trace"]}>
      {of.lines.map((line, at) => (
        <tr key={at}>
          <td>
            <Time ms={line.ms} />
          </td>
          <td>
            <Gravity kind={kindOf(line.severity)} word={line.severity === "none" ? "not told" : line.severity} />
          </td>
          <td class="told">{line.text}</td>
          <td class="trace">{line.trace}</td>
        </tr>
      ))}
    </Table>
  );
}

function Operations({ of }: { of: Spans }) {
  if (!of.spans.length) return <Empty missing="No span is kept of this range." will={NO_SPANS} />;
  return (
    <Table label="Spans, newest first" heads={["Time", "Outcome", "Operation", "Took", "Trace"]}>
      {of.spans.map((span, at) => (
        <tr key={at}>
          <td>
            <Time ms={span.ms} />
          </td>
          <td>
            <Gravity kind={span.failed ? "grave" : "calm"} word={span.failed ? "failed" : "well"} />
          </td>
          <td class="told">{span.operation}</td>
          <td class="took">{took(span.durationMs)}</td>
          <td class="trace">{span.trace}</td>
        </tr>
      ))}
    </Table>
  );
}
