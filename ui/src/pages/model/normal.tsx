// SPDX-License-Identifier: Apache-2.0
import type { Calibration, Normality } from "../../api/types";

/** Below this, chance alone is no good explanation. */
const DOUBT = 0.05;

/** Whether the errors are spread like a bell: it tells which way of choosing the line can be trusted. */
export function Normal({ of, rows }: { of: Calibration; rows: number }) {
  const looks = [of.shapiro, of.lilliefors].filter((test) => test.p >= DOUBT).length;
  return (
    <>
      <h3>Are the errors spread like a bell?</h3>
      <p>
        {
          [
            "No, and the line does not need them to be.",
            "The two tests do not agree.",
            "Nothing speaks against it.",
          ][looks]
        }
      </p>
      <table class="tests">
        <thead>
          <tr>
            <th>Test, over {rows} rows</th>
            <th class="number">Statistic</th>
            <th class="number">p</th>
            <th>Means</th>
          </tr>
        </thead>
        <tbody>
          <Row name="Shapiro–Wilk W" test={of.shapiro} />
          <Row name="Lilliefors D" test={of.lilliefors} />
        </tbody>
      </table>
    </>
  );
}

function Row({ name, test }: { name: string; test: Normality }) {
  return (
    <tr>
      <td>{name}</td>
      <td class="number">{test.statistic.toFixed(3)}</td>
      <td class="number">{test.p < 0.001 ? "<0.001" : test.p.toFixed(3)}</td>
      <td class="quiet">{test.p < DOUBT ? "not a bell" : "could be a bell"}</td>
    </tr>
  );
}
