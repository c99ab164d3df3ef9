// SPDX-FileCopyrightText: 2026 The Omstander authors
// SPDX-License-Identifier: MIT

/**
 * The chat on the board: a play that follows the path of the session instead of choices of its own. It stops by itself where the
 * path stops. How much of it is shown is counted in events of the phone of person 0 along the whole path; that is also what the
 * server is told of it.
 */

import { begin, due, feed, isOver, play, upcoming, type Play } from "../play/play.ts";
import { isGroup } from "../play/chats.ts";
import type { Settings } from "../play/screen.ts";
import { type Automaton, type Problem, type Walk, ending, isProblem, moment, readPicks, start, walk, writePicks } from "../walk.ts";
import type { Voice } from "../words.ts";

/** The board plays at the normal pace, and what there is to choose has its own clock. */
export const PACE: Settings = {
  pace: "normal", clock: false, letters: "normal", aloud: false, motion: "normal", colours: "device", names: 0,
};

/** The walk along a path as the log writes it. */
export function walkTo(automaton: Automaton, path: string): Walk | Problem {
  const picks = readPicks(path);
  if (isProblem(picks)) return picks;
  return picks.length ? walk(automaton, picks) : start(automaton);
}

/** Open the chat at the end of a path, with so many events shown; all of them unless said. */
export function open(automaton: Automaton, path: string, shown = Infinity): Play | Problem {
  const there = walkTo(automaton, path);
  const first = begin(automaton);
  if (isProblem(there) || isProblem(first)) return isProblem(there) ? there : first;
  return { ...first, walk: there, ...clamped(there, first.shown, shown) };
}

/** Follow a path: what both have in common stays shown, what is new is still to come. */
export function along(state: Play, path: string): Play | Problem {
  const there = walkTo(state.walk.automaton, path);
  if (isProblem(there)) return there;
  const shown = Math.min(state.shown, common(state.walk, there));
  return { ...state, walk: there, dots: false, shown, before: shown };
}

/** Back to where the story stood when this moment came: what is after it is to be shown once more. */
export function from(state: Play, number: number): Play {
  const then = before(state.walk, number);
  const shown = then ? feed(then).length : state.shown;
  return { ...state, dots: false, shown, before: shown };
}

/** The walk up to a moment of its path; null where the path never comes there. */
export function before(here: Walk, number: number): Walk | null {
  for (let one: Walk | null = here; one; one = one.before) if (moment(one) === number) return one;
  return null;
}

/** After how many milliseconds a tick is due; null: all is told, or it stands still. */
export const beat = (state: Play, voice: Voice): number | null => due(facing(state), voice, PACE);

/** One step of time. */
export const tick = (state: Play): Play => play(facing(state), { do: "tick" });

/** The next thing that is seen, at once. */
export const next = (state: Play): Play => play(facing(state), { do: "next" });

/** All of it, at once. */
export function all(state: Play): Play {
  const { length } = feed(state.walk);
  return state.shown < length ? { ...state, shown: length, before: state.shown, dots: false } : state;
}

export const isTold = (state: Play): boolean => !upcoming(state);

/** What it came to: the number of the moment where it stopped, or the rank of the ending; -1 where it is neither. */
export const stoppedAt = (state: Play): { moment: number; ending: number } =>
  isTold(state) ? { moment: moment(state.walk), ending: isOver(state) ? ending(state.walk) : -1 } : { moment: -1, ending: -1 };

/** The chats that the board shows side by side: the group that is spoken in, and beside it a private chat while it goes on there. */
export interface Stages { group: number; aside: number }

/** So many lines of the group go by before a private chat beside it is put away; a clock is worth two. */
const LINGERS = 4;

/** Which chats are in sight now. A private chat comes when somebody begins to type in it. */
export function stages(state: Play): Stages {
  const shown = feed(state.walk).slice(0, state.shown + (state.dots ? 1 : 0));
  const seen = shown.filter(({ kind, in: chat }) => chat !== undefined || kind === "clock").flatMap((event) => (event.kind === "clock" ? [event, event] : [event]));
  const groups = seen.filter((event) => isGroup(state.walk, event.in ?? -1));
  const group = groups[groups.length - 1]?.in ?? state.walk.automaton.chats.findIndex((chat) => chat.title !== undefined);
  const last = seen.map((event) => event.in !== undefined && !isGroup(state.walk, event.in)).lastIndexOf(true);
  const aside = last >= 0 && seen.length - 1 - last < LINGERS ? seen[last]!.in! : -1;
  return { group, aside };
}

/** The board looks at every chat in which something comes. */
function facing(state: Play): Play {
  const chat = upcoming(state)?.in;
  return chat === undefined || chat === state.open ? state : { ...state, open: chat };
}

/** How many events two walks share from the beginning. */
function common(one: Walk, other: Walk): number {
  const [left, right] = [writePicks(one), writePicks(other)].map((path) => (path ? path.split(",") : []));
  let same = 0;
  while (same < left!.length && left![same] === right![same]) same++;
  let here = one;
  for (let back = left!.length - same; back > 0; back--) here = here.before!;
  return feed(here).length;
}

function clamped(there: Walk, least: number, shown: number): { shown: number; before: number } {
  const { length } = feed(there);
  const kept = Math.min(Math.max(shown, least), length);
  return { shown: kept, before: kept };
}
