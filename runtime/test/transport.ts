// SPDX-FileCopyrightText: 2026 The Omstander authors
// SPDX-License-Identifier: MIT

/** A world for the transport: a clock that stands still, a network that does what a test says, and windows of one browser. */

import { Clock, settled } from "./clock.ts";
import type { World } from "../src/class/world.ts";

/** One request, and what a test may do with it. */
export class Asked {
  readonly address: string;
  readonly method: string;
  readonly headers: Record<string, string>;
  readonly body: unknown;
  cancelled = false;
  private readonly done: (answer: Response) => void;
  private readonly broken: (problem: Error) => void;
  private pipe: ReadableStreamDefaultController<Uint8Array> | null = null;

  constructor(address: string, asked: RequestInit, done: (answer: Response) => void, broken: (problem: Error) => void) {
    this.address = address;
    this.method = asked.method ?? "GET";
    this.headers = asked.headers as Record<string, string>;
    this.body = typeof asked.body === "string" ? JSON.parse(asked.body) : null;
    this.done = done;
    this.broken = broken;
    asked.signal?.addEventListener("abort", () => {
      this.cancelled = true;
      this.fail();
    });
  }

  /** Answer whole. */
  answer(status: number, body: unknown = {}, headers: Record<string, string> = {}): void {
    this.done(new Response(status === 204 ? null : JSON.stringify(body), { status, headers }));
  }

  /** Begin to answer with a stream. */
  open(): this {
    const body = new ReadableStream<Uint8Array>({ start: (pipe) => void (this.pipe = pipe) });
    this.done(new Response(body, { status: 200, headers: { "content-type": "text/event-stream" } }));
    return this;
  }

  /** Send a piece of the stream. */
  say(text: string): this {
    this.pipe!.enqueue(new TextEncoder().encode(text));
    return this;
  }

  /** The stream ends. */
  close(): void {
    this.pipe!.close();
  }

  /** The network breaks. */
  fail(): void {
    const problem = new TypeError("the network broke");
    this.broken(problem);
    try {
      this.pipe?.error(problem);
    } catch {
      // It was over already.
    }
  }
}

/** An entry as a stream sends it. */
export const sent = (n: number, kind = "paused", more: object = {}): string => `id: ${n}\ndata: ${JSON.stringify({ n, kind, ...more })}\n\n`;

export class FakeWorld implements World {
  readonly clock = new Clock();
  readonly asked: Asked[] = [];
  /** How much of a wait is really waited: all of it, so that a test knows how long that is. */
  chance = 0.999999;
  unseen = false;
  /** How many windows may stream. */
  places = Infinity;
  private watching: (() => void)[] = [];

  readonly set = this.clock.set;
  readonly clear = this.clock.clear;
  readonly now = (): number => this.clock.now;
  readonly random = (): number => this.chance;
  readonly hidden = (): boolean => this.unseen;

  fetch(address: string, asked: RequestInit): Promise<Response> {
    return new Promise((done, broken) => this.asked.push(new Asked(address, asked, done, broken)));
  }

  watch(changed: () => void): () => void {
    this.watching.push(changed);
    return () => void (this.watching = this.watching.filter((one) => one !== changed));
  }

  async claim(first: boolean): Promise<(() => void) | null> {
    if (first || this.places <= 0) return first ? () => {} : null;
    this.places -= 1;
    return () => void (this.places += 1);
  }

  /** Somebody looks, or no longer. */
  look(seen: boolean): void {
    this.unseen = !seen;
    for (const one of this.watching) one();
  }

  /** Let time pass, a little at a time. */
  async go(seconds: number): Promise<void> {
    await settled();
    for (let gone = 0; gone < seconds * 1000 - 1; gone += 250) {
      this.clock.go(250);
      await settled();
    }
  }

  /** The last request. */
  get last(): Asked {
    return this.asked[this.asked.length - 1]!;
  }
}
