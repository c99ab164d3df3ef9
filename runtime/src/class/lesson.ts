// SPDX-FileCopyrightText: 2026 The Omstander authors
// SPDX-License-Identifier: MIT

/**
 * The guide of a lesson: what holds whatever the story is (`content/class/lesson.<language>.json`), with the people of this story
 * filled in. Board and remote read the same lists from here, so that a number means the same question on both. No page, no clock.
 */

import type { Voice } from "../words.ts";

/** Something for the teacher: to say aloud, to do, or what a page begins with. */
export interface Line { say?: string; do?: string; lead?: string }

export interface Section { heading: string; lines: Line[] }

/** One step of the lesson: what it is called, and what there is to say and do. */
export interface GuideStep { name: string; lines: Line[] }

/** A question for the talk: what it is about, and what had better not be asked. `fits` and `only`: when it comes to mind. */
export interface Question { ask: string; about?: string; avoid?: string; why?: string; fits?: string[]; only?: string }

/** What there is to say before a lesson. */
export interface Before { now: Section; prepare: Section; practice: Section }

export interface Guide {
  language: string; before: Before; agreements: string[]; minutes: Record<string, number>;
  /** The class moments in order; a longer story goes on as with the last one. */
  moments: { scene: number; minutes: number; talk: Line[] }[];
  steps: Record<string, GuideStep>; what_ifs: { when: string; lines: Line[] }[]; questions: Question[];
  last_words: string; promise: string; note: Section & { choices: string[]; name: string }; slip: string;
  told: Section & { contact: Line; nobody: Line }; short: Section; no_devices: Section; later: Section[];
}

/** What stands in braces in the guide, by name. */
export type RoleFacts = Record<string, string>;

/**
 * Who the people of this story are to the guide: the first of every role. Without a follower it was the instigator; without a
 * bystander nobody is named.
 */
export function roleFacts({ automaton, texts }: Pick<Voice, "automaton" | "texts">): RoleFacts {
  const first = (role: string): string => texts.names[automaton.people.indexOf(role)] ?? "";
  const found = { target: first("target"), instigator: first("instigator"), follower: first("follower"), bystander: first("bystander") };
  const filled = { ...found, follower: found.follower || found.instigator };
  return Object.fromEntries(Object.entries(filled).filter(([, name]) => name));
}

const SLOT = /\{([a-z]+)\}/g;

/** A text with its facts; null where one is missing, since half a sentence helps nobody. */
export function filled(words: string, facts: RoleFacts): string | null {
  const missing = (words.match(SLOT) ?? []).some((slot) => !facts[slot.slice(1, -1)]);
  return missing ? null : words.replace(SLOT, (_, name: string) => facts[name]!);
}

/** Lines with their facts; a line that lacks one is left out. */
export const told = (lines: Line[], facts: RoleFacts): Line[] =>
  lines.flatMap((line) => {
    const [kind, words] = Object.entries(line)[0] as [keyof Line, string];
    const said = filled(words, facts);
    return said === null ? [] : [{ [kind]: said }];
  });

/** A step with its facts; of a name that lacks one only what can be said without. */
export function guideStep({ steps }: Guide, name: string, facts: RoleFacts): GuideStep | null {
  const found = steps[name];
  return found ? { name: filled(found.name, facts) ?? "", lines: told(found.lines, facts) } : null;
}

/** The four agreements that a lesson begins with. */
export const agreements = (guide: Guide): string[] => guide.agreements;

/**
 * All questions of a lesson: those of the guide, then the story's own. `showed` names one by its place in this list, so a question
 * that lacks a fact keeps its place, with the brace as it stands.
 */
export const questions = (guide: Guide, own: string[], facts: RoleFacts): Question[] => [
  ...guide.questions.map((one) => ({
    ...one, ask: filled(one.ask, facts) ?? one.ask, ...(one.avoid ? { avoid: filled(one.avoid, facts) ?? one.avoid } : {}),
  })),
  ...own.map((ask) => ({ ask })),
];

/** What happened in this lesson that a question may fit: the groups of its resolutions, and `private`, `hey`, `misjudged`. */
export interface Happened { groups: string[]; private: boolean; hey: boolean; misjudged: boolean }

/**
 * Three questions to begin with, by their places in `questions`: two that fit what happened in the story, then the one about an agreement. A
 * question that lacks a fact is never among them.
 */
export function suggested(list: Question[], happened: Happened): number[] {
  const tags = new Set([...happened.groups, ...(happened.private ? ["private"] : []), ...(happened.hey ? ["hey"] : [])]);
  const can = list.map((_, place) => place).filter((place) => usable(list[place]!, happened));
  const last = can.filter((place) => list[place]!.fits?.includes("last")).slice(0, 1);
  const rank = ({ only, fits = [] }: Question): number => (only ? 3 : fits.some((one) => tags.has(one)) ? 2 : fits.length ? 0 : 1);
  const rest = can.filter((place) => !last.includes(place));
  const first = [...rest].sort((one, other) => rank(list[other]!) - rank(list[one]!) || one - other);
  return [...first.slice(0, 3 - last.length), ...last];
}

/** Whether a question makes sense in this lesson at all. */
export const usable = ({ ask, only }: Question, { misjudged }: Pick<Happened, "misjudged">): boolean =>
  !/\{/.test(ask) && (!only || (only === "misjudged" && misjudged));
