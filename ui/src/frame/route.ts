// SPDX-License-Identifier: Apache-2.0
import { useEffect, useState } from "preact/hooks";

/** Where we are, read from the part of the address after `#`. */
export interface Route {
  readonly path: string;
  readonly id: string;
  readonly query: URLSearchParams;
}

export function parse(hash: string): Route {
  const text = hash.replace(/^#/, "") || "/";
  const cut = text.indexOf("?");
  const whole = cut < 0 ? text : text.slice(0, cut);
  const query = new URLSearchParams(cut < 0 ? "" : text.slice(cut + 1));
  const [, first = "", ...rest] = whole.split("/");
  return { path: `/${first}`, id: decode(rest.join("/")), query };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // Written by hand and malformed: taken as it stands, and the server says that it knows no such thing.
    return text;
  }
}

/** Whether a page's path, such as `/entity/:id`, is the one of this route. */
export function matches(pattern: string, route: Route): boolean {
  const [, first = "", id] = pattern.split("/");
  return `/${first}` === route.path && (id === undefined) === (route.id === "");
}

export type Query = Record<string, string | number | undefined>;

export function address(path: string, id = "", query: Query = {}): string {
  const told = Object.entries(query).filter(([, value]) => value !== undefined && value !== "");
  const search = new URLSearchParams(told.map(([name, value]) => [name, String(value)]));
  return `#${path}${id ? `/${encodeURIComponent(id)}` : ""}${told.length ? `?${search}` : ""}`;
}

export const entityAddress = (id: string, query: Query = {}) => address("/entity", id, query);

/** Changes some of the query and leaves the rest; `replace` keeps the way back short. */
export function turn(route: Route, change: Query, replace = false): void {
  const query: Query = { ...Object.fromEntries(route.query), ...change };
  const hash = address(route.path === "/" ? "/" : route.path, route.id, query);
  if (replace) {
    history.replaceState(null, "", hash);
    dispatchEvent(new HashChangeEvent("hashchange"));
  } else {
    location.hash = hash;
  }
}

export function useRoute(): Route {
  const [route, setRoute] = useState(() => parse(location.hash));
  useEffect(() => {
    const moved = () => setRoute(parse(location.hash));
    addEventListener("hashchange", moved);
    return () => removeEventListener("hashchange", moved);
  }, []);
  return route;
}
