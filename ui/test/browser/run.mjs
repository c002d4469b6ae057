// SPDX-License-Identifier: Apache-2.0
// Runs the browser tests, or says plainly what is missing for them.
import { spawnSync } from "node:child_process";
import { chromiumAt } from "./chromium.mjs";

const TESTS = ["pages", "incidents", "budget"].map((name) => `test/browser/${name}.test.mjs`);

if (chromiumAt()) {
  const { status } = spawnSync(process.execPath, ["--test", "--test-concurrency=1", ...TESTS], { stdio: "inherit" });
  process.exitCode = status ?? 1;
} else {
  console.log("SKIPPED: chromium (package chromium)");
}
