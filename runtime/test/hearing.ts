// SPDX-FileCopyrightText: 2026 The Omstander authors
// SPDX-License-Identifier: MIT

/**
 * The real player in a page without a screen, on a clock of our own, with a screen reader that writes down what it says. It is
 * a simulation: it tells what is announced and in which order, not how a voice makes it sound.
 */

import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { JSDOM } from "jsdom";

import type { Clock } from "./clock.ts";

export { Clock, settled } from "./clock.ts";

const root = new URL("../../", import.meta.url);

/** A bundled story as one file with everything in it. */
export function single(story: string): string {
  const folder = mkdtempSync(join(tmpdir(), "omstander-"));
  try {
    const file = join(folder, "story.html");
    const program = fileURLToPath(new URL(".venv/bin/omstander", root));
    execFileSync(program, ["build", story, "--single", file], { stdio: ["ignore", "ignore", "inherit"] });
    return readFileSync(file, "utf8");
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Open a page on this clock. What a page without a screen does not have is given to it empty; `more` is given as it is. */
export function opened(html: string, clock: Clock, more: object = {}): JSDOM {
  const page = new JSDOM(html, {
    url: "https://omstander.test/s/story", runScripts: "dangerously", pretendToBeVisual: true,
    beforeParse(window) {
      class Nothing { observe(): void {} disconnect(): void {} unobserve(): void {} }
      Object.assign(window, {
        setTimeout: clock.set, clearTimeout: clock.clear, ResizeObserver: Nothing, IntersectionObserver: Nothing,
        ...more, matchMedia: () => ({ matches: false, addEventListener() {}, removeEventListener() {} }), scrollTo() {},
      });
      window.Date.now = () => clock.now;
      window.Element.prototype.scrollIntoView = () => {};
    },
  });
  const { window } = page;
  const names = ["window", "document", "Node", "Element", "HTMLElement", "Event", "KeyboardEvent", "MouseEvent", "MutationObserver", "getComputedStyle"];
  for (const name of names) {
    Object.defineProperty(globalThis, name, { value: name === "window" ? window : (window as unknown as Record<string, unknown>)[name], configurable: true, writable: true });
  }
  return page;
}
