// SPDX-FileCopyrightText: 2026 The Omstander authors
// SPDX-License-Identifier: MIT

/** What the board says in words: of what the class did, of where it goes back to, of what there is to choose. */

import { headline } from "../play/back.ts";
import { feed } from "../play/play.ts";
import { type Note, storyWords } from "../play/lines.ts";
import type { Option, Words } from "../play/screen.ts";
import { screen } from "../play/sight.ts";
import { type Pick, type Walk, isProblem, moment } from "../walk.ts";
import { type Voice, clock, say, text } from "../words.ts";
import { PACE, before, open } from "./board-play.ts";
import { type Guide, agreements, questions, roleFacts } from "./lesson.ts";

/** What is released of a moment that was resolved (`spec/protocol.md`, *Follow*). */
export interface Reveal { moment: number; round: number; pick: string; group: string; private: boolean; view: string | null }

type Of<Whole, Key extends keyof Whole> = { [Each in Key]: Whole[Each] };

/** What the class did, in words and never as shares: in the group, and in private only where many did. */
export const did = (voice: Voice, { group, private: quiet }: Of<Reveal, "group" | "private">): string[] =>
  [say(voice, `board.group-${group}`), ...(quiet ? [say(voice, "board.quiet")] : [])];

/** What the class thinks, where it was asked. */
export const thinks = (voice: Voice, { view }: Of<Reveal, "view">): string =>
  view ? say(voice, `board.view-${view}`) : "";

/** When it was, and what happened there. */
export interface Place { when: string; heading: Words }

/** A moment of a path as a place to go back to. */
export function place(voice: Voice, here: Walk, number: number): Place {
  const there = before(here, number);
  const clocks = (there ? feed(there) : []).filter(({ kind }) => kind === "clock");
  const { moments, scenes } = voice.automaton;
  const when = clocks.length ? clock(voice, clocks[clocks.length - 1]!) : text(voice, scenes[moments[number]!.scene]);
  return { when, heading: storyWords(voice, headline(text(voice, moments[number]!.prompt))) };
}

/**
 * What the class did so far stands in the log as well, where it did it: the newest of every moment on this path, as long as the path
 * is what the class did there. What is shown another way is not.
 */
export function notes(voice: Voice, here: Walk, reveals: Reveal[], chat: number): Note[] {
  const path: Walk[] = [];
  for (let one: Walk | null = here; one?.before; one = one.before) path.unshift(one);
  return path.flatMap(({ before: asked, pick }, at) => {
    const told = reveals.filter((one) => one.moment === moment(asked!) && one.pick === written(pick!));
    const last = told[told.length - 1];
    return last ? [{ after: feed(asked!).length, chat, key: `r${at}`, words: did(voice, last).join(" ") }] : [];
  });
}

/** A pick as the log writes it. */
export const written = ({ option, many }: Pick): string => option + (many ? "+" : "");

/** An option as the board shows it; `letter` is what stands on the slips, in the order in which devices show the options too. */
export interface Lettered extends Option { letter: string }

/** The question of the open moment, and what there is to choose. */
export interface Asked { question: Words; read: string; options: Lettered[] }

const LETTERS = "ABCDEFGH";

/** The moment at the end of a path; null where the path does not end at one. */
export function asked(voice: Voice, path: string): Asked | null {
  const state = open(voice.automaton, path);
  const sheet = isProblem(state) ? null : screen(state, voice, PACE).sheet;
  if (!sheet) return null;
  const options = sheet.options.map((option, at) => ({ ...option, letter: LETTERS[at]! }));
  return { question: storyWords(voice, sheet.question), read: sheet.read, options };
}

/** What was counted, by letter, as the server wants it: one number for each option of the script, 0 where it is not offered. */
export function counted(voice: Voice, number: number, options: Lettered[], counts: Record<string, number>): number[] {
  const all = voice.automaton.moments[number]!.options.length;
  return Array.from({ length: all }, (_, at) => {
    const letter = options.find(({ option }) => option === at + 1)?.letter;
    return (letter && counts[letter]) || 0;
  });
}

/** A number as somebody types it: whole, from 0 to 5000; null where it is none. */
export const typed = (words: string): number | null => (/^\s*\d{1,4}\s*$/.test(words) && +words <= 5000 ? +words : null);

/** A code as it is shown: two groups of four. */
export const grouped = (code: string): string[] => (code.match(/.{1,4}/g) ?? []);

/** The address to type, in pieces that may break: after every dot, slash and colon. */
export const pieces = (address: string): string[] => address.match(/[^./:]*[./:]+|[^./:]+$/g) ?? [];

/** What the teacher's texts say in this story: what can be talked about, what was agreed at the start, and how an agreement begins. */
export const spoken = (voice: Voice, guide: Guide | undefined, own: string[]): { questions: string[]; agreements: string[]; agreement: string } =>
  guide
    ? { questions: questions(guide, own, roleFacts(voice)).map(({ ask }) => ask), agreements: agreements(guide), agreement: guide.promise }
    : { questions: own, agreements: [], agreement: "" };
