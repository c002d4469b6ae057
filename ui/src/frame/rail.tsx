// SPDX-License-Identifier: Apache-2.0
import type { Page } from "./page";
import { address, matches, type Route } from "./route";

/** The pages with a place in the rail, by their order. */
export const inRail = (pages: readonly Page[]) =>
  pages.filter((page) => page.rail).sort((a, b) => (a.rail?.order ?? 0) - (b.rail?.order ?? 0));

export function Rail({
  pages,
  route,
  wide,
  onToggle,
}: {
  pages: readonly Page[];
  route: Route;
  wide: boolean;
  onToggle: () => void;
}) {
  return (
    <nav class={`rail ${wide ? "wide" : ""}`} aria-label="Pages">
      {inRail(pages).map((page) => (
        <a
          key={page.path}
          href={address(page.path)}
          title={`${page.rail?.label} (g ${page.rail?.key})`}
          {...(matches(page.path, route) && { "aria-current": "page" as const })}
        >
          <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
            <path d={page.rail?.icon} />
          </svg>
          <span>{page.rail?.label}</span>
        </a>
      ))}
      <button
        type="button"
        class="fold"
        onClick={onToggle}
        title="Wider or narrower ([)"
        aria-expanded={wide}
        aria-label="Labels in the rail"
      >
        {wide ? "«" : "»"}
      </button>
    </nav>
  );
}
