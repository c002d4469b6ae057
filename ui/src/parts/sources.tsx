// SPDX-License-Identifier: Apache-2.0
import type { Source } from "../api/types";
import { count } from "../words/numbers";
import { Mark } from "./mark";
import { Time } from "./time";
import "./sources.css";

export function SourceTable({ sources }: { sources: readonly Source[] }) {
  return (
    <table class="sources">
      <thead>
        <tr>
          <th>Source</th>
          <th class="number">Samples</th>
          <th class="number">Last</th>
        </tr>
      </thead>
      <tbody>
        {sources.map((source) => (
          <tr key={`${source.kind} ${source.name}`}>
            <td class="wrap">
              <span class="who">
                <Mark state={source.up ? "normal" : source.lastMs > 0 ? "silent" : "learning"} bare />
                <span>
                  {source.name} <span class="quiet">{source.kind}</span>
                  {source.remark && <div class="remark">{source.remark}</div>}
                </span>
              </span>
            </td>
            <td class="number">{count(source.samples)}</td>
            <td class="number">{source.lastMs > 0 ? <Time ms={source.lastMs} relative /> : "not yet"}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
