// SPDX-License-Identifier: Apache-2.0
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";

const PLACES = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Where Chromium is, or nothing. */
export const chromiumAt = () =>
  [process.env.CHROMIUM ?? "", ...PLACES].find((path) => path && existsSync(path));

/** A browser with a fresh profile, in which every fault of a page is noted. */
export async function openBrowser(options = {}) {
  const profile = mkdtempSync(join(tmpdir(), "vedette-browser-"));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: chromiumAt(),
    headless: true,
    args: FLAGS,
    viewport: { width: 1440, height: 900 },
    ...options,
  });
  const faults = [];
  const hosts = new Set();
  context.on("request", (request) => hosts.add(new URL(request.url()).host));
  await context.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) =>
      console.error(`CSP ${event.violatedDirective} ${event.blockedURI}`),
    );
  });
  context.on("console", (message) => message.type() === "error" && faults.push(message.text()));
  context.on("weberror", (error) => faults.push(String(error.error())));
  const page = context.pages()[0] ?? (await context.newPage());
  const close = async () => {
    await context.close();
    rmSync(profile, { recursive: true, force: true });
  };
  return { page, context, faults, hosts, close };
}
