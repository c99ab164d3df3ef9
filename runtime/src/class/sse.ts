// SPDX-FileCopyrightText: 2026 The Omstander authors
// SPDX-License-Identifier: MIT

/** Server-sent events out of pieces of text, wherever the pieces were cut. */

/** One event. `name` is `message` unless the server gave it another. */
export interface Sent { name: string; id: string; data: string }

/** Reads one stream. */
export class Events {
  private rest = "";
  private data: string[] = [];
  private name = "";
  private id = "";

  /** The events that are whole with this piece; comments and fields that nobody knows are stepped over. */
  take(piece: string): Sent[] {
    // A carriage return at the end may be half of a line end.
    const lines = (this.rest + piece).split(/\r\n|\n|\r(?!$)/);
    this.rest = lines.pop()!;
    return lines.flatMap((line) => this.line(line));
  }

  private line(line: string): Sent[] {
    if (!line) return this.whole();
    const [, field, value = ""] = /^([^:]*)(?:: ?(.*))?$/.exec(line) ?? [];
    if (field === "data") this.data.push(value);
    else if (field === "event") this.name = value;
    else if (field === "id") this.id = value;
    return [];
  }

  private whole(): Sent[] {
    const { name, id, data } = this;
    this.name = "";
    this.data = [];
    return data.length ? [{ name: name || "message", id, data: data.join("\n") }] : [];
  }
}
