// SPDX-FileCopyrightText: 2026 The Omstander authors
// SPDX-License-Identifier: MIT

/**
 * What this device remembers: settings for good, where somebody is in a story for this tab only, because laptops at school are
 * shared. Any of it may be denied, full or gone, and then it simply is not remembered.
 */

import { forgetOffline } from "./offline.ts";

const OURS = "omstander ";

/** "device": until it is wiped. "tab": until the tab is closed. */
export type Kept = "device" | "tab";

/** What was kept under a name. */
export function kept(where: Kept, name: string): string | null {
  return tried(() => storage(where).getItem(OURS + name), null);
}

/** Keep something; says whether it could be kept. */
export function keep(where: Kept, name: string, text: string): boolean {
  return tried(() => (storage(where).setItem(OURS + name, text), true), false);
}

/** Whether this device can remember at all where somebody is. */
export function remembers(): boolean {
  const known = keep("tab", "try", "1") && kept("tab", "try") === "1";
  drop("tab", "try");
  return known;
}

/** Let go of one thing. */
export function drop(where: Kept, name: string): void {
  tried(() => storage(where).removeItem(OURS + name), undefined);
}

/** Let go of everything that stands in this browser's storage from us. */
export function empty(): void {
  for (const where of ["device", "tab"] as const) {
    tried(() => {
      for (const key of Object.keys(storage(where))) if (key.startsWith(OURS)) storage(where).removeItem(key);
    }, undefined);
  }
}

/** Let go of all that is kept here, stories to play without a network too. */
export function forget(): Promise<void> {
  empty();
  return forgetOffline();
}

/** Asking for it may throw already. */
const storage = (where: Kept): Storage => (where === "device" ? localStorage : sessionStorage);

function tried<Value>(act: () => Value, otherwise: Value): Value {
  try {
    return act();
  } catch {
    return otherwise;
  }
}
