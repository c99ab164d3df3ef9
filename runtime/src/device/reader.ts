// SPDX-FileCopyrightText: 2026 The Omstander authors
// SPDX-License-Identifier: MIT

/** Reads lines aloud one after the other, and knows whether it is still at it. */

import { hush, localVoice, say } from "./speech.ts";

export class Reader {
  busy = false;
  private round = 0;
  private readonly done: () => void;

  /** `done` is called when all was said, or cut short. */
  constructor(done: () => void) {
    this.done = done;
  }

  /** Say these lines in a language; false where this device has no voice of its own for it. */
  async read(lines: string[], language: string): Promise<boolean> {
    const said = lines.filter(Boolean);
    if (!said.length) return true;
    const round = ++this.round;
    this.busy = true;
    const voice = await localVoice(language);
    for (const line of said) if (voice && round === this.round) await say(line, voice);
    if (round !== this.round) return true;
    this.busy = false;
    this.done();
    return voice !== null;
  }

  /** Whether this device has a voice of its own for a language. */
  async can(language: string): Promise<boolean> {
    return (await localVoice(language)) !== null;
  }

  /** Be silent; what was not said yet is not said any more. */
  hush(): void {
    if (!this.busy) return;
    this.round++;
    this.busy = false;
    hush();
    this.done();
  }
}
