// SPDX-FileCopyrightText: 2026 The Omstander authors
// SPDX-License-Identifier: MIT

/** Telling the server how far the board is, at most once a second, so that who reads along never runs ahead of it. */

import type { Board } from "./board-state.ts";
import { type Host, post } from "./host.ts";

const PAUSE = 1000;

export class Progress {
  private readonly host: Host;
  private timer = 0;
  private at = 0;

  constructor(host: Host) {
    this.host = host;
  }

  /** The board became another one: where it is will be told soon, if that changed. `now` is what it is by then. */
  changed(before: Board, now: () => Board): void {
    const { play, stage } = now();
    if (this.timer || !play || (play.shown === before.play?.shown && stage.path === before.stage.path)) return;
    this.timer = window.setTimeout(() => {
      this.timer = 0;
      this.at = Date.now();
      const board = now();
      if (board.play && board.stage.at !== "ended") void post("/live/progress", { shown: board.play.shown }, this.host.token);
    }, Math.max(0, this.at + PAUSE - Date.now()));
  }
}
