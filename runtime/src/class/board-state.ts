// SPDX-FileCopyrightText: 2026 The Omstander authors
// SPDX-License-Identifier: MIT

/** What the board knows, as one value: the stage that all screens know, and how far it has played. No page and no clock. */

import type { Play } from "../play/play.ts";
import { type Automaton, isProblem } from "../walk.ts";
import { all, along, from, isTold, open } from "./board-play.ts";
import type { Reveal } from "./board-words.ts";
import { type Entry, type Stage, follow, lobby } from "./follow.ts";

/** `pause`: something that is read before the chat goes on: what the class did, or that it is shown another way. */
export interface Board { stage: Stage; entries: Entry[]; play: Play | null; pause: Between | null }

/** What stands between two stretches of the chat. "back" stays until the moment is opened again. */
export type Between = { kind: "told"; reveal: Reveal } | { kind: "also" } | { kind: "back" };

/** Nothing has happened yet. */
export const empty: Board = { stage: lobby, entries: [], play: null, pause: null };

/** What a board remembers over a reload: the last entry that it had, and how much of which path was shown. */
export interface Memory { last: number; path: string; shown: number }

/** One entry of the log more. `live`: it came while the board was looked at, so that what it says is to be read. */
export function take(board: Board, entry: Entry, automaton: Automaton, live: boolean): Board {
  const stage = follow(board.stage, entry);
  if (stage.last === board.stage.last) return board;
  const entries = [...board.entries, entry];
  return { ...board, stage, entries, ...played(board, entry, stage, automaton, live) };
}

function played(board: Board, entry: Entry, stage: Stage, automaton: Automaton, live: boolean): Partial<Board> {
  const { play } = board;
  switch (entry.kind) {
    case "started": return { play: sound(open(automaton, stage.path, 0)), pause: null };
    case "resolved": return { play: on(play, stage, automaton), pause: live ? { kind: "told", reveal: entry as unknown as Reveal } : null };
    case "reopened": return { play: on(play, stage, automaton), pause: { kind: "back" } };
    case "also": {
      const there = on(play, stage, automaton);
      return { play: there && from(there, stage.moment), pause: live ? { kind: "also" } : null };
    }
    case "hey": case "heard": case "opened": case "showed": return { play: play && all(play), pause: null };
    default: return {};
  }
}

const on = (play: Play | null, { path }: Stage, automaton: Automaton): Play | null =>
  sound(play ? along(play, path) : open(automaton, path));

const sound = <Found extends object>(found: Found): Exclude<Found, { code: string }> | null =>
  isProblem(found) ? null : (found as Exclude<Found, { code: string }>);

/** Everything that was before this board looked: what it had shown of the path already is shown again at once. */
export function resume(board: Board, memory: Memory | null, progress: number): Board {
  const { play, stage } = board;
  if (!play || stage.at !== "playing") return board;
  const known = memory?.path === stage.path ? memory.shown : progress;
  const shown = Math.min(Math.max(play.shown, known), all(play).shown);
  return { ...board, play: { ...play, shown, before: shown } };
}

/** What is to be remembered. */
export const remembered = ({ stage, play }: Board): Memory => ({ last: stage.last, path: stage.path, shown: play?.shown ?? 0 });

export function readMemory(text: string | null): Memory | null {
  try {
    const { last, path, shown } = JSON.parse(text ?? "null") as Memory;
    return Number.isInteger(last) && typeof path === "string" && Number.isInteger(shown) ? { last, path, shown } : null;
  } catch {
    return null;
  }
}

/** What the board shows. "chat" is the story itself. */
export type Scene =
  | "lobby" | "chat" | "told" | "back" | "also" | "hey" | "heard" | "open" | "paused" | "hidden" | "ended"
  | "phone" | "corridor" | "how-many" | "questions" | "agreement" | "help";

const SHOWN: Scene[] = ["phone", "corridor", "how-many", "questions", "agreement", "help"];

/** Which one it is. Black goes before all but the end, after which nothing could make it light again. */
export function scene({ stage, pause }: Board): Scene {
  if (stage.at === "ended") return "ended";
  if (stage.hidden) return "hidden";
  if (stage.paused) return "paused";
  if (stage.at === "showing") return SHOWN.find((one) => one === stage.what) ?? "chat";
  if (stage.at === "playing") return pause?.kind ?? "chat";
  return stage.at as Scene;
}

/** Whether time goes on in the chat. */
export const runs = (board: Board): boolean => scene(board) === "chat" && board.stage.at === "playing" && !!board.play && !isTold(board.play);

/** How long something is left standing that a class has to read, in milliseconds: what it takes at 150 words a minute, and a breath. */
export const reading = (words: string): number => 2500 + (words.match(/[\p{L}\p{N}]+/gu) ?? []).length * 400;
