// SPDX-License-Identifier: Apache-2.0
// The list that build.mjs makes of the folders below pages/.
declare module "vedette:pages" {
  import type { Page } from "./page";
  export const pages: readonly Page[];
}
declare module "*.css";
