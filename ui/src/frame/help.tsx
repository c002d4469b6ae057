// SPDX-License-Identifier: Apache-2.0
import { useState } from "preact/hooks";
import { Dialog } from "./dialog";
import { allowSingleKeys, singleKeys } from "./keys";
import type { Page } from "./page";
import { inRail } from "./rail";

const KEYS: readonly [string, string][] = [
  ["/", "search"],
  ["j  k", "next, previous row or chart"],
  ["Enter", "open; on a chart: why at the cursor"],
  ["←  →", "on a chart: move the cursor (Shift: ten points)"],
  ["t", "time range"],
  [".", "live or paused"],
  ["[", "rail with or without labels"],
  ["Esc", "close"],
  ["?", "this help"],
];

export function Help({ pages, onClose }: { pages: readonly Page[]; onClose: () => void }) {
  const [single, setSingle] = useState(singleKeys());
  const go = inRail(pages).map((page) => [`g ${page.rail?.key}`, `go to ${page.rail?.label}`] as const);
  return (
    <Dialog title="Keys" onClose={onClose}>
      <h2>Keys</h2>
      <dl class="keys">
        {[...go, ...KEYS].map(([key, does]) => (
          <div key={key}>
            <dt>
              {key.split("  ").map((k) => (
                <kbd key={k}>{k}</kbd>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <label class="check">
        <input
          type="checkbox"
          checked={single}
          onChange={() => {
            allowSingleKeys(!single);
            setSingle(!single);
          }}
        />
        Single keys do something
      </label>
      <h2>Words</h2>
      <p>
        <strong>Surprise</strong> says how rarely a usual moment looks this strange: “1 in 10,000” means that
        of ten thousand usual moments one does. <strong>Expected</strong> is what the other signals let one
        expect at that moment; <strong>usual</strong> is the range that was learnt.
      </p>
    </Dialog>
  );
}
