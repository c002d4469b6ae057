// SPDX-License-Identifier: Apache-2.0
// Budgets by team on the status page of a real server that is told of alerts.
import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { after, before, test } from "node:test";
import { chromiumAt, openBrowser } from "./chromium.mjs";
import { axeFaults } from "./looking.mjs";
import { startServer } from "./server.mjs";

const SHOTS = resolve(process.env.SCREENSHOTS ?? join(import.meta.dirname, "../../target/screenshots"));
const skip = chromiumAt() ? false : "chromium is missing";

let server, browser, page;

before(async () => {
  if (skip) return;
  server = await startServer({
    sources: { host: { enabled: false } },
    budget: { pages: "3 pages/week", teams: [{ name: "payments", owns: ["service:pay*"], pages: "5 pages/week" }] },
  });
  browser = await openBrowser();
  page = browser.page;
  mkdirSync(SHOTS, { recursive: true });
});

after(async () => {
  await browser?.close();
  await server?.stop();
});

test("each team stands beside its own promise", { skip }, async () => {
  const labels = { alertname: "Slow", service: "pay-api", severity: "critical" };
  const alerts = [{ status: "firing", labels, startsAt: new Date().toISOString(), fingerprint: "f" }];
  const headers = { "Content-Type": "application/json" };
  await fetch(`${server.base}/hooks/alertmanager`, { method: "POST", body: JSON.stringify({ alerts }), headers });
  for (const theme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme: theme });
    await page.goto(`${server.base}/#/status`);
    const pages = page.getByRole("region", { name: "Pages" });
    await pages.getByText("1 page in the last 7 days, of 8 promised").waitFor();
    await pages.getByRole("row", { name: "payments 1 5 0" }).waitFor();
    await pages.getByRole("row", { name: "No team 0 3 0" }).waitFor();
    await page.screenshot({ path: join(SHOTS, `${theme}-budget-teams.png`) });
    assert.deepEqual(await axeFaults(page), []);
  }
});
