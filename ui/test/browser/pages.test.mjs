// SPDX-License-Identifier: Apache-2.0
// The pages against a real server, a real target to scrape and a real browser.
import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { after, before, test } from "node:test";
import { chromiumAt, openBrowser } from "./chromium.mjs";
import { axeFaults, until } from "./looking.mjs";
import { startServer } from "./server.mjs";
import { HOSTILE, startTarget } from "./target.mjs";

const SHOTS = resolve(process.env.SCREENSHOTS ?? join(import.meta.dirname, "../../target/screenshots"));
const SERVICE = "service:checkout";
const HOST = `host:${HOSTILE}`;
const skip = chromiumAt() ? false : "chromium is missing";

let target, server, browser, page;

before(async () => {
  if (skip) return;
  target = await startTarget();
  const scrape = { interval: "1s", targets: [{ address: target.address, entity: SERVICE }] };
  server = await startServer({
    sources: { host: { interval: "1s", name: HOSTILE }, scrape: [scrape] },
    watch: { warmUpRows: 50 },
    topology: { window: "1s" },
  });
  browser = await openBrowser();
  page = browser.page;
  mkdirSync(SHOTS, { recursive: true });
});

after(async () => {
  await browser?.close();
  await server?.stop();
  target?.close();
});

const entityHash = (id, query = "") => `#/entity/${encodeURIComponent(id)}${query}`;
const modelHash = `#/model/${encodeURIComponent(SERVICE)}`;
const standing = async (id) => {
  const { entities } = await (await fetch(`${server.base}/api/entities`)).json();
  return entities.find((entity) => entity.id === id);
};

async function open(hash) {
  await page.goto(`${server.base}/${hash}`);
  await page.reload();
  await page.locator("main h1").first().waitFor();
  await page.waitForFunction(() => !document.querySelector(".loading"));
}

const title = () => page.locator("main h1").first().innerText();

test("the first page says what is learnt, how long it takes, and counts samples", { skip }, async () => {
  await until("two entities", async () => (await standing(SERVICE)) && (await standing(HOST)));
  await open("#/");
  assert.match(await title(), /Learning what is normal for 2 entities/);
  await page
    .getByText(/ready in about/i)
    .first()
    .waitFor();
  assert.equal(await page.getByRole("progressbar").count(), 2);
  await shoot("learning");
  const taken = () => page.locator("#taken").innerText();
  const first = await taken();
  await until("the counter ticks", async () => (await taken()) !== first, 8_000);
});

test("a name that looks like markup is shown as it is", { skip }, async () => {
  await page.getByRole("link", { name: HOSTILE }).waitFor();
  await open(entityHash(HOST));
  assert.ok((await title()).includes(HOSTILE));
  assert.equal(await page.locator("img").count(), 0);
});

test("keys lead everywhere, and live update can be paused", { skip }, async () => {
  await open("#/");
  await page.keyboard.press("g");
  await page.keyboard.press("i");
  await page.getByRole("heading", { level: 1, name: /incident/i }).waitFor();
  await page.keyboard.press("g");
  await page.keyboard.press("s");
  await page.getByRole("heading", { level: 1, name: /Vedette/ }).waitFor();
  await page.keyboard.press("?");
  await page.getByRole("dialog", { name: "Keys" }).waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("dialog", { name: "Keys" }).waitFor({ state: "detached" });
  await page.keyboard.press(".");
  await page.getByRole("button", { name: /Paused/ }).waitFor();
  await page.keyboard.press(".");
  await page.getByRole("button", { name: /Live/ }).waitFor();
  await page.keyboard.press("/");
  await page.keyboard.type("checkout");
  await page.getByRole("option", { name: /checkout/ }).waitFor();
  await page.keyboard.press("Enter");
  await page.waitForURL(/#\/entity\/service/);
  await page.locator(".range").waitFor();
  await page.keyboard.press("t");
  assert.equal(await page.locator(":focus").innerText(), "15m");
  await page.keyboard.press("g");
  await page.keyboard.press("h");
  await page.locator("table.entities").waitFor();
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await page.keyboard.press("k");
  await page.keyboard.press("Enter");
  await page.waitForURL(/#\/entity\//);
});

test("the theme switches and stays", { skip }, async () => {
  const ground = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  await page.emulateMedia({ colorScheme: "light" });
  await open("#/");
  const light = await ground();
  await page.getByRole("button", { name: "Theme: auto" }).click();
  await page.getByRole("button", { name: "Theme: light" }).click();
  await page.getByRole("button", { name: "Theme: dark" }).waitFor();
  assert.notEqual(await ground(), light);
  await page.reload();
  await page.getByRole("button", { name: "Theme: dark" }).click();
  await page.getByRole("button", { name: "Theme: auto" }).waitFor();
  assert.equal(await ground(), light);
});

test("what was learnt is shown: charts that move, and the model behind them", { skip }, async () => {
  await until("a model", async () => (await standing(SERVICE))?.version);
  await open(entityHash(SERVICE));
  await page.locator(".plot canvas").nth(3).waitFor();
  const seen = () => page.locator("#surprise .plot").getAttribute("aria-label");
  const paint = () => page.locator("#surprise canvas").evaluate((canvas) => canvas.toDataURL());
  const [words, picture] = [await seen(), await paint()];
  assert.match(words, /Surprise.*lowest.*highest/);
  await until("the chart moves", async () => (await paint()) !== picture, 8_000);
  await page.getByText("queue").first().waitFor();
  await open(modelHash);
  assert.match(await title(), /What is normal for checkout, learnt from \d+ moments/);
  assert.ok((await page.locator(".histogram .bar").count()) > 0);
  assert.ok((await page.getByRole("table").count()) >= 3);
  assert.equal(await page.locator("img").count(), 0);
});

test("a chart answers to keys: the cursor, why at that time, and the table", { skip }, async () => {
  await open(entityHash(SERVICE));
  const chart = page.locator("#surprise .plot");
  await chart.locator("canvas").waitFor();
  await chart.focus();
  await page.keyboard.press("End");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("Enter");
  const why = page.getByRole("dialog", { name: "Why at this time" });
  await why.getByText("What it takes").waitFor();
  assert.match(page.url(), /at=\d+/);
  await page.keyboard.press("Escape");
  await why.waitFor({ state: "detached" });
  await page
    .locator("#surprise")
    .getByRole("button", { name: /as a table/ })
    .click();
  assert.ok((await page.locator("#surprise tbody tr").count()) > 5);
});

test("drawing across a chart looks closer, and the address keeps it", { skip }, async () => {
  await open(entityHash(SERVICE));
  await page.locator("#surprise canvas").waitFor();
  const { x, y, width, height } = await page.locator("#surprise .u-over").boundingBox();
  await page.mouse.move(x + width * 0.5, y + height / 2);
  await page.mouse.down();
  await page.mouse.move(x + width * 0.8, y + height / 2, { steps: 4 });
  await page.mouse.up();
  await page.waitForURL(/from=\d+&to=\d+/);
  assert.doesNotMatch(page.url(), /at=/);
  await page.locator(".range .fixed").waitFor();
});

test("a sender appears with what it sent and what was refused, and its counter ticks", { skip }, async () => {
  const send = (lines) =>
    fetch(`${server.base}/write`, { method: "POST", body: lines, headers: { "User-Agent": "Telegraf/1.0" } });
  assert.equal((await send("pump,host=p1 level=3\n")).status, 204);
  await open("#/senders");
  await page.getByRole("cell", { name: "Telegraf/1.0" }).waitFor();
  const received = () => page.locator("#received").innerText();
  const first = await received();
  assert.equal((await send(`pump,host=p1 level=4\npump level=${HOSTILE}\n`)).status, 400);
  await until("the counter ticks", async () => (await received()) !== first, 8_000);
  await page.getByText(/some of what it sent was refused/).waitFor();
  assert.equal(await page.locator("img").count(), 0);
  await page.getByRole("button", { name: "Telegraf" }).click();
  await page.getByText(`urls = ["${server.base}"]`).waitFor();
});

const push = (path, body) =>
  fetch(`${server.base}${path}`, {
    method: "POST",
    body: JSON.stringify(body),
    headers: { "Content-Type": "application/json" },
  });

test("a pushed log line and a span can be looked up on their entity's page", { skip }, async () => {
  const stream = { service_name: "checkout", level: "error" };
  const values = [[`${Date.now()}000000`, `payment refused by ${HOSTILE}`]];
  assert.equal((await push("/loki/api/v1/push", { streams: [{ stream, values }] })).status, 204);
  const span = { traceId: "0af7651916cd43dd8448eb211c80319c", id: "b7ad6b7169203331", name: "get /orders" };
  const asked = { kind: "SERVER", timestamp: Date.now() * 1000, duration: 1500, tags: { error: "timeout" } };
  const sent = await push("/api/v2/spans", [{ ...span, ...asked, localEndpoint: { serviceName: "checkout" } }]);
  assert.equal(sent.status, 202);
  await open(entityHash(SERVICE));
  const lines = page.getByRole("region", { name: "Log lines, newest first" });
  await lines.getByText("payment refused by").waitFor();
  await lines.getByText("error", { exact: true }).waitFor();
  const spans = page.getByRole("region", { name: "Spans, newest first" });
  await spans.getByText("get /orders").waitFor();
  await spans.getByText("failed").waitFor();
  assert.equal(await page.locator("img").count(), 0);
  await page.locator(".records").screenshot({ path: join(SHOTS, "records.png") });
});

test("whom an entity calls, and the trace that shows it, are a click away", { skip }, async () => {
  const of = { traceId: "1af7651916cd43dd8448eb211c80319c", timestamp: Date.now() * 1000, duration: 90_000 };
  const local = { localEndpoint: { serviceName: "checkout" }, tags: { error: "timeout" } };
  const asking = { ...of, ...local, id: "c7ad6b7169203332", parentId: "c7ad6b7169203331", kind: "CLIENT" };
  const asked = { ...of, ...local, id: "c7ad6b7169203331", kind: "SERVER", name: "get /cart" };
  await push("/api/v2/spans", [{ ...asking, remoteEndpoint: { serviceName: HOSTILE } }, asked]);
  await open(entityHash(SERVICE));
  const calls = page.getByRole("region", { name: "Calls", exact: true });
  await calls.getByRole("link", { name: `service:${HOSTILE}` }).waitFor();
  await calls.getByText("1 call, 1 failed").waitFor();
  await page.getByRole("button", { name: `Show trace ${of.traceId.slice(0, 8)}` }).click();
  const trace = page.getByRole("region", { name: "Spans of the trace, by their start" });
  await trace.getByText("get /cart").waitFor();
  assert.equal(await page.locator("img").count(), 0);
  await page.locator(".relations").screenshot({ path: join(SHOTS, "relations.png") });
});

test("what goes wrong becomes an incident that leads to its charts", { skip }, async () => {
  target.ill = true;
  await open("#/");
  // The machine the test runs on may be unusual too, and the title then names both.
  await until("the verdict", async () => /checkout.* (is|are) behaving unusually/.test(await title()), 60_000);
  await page.getByText(/Open incidents: [1-9]/).waitFor();
  await page.keyboard.press("g");
  await page.keyboard.press("i");
  await page.locator("table.incidents a[data-row]").first().click();
  await page.waitForURL(/#\/incident\//);
  await page.locator("table.members a[data-row]").first().click();
  await page.waitForURL(/entity.*from=/);
  await page.getByRole("dialog", { name: "Why at this time" }).waitFor();
});

const scenes = () => ({
  home: "#/",
  entity: entityHash(SERVICE),
  why: entityHash(SERVICE, `?at=${Date.now() - 3_000}`),
  host: entityHash(HOST),
  model: modelHash,
  incidents: "#/incidents",
  map: "#/map",
  list: "#/map?list=yes&all=yes",
  senders: "#/senders",
  status: "#/status",
});

for (const theme of ["light", "dark"]) {
  test(`every page is sound and readable by all in the ${theme} theme`, { skip }, async () => {
    await page.emulateMedia({ colorScheme: theme });
    const faults = [];
    for (const [name, hash] of Object.entries(scenes())) {
      await open(hash);
      if (hash.startsWith("#/entity")) await page.locator("#surprise canvas").waitFor();
      await shoot(`${theme}-${name}`);
      faults.push(...(await axeFaults(page)).map((fault) => `${name}: ${fault}`));
    }
    assert.deepEqual(faults, []);
  });
}

test("a narrow screen shows all without scrolling sideways", { skip }, async () => {
  await page.setViewportSize({ width: 390, height: 844 });
  for (const [name, hash] of Object.entries(scenes())) {
    await open(hash);
    await shoot(`narrow-${name}`);
    const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(over <= 0, `${name} is ${over} pixels too wide`);
  }
});

test("no page had a fault, and none asked another host", { skip }, () => {
  assert.deepEqual(browser.faults, []);
  assert.deepEqual([...browser.hosts], [new URL(server.base).host]);
});

test("an unknown entity is told, and so is a page that is not there", { skip }, async () => {
  await page.goto(`${server.base}/${entityHash("service:nobody")}`);
  await page.getByText("No signals of its own were heard.").first().waitFor();
  await page.goto(`${server.base}/#/nowhere`);
  await page.getByRole("heading", { name: "There is no such page" }).waitFor();
});

async function shoot(name) {
  await page.evaluate(() => scrollTo(0, 0));
  await page.screenshot({ path: join(SHOTS, `${name}.png`) });
}
