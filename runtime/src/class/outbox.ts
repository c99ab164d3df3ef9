// SPDX-FileCopyrightText: 2026 The Omstander authors
// SPDX-License-Identifier: MIT

/**
 * Sending, and knowing that it arrived. Whatever carries a key is sent with the same key until somebody answers, so that it counts
 * once however often it went. The outbox of a device holds choices until then, also over a reload.
 */

import { type World, browser, newKey, patience } from "./world.ts";

/** What the server said: facts, or why not. */
export type Answer = Record<string, unknown>;

/** It was refused. `status` 0 is that nobody answered; `wait` is in seconds, where the server asks for it. */
export interface Refusal { error: string; status: number; wait?: number }

export const isRefusal = (found: Answer | Refusal | object): found is Refusal => "error" in found && "status" in found;

/** Whether the same may be sent again: nobody answered, the disk refused, or it was too fast. */
export const isPassing = ({ status }: Refusal): boolean => status === 0 || status === 429 || status >= 500;

/** After so long nobody will answer this attempt any more. */
const LATE = 8000;

/** However it is encrypted, how long a message is can be seen on the network: what is chosen must not make it longer or shorter. */
const ALIKE = 128;

/** Send it once. */
export async function post(road: string, body: object, token?: string, world: World = browser): Promise<Answer | Refusal> {
  return ask("POST", road, JSON.stringify(body).padEnd(ALIKE), token, world);
}

/** Ask for it once. */
export async function get(road: string, token?: string, world: World = browser): Promise<Answer | Refusal> {
  return ask("GET", road, null, token, world);
}

async function ask(method: string, road: string, body: string | null, token: string | undefined, world: World): Promise<Answer | Refusal> {
  const control = new AbortController();
  const timer = world.set(() => control.abort(), LATE);
  const headers: Record<string, string> = body === null ? {} : { "content-type": "application/json" };
  if (token) headers["authorization"] = `Bearer ${token}`;
  try {
    const answer = await world.fetch(road, { method, headers, body, cache: road.startsWith("/live/parts/") ? "default" : "no-store", signal: control.signal });
    const found = (answer.status === 204 ? {} : await answer.json()) as Answer;
    if (answer.ok) return found;
    const wait = Number(answer.headers.get("retry-after"));
    return { error: String(found["error"] ?? "broken"), status: answer.status, ...(wait ? { wait } : {}) };
  } catch {
    return { error: "network", status: 0 };
  } finally {
    world.clear(timer);
  }
}

/** Send the same until it is answered. What is sent must be safe to send twice: it has a key, or says for which state it is. */
export async function send(road: string, body: object, token?: string, world: World = browser): Promise<Answer | Refusal> {
  for (let tries = 0; ; tries += 1) {
    const found = await post(road, body, token, world);
    if (!isRefusal(found) || !isPassing(found)) return found;
    const wait = found.wait ? found.wait * 1000 * (1 + world.random()) : patience(tries, world.random());
    await new Promise<void>((done) => void world.set(done, wait));
  }
}

/** What a device chose. `opened` is the offset of the entry that opened it. */
export interface Choice { key: string; opened: number; about: string; value: string | number }

/** Where waiting choices are kept, as text. */
export interface Shelf { read(): string | null; write(text: string): void }

/** What became of a choice: it is on disk, nobody answered yet, or it was refused. */
export type Told = (choice: Choice, became: "saved" | "waiting" | Refusal) => void;

/** Choices that are not answered yet. One is sent at a time, so that the last one sent is the last one that arrives. */
export class Outbox {
  private readonly token: string;
  private readonly shelf: Shelf;
  private readonly told: Told;
  private readonly world: World;
  private waiting: Choice[];
  private sending: Choice | null = null;
  private tries = 0;
  private timer = 0;
  private on = true;

  constructor(token: string, shelf: Shelf, told: Told, world: World = browser) {
    this.token = token;
    this.shelf = shelf;
    this.told = told;
    this.world = world;
    this.waiting = readChoices(shelf.read());
    void this.next();
  }

  /** Choose; whatever still waits for the same question is replaced by it. */
  put(opened: number, about: string, value: string | number): void {
    this.waiting = this.waiting.filter((one) => one.opened !== opened || one.about !== about);
    this.keep([...this.waiting, { key: newKey(), opened, about, value }]);
    if (!this.sending) this.world.clear(this.timer);
    void this.next();
  }

  /** Send now what waits: the network is back. */
  hurry(): void {
    this.world.clear(this.timer);
    void this.next();
  }

  /** Send nothing more, and keep nothing. */
  stop(): void {
    this.on = false;
    this.world.clear(this.timer);
    this.keep([]);
  }

  private async next(): Promise<void> {
    const [choice] = this.waiting;
    if (!choice || this.sending || !this.on) return;
    this.sending = choice;
    const found = await post("/live/choices", choice, this.token, this.world);
    this.sending = null;
    if (!this.on) return;
    const refused = isRefusal(found) ? found : null;
    if (refused && isPassing(refused)) {
      const wait = refused.wait ? refused.wait * 1000 * (1 + this.world.random()) : patience(this.tries, this.world.random());
      this.tries += 1;
      this.timer = this.world.set(() => void this.next(), wait);
      // What stands behind it in the queue waits as well.
      for (const one of this.waiting) this.told(one, "waiting");
      return;
    }
    this.tries = 0;
    // Somebody may have chosen something else meanwhile: that is told of when it is answered.
    const current = this.waiting.includes(choice);
    this.keep(this.waiting.filter((one) => one !== choice));
    if (current) this.told(choice, refused ?? "saved");
    void this.next();
  }

  private keep(waiting: Choice[]): void {
    this.waiting = waiting;
    this.shelf.write(waiting.length ? JSON.stringify(waiting) : "");
  }
}

function readChoices(text: string | null): Choice[] {
  try {
    const found: unknown = JSON.parse(text || "[]");
    return Array.isArray(found) ? found.filter(isChoice) : [];
  } catch {
    return [];
  }
}

const isChoice = (one: Partial<Choice> | null): one is Choice =>
  typeof one?.key === "string" && Number.isInteger(one.opened) && typeof one.about === "string" && one.value !== undefined;
