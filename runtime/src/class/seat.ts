// SPDX-FileCopyrightText: 2026 The Omstander authors
// SPDX-License-Identifier: MIT

/**
 * A seat: what one device knows of a session and of itself, as one value, and what every event makes of it. It knows no page and no
 * clock. Of other devices nothing is ever in it, because nobody sends that; of its own, no more than what this device chose.
 */

import { feed } from "../play/play.ts";
import { type Automaton, type Walk, isProblem, moment, readPicks, start, walk } from "../walk.ts";
import { type Entry, type Stage, follow, lobby } from "./follow.ts";
import type { LinkState } from "./link.ts";

export type About = "act" | "think" | "most" | "hey";

/**
 * Something this device chose. `value` null: that question was passed over, and nothing was sent. "sending": just now; "waiting": nobody
 * answered yet, it is sent again; "late": it came when it was over, and counts in nothing.
 */
export interface Own { opened: number; about: About; value: number | string | null; became: "sending" | "waiting" | "saved" | "late" }

/** What it is to have this seat. */
export interface Seat {
  stage: Stage;
  own: Own[];
  /** Of each reveal of the stage: for which opening it was. */
  openings: number[];
  /** From this moment on the path is how it can also go, and nothing that the class did; -1: it is what the class did. */
  also: number;
  /** The moment that was opened last is chosen together on the board: there is nothing to choose here. */
  together: boolean;
  /** How many events of the path the board has shown: at least, and as it says itself. */
  floor: number; progress: number;
  /** Until when there is time, for which opening; it comes of the clock of whoever sends events. */
  time: { opened: number; until: number } | null;
  /** Reading along, in which chat (-1: where something happens). */
  along: boolean; chat: number;
  /** The own choice is looked at; another is being made. */
  bare: boolean; again: boolean;
  link: LinkState;
}

export const fresh: Seat = {
  stage: lobby, own: [], openings: [], also: -1, together: false, floor: 0, progress: 0, time: null, along: false, chat: -1, bare: false, again: false,
  link: "waiting",
};

export type SeatEvent =
  | { do: "entries"; list: Entry[]; now: number }
  | { do: "progress"; shown: number }
  | { do: "link"; link: LinkState }
  | { do: "along"; on: boolean }
  | { do: "open"; chat: number }
  | { do: "choose"; about: About; value: number | string | null }
  | { do: "became"; opened: number; about: string; became: Own["became"] }
  | { do: "bare" }
  | { do: "again" };

/** What an event makes of a seat. */
export function sit(seat: Seat, event: SeatEvent, automaton: Automaton): Seat {
  switch (event.do) {
    case "entries": return event.list.reduce((here, entry) => enter(here, entry, event.now, automaton), seat);
    case "progress": return { ...seat, progress: event.shown };
    case "link": return { ...seat, link: event.link };
    case "along": return { ...seat, along: event.on, chat: -1 };
    case "open": return { ...seat, chat: event.chat };
    case "choose": return choose(seat, event.about, event.value);
    case "became": return became(seat, event);
    case "bare": return { ...seat, bare: !seat.bare };
    case "again": return { ...seat, again: true, bare: false };
  }
}

/** What changes the path. */
const PATHS = ["started", "resolved", "reopened", "also"];

function enter(seat: Seat, entry: Entry, now: number, automaton: Automaton): Seat {
  const stage = follow(seat.stage, entry);
  if (stage.last === seat.stage.last) return seat;
  const here = { ...seat, stage };
  // What was looked at or begun belongs to what was there before.
  if (stage.at !== seat.stage.at || stage.opened !== seat.stage.opened) Object.assign(here, { bare: false, again: false, chat: -1 });
  if (stage.reveals.length > seat.stage.reveals.length) here.openings = [...seat.openings, seat.stage.opened];
  if (PATHS.includes(entry.kind)) Object.assign(here, moved(seat, stage, automaton), { also: entry.kind === "also" ? stage.moment : -1 });
  if (entry.kind === "opened") here.together = entry.together === true;
  here.time = clocked(seat, stage, now);
  return here;
}

/** On another path: what it has in common with the one before has been seen, as far as that was shown. */
function moved(seat: Seat, { path }: Stage, automaton: Automaton): Partial<Seat> {
  const was = seat.stage.path.split(",");
  const is = path.split(",");
  const parts = is.findIndex((pick, place) => pick !== was[place]);
  const same = parts < 0 ? path : is.slice(0, parts).join();
  return { progress: 0, floor: Math.min(shown(seat, automaton), feed(walkTo(automaton, same)).length) };
}

function clocked(seat: Seat, stage: Stage, now: number): Seat["time"] {
  if (stage.at !== "open" || stage.seconds === null) return null;
  if (seat.time?.opened !== stage.opened) return { opened: stage.opened, until: now + stage.seconds * 1000 };
  const more = seat.stage.opened === stage.opened ? stage.seconds - (seat.stage.seconds ?? 0) : 0;
  return { ...seat.time, until: Math.max(seat.time.until, more ? now : 0) + more * 1000 };
}

function choose(seat: Seat, about: About, value: Own["value"]): Seat {
  const { at, opened } = seat.stage;
  if (about === "hey" ? at !== "hey" : at !== "open") return seat;
  const rest = seat.own.filter((one) => one.opened !== opened || one.about !== about);
  const own: Own = { opened, about, value, became: value === null ? "saved" : "sending" };
  return { ...seat, own: [...rest, own], again: false, bare: false };
}

function became(seat: Seat, { opened, about, became }: { opened: number; about: string; became: Own["became"] }): Seat {
  return { ...seat, own: seat.own.map((one) => (one.opened === opened && one.about === about ? { ...one, became } : one)) };
}

/** What this device chose for an opening. */
export const chosen = ({ own, stage }: Seat, about: About, opened = stage.opened): Own | null =>
  own.find((one) => one.opened === opened && one.about === about) ?? null;

/** How many events of the path may be seen here: never more than the board has shown. */
export function shown(seat: Seat, automaton: Automaton): number {
  const all = feed(walkTo(automaton, seat.stage.path)).length;
  if (seat.stage.at === "lobby") return 0;
  return seat.stage.at === "playing" ? Math.min(all, Math.max(seat.floor, seat.progress)) : all;
}

// --- what screen it is

/** Which screen a device shows. "chosen" looks alike for every choice, also for only watching. */
export type Scene =
  | { at: "gone" | "ended" | "pause" | "black" | "help" | "talk" | "together" | "read" | "hey" | "choose" }
  | { at: "wait"; lobby: boolean }
  | { at: "opinion"; about: "think" | "most" }
  | { at: "chosen"; about: "act" | "hey" };

/** The screen of a seat. */
export function scene(seat: Seat): Scene {
  const { stage, link, along } = seat;
  if (stage.at === "ended") return { at: "ended" };
  if (link === "gone") return { at: "gone" };
  if (stage.paused) return { at: "pause" };
  if (stage.hidden) return { at: "black" };
  if (stage.at === "hey") return asked(seat, "hey") ? { at: "hey" } : { at: "chosen", about: "hey" };
  if (stage.at === "open") return seat.together ? { at: "together" } : open(seat);
  if (stage.at === "showing" && stage.what === "help") return { at: "help" };
  if (stage.at === "showing" && (stage.what === "questions" || stage.what === "agreement")) return { at: "talk" };
  return along && stage.at !== "lobby" ? { at: "read" } : { at: "wait", lobby: stage.at === "lobby" };
}

function open(seat: Seat): Scene {
  for (const about of ["think", "most"] as const) {
    if (seat.stage.views && !chosen(seat, about) && !chosen(seat, "act")) return { at: "opinion", about };
  }
  return asked(seat, "act") ? { at: "choose" } : { at: "chosen", about: "act" };
}

/** Whether it is still to be chosen here, or to be chosen anew. */
const asked = (seat: Seat, about: About): boolean => seat.again || !chosen(seat, about) || chosen(seat, about)!.became === "late";

// --- the path

let last: { automaton: Automaton; path: string; walk: Walk } | null = null;

/** The walk along a path of the log. A path that cannot be walked is no path: it shows nothing. */
export function walkTo(automaton: Automaton, path: string): Walk {
  if (last?.automaton === automaton && last.path === path) return last.walk;
  const picks = readPicks(path);
  const found = isProblem(picks) ? picks : walk(automaton, picks);
  last = { automaton, path, walk: isProblem(found) ? start(automaton) : found };
  return last.walk;
}

/** The walks after each pick of a walk. */
export function steps(walk: Walk): Walk[] {
  const path: Walk[] = [];
  for (let here = walk; here.before; here = here.before) path.unshift(here);
  return path;
}

const HARM = ["join", "attack"];

/** What kind of doing an option of a moment is. */
export const act = ({ moments }: Automaton, number: number, option: number): string => moments[number]?.options[option - 1]?.[1] ?? "";

export const isHarm = (automaton: Automaton, number: number, option: number): boolean => HARM.includes(act(automaton, number, option));

/** The steps of the path (their places) where the class did what this device chose as well. Never a harm, never silence. */
export function shared(seat: Seat, automaton: Automaton): number[] {
  const { stage, also } = seat;
  const path = steps(walkTo(automaton, stage.path));
  const moments = path.map(({ before }) => moment(before!));
  const end = also < 0 ? path.length : moments.indexOf(also);
  return path.flatMap(({ pick }, place) => {
    const number = moments[place]!;
    const at = stage.reveals.map((one) => one.moment).lastIndexOf(number);
    if (at < 0 || place >= end || stage.reveals[at]!.pick !== `${pick!.option}${pick!.many ? "+" : ""}`) return [];
    const own = chosen(seat, "act", seat.openings[at]);
    const quiet = isHarm(automaton, number, pick!.option) || act(automaton, number, pick!.option) === "silent";
    return own?.became === "saved" && own.value === pick!.option && !quiet ? [place] : [];
  });
}
