// SPDX-FileCopyrightText: 2026 The Omstander authors
// SPDX-License-Identifier: MIT

/** The page itself: its language and looks, its history, and where the focus is. */

import type { Settings } from "../play/screen.ts";

const TO_THE_LEFT = /^(ar|ckb|dv|fa|he|ps|sd|ug|ur|yi)\b/;

/** The page speaks this language from here on; its address says so too, so that opening it again does. */
export function speakIn(language: string): void {
  const { documentElement: root } = document;
  if (root.lang !== language && /^http/.test(location.protocol)) {
    const address = new URL(location.href);
    address.searchParams.set("lang", language);
    tried(() => history.replaceState(history.state, "", address));
  }
  root.lang = language;
  root.dir = TO_THE_LEFT.test(language) ? "rtl" : "ltr";
}

/** Looks that were set; what follows the device is not named. */
export function dress({ colours, letters, motion }: Settings): void {
  const set = (name: string, value: string, plain: string) =>
    value === plain ? document.documentElement.removeAttribute(name) : document.documentElement.setAttribute(name, value);
  set("data-colours", colours, "device");
  set("data-letters", letters, "normal");
  set("data-motion", motion, "normal");
}

/** What the browser's history knows of us: which screen, and how many of ours lie below it. Never a choice. */
export interface Entry { at: string; depth: number }

/** The entry of the history that we are at. */
export function entry(): Entry | null {
  const state = history.state as Partial<Entry> | null;
  return state && typeof state.at === "string" && typeof state.depth === "number" ? (state as Entry) : null;
}

/** Go on to a screen: the browser's back button comes back to this one. */
export const push = (at: string): void => tried(() => history.pushState({ at, depth: (entry()?.depth ?? 0) + 1 }, ""));

/** Be at a screen without a new entry, with an address that names no choices. */
export const replace = (at: string): void =>
  tried(() => history.replaceState({ at, depth: entry()?.depth ?? 0 }, "", location.pathname + location.search));

/** The picks that the address names; null where it names none, or a place on the page. */
export function named(): string | null {
  const hash = location.hash.slice(1);
  if (!hash || document.getElementById(hash)) return null;
  try {
    return decodeURIComponent(hash);
  } catch {
    return hash;
  }
}

/** A new screen: read on from its top and its heading. */
export function land(): void {
  scrollTo(0, 0);
  focus("h1");
}

/** What was pressed may have gone away: go on where it led. */
export function find(): void {
  if (document.activeElement === document.body || !document.activeElement) focus(".goal") || focus("h1");
}

/** The page is called after its heading, and after the story. */
export function entitle(story: string, own: boolean): void {
  const heading = own ? document.querySelector("#app h1")?.textContent : "";
  document.title = heading ? `${heading} · ${story}` : story;
}

function focus(what: string): boolean {
  const found = document.querySelector<HTMLElement>(`#app ${what}`);
  if (!found) return false;
  found.tabIndex = -1;
  found.focus({ preventScroll: true });
  return true;
}

/** A file on disk may have no history. */
function tried(act: () => void): void {
  try {
    act();
  } catch {
    // It plays on without.
  }
}
