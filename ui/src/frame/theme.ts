// SPDX-License-Identifier: Apache-2.0
import { useEffect, useState } from "preact/hooks";
import { keep, kept } from "./kept";

export type Theme = "auto" | "light" | "dark";
const ORDER: readonly Theme[] = ["auto", "light", "dark"];
const listeners = new Set<() => void>();
let theme: Theme = "auto";

function show(): void {
  if (theme === "auto") delete document.documentElement.dataset["theme"];
  else document.documentElement.dataset["theme"] = theme;
  listeners.forEach((listener) => listener());
}

export function startTheme(): void {
  theme = ORDER.find((known) => known === kept("theme")) ?? "auto";
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", show);
  show();
}

export function nextTheme(): void {
  theme = ORDER[(ORDER.indexOf(theme) + 1) % ORDER.length] ?? "auto";
  keep("theme", theme);
  show();
}

/** The theme, and a number that changes with each change of colours: what is drawn on a canvas must be drawn anew. */
export function useTheme(): { theme: Theme; paint: number } {
  const [paint, setPaint] = useState(0);
  useEffect(() => {
    const changed = () => setPaint((n) => n + 1);
    listeners.add(changed);
    return () => void listeners.delete(changed);
  }, []);
  return { theme, paint };
}
