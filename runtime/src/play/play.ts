// SPDX-FileCopyrightText: 2026 The Omstander authors
// SPDX-License-Identifier: MIT

/**
 * Playing: one value, and what every act makes of it. It knows no clock: `due` says after how long the story asks for a "tick",
 * and whoever holds the clock sends it. Nothing is lost by waiting, so a paused play goes on hours later where it was.
 */

import {
  type Automaton, type Event, type Problem, type Walk, ending, isProblem, moment, offers, phone, readPicks, step, walk, writePicks,
} from "../walk.ts";
import type { Voice } from "../words.ts";
import { isGroup, known } from "./chats.ts";
import { isSpoken, typesFirst, typingBefore, wait } from "./pace.ts";
import type { Act, Settings } from "./screen.ts";

export interface Play {
  walk: Walk;
  /** How many events of the player's phone are shown. */
  shown: number;
  /** How many were shown before the last that came all at once. */
  before: number;
  /** The chat that is looked at. */
  open: number;
  /** Per chat how many events were shown when it was last looked at. */
  read: number[];
  /** Banners of events before this place were put aside. */
  later: number;
  /** The option that was chosen and not sent yet; 0 is none. */
  draft: number;
  /** The next one to speak is seen typing. */
  dots: boolean;
  paused: boolean;
  /** Seconds that are left of the time that the moment suggests; null: it suggests none, or no longer. */
  left: number | null;
  /** In which chat the player was when a choice (by its place) was to send nothing. */
  quiet: Record<number, number>;
}

/** Where a play is, as it is kept: after these picks, so much shown. Without `shown`: all that comes before the next choice. */
export interface Place { picks: string; shown?: number | undefined; open?: number | undefined; read?: number[] | undefined }

const told = new WeakMap<Walk, Event[]>();

/** What the player's phone shows of a walk. */
export function feed(walk: Walk): Event[] {
  const found = told.get(walk) ?? phone(walk, 0);
  told.set(walk, found);
  return found;
}

/** Open a story: at its beginning, where its first message stands already, or at a place, with all before it shown at once. */
export function begin(automaton: Automaton, at: Place = { picks: "", shown: 0 }): Play | Problem {
  const picks = readPicks(at.picks);
  const there = isProblem(picks) ? picks : walk(automaton, picks);
  if (isProblem(there)) return there;
  const all = feed(there);
  const least = there.before ? feed(there.before).length : all.findIndex(isSpoken) + 1;
  const shown = Math.min(Math.max(at.shown ?? all.length, least), all.length);
  const chats = known({ automaton }, all.slice(0, shown));
  const last = all.slice(0, shown).reduce((chat, event) => event.in ?? chat, chats[0] ?? -1);
  const open = chats.includes(at.open ?? -1) ? at.open! : last;
  const read = automaton.chats.map((_, chat) => at.read?.[chat] ?? (at.shown === undefined ? shown : 0));
  return settle({
    walk: there, shown, before: 0, open, read, later: 0, draft: 0, dots: false, paused: false, left: null, quiet: {},
  }, true);
}

/** Where a play is, to be kept. */
export const place = ({ walk, shown, open, read }: Play): Place => ({ picks: writePicks(walk), shown, open, read });

/** What comes next, if the story has not stopped for a choice or for good. */
export const upcoming = ({ walk, shown }: Play): Event | undefined => feed(walk)[shown];

/** The group to which the player has to go back before the story goes on; -1: none. */
export function away({ walk, shown, open }: Play): number {
  const chat = feed(walk)[shown]?.in ?? open;
  return chat !== open && isGroup(walk, chat) && known(walk, feed(walk).slice(0, shown)).includes(chat) ? chat : -1;
}

/** The open moment, or -1. */
export const asking = (state: Play): number => (upcoming(state) ? -1 : moment(state.walk));

/** Whether all has been told. */
export const isOver = (state: Play): boolean => !upcoming(state) && ending(state.walk) >= 0;

/** After how many milliseconds a tick is due; null: the story waits. */
export function due(state: Play, voice: Voice, settings: Settings): number | null {
  if (state.paused) return null;
  const next = upcoming(state);
  if (!next) return settings.clock && asking(state) >= 0 && state.left ? 1000 : null;
  if (away(state) >= 0) return null;
  const typing = typingBefore(voice, next, settings);
  return (state.dots ? typing : wait(voice, next, settings) - typing) * 1000;
}

/** What an act makes of a play. An act that cannot be done here changes nothing. */
export function play(state: Play, act: Act): Play {
  switch (act.do) {
    case "tick": return state.paused ? state : tick(state);
    case "next": return next(state);
    case "at-once": return atOnce(state);
    case "pause": return { ...state, paused: true };
    case "resume": return { ...state, paused: false };
    case "open": return look(state, act.chat);
    case "later": return { ...state, later: state.shown };
    case "choose": return asking(state) >= 0 && offered(state, act.option) ? { ...state, draft: act.option } : state;
    case "unchoose": return { ...state, draft: 0 };
    case "send": return send(state);
    case "more-time": return state.left === null ? state : { ...state, left: state.left + suggested(state.walk)! };
    case "no-clock": return { ...state, left: null };
  }
}

const offered = (state: Play, option: number): boolean =>
  offers(state.walk).some((pick) => pick.option === option && !pick.many);

const suggested = (walk: Walk): number | null => walk.automaton.moments[moment(walk)]?.seconds ?? null;

function tick(state: Play): Play {
  const event = upcoming(state);
  if (!event) return state.left ? { ...state, left: state.left - 1 } : state;
  if (away(state) >= 0) return state;
  if (typesFirst(event) && !state.dots) return { ...state, dots: true };
  return arrive(state);
}

/** One event more. */
const arrive = (state: Play): Play =>
  settle({ ...state, shown: state.shown + 1, before: state.shown + 1, dots: false }, state.shown + 1 === feed(state.walk).length);

/** What is in the open chat has been seen; where a choice opens, its time begins, and a pause, which has no button there, ends. */
function settle(state: Play, stops: boolean): Play {
  const read = state.read.map((count, chat) => (chat === state.open ? state.shown : count));
  const opens = stops && asking(state) >= 0;
  return { ...state, read, left: opens ? suggested(state.walk) : state.left, paused: state.paused && !opens };
}

const SILENT = ["clock", "help-card", "typing", "stops-typing", "takes-back"];

/** On to the next thing that is seen. */
function next(state: Play): Play {
  let here = state;
  for (let event = upcoming(here); event && away(here) < 0; event = upcoming(here)) {
    here = arrive(here);
    if (!SILENT.includes(event.kind ?? "message")) break;
  }
  return here;
}

/** On to where the story stops. */
function atOnce(state: Play): Play {
  let here = state;
  while (upcoming(here) && away(here) < 0) here = arrive(here);
  return here === state ? state : { ...here, before: state.shown };
}

function look(state: Play, chat: number): Play {
  if (!known(state.walk, feed(state.walk).slice(0, state.shown)).includes(chat)) return state;
  return settle({ ...state, open: chat, before: 0 }, false);
}

/** Do what was chosen. What the player says first stands there at once, in its own chat. */
function send(state: Play): Play {
  const taken = state.draft ? step(state.walk, state.draft) : state;
  if (!("edges" in taken)) return state;
  const did = feed(taken).slice(state.shown).find((event) => event.by === 0);
  const open = did?.in ?? state.open;
  const made = writePicks(state.walk) ? writePicks(state.walk).split(",").length : 0;
  const quiet = isSilent(state.walk, state.draft) ? { ...state.quiet, [made]: state.open } : state.quiet;
  const sent = settle({ ...state, walk: taken, open, quiet, draft: 0, left: null, dots: false, before: state.shown }, true);
  return upcoming(sent)?.by === 0 ? arrive(sent) : sent;
}

/** Whether this option of the open moment is to let it pass. */
export const isSilent = (walk: Walk, option: number): boolean =>
  walk.automaton.moments[moment(walk)]?.options[option - 1]?.[1] === "silent";
