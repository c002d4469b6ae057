// SPDX-License-Identifier: Apache-2.0
import type { Budget } from "../api/types";

const figure = (pages: number) => pages.toLocaleString("en-GB", { maximumFractionDigits: 1 });

/** `2 of 3 pages in the last 7 days`. */
export function paged({ promised, lastWeek }: Budget): string {
  if (promised <= 0) return `${figure(lastWeek)} ${lastWeek === 1 ? "page" : "pages"} in the last 7 days; no budget is set`;
  const over = lastWeek > promised ? ", more than promised" : "";
  return `${figure(lastWeek)} of ${figure(promised)} promised ${promised === 1 ? "page" : "pages"} in the last 7 days${over}`;
}
