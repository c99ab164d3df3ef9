// SPDX-FileCopyrightText: 2026 The Omstander authors
// SPDX-License-Identifier: MIT

/** A class without a server: a page of a pupil as a school would get it, and what it asks for answered from a script. */

import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { strings } from "./stories.ts";

const root = new URL("../../", import.meta.url);
export const CODE = "BCDF2345";

/** The frozen parts of a bundled story, as a class gets them in Dutch. */
function parts(story: string): Record<string, unknown> {
  const folder = mkdtempSync(join(tmpdir(), "omstander-"));
  try {
    execFileSync(fileURLToPath(new URL(".venv/bin/omstander", root)), ["build", story, "--out", folder], { stdio: ["ignore", "ignore", "inherit"] });
    const read = (name: string): unknown => JSON.parse(readFileSync(join(folder, name), "utf8"));
    return { "/live/parts/automaton.json": read("class.json"), "/live/parts/texts.json": read("nl.json"), "/live/parts/speech.json": { emoji: { "💀": "doodshoofd" }, spoken: {} } };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const HELP = [{ name: "De Kindertelefoon", about: "Bellen of chatten over alles.", telephone: "0800-0432", source: ["kindertelefoon.nl"], verified_on: "1 november 2026" }];

/** The page, with its script in it. */
export function joinPage(): string {
  const script = readFileSync(new URL("runtime/dist/join.js", root), "utf8").replace(/<\//g, "<\\/");
  const block = (name: string, data: unknown): string => `<script type="application/json" id="${name}">${JSON.stringify(data).replace(/</g, "\\u003c")}</script>`;
  const words = { strings: { ...strings("nl"), ...strings("join.nl") }, help: HELP };
  return `<!DOCTYPE html><html lang="nl"><head><title>-</title></head><body><div id="app"></div>${block("parts", { language: "nl", languages: ["nl", "en"], exit: "https://example.org/", page: "join" })}${block("words", words)}<script>${script}</script></body></html>`;
}

interface Pipe { enqueue(piece: Uint8Array): void }

/** The server of one class. What is chosen is written down; `broken` is that nobody answers. */
export class Classroom {
  readonly chosen: Record<string, unknown>[] = [];
  readonly asked: string[] = [];
  broken = false;
  /** That of the page: what it gets must be made of its own objects. */
  parse: typeof JSON.parse = JSON.parse;
  gone = false;
  private readonly parts: Record<string, unknown>;
  private readonly log: { n: number; kind: string }[] = [];
  private pipes: { pipe: Pipe; along: boolean }[] = [];
  private readonly facts: Record<string, unknown>;

  constructor(story = "zonder-noor", facts: Record<string, unknown> = {}) {
    this.parts = parts(story);
    const addresses = { automaton: "/live/parts/automaton.json", texts: "/live/parts/texts.json", speech: "/live/parts/speech.json" };
    this.facts = { format: 1, role: "seat", story, language: "nl", mode: "devices", contact: "mevrouw De Wit, kamer 12", clock: null, keep_hours: 24, parts: addresses, icon: 19, ...facts };
  }

  /** The host went on. */
  tell(kind: string, more: object = {}): void {
    this.log.push({ n: this.log.length + 1, kind, ...more });
    for (const { pipe } of this.pipes) this.send(pipe, this.entry(this.log.length));
  }

  /** The board has shown so many events. */
  show(events: number): void {
    for (const { pipe } of this.pipes.filter(({ along }) => along)) this.send(pipe, `event: progress\ndata: {"shown": ${events}}\n\n`);
  }

  /** A heartbeat. */
  beat(): void {
    for (const { pipe } of this.pipes) this.send(pipe, ":\n\n");
  }

  readonly fetch = (address: string, asked: RequestInit = {}): Promise<unknown> => {
    this.asked.push(address);
    if (this.broken) return Promise.reject(new TypeError("no network"));
    if (this.gone && address.startsWith("/live/s")) return Promise.resolve(this.answer(401, { error: "no-token" }));
    if (address.startsWith("/live/stream")) return Promise.resolve(this.stream(address, asked));
    if (address === "/live/seats") {
      const { code } = JSON.parse(String(asked.body)) as { code: string };
      return Promise.resolve(code === CODE ? this.answer(201, { token: "t".repeat(43), icon: 19 }) : this.answer(404, { error: "no-session" }));
    }
    if (address === "/live/choices") this.chosen.push(JSON.parse(String(asked.body)) as Record<string, unknown>);
    const found = address === "/live/session" ? this.facts : address === "/live/choices" ? { saved: true } : this.parts[address];
    return Promise.resolve(found ? this.answer(200, found) : this.answer(404, { error: "no-road" }));
  };

  private stream(address: string, asked: RequestInit): unknown {
    const after = Number((asked.headers as Record<string, string>)["last-event-id"]);
    const body = new ReadableStream<Uint8Array>({
      start: (pipe) => {
        const one = { pipe, along: address.includes("along=1") };
        this.pipes = [one];
        this.send(pipe, ":\n\n");
        for (let n = after + 1; n <= this.log.length; n += 1) this.send(pipe, this.entry(n));
      },
    });
    return new Response(body, { status: 200 });
  }

  private answer(status: number, body: unknown): unknown {
    return { ok: status < 300, status, headers: new Headers(), json: async () => this.parse(JSON.stringify(body)) as unknown };
  }

  private entry(n: number): string {
    return `id: ${n}\ndata: ${JSON.stringify(this.log[n - 1])}\n\n`;
  }

  private send(pipe: Pipe, text: string): void {
    pipe.enqueue(new TextEncoder().encode(text));
  }
}
