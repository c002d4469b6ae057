// SPDX-License-Identifier: Apache-2.0

/** What the server says when it does not answer. */
export class Trouble extends Error {
  constructor(
    readonly title: string,
    readonly detail: string,
    readonly status: number,
  ) {
    super(detail);
  }
}

/** Asks `/api/<what>`; whoever asks says when the answer is no longer wanted. */
export async function ask<T>(what: string, signal: AbortSignal): Promise<T> {
  let response: Response;
  try {
    response = await fetch(`api/${what}`, {
      signal,
      headers: { Accept: "application/json" },
      cache: "no-store",
    });
  } catch (failed) {
    if (signal.aborted) throw failed;
    throw new Trouble("No answer", "The server cannot be reached.", 0);
  }
  if (!response.ok) throw await trouble(response);
  return (await response.json()) as T;
}

/** Says something to `/api/<what>`; answers what the server says to it. */
export async function tell<T>(what: string, body: unknown): Promise<T> {
  let response: Response;
  try {
    response = await fetch(`api/${what}`, {
      method: "POST",
      headers: { "Content-Type": "application/json", Accept: "application/json" },
      body: JSON.stringify(body),
    });
  } catch {
    throw new Trouble("No answer", "The server cannot be reached; nothing was said.", 0);
  }
  if (!response.ok) throw await trouble(response);
  return (await response.json()) as T;
}

async function trouble(response: Response): Promise<Trouble> {
  const text = await response.text();
  try {
    const problem = JSON.parse(text) as { title?: string; detail?: string };
    return new Trouble(problem.title ?? "Refused", problem.detail ?? text, response.status);
  } catch {
    return new Trouble("Refused", `${response.status} ${response.statusText}`, response.status);
  }
}

/** `entity/why` and `{id, at}` to `entity/why?id=…&at=…`; what is undefined is left out. */
export function question(path: string, query: Record<string, string | number | undefined>): string {
  const told = Object.entries(query).filter(([, value]) => value !== undefined && value !== "");
  return `${path}?${new URLSearchParams(told.map(([name, value]) => [name, String(value)]))}`;
}
