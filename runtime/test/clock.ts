// SPDX-FileCopyrightText: 2026 The Omstander authors
// SPDX-License-Identifier: MIT

/** A clock of our own, and letting promises come true. */

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

/** Let whatever was promised come true. */
export const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 8; turn += 1) await new Promise((done) => setImmediate(done));
};
