// SPDX-License-Identifier: Apache-2.0
import type { ComponentChildren } from "preact";
import { useAsked } from "../../api/asked";
import { question } from "../../api/ask";
import type { Level, LogLines, Spans } from "../../api/types";
import { Card, Empty, Shown } from "../../parts/card";
import { Time } from "../../parts/time";
import type { Range } from "./range";
import "./records.css";

const MOST = 100;
const EVERY_MS = 5_000;

const NO_LINES =
  "Log lines that name this entity will appear here: a sample in calm times, warnings and errors, and all of them around an incident.";
const NO_SPANS =
  "Spans that name this entity will appear here: a sample in calm times, failed ones, and all of them around an incident.";

const SHAPES: Readonly<Record<"grave" | "warn" | "calm", preact.JSX.Element>> = {
  grave: <path d="M5.3 1.5h5.4l3.8 3.8v5.4l-3.8 3.8H5.3l-3.8-3.8V5.3Z" />,
  warn: <path d="M8 2 14.5 13.5h-13Z" />,
  calm: <circle cx="8" cy="8" r="4" />,
};

const kindOf = (level: Level) =>
  level === "error" || level === "fatal" ? "grave" : level === "warn" ? "warn" : "calm";

/** Shape, word and colour of how grave something is. */
function Gravity({ kind, word }: { kind: "grave" | "warn" | "calm"; word: string }) {
  return (
    <span class={`gravity ${kind}`}>
      <svg viewBox="0 0 16 16" width="11" height="11" aria-hidden="true">
        {SHAPES[kind]}
      </svg>
      {word}
    </span>
  );
}

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

function Table({ label, heads, children }: { label: string; heads: string[]; children: ComponentChildren }) {
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label={label}>
      <table>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
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
          <td class="took">{span.durationMs.toFixed(span.durationMs < 10 ? 2 : 0)} ms</td>
          <td class="trace">{span.trace}</td>
        </tr>
      ))}
    </Table>
  );
}
