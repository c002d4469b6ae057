// SPDX-License-Identifier: Apache-2.0
import type { ComponentType } from "preact";
import type { Route } from "./route";

/** What a file pages/<name>/page.tsx exports. */
export interface Page {
  /** Such as `/entity/:id`; the part after the colon is handed to the view. */
  readonly path: string;
  readonly title: (route: Route) => string;
  readonly view: ComponentType<{ route: Route }>;
  /** Its place in the rail, when it has one. */
  readonly rail?: {
    readonly order: number;
    readonly label: string;
    readonly key: string;
    readonly icon: string;
  };
}
