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

/** A clock that stands still until it is told to go on. */
export class Clock {
  now = 1_700_000_000_000;
  private waiting = new Map<number, { at: number; work: () => void }>();
  private last = 0;

  readonly set = (work: () => void, after = 0): number => {
    this.waiting.set(++this.last, { at: this.now + Math.max(0, after), work });
    return this.last;
  };

  readonly clear = (number: number): void => void this.waiting.delete(number);

  /** Let so many milliseconds pass, and give everybody who waited their turn. */
  go(milliseconds: number): void {
    const end = this.now + milliseconds;
    for (;;) {
      const [first] = [...this.waiting].filter(([, { at }]) => at <= end).sort(([, a], [, b]) => a.at - b.at);
      if (!first) break;
      const [number, { at, work }] = first;
      this.waiting.delete(number);
      this.now = Math.max(this.now, at);
      work();
    }
    this.now = end;
  }
}

/** Open a page on this clock. What a page without a screen does not have is given to it empty. */
export function opened(html: string, clock: Clock): JSDOM {
  const page = new JSDOM(html, {
    url: "https://omstander.test/s/story", runScripts: "dangerously", pretendToBeVisual: true,
    beforeParse(window) {
      class Nothing { observe(): void {} disconnect(): void {} unobserve(): void {} }
      Object.assign(window, {
        setTimeout: clock.set, clearTimeout: clock.clear, ResizeObserver: Nothing, IntersectionObserver: Nothing,
        matchMedia: () => ({ matches: false, addEventListener() {}, removeEventListener() {} }), scrollTo() {},
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

/** Let whatever was promised come true. */
export const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 8; turn += 1) await new Promise((done) => setImmediate(done));
};
