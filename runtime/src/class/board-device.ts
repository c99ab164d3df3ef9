// SPDX-FileCopyrightText: 2026 The Omstander authors
// SPDX-License-Identifier: MIT

/** What the board asks of the device that it runs on; any of it may be refused. */

import { keep, kept } from "../device/keep.ts";

const COLOURS = "class board colours";

/** Keep the screen lit while somebody looks at it. */
export function awake(): void {
  const ask = () => document.visibilityState === "visible" && void navigator.wakeLock?.request("screen").catch(() => {});
  ask();
  document.addEventListener("visibilitychange", ask);
  const set = kept("device", COLOURS);
  if (set) document.documentElement.setAttribute("data-colours", set);
}

/** Light or dark: the other of the two. */
export function colours(): void {
  const set = document.documentElement.getAttribute("data-colours");
  const dark = set ? set === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  document.documentElement.setAttribute("data-colours", dark ? "light" : "dark");
  keep("device", COLOURS, dark ? "light" : "dark");
}

/** Over the whole screen, or no longer. */
export function full(): void {
  if (document.fullscreenElement) void document.exitFullscreen().catch(() => {});
  else void document.documentElement.requestFullscreen?.().catch(() => {});
}
