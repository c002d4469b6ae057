// SPDX-License-Identifier: Apache-2.0
// Incidents and the map against a real server that is told of alerts, changes and spans.
import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { after, before, test } from "node:test";
import { chromiumAt, openBrowser } from "./chromium.mjs";
import { axeFaults, until } from "./looking.mjs";
import { startServer } from "./server.mjs";
import { HOSTILE } from "./target.mjs";

const SHOTS = resolve(process.env.SCREENSHOTS ?? join(import.meta.dirname, "../../target/screenshots"));
const skip = chromiumAt() ? false : "chromium is missing";
const STORM = 10_000;
const QUICK_MS = 1_000;

let server, browser, page;

before(async () => {
  if (skip) return;
  server = await startServer({ sources: { host: { enabled: false } }, topology: { window: "1s" }, budget: "3 pages/week" });
  browser = await openBrowser();
  page = browser.page;
  mkdirSync(SHOTS, { recursive: true });
  await tellSpans();
});

after(async () => {
  await browser?.close();
  await server?.stop();
});

async function push(path, body) {
  const headers = { "Content-Type": "application/json" };
  const response = await fetch(server.base + path, { method: "POST", body: JSON.stringify(body), headers });
  assert.ok(response.ok, `${path}: ${response.status}`);
}

const CALLS = [
  ["web", "shop"],
  ["shop", "stock"],
  ["stock", "db"],
  ["db", "shop"],
];

/** Each caller's span and each callee's. */
async function tellSpans() {
  const spans = CALLS.flatMap(([from, to], i) => {
    const id = String(i).padStart(16, "a");
    const of = { traceId: id + id, timestamp: Date.now() * 1000, duration: 5_000, name: `get /${to}` };
    return [
      { ...of, id, kind: "CLIENT", localEndpoint: { serviceName: from }, remoteEndpoint: { serviceName: to } },
      { ...of, id, kind: "SERVER", shared: true, localEndpoint: { serviceName: to } },
    ];
  });
  await push("/api/v2/spans", spans);
}

const alert = (service, name, key = name, ago = 0) => ({
  status: "firing",
  labels: { alertname: name, service, severity: "critical" },
  startsAt: new Date(Date.now() - ago).toISOString(),
  fingerprint: key,
});

const tell = (...alerts) => push("/hooks/alertmanager", { alerts });
const get = async (path) => (await fetch(`${server.base}/api/${path}`)).json();
const found = async (entity) => (await get(`incidents?entity=${entity}`)).incidents[0];
const hashOf = (id) => `#/incident/${encodeURIComponent(id)}`;

async function open(hash) {
  await page.goto(`${server.base}/${hash}`);
  await page.reload();
  await page.locator("main h1").first().waitFor();
  await page.waitForFunction(() => !document.querySelector(".loading"));
}

async function incidentOf(service, members = 1) {
  await until(`an incident of ${service}`, async () => (await found(`service:${service}`))?.members >= members, 20_000);
  return found(`service:${service}`);
}

test("alerts along a call chain are one incident, whose page says why each belongs", { skip }, async () => {
  await until("the edges", async () => (await get("topology")).edges.length === CALLS.length, 20_000);
  await tell(alert("db", "SlowQueries", "f1", 9_000), alert("stock", HOSTILE, "f2", 6_000), alert("shop", "Errors", "f3"));
  const { id } = await incidentOf("db", 3);
  await open(hashOf(id));
  await page.getByText("3 members → 1 incident").waitFor();
  const members = page.getByRole("region", { name: "Members" });
  await members.getByText(/calls service:db, which began/).waitFor();
  await members.getByRole("link", { name: HOSTILE }).waitFor();
  assert.equal(await page.locator("img").count(), 0);
});

test("the story answers to keys, and can be read as a list", { skip }, async () => {
  const story = page.locator(".story");
  await story.focus();
  await page.keyboard.press("Home");
  await page.getByText(/service:db: SlowQueries/).waitFor();
  await page.keyboard.press("ArrowRight");
  await page.locator(".pointed", { hasText: HOSTILE }).waitFor();
  await page.getByRole("button", { name: "as a list" }).click();
  const list = page.getByRole("region", { name: "What happened, by time" });
  await list.locator("tbody tr").nth(2).waitFor();
  assert.equal(await list.locator("tbody tr").count(), 3);
});

test("a person takes it up, resolves and reopens it, and each word stays", { skip }, async () => {
  const { id } = await found("service:db");
  await open(hashOf(id));
  const say = async (name, note) => {
    await page.getByRole("button", { name, exact: true }).first().click();
    const dialog = page.getByRole("dialog", { name });
    await dialog.getByText("To undo it:").waitFor();
    await dialog.getByLabel("Who are you?").fill("Ada");
    await dialog.getByLabel(/A note/).fill(note);
    await dialog.getByRole("button", { name, exact: true }).click();
    await dialog.waitFor({ state: "detached" });
  };
  const state = (word) => page.locator(".strip .life", { hasText: word }).waitFor({ timeout: 8_000 });
  await say("Acknowledge", "I look at the pool");
  await state("Acknowledged");
  await page.getByText("What else, and why not now").click();
  await page.getByText("Acknowledge: somebody is at it already").waitFor();
  await say("Resolve", HOSTILE);
  await state("Resolved");
  await say("Reopen", "it is not over");
  await state("Reopened");
  const said = page.getByRole("region", { name: "What people said" });
  await said.getByText("Ada acknowledged it: I look at the pool").waitFor();
  await said.getByText(`Ada resolved it: ${HOSTILE}`).waitFor();
  assert.equal(await page.locator("img").count(), 0);
});

test("another incident is merged in, and a member taken out again", { skip }, async () => {
  await tell(alert("mail", "QueueFull", "f4"));
  await incidentOf("mail");
  const { id } = await found("service:db");
  await open(hashOf(id));
  await page.getByRole("button", { name: "Merge another in" }).click();
  const merge = page.getByRole("dialog", { name: "Merge another in" });
  await merge.getByText("Choose an incident first.").waitFor();
  const option = merge.locator("option", { hasText: "mail" });
  await option.waitFor({ state: "attached" });
  await merge.getByRole("combobox").selectOption(await option.getAttribute("value"));
  await merge.getByRole("button", { name: "Merge another in" }).click();
  await page.getByText("4 members → 1 incident").waitFor({ timeout: 8_000 });
  await page.getByRole("button", { name: "Take out QueueFull" }).click({ timeout: 20_000 });
  const split = page.getByRole("dialog", { name: "Take a member out" });
  await split.getByRole("button", { name: "Take a member out" }).click();
  await page.getByText("3 members → 1 incident").waitFor({ timeout: 8_000 });
  const members = page.locator("table.members");
  await members.getByRole("link", { name: "QueueFull" }).waitFor({ state: "detached", timeout: 20_000 });
});

test("a merge is undone where it was made", { skip }, async () => {
  await tell(alert("bank", "Locked", "f5"), alert("bank", "Late", "f6"));
  await incidentOf("bank", 2);
  await tell(alert("post", "Full", "f7"));
  const [{ id }, other] = [await found("service:bank"), await incidentOf("post")];
  await push("/api/incident/verdict", { id, kind: "merge", subject: other.id, who: "Ada" });
  await open(hashOf(id));
  await page.getByRole("button", { name: /^Undo the merge of post/ }).click({ timeout: 8_000 });
  const undo = page.getByRole("dialog", { name: "Undo the merge" });
  await undo.getByText("To undo it: Merge it in again.").waitFor();
  await undo.getByRole("button", { name: "Undo the merge" }).click();
  await page.getByRole("region", { name: "Merged into it" }).waitFor({ state: "detached", timeout: 8_000 });
  assert.equal((await found("service:post")).state, "reopened");
});

test("a mitigated one says in the list that somebody is at it", { skip }, async () => {
  const { id } = await found("service:post");
  await push("/api/incident/verdict", { id, kind: "acknowledge", who: "Ada" });
  await tell({ ...alert("post", "Full", "f7"), status: "resolved", endsAt: new Date().toISOString() });
  await open("#/incidents?state=mitigated");
  await page.locator(".life.mitigated .taken", { hasText: "acknowledged" }).waitFor({ timeout: 8_000 });
  await page.screenshot({ path: join(SHOTS, "mitigated.png") });
});

test("a refusal is told in the window, and nothing is lost", { skip }, async () => {
  const { id } = await found("service:db");
  await open(hashOf(id));
  await page.getByRole("button", { name: "Acknowledge" }).click();
  await push("/api/incident/verdict", { id, kind: "acknowledge", who: "Grace" });
  await until("Grace was first", async () => (await get(`incident?id=${encodeURIComponent(id)}`)).incident.acknowledged, 8_000);
  const dialog = page.getByRole("dialog", { name: "Acknowledge" });
  await dialog.getByLabel(/A note/).fill("me too");
  await dialog.getByRole("button", { name: "Acknowledge" }).click();
  await dialog.getByRole("alert").getByText("somebody is at it already").waitFor();
  assert.equal(await dialog.getByLabel(/A note/).inputValue(), "me too");
  await page.keyboard.press("Escape");
  browser.faults.splice(0, 1);
});

/** As the server answers once a cause is known. */
async function withDiagnosis(route) {
  const response = await route.fetch();
  const whole = await response.json();
  const began = whole.incident.startMs;
  const clue = { entity: "service:db", signal: "", sinceMs: began, weight: 4, words: "before all others", text: "98 %, usually 10–30 %" };
  const cause = { signal: "cpu busy", confident: true, said: "", clues: [clue], apart: [] };
  const apart = { entity: "service:db", conditions: ["zone=b"], with: 0.92, others: 0.01, freshMs: null };
  const burst = { entity: "service:db", template: "lost <*>", severity: "error", lines: 7, firstMs: began };
  whole.diagnosis = {
    onsetMs: began - 5_000,
    enough: false,
    sentence: `db is short of CPU ${HOSTILE}.`,
    causes: [
      { ...cause, entity: "service:db", kind: "CPU", probability: 0.78, sentence: "Its CPU rose first.", apart: [{ ...apart, sentence: "92 % of requests to db with zone=b fail, 1 % of the others." }] },
      { ...cause, entity: "service:stock", kind: "slow by itself", probability: 0.1, sentence: "It is slow.", said: "disagree" },
    ],
    failing: ["service:web"],
    impact: ["service:shop"],
    ruledOut: [{ entity: "service:shop", why: "it began later" }],
    missing: ["spans of service:mail"],
    apart: [{ ...apart, entity: "service:web", sentence: "80 % of requests to web with customer=acme fail, none of the others." }],
    logs: [{ ...burst, example: `lost ${HOSTILE}`, sentence: "“lost <*>” came 7 times in the log of db from when it began on, never before." }],
  };
  await route.fulfill({ response, json: whole });
}

test("a cause is ranked with its clues, and can be agreed with", { skip }, async () => {
  const { id } = await found("service:db");
  await page.route(/api\/incident\?id=/, withDiagnosis);
  await open(hashOf(id));
  const cause = page.getByRole("region", { name: "Not enough evidence" });
  await cause.getByText("78 % probable").waitFor();
  await cause.getByText("spans of service:mail").waitFor();
  await cause.getByText("92 % of requests to db with zone=b fail").waitFor();
  await cause.getByText("80 % of requests to web with customer=acme fail").waitFor();
  await cause.getByText(`lost ${HOSTILE}`, { exact: true }).waitFor();
  await cause.getByText("A person ruled it out.").waitFor();
  await cause.getByText("Checked and ruled out (1)").click();
  await cause.getByText("it began later").waitFor();
  await cause.getByRole("button", { name: "Agree" }).first().click();
  const dialog = page.getByRole("dialog", { name: "Agree" });
  await dialog.getByRole("button", { name: "Agree" }).click();
  await until("the word is kept", async () => (await get(`incident?id=${encodeURIComponent(id)}`)).said.some(({ kind }) => kind === "agree"), 8_000);
  assert.equal(await page.locator("img").count(), 0);
  await open(`#/map?incident=${encodeURIComponent(id)}`);
  await page.getByText("service:web → service:shop → service:stock → service:db").waitFor();
  await page.locator(".node.cause", { hasText: "db" }).waitFor();
  for (const theme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme: theme });
    for (const [name, hash] of [["cause", hashOf(id)], ["way", `#/map?incident=${encodeURIComponent(id)}`]]) {
      await open(hash);
      await page.screenshot({ path: join(SHOTS, `${theme}-${name}.png`) });
      assert.deepEqual(await axeFaults(page), []);
    }
  }
  await page.unroute(/api\/incident\?id=/, withDiagnosis);
});

test("the map reads from left to right, stays as it is, and has a list twin", { skip }, async () => {
  await open("#/map");
  const places = () => page.locator(".node").evaluateAll((nodes) => nodes.map(({ title, style }) => [title, style.left, style.top]));
  const first = await places();
  assert.deepEqual(first.map(([title]) => title), ["service:web", "service:shop", "service:stock", "service:db"]);
  for (let i = 0; i < 10; i++) {
    await page.reload();
    await page.locator(".node").first().waitFor();
    assert.deepEqual(await places(), first);
  }
  await page.keyboard.press("j");
  await page.getByText("web calls shop (1 call, 5.00").waitFor();
  await page.getByRole("button", { name: "Only affected" }).click();
  await page.waitForURL(/only=yes/);
  await page.locator(".node", { hasText: "web" }).waitFor({ state: "detached" });
  await page.getByRole("button", { name: "As a list" }).click();
  await page.locator("table.twin tbody tr").nth(2).waitFor();
  assert.equal(await page.locator("table.twin tbody tr").count(), 3);
});

test("the map goes back in time, and the list with it", { skip }, async () => {
  const { id } = await found("service:db");
  await open(`#/map?incident=${encodeURIComponent(id)}`);
  const slider = page.getByRole("slider");
  await slider.focus();
  await page.keyboard.press("Home");
  await page.waitForURL(/at=\d+/);
  await page.getByRole("heading", { name: /^At .* no edge was known\.$/ }).waitFor();
  await page.getByText("No edge was known at that time.").waitFor();
  const began = (await get(`incident?id=${encodeURIComponent(id)}`)).incident.startMs;
  await open(`#/map?at=${began + 1_000}&all=yes`);
  await page.getByRole("heading", { name: /^At / }).waitFor();
  await open(`#/map?at=${Date.now() - 1_000}&list=yes`);
  await page.getByRole("heading", { name: /were in an incident; 4 ways/ }).waitFor();
  await page.locator("table.twin").getByText("In an incident").first().waitFor();
  await page.getByRole("button", { name: "Back to now" }).click();
  await page.waitForURL((url) => !url.hash.includes("at="));
});

test("the map answers to arrow keys, and is saved as a picture", { skip }, async () => {
  await open("#/map");
  await page.locator(".node", { hasText: "web" }).focus();
  for (const key of ["ArrowRight", "ArrowRight", "ArrowLeft", "ArrowRight", "ArrowRight"]) await page.keyboard.press(key);
  assert.equal(await page.evaluate(() => document.activeElement?.getAttribute("data-node")), "service:db");
  for (const kind of ["SVG", "PNG"]) {
    const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: `Save as ${kind}` }).click()]);
    assert.match(file.suggestedFilename(), new RegExp(`^map-.*\\.${kind.toLowerCase()}$`));
    await file.saveAs(join(SHOTS, `map.${kind.toLowerCase()}`));
  }
  assert.equal(await page.getByText("This browser cannot draw it").count(), 0);
});

test("drawing across the story keeps what is below to that time, and the address keeps it", { skip }, async () => {
  const { id } = await found("service:db");
  await open(hashOf(id));
  const rows = page.locator("table.members tbody tr:not(.of)");
  await rows.nth(2).waitFor();
  await page.locator(".story").focus();
  await page.keyboard.press("Home");
  await page.waitForURL(/event=\d+/);
  await page.keyboard.press("Shift+ArrowRight");
  await page.waitForURL(/from=\d+/);
  await page.getByText("The charts and members below are those of").waitFor();
  await rows.nth(2).waitFor({ state: "detached" });
  await rows.nth(1).waitFor();
  const kept = page.url();
  await open(kept.slice(kept.indexOf("#")));
  await rows.nth(1).waitFor();
  assert.equal(await rows.count(), 2);
  await page.screenshot({ path: join(SHOTS, "stretch.png") });
  await page.getByRole("button", { name: "Show all" }).click();
  await rows.nth(2).waitFor();
  const { x, y, width } = await page.locator(".story .drawn > svg").boundingBox();
  await page.mouse.move(x + width * 0.9, y + 20);
  await page.mouse.down();
  await page.mouse.move(x + width * 0.99, y + 30, { steps: 5 });
  await page.mouse.up();
  await page.waitForURL(/from=\d+/);
  await page.locator(".story").focus();
  await page.keyboard.press("Escape");
  await page.waitForURL((url) => !url.hash.includes("from="));
});

test("pages are shown beside what was promised, and what was noted instead", { skip }, async () => {
  const faint = alert("lamp", "Flickers", "f9");
  await tell({ ...faint, labels: { ...faint.labels, severity: "warning" } });
  await incidentOf("lamp");
  for (const theme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme: theme });
    await open("#/status");
    const pages = page.getByRole("region", { name: "Pages" });
    await pages.getByText(/^\d pages? in the last 7 days.* 3 promised/).waitFor();
    await pages.getByText(/1 more was noted/).waitFor();
    await pages.getByRole("link", { name: "lamp: Flickers" }).waitFor();
    await pages.getByText("How to change it").click();
    await pages.getByText("budget: 3 pages/week").waitFor();
    await page.screenshot({ path: join(SHOTS, `${theme}-budget.png`) });
    assert.deepEqual(await axeFaults(page), []);
  }
  await open("#/");
  await page.getByRole("link", { name: /3 promised/ }).click();
  await page.waitForURL(/#\/status/);
});

test("filters are kept in the address, and rows answer to keys", { skip }, async () => {
  await open("#/incidents?state=unresolved");
  assert.equal(await page.getByRole("button", { name: "Unresolved" }).getAttribute("aria-pressed"), "true");
  await page.getByLabel("Entity").fill("service:mail");
  await page.keyboard.press("Enter");
  await page.waitForURL(/entity=service%3Amail/);
  await page.getByRole("heading", { name: /^\d incidents?\.$/ }).waitFor();
  await page.getByRole("button", { name: "Resolved", exact: true }).click();
  await page.waitForURL(/state=resolved/);
  await page.getByText("Merged into another incident.").waitFor();
  await open("#/incidents");
  await page.keyboard.press("j");
  await page.keyboard.press("Enter");
  await page.waitForURL(/#\/incident\//);
});

test(`an incident of ${STORM} members is ready within a second`, { skip }, async () => {
  const began = Date.now();
  for (let i = 0; i < STORM; i += 500) {
    await tell(...[...Array(500).keys()].map((k) => alert("rack", `Disk ${i + k}`, `s${i + k}`, 60_000)));
  }
  await until("the storm is one incident", async () => (await found("service:rack"))?.members === STORM);
  console.log(`${STORM} alerts were one incident after ${Date.now() - began} ms`);
  const { id } = await found("service:rack");
  const times = [];
  for (let i = 0; i < 3; i++) {
    await page.goto(`${server.base}/#/status`);
    const start = Date.now();
    await page.goto(`${server.base}/${hashOf(id)}`);
    await page.locator("table.members tbody tr").nth(200).waitFor();
    await page.locator(".story .mark-of").first().waitFor({ state: "attached" });
    times.push(Date.now() - start);
  }
  console.log(`the page was ready after ${times.join(", ")} ms`);
  assert.ok(Math.min(...times) < QUICK_MS, `ready after ${times} ms`);
  assert.equal(await page.locator("table.members tbody tr").count(), 201);
  await page.getByRole("button", { name: "200 more" }).click();
  await page.locator("table.members").nth(1).waitFor();
});

test("every page of incidents is readable by all, in both themes and on a narrow screen", { skip }, async () => {
  const { id } = await found("service:rack");
  const small = (await found("service:db")).id;
  const scenes = { incidents: "#/incidents", incident: hashOf(small), storm: hashOf(id), map: "#/map", twin: "#/map?list=yes" };
  const faults = [];
  for (const theme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme: theme });
    for (const [name, hash] of Object.entries(scenes)) {
      await open(hash);
      await page.screenshot({ path: join(SHOTS, `${theme}-${name}-told.png`) });
      faults.push(...(await axeFaults(page)).map((fault) => `${theme} ${name}: ${fault}`));
    }
  }
  assert.deepEqual(faults, []);
  await page.setViewportSize({ width: 390, height: 844 });
  for (const [name, hash] of Object.entries(scenes)) {
    await open(hash);
    await page.screenshot({ path: join(SHOTS, `narrow-${name}-told.png`) });
    const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(over <= 0, `${name} is ${over} pixels too wide`);
  }
});

test("no page had a fault, and an unknown incident is told", { skip }, async () => {
  assert.deepEqual(browser.faults, []);
  await page.goto(`${server.base}/#/incident/nobody`);
  await page.getByRole("heading", { name: "There is no incident of this id." }).waitFor();
});
