// SPDX-License-Identifier: Apache-2.0
import { useAsked } from "../../api/asked";
import type { Masking } from "../../api/types";
import { Card, Shown } from "../../parts/card";
import { count } from "../../words/numbers";

const NAMES: Readonly<Record<string, string>> = {
  email: "e-mail addresses",
  ip: "IP addresses",
  card: "card numbers",
  token: "tokens and passwords",
  own: "own patterns",
};

/** What was taken out of texts before they were stored: how often, never what. */
export function Masked() {
  const asked = useAsked<Masking>("masking", 2_000);
  return (
    <Card title="Masked before it was stored">
      <Shown asked={asked}>
        {({ on, masked }) => (
          <dl class="facts">
            {Object.entries(on).map(([kind, isOn]) => (
              <>
                <dt>{NAMES[kind] ?? kind}</dt>
                <dd>{isOn ? count(sum(masked, kind)) : "not looked for"}</dd>
              </>
            ))}
          </dl>
        )}
      </Shown>
    </Card>
  );
}

const sum = (masked: Masking["masked"], kind: string) =>
  masked.filter((one) => one.kind === kind).reduce((total, one) => total + one.count, 0);
