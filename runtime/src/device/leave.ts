// SPDX-FileCopyrightText: 2026 The Omstander authors
// SPDX-License-Identifier: MIT

/** The quick exit: gone in one press, and nothing of the story on the screen, in the tab or behind the back button. */

import { empty } from "./keep.ts";

/** Leave for another site. The page is blank before the network has answered. */
export function leave(address: string): void {
  empty();
  document.title = "";
  document.body.replaceChildren();
  location.replace(address);
}
