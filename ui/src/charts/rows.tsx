// SPDX-License-Identifier: Apache-2.0
import { clock } from "../words/time";
import type { Plotted } from "./plot";

/** More would only slow the page: the latest are shown. */
const MOST = 200;

/** The plot as a table, the latest first. */
export function Rows({
  plotted,
  say,
  title,
}: {
  plotted: Plotted;
  say: (value: number) => string;
  title: string;
}) {
  const [times, values, low, high] = plotted.data as [number[], ...(number | null)[][]];
  const now = Date.now();
  const cell = (column: (number | null)[] | undefined, i: number) => {
    const value = column?.[i];
    return value === null || value === undefined ? "–" : say(value);
  };
  const indices = times
    .map((_, i) => i)
    .filter((i) => values?.[i] !== null)
    .reverse()
    .slice(0, MOST);
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label={`${title} as a table`}>
      <table>
        <thead>
          <tr>
            <th>Time</th>
            <th class="number">Actual</th>
            {plotted.band && <th class="number">Expected from</th>}
            {plotted.band && <th class="number">to</th>}
          </tr>
        </thead>
        <tbody>
          {indices.map((i) => (
            <tr key={times[i]}>
              <td>{clock(times[i] ?? 0, now)}</td>
              <td class="number">{cell(values, i)}</td>
              {plotted.band && <td class="number">{cell(low, i)}</td>}
              {plotted.band && <td class="number">{cell(high, i)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
