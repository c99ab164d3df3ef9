// SPDX-FileCopyrightText: 2026 The Omstander authors
// SPDX-License-Identifier: MIT

/** What the remote knows, as one value, and what follows from it. No page and no clock: the minute of the day comes in. */

import { signs } from "../play/hey.ts";
import { feed } from "../play/play.ts";
import { type Walk, ending, isProblem } from "../walk.ts";
import { type Place, place } from "./board-words.ts";
import { walkTo } from "./board-play.ts";
import type { Session } from "./facts.ts";
import { type Entry, type Stage, follow, lobby } from "./follow.ts";
import { type Guide, type Happened, type RoleFacts, roleFacts } from "./lesson.ts";
import { type Warning, left, plan, stepOf, warning } from "./remote-clock.ts";
import { type Part, script } from "./remote-script.ts";
import { type Course, type Next, type Since, nextStep, since } from "./remote-steps.ts";

/** What the server tells a host beside the log. `gauge`: how many have chosen, in words; `needs`: what the host must do to go on. */
export interface HostState {
  seats: number; cap: number; locked: boolean; code: string; gauge: string; needs: string; qr?: string[];
}

/** What came in: the log with its stage, the state of the class, and how much of the path the board has shown, in events. */
export interface Known { stage: Stage; entries: Entry[]; host: HostState | null; shown: number }

export const nothing: Known = { stage: lobby, entries: [], host: null, shown: 0 };

/** The link by which seats come in, with the code of now: the facts have the one that was when this screen came in. */
export const joinLink = ({ link = "" }: Session["facts"], host: HostState | null): string => (host?.code ? link.replace(/#.*/, `#${host.code}`) : link);

/** Entries of the log more; what came before is stepped over. */
export function take(known: Known, list: Entry[]): Known {
  return list.reduce((now, entry) => {
    const stage = follow(now.stage, entry);
    return stage === now.stage ? now : { ...now, stage, entries: [...now.entries, entry] };
  }, known);
}

/** Everything that the screen says of now. */
export interface Sight {
  next: Next; since: Since; course: Course; parts: Part[]; facts: RoleFacts;
  /** Whether the board has played all there is; which class moment this is, from 1, and of how many. */
  still: boolean; nth: number; all: number;
  /** Minutes left of the hour, and a word about them. */
  left: number | null; warning: Warning;
}

/** What the remote shows. `now`: the minute of the day. */
export function sight(session: Session, guide: Guide, known: Known, now: number): Sight {
  const { stage, entries, host } = known;
  const { facts, voice } = session;
  const { moments } = session.lesson ?? { moments: [] };
  const course = courseOf(session);
  // A pause changes what the button does, and nothing of where the lesson is.
  const then = nextStep({ ...stage, paused: false }, entries, course);
  const from = since(entries);
  const people = factsOf(session, known);
  const few = facts.mode !== "board" && !!host && host.seats < TOGETHER_BELOW;
  const seen = { stage, next: then, mode: facts.mode, needs: stage.at === "open" ? host?.needs ?? "" : few ? "together" : "", views: asksViews(session, known), since: from };
  const numbers = moments.map(({ moment }) => moment);
  const minutes = left(facts.ends ?? null, now);
  const planned = plan(guide, numbers.length, !!facts.hey && facts.mode !== "board");
  const here = walkTo(voice.automaton, stage.path);
  return {
    next: nextStep(stage, entries, course), since: from, course, facts: people,
    parts: script(guide, seen, new Map(moments.map(({ moment, notes }) => [moment, notes])), people),
    still: stage.at !== "playing" || isProblem(here) || known.shown >= feed(here).length,
    nth: numbers.indexOf(stage.moment) + 1, all: numbers.length,
    left: minutes, warning: minutes === null ? "" : warning(planned, stepOf(stage, then, from), minutes),
  };
}

/** What is to be known of the story to tell what comes next. */
export function courseOf({ facts, lesson, voice }: Session): Course {
  const { automaton } = voice;
  const asks = !!facts.hey && facts.mode !== "board";
  const at = <Found>(path: string, ask: (walk: Walk) => Found, otherwise: Found): Found => {
    const here = walkTo(automaton, path);
    return isProblem(here) ? otherwise : ask(here);
  };
  return {
    ending: (path) => at(path, ending, -1), best: automaton.endings.length - 1, moments: lesson?.moments.length ?? 0,
    hey: (path) => asks && at(path, (here) => signs(voice, here).length > 1, false),
  };
}

/** With fewer seats a class chooses together on the board, and is not asked what it thinks: `content/class/rules.json`. */
export const TOGETHER_BELOW = 8;
export const VIEWS_FROM = 10;

/** The two questions of opinion come at the first two moments, once each. */
function asksViews({ facts }: Session, { stage, entries, host }: Known): boolean {
  if (stage.at === "open") return stage.views;
  return !!facts.views && facts.mode !== "board" && !(host && host.seats < VIEWS_FROM) && entries.filter(({ kind }) => kind === "opened").length < 2;
}

/** Who the people are, whom to call, and when it was to where the lesson goes back. */
function factsOf(session: Session, { stage }: Known): RoleFacts {
  const { facts, voice } = session;
  const when = stage.moment >= 0 ? placeOf(session, stage.path, stage.moment)?.when : "";
  return { ...roleFacts(voice), ...(facts.contact ? { contact: facts.contact } : {}), ...(when ? { when } : {}) };
}

/** When a moment was, and what happened there. */
export function placeOf({ voice }: Session, path: string, number: number): Place | null {
  const here = walkTo(voice.automaton, path);
  return isProblem(here) ? null : place(voice, here, number);
}

/** The path that the class itself walked last: what was only shown is not one to go back along. */
export const walked = (entries: Entry[]): string =>
  entries.reduce((path, entry) => (entry.kind === "started" || entry.kind === "resolved" ? entry.path ?? path : path), "");

/** What a question of the talk may be about. */
export const happened = ({ stage: { reveals }, entries }: Known): Happened => ({
  groups: reveals.map(({ group }) => group), private: reveals.some((one) => one.private), hey: entries.some(({ kind }) => kind === "heard"),
  misjudged: reveals.some(({ view }) => view === "misjudged"),
});
