// SPDX-License-Identifier: Apache-2.0
import { question } from "../../api/ask";
import { useAsked } from "../../api/asked";
import type { Past } from "../../api/types";
import { odds } from "../../words/surprise";

const [WIDTH, HEIGHT, OVER_MS, EVERY_MS] = [170, 34, 15 * 60_000, 5_000] as const;

/** The surprise of the last while, small, with the line it takes. */
export function Sketch({ id }: { id: string }) {
  const { data } = useAsked<Past>(`sketch ${id}`, EVERY_MS, () => {
    const to = Date.now();
    return question("entity/chart", { id, from: to - OVER_MS, to, points: 120, signals: 0 });
  });
  return data ? <Drawn past={data} /> : <span class="sketch" />;
}

function Drawn({ past }: { past: Past }) {
  const known = past.surprise.filter((value): value is number => value !== null);
  const strangest = Math.max(0, ...known);
  const top = Math.max(strangest, past.threshold ?? 0) * 1.15 || 1;
  const x = (ms: number) => ((ms - past.fromMs) / (past.toMs - past.fromMs)) * WIDTH;
  const y = (surprise: number) => HEIGHT - 1 - (surprise / top) * (HEIGHT - 2);
  const line = past.times
    .map((ms, i) => ({ ms, surprise: past.surprise[i] ?? null, before: past.surprise[i - 1] ?? null }))
    .filter((point) => point.surprise !== null)
    .map(
      ({ ms, surprise, before }) =>
        `${before === null ? "M" : "L"}${x(ms).toFixed(1)} ${y(surprise ?? 0).toFixed(1)}`,
    )
    .join("");
  return (
    <svg
      class="sketch"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={`highest surprise of the last 15 minutes: ${odds(strangest)}`}
    >
      {past.spells.map((spell) => {
        const from = Math.max(0, x(spell.startMs));
        const to = x(spell.endMs ?? past.toMs);
        return (
          <rect key={spell.id} class="spell" x={from} y="0" width={Math.max(2, to - from)} height={HEIGHT} />
        );
      })}
      {past.threshold !== null && (
        <line class="limit" x1="0" x2={WIDTH} y1={y(past.threshold)} y2={y(past.threshold)} />
      )}
      <path class="past-line" d={line} />
    </svg>
  );
}
