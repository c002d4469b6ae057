// SPDX-License-Identifier: Apache-2.0
import type { Budget } from "../api/types";

export const figure = (pages: number) => pages.toLocaleString("en-GB", { maximumFractionDigits: 1 });

/** `2 pages in the last 7 days, of 3 promised`. */
export function paged({ promised, lastWeek }: Budget): string {
  const sent = `${figure(lastWeek)} ${lastWeek === 1 ? "page" : "pages"} in the last 7 days`;
  if (promised <= 0) return `${sent}; no budget is set`;
  return lastWeek > promised ? `${sent}, more than the ${figure(promised)} promised` : `${sent}, of ${figure(promised)} promised`;
}
