// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Edge } from "../../src/api/types";
import { grouped, traffic } from "../../src/pages/entity/related";

const edge = (from: string, kind: Edge["kind"], to: string, calls = 0): Edge => ({
  from,
  kind,
  to,
  firstMs: 0,
  lastMs: 0,
  ended: false,
  calls,
  failed: 0,
  meanMs: calls ? 12.3 : null,
});

test("edges are grouped by what they mean to the entity, the busiest first", () => {
  const groups = grouped("service:shop", [
    edge("service:shop", "calls", "service:stock", 3),
    edge("service:shop", "calls", "database:orders", 9),
    edge("service:front", "calls", "service:shop", 1),
    edge("service:shop", "runs_on", "pod:shop-0"),
  ]);
  assert.deepEqual(
    groups.map(({ title, others }) => [title, ...others.map(({ id }) => id)]),
    [
      ["Calls", "database:orders", "service:stock"],
      ["Is called by", "service:front"],
      ["Runs on", "pod:shop-0"],
    ],
  );
  assert.deepEqual(grouped("host:n1", [edge("pod:a", "runs_on", "host:n1")])[0]?.title, "Carries");
  assert.deepEqual(grouped("service:shop", []), []);
});

test("traffic is told where there is any", () => {
  assert.equal(traffic(edge("a", "calls", "b")), "");
  assert.equal(traffic(edge("a", "calls", "b", 1)), "1 call, 12\u00a0ms on average");
  assert.equal(
    traffic({ ...edge("a", "calls", "b", 1_200), failed: 4, meanMs: 1.234 }),
    "1,200 calls, 4 failed, 1.23\u00a0ms on average",
  );
});
