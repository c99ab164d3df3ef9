// SPDX-FileCopyrightText: 2026 The Omstander authors
// SPDX-License-Identifier: MIT

/**
 * The corridor of a class: one column for each moment that the class chose at, and how it ended. Every time that the class came
 * to an ending is a round of its own: the first time, after going back, and as it could go too.
 */

import { type Doors, type Row, blocks, endingTitle, lookBack, ranks, shutting } from "../play/back.ts";
import { storyWords } from "../play/lines.ts";
import type { Words } from "../play/screen.ts";
import { type Voice, say, who } from "../words.ts";
import { corridor, ending, isProblem } from "../walk.ts";
import { walkTo } from "./board-play.ts";
import { type Reveal, did, written } from "./board-words.ts";
import type { Entry } from "./follow.ts";

/** One moment of the class: the row of blocks when it came, and what happened to the doors there. */
export interface Column { when: string; heading: Words; did: string[]; row: Row; said: string; again: boolean }

/** How it went once. `also`: this is how it could go too, and nobody chose it. `reveals`: what the class did until then. */
export interface Round { path: string; also: boolean; reveals: Reveal[] }

/** The corridor of a round. `still`: something could be done for the target after a door was shut. */
export interface Corridor { target: string; columns: Column[]; title: Words; row: Row; still: string }

/** The rounds that came to an ending, in order, from the log. */
export function rounds(automaton: Voice["automaton"], entries: Entry[]): Round[] {
  const found: Round[] = [];
  const told: Reveal[] = [];
  for (const entry of entries) {
    if (entry.kind === "resolved") told.push(entry as unknown as Reveal);
    if (entry.kind !== "resolved" && entry.kind !== "also" && entry.kind !== "started") continue;
    const path = String((entry as { path?: unknown }).path ?? "");
    const here = walkTo(automaton, path);
    if (isProblem(here) || ending(here) < 0) continue;
    found.push({ path, also: entry.kind === "also", reveals: [...told] });
  }
  return found;
}

/** The round that is looked at, so many further on than the one that was asked for; -1 asks for the newest. */
export const roundAfter = (all: Round[], asked: number, by: number): number =>
  Math.max(0, Math.min(all.length - 1, (asked < 0 ? all.length - 1 : asked) + by));

/** The corridor of one round, in words and blocks; null where the path does not end. */
export function lookedBack(voice: Voice, round: Round): Corridor | null {
  const here = walkTo(voice.automaton, round.path);
  if (isProblem(here) || ending(here) < 0) return null;
  const seen = lookBack(voice, here);
  const steps = corridor(here);
  const all = steps[0]?.before ?? 1 << ending(here);
  const columns = steps.flatMap((step, at) => {
    if (!voice.automaton.moments[step.moment]!.class) return [];
    const { when, heading, row } = seen.moments[at]!;
    // What was followed without having been chosen here has no words: it is not what the class did.
    const mine = round.reveals.filter(({ moment, pick }) => moment === step.moment && pick === written(step.pick));
    const last = mine[mine.length - 1];
    const said = walls(voice, step, all, at === steps.length - 1);
    return [{ when, heading, row, did: last ? did(voice, last) : [], said, again: (last?.round ?? 1) > 1 }];
  });
  const target = who(voice, Math.max(1, voice.automaton.people.indexOf("target")));
  const shutBest = steps.some((step, at) => shutting(step, all, at === steps.length - 1) === "best");
  return { target, columns, title: seen.end.title, row: seen.end.row, still: shutBest ? say(voice, "board.still-could", { name: target }) : "" };
}

/** Which doors were shut, in a sentence short enough for a column. */
const walls = (voice: Voice, step: Doors, all: number, last: boolean): string => {
  const key = shutting(step, all, last);
  return say(voice, key ? `board.shut-${key}` : "look.open");
};

/** An ending as a block with its title: whether it is open. */
export interface Open { title: Words; open: boolean }

/** The endings that would be open if so many of thirty said something in the group, from the step function of the lesson. */
export function openAt(voice: Voice, steps: [from: number, endings: number][], many: number): Open[] {
  const every = steps.reduce((bits, [, endings]) => bits | endings, 0);
  const now = steps.reduce((found, [from, endings]) => (from <= many ? endings : found), 0);
  const all = ranks(every | allEndings(voice));
  return all.map((rank) => ({ title: storyWords(voice, endingTitle(voice, rank)), open: !!(now & (1 << rank)) }));
}

/** The endings that a class can come to at all, as bits. */
function allEndings({ automaton }: Voice): number {
  const first = automaton.nodes.find(({ moment }) => moment !== undefined);
  return first?.reach?.reduce((bits, [, endings]) => bits | endings, 0) ?? 0;
}

/** The row of open endings, drawn as all other rows are. */
export function row(list: Open[], voice: Voice): Row {
  const bits = list.reduce((sum, { open }, at) => (open ? sum | (1 << at) : sum), 0);
  const all = (1 << list.length) - 1;
  const heard = say(voice, "board.many-open", { endings: list.filter(({ open }) => open).map(({ title }) => title.text).join(" ") });
  return { blocks: blocks(all, { before: bits, after: bits }), mark: -1, dot: -1, heard };
}
