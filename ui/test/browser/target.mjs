// SPDX-License-Identifier: Apache-2.0
import { createServer } from "node:http";

/** A label that would do harm, were it ever taken for markup. */
export const HOSTILE = "<img src=x onerror=alert(1)>";

/** A service with metrics to scrape: it is well until `ill` is set. */
export async function startTarget() {
  const target = { ill: false, turn: 0 };
  const page = () => {
    target.turn++;
    const wave = Math.sin(target.turn / 7);
    const noise = () => Math.random() - 0.5;
    const load = target.ill ? 9 : 1;
    const values = {
      orders_per_second: 120 + 20 * wave + 4 * noise(),
      request_seconds: (0.2 + 0.03 * wave + 0.01 * noise()) * load,
      heap_used_bytes: 3.1e8 + 2e7 * wave + 4e6 * noise(),
      [`queue_length{queue="${HOSTILE}"}`]: Math.max(0, (12 + 3 * wave + noise()) * load),
      threads_busy: 8 + 2 * wave + 0.5 * noise() + (target.ill ? 30 : 0),
    };
    return Object.entries(values)
      .map(([name, value]) => `${name} ${value}\n`)
      .join("");
  };
  const server = createServer((_request, response) => {
    response.setHeader("Content-Type", "text/plain; version=0.0.4");
    response.end(page());
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  return Object.assign(target, {
    address: `127.0.0.1:${server.address().port}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  });
}
