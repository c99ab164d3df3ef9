// SPDX-FileCopyrightText: 2026 The Omstander authors
// SPDX-License-Identifier: MIT

/**
 * Following a session: entries of its log, in order and each once, over whatever this network lets through. A stream is best; where
 * it is held back or cut it asks and waits; where that does not come back either it asks every few seconds. It never gives up.
 */

import { type Hearers, Intake, type Listed } from "./intake.ts";
import { Events } from "./sse.ts";
import { Timers } from "./timers.ts";
import { type World, browser, patience } from "./world.ts";

/** "waiting": just now, nothing is wrong yet. "lost": no connection. "gone": the session, or this token, is no more. */
export type LinkState = "live" | "waiting" | "lost" | "gone";

export type { Logged } from "./intake.ts";

/** Who is told. */
export interface Followers extends Hearers { state?(state: LinkState): void }

/** How it asks: a stream, or asking and waiting, or asking again and again. */
type Rung = "stream" | "wait" | "ask";
/** "late": nothing came. "cut": it had begun. "none": there is nobody. */
type Failure = "late" | "cut" | "none";

const SILENCE = 4000;
const MISSED = 6000;
const WAIT = 20;
const ASK = 3000;
const ASK_LATE = 10000;
const HASTE = 1000;
const BETTER = 300000;
const MINUTE = 60000;
const CUTS = 3;
const UNSEEN = 30000;

export class Link {
  private readonly token: string;
  private readonly told: Followers;
  private readonly world: World;
  private readonly intake: Intake;
  private rung: Rung = "stream";
  private wants = false;
  private tries = 0;
  private cuts: number[] = [];
  private state: LinkState | null = null;
  /** Every attempt has a number; what an older one still says is not listened to. */
  private round = 0;
  /** Whether it has begun and not stopped, and whether it rests because nobody looks. */
  private on = false;
  private resting = false;
  /** The first time on a rung it does not wait: whether anything comes back at all is known at once. */
  private fresh = true;
  private control: AbortController | null = null;
  private free: (() => void) | null = null;
  private unwatch: (() => void) | null = null;
  private readonly timers: Timers;

  constructor(token: string, told: Followers, world: World = browser) {
    this.token = token;
    this.told = told;
    this.intake = new Intake(told);
    this.world = world;
    this.timers = new Timers(world);
  }

  /** Follow from here on: `after` is the last entry that is known. */
  start(after = 0): void {
    this.stop();
    Object.assign(this.intake, { after, over: false });
    Object.assign(this, { on: true, rung: "stream", tries: 0, cuts: [], state: null, resting: false });
    this.unwatch = this.world.watch(() => this.seen());
    this.seen();
    this.missing();
    void this.go();
  }

  /** Whether to be told how far the board is. */
  along(on: boolean): void {
    if (on === this.wants) return;
    this.wants = on;
    if (this.on) void this.go();
  }

  stop(): void {
    this.on = false;
    this.end();
    this.leave();
    this.unwatch?.();
    this.timers.stop();
  }

  /** Ask anew. */
  private async go(): Promise<void> {
    this.end();
    if (!this.on || this.resting) return;
    const round = this.round;
    if (this.rung !== "stream") return this.ask(round, this.rung === "wait" && !this.fresh ? WAIT : 0);
    if (!this.free) {
      const free = await this.world.claim(!!this.told.host);
      if (round !== this.round) return free?.();
      this.free = free;
    }
    // Where other windows of this browser have all places, this one asks without holding one.
    return this.free ? this.stream(round) : this.ask(round, 0);
  }

  /** End what is under way. */
  private end(): void {
    this.round += 1;
    this.control?.abort();
    this.timers.clear("silence", "again");
  }

  /** Let another window have the stream. */
  private leave(): void {
    this.free?.();
    this.free = null;
  }

  private async stream(round: number): Promise<void> {
    this.timers.set("silence", SILENCE, () => this.failed(round, "late"));
    const answer = await this.get(`/live/stream${this.wants ? "?along=1" : ""}`, { "last-event-id": `${this.intake.after}` });
    if (round !== this.round || !this.fine(round, answer)) return;
    const reader = answer!.body!.getReader();
    const decoder = new TextDecoder();
    const events = new Events();
    try {
      for (;;) {
        const { done, value } = await reader.read();
        if (round !== this.round) return;
        if (done) return this.failed(round, "cut");
        this.live();
        this.timers.set("silence", SILENCE, () => this.failed(round, "cut"));
        const whole = this.intake.sent(events.take(decoder.decode(value, { stream: true })));
        if (this.intake.over) return this.stop();
        if (!whole) return this.failed(round, "cut");
      }
    } catch {
      this.failed(round, "cut");
    }
  }

  private async ask(round: number, wait: number): Promise<void> {
    this.timers.set("silence", wait ? wait * 1000 + SILENCE : this.rung === "wait" ? SILENCE : ASK_LATE, () => this.failed(round, "late"));
    const began = this.world.now();
    const answer = await this.get(`/live/log?after=${this.intake.after}&wait=${wait}${this.wants ? "&along=1" : ""}`, {});
    if (round !== this.round || !this.fine(round, answer)) return;
    const found = (await answer!.json().catch(() => null)) as Listed | null;
    if (round !== this.round) return;
    if (!found) return this.failed(round, "cut");
    this.live();
    this.fresh = false;
    const whole = this.intake.list(found);
    if (this.intake.over) return this.stop();
    if (round !== this.round) return;
    this.timers.clear("silence");
    // Waiting is the server's part; whoever only asks, got a list with a hole, or an answer that nobody waited with, waits here.
    const kept = !wait || !!found.entries?.length || this.world.now() - began > HASTE;
    if (this.rung === "wait" && whole && kept) void this.go();
    else this.timers.set("again", this.rung === "wait" && whole ? HASTE : ASK, () => void this.go());
  }

  private async get(address: string, headers: Record<string, string>): Promise<Response | null> {
    this.control = new AbortController();
    const asked: RequestInit = { headers: { authorization: `Bearer ${this.token}`, ...headers }, cache: "no-store", signal: this.control.signal };
    return this.world.fetch(address, asked).catch(() => null);
  }

  /** Whether there is something to read; if not, what then. */
  private fine(round: number, answer: Response | null): boolean {
    if (answer?.ok) return true;
    if (answer?.status === 401) {
      this.stop();
      this.say("gone");
    } else if (answer?.status === 429) {
      this.end();
      this.missing();
      this.timers.set("again", Math.max(1, Number(answer.headers.get("retry-after")) || 1) * 1000 * (1 + this.world.random()), () => void this.go());
    } else this.failed(round, answer ? "cut" : "none");
    return false;
  }

  private failed(round: number, why: Failure): void {
    if (round !== this.round) return;
    const asks = this.rung === "ask" || (this.rung === "stream" && !this.free);
    this.end();
    this.missing();
    if (why === "cut") this.cuts = [...this.cuts.filter((at) => at > this.world.now() - MINUTE), this.world.now()];
    const down = (why === "late" || this.cuts.length >= CUTS) && !asks;
    if (down) this.down();
    if (down && why === "late") return void this.go();
    const wait = asks ? ASK : patience(this.tries, this.world.random());
    this.tries += 1;
    this.timers.set("again", wait, () => void this.go());
  }

  /** One rung down, and up again after a while. */
  private down(): void {
    this.leave();
    this.rung = this.rung === "stream" ? "wait" : "ask";
    this.fresh = true;
    this.cuts = [];
    this.tries = 0;
    this.timers.set("better", BETTER, () => {
      this.rung = "stream";
      this.cuts = [];
      void this.go();
    });
  }

  private live(): void {
    this.tries = 0;
    this.timers.clear("lost");
    this.say("live");
  }

  /** Nothing comes just now; said only where that goes on. */
  private missing(): void {
    if (this.state === "lost" || this.timers.has("lost")) return;
    this.say("waiting");
    this.timers.set("lost", MISSED, () => this.say("lost"));
  }

  private say(state: LinkState): void {
    if (state === this.state) return;
    this.state = state;
    this.told.state?.(state);
  }

  /** Somebody looks again, or no longer, or the network is back. */
  private seen(): void {
    if (this.world.hidden()) {
      if (!this.timers.has("unseen")) this.timers.set("unseen", UNSEEN, () => this.rest());
      return;
    }
    this.timers.clear("unseen");
    const idle = this.resting || this.timers.has("again");
    this.resting = false;
    if (idle && this.state !== null) void this.go();
  }

  private rest(): void {
    this.resting = true;
    this.end();
    this.leave();
    this.timers.clear("lost");
    this.say("waiting");
  }
}
