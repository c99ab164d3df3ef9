// SPDX-FileCopyrightText: 2026 The Omstander authors
// SPDX-License-Identifier: MIT

/** What the transport needs of the browser, in one place, so that a test can be another world with a clock of its own. */

import { windows } from "./windows.ts";

/** Everything around the transport. Times are in milliseconds. */
export interface World {
  fetch(address: string, asked: RequestInit): Promise<Response>;
  set(work: () => void, after: number): number;
  clear(timer: number): void;
  now(): number;
  /** From 0 up to 1. */
  random(): number;
  hidden(): boolean;
  /** Call whenever somebody may look again, or no longer, or the network came back. Gives what ends it. */
  watch(changed: () => void): () => void;
  /** A place among the streams of this browser, given back by calling it; null where all are taken. `first`: it has right of way. */
  claim(first: boolean): Promise<(() => void) | null>;
}

/** The browser. */
export const browser: World = {
  fetch: (address, asked) => fetch(address, asked),
  set: (work, after) => window.setTimeout(work, after),
  clear: (timer) => clearTimeout(timer),
  now: () => Date.now(),
  random: () => Math.random(),
  hidden: () => document.hidden,
  watch(changed) {
    document.addEventListener("visibilitychange", changed);
    for (const event of ["online", "pageshow"]) addEventListener(event, changed);
    return () => {
      document.removeEventListener("visibilitychange", changed);
      for (const event of ["online", "pageshow"]) removeEventListener(event, changed);
    };
  },
  claim: (first) => windows().claim(first),
};

const SYMBOLS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/** A name that nobody else makes up: 22 symbols, 132 random bits. */
export const newKey = (): string =>
  [...crypto.getRandomValues(new Uint8Array(22))].map((byte) => SYMBOLS[byte & 63]).join("");

/** So many times it tries at least every four seconds: about a minute. */
const OFTEN = 30;

/** A random wait, so that a class does not come back all at once: up to half a second, then 1, 2, 4; after a minute up to 30 seconds. */
export const patience = (tries: number, random: number): number =>
  random * (tries ? Math.min(tries < OFTEN ? 4 : 30, 2 ** (tries - 1)) * 1000 : 500);
