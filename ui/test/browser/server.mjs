// SPDX-License-Identifier: Apache-2.0
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const ROOT = resolve(import.meta.dirname, "../../..");

/** Starts the real server on a free port with a data folder of its own; answers its address and how to stop it. */
export async function startServer(settings, stopAfter = "5m") {
  const folder = mkdtempSync(join(tmpdir(), "vedette-pages-"));
  const file = join(folder, "vedette.yaml");
  // JSON is YAML too, and quotes what must be quoted.
  writeFileSync(file, JSON.stringify(settings));
  const options = [
    "serve",
    "--config",
    file,
    "--data",
    join(folder, "data"),
    "--port",
    "0",
    "--stop-after",
    stopAfter,
  ];
  const child = spawn(join(ROOT, "vedette"), options, { stdio: ["ignore", "pipe", "pipe"] });
  const ended = new Promise((done) => child.once("exit", done));
  const stop = async () => {
    if (child.exitCode === null) process.kill(child.pid, "SIGTERM");
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  let said = "";
  const address = new Promise((found) => {
    const hear = (text) => {
      said += text;
      const match = /Vedette watches at (\S+)/.exec(said);
      if (match) found(match[1]);
    };
    child.stdout.on("data", hear);
    child.stderr.on("data", hear);
  });
  const base = await Promise.race([address, ended.then(() => "")]);
  if (!base) {
    await stop();
    throw new Error(`the server did not start:\n${said}`);
  }
  return { base, stop, pid: child.pid };
}
