// SPDX-FileCopyrightText: 2026 The Omstander authors
// SPDX-License-Identifier: MIT

/** Timers by name: one of each at a time, and all let go of at once. */

import type { World } from "./world.ts";

export class Timers {
  private readonly world: World;
  private readonly running = new Map<string, number>();

  constructor(world: World) {
    this.world = world;
  }

  has(name: string): boolean {
    return this.running.has(name);
  }

  /** Do this after so many milliseconds, instead of what ran under this name. */
  set(name: string, after: number, work: () => void): void {
    this.clear(name);
    this.running.set(name, this.world.set(() => (this.running.delete(name), work()), after));
  }

  clear(...names: string[]): void {
    for (const name of names.filter((one) => this.has(one))) {
      this.world.clear(this.running.get(name)!);
      this.running.delete(name);
    }
  }

  stop(): void {
    this.clear(...this.running.keys());
  }
}
