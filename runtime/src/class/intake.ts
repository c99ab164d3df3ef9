// SPDX-FileCopyrightText: 2026 The Omstander authors
// SPDX-License-Identifier: MIT

/** What comes of a log: each entry once and in order, whatever came double or with a hole. */

import type { Sent } from "./sse.ts";

/** What a log says (`spec/protocol.md`); what else stands in it hangs on its kind. */
export interface Logged { n: number; kind: string }

/** Who is told. */
export interface Hearers {
  entries(list: Logged[]): void;
  host?(state: unknown): void;
  progress?(shown: number): void;
}

/** An answer that is no stream. */
export interface Listed { entries?: Logged[]; host?: unknown; progress?: number }

export class Intake {
  /** The last entry that is known, and whether it was the last of all. */
  after = 0;
  over = false;
  private readonly told: Hearers;

  constructor(told: Hearers) {
    this.told = told;
  }

  /** Take a list. False where something is missing: then it has to be asked for again. */
  list({ entries = [], host, progress }: Listed): boolean {
    if (host !== undefined && host !== null) this.told.host?.(host);
    const whole = this.add(entries);
    if (typeof progress === "number") this.told.progress?.(progress);
    return whole;
  }

  /** Take what a stream sent; the same. */
  sent(events: Sent[]): boolean {
    const entries: Logged[] = [];
    for (const { name, data } of events) {
      const found = parsed(data);
      if (name === "message" && found) entries.push(found as Logged);
      else if (name === "host" && found) this.told.host?.(found);
      else if (name === "progress" && found) this.told.progress?.((found as { shown: number }).shown);
    }
    return this.add(entries);
  }

  private add(list: Logged[]): boolean {
    const fresh: Logged[] = [];
    for (const entry of list) {
      if (entry.n !== this.after + 1) continue;
      fresh.push(entry);
      this.after = entry.n;
    }
    this.over ||= fresh.some(({ kind }) => kind === "ended");
    if (fresh.length) this.told.entries(fresh);
    return list.every(({ n }) => n <= this.after);
  }
}

function parsed(data: string): unknown {
  try {
    return JSON.parse(data);
  } catch {
    return null;
  }
}
