// SPDX-FileCopyrightText: 2026 The Omstander authors
// SPDX-License-Identifier: MIT

/**
 * The windows of one browser, who know of each other. A browser that speaks HTTP/1.1 has six sockets for a server: if each of
 * eight windows held one for its stream, nothing would come through any more. So only a few hold one, and the others ask. A window that
 * was duplicated finds out that another one already sits on its seat. What they tell each other never leaves the browser.
 */

interface Told { from: string; to: string; say: "who-streams" | "streams" | "who-sits" | "sits"; seat: string }

/** So many windows hold a stream; hosts always do. */
const STREAMS = 3;
/** So long a window has time to answer another, in milliseconds. */
const ANSWERS = 150;

/** A line to the other windows: a `BroadcastChannel`, or what a test has instead. */
export interface Line {
  postMessage(told: unknown): void;
  addEventListener(kind: "message", hear: (event: { data: unknown }) => void): void;
}

export class Windows {
  private readonly line: Line | null;
  private readonly own: string;
  private readonly wait: (work: () => void) => void;
  private streams = false;
  private asks = false;
  private seat = "";
  private taken = new Set<string>();
  private doubled = false;

  /** Where windows cannot speak to each other there is no line; then each does as if it were alone. */
  constructor(line: Line | null, own: string, wait: (work: () => void) => void) {
    this.line = line;
    this.own = own;
    this.wait = wait;
    line?.addEventListener("message", ({ data }) => this.hear(data as Told));
  }

  /** A place among those that hold a stream; null where enough do. */
  async claim(first: boolean): Promise<(() => void) | null> {
    if (!first && this.line) {
      this.taken = new Set();
      this.asks = true;
      this.say("who-streams", "");
      await this.answers();
      this.asks = false;
      if (this.taken.size >= STREAMS) return null;
      this.streams = true;
    }
    return () => void (this.streams = false);
  }

  /** Sit on a seat; false where another window does already. */
  async sit(seat: string): Promise<boolean> {
    this.doubled = false;
    if (this.line) {
      this.say("who-sits", "", seat);
      await this.answers();
    }
    if (!this.doubled) this.seat = seat;
    return !this.doubled;
  }

  /** The other windows have said something. */
  private hear({ from, to, say, seat }: Told): void {
    if (from === this.own || (to && to !== this.own)) return;
    if (say === "who-sits" && seat === this.seat) this.say("sits", from);
    if (say === "sits") this.doubled = true;
    if (say === "streams") this.taken.add(from);
    // Of two who ask at the same time one goes first.
    if (say === "who-streams" && (this.streams || (this.asks && this.own < from))) this.say("streams", from);
  }

  private say(say: Told["say"], to: string, seat = ""): void {
    const told: Told = { from: this.own, to, say, seat };
    this.line!.postMessage(told);
  }

  private answers(): Promise<void> {
    return new Promise((done) => this.wait(done));
  }
}

let known: Windows | null = null;

/** The windows of this browser. */
export const windows = (): Windows =>
  (known ??= new Windows(
    "BroadcastChannel" in window ? new BroadcastChannel("omstander class") : null, String(Math.random()),
    (work) => window.setTimeout(work, ANSWERS)));
