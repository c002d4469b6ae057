// SPDX-License-Identifier: Apache-2.0
import { odds, rarity } from "../words/surprise";
import "./meter.css";

/** The bar's right end stands at twice the threshold: what is stranger needs no longer bar to be seen. */
const ENDS_AT = 2;

/** Surprise against its threshold: a bar with a line to cross, and the odds; `told` when someone was told of it. */
export function Meter({
  surprise,
  threshold,
  told = true,
}: {
  surprise: number;
  threshold: number;
  told?: boolean;
}) {
  if (!(threshold > 0)) return <span class="quiet">not judged yet</span>;
  const share = Math.min(1, surprise / (threshold * ENDS_AT));
  const over = surprise < threshold ? "" : told ? "over" : "over untold";
  const words = rarity(surprise, threshold);
  return (
    <span
      class="meter"
      title={`surprise ${surprise.toFixed(1)}; it takes ${threshold.toFixed(1)} (${odds(threshold)})`}
    >
      <span class={`track ${over}`} aria-hidden="true">
        <span class="fill" style={{ width: `${(share * 100).toFixed(1)}%` }} />
        <span class="line" style={{ left: `${100 / ENDS_AT}%` }} />
      </span>
      <span class="odds">{words === "usual" ? words : odds(surprise)}</span>
    </span>
  );
}
