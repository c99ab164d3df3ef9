// SPDX-FileCopyrightText: 2026 The Omstander authors
// SPDX-License-Identifier: MIT

/** The quick exit of pages that need no script: with one, the way back does not lead here again. */

import { leave } from "./device/leave.ts";

document.querySelector<HTMLAnchorElement>("a#exit")?.addEventListener("click", (event) => {
  event.preventDefault();
  leave((event.currentTarget as HTMLAnchorElement).href);
});
