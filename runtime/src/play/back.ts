// SPDX-FileCopyrightText: 2026 The Omstander authors
// SPDX-License-Identifier: MIT

/**
 * Looking back: the corridor of a path as blocks and as words. One block for each ending that this way of playing has, from bad to
 * good for the target. It explains the story and never the player: no numbers on the blocks, no act above another.
 */

import {
  type Event, type Pick, type Step, type Walk, corridor, ending, events, isProblem, offers, walk as along, writePicks,
} from "../walk.ts";
import { type Voice, clock, say, text, who } from "../words.ts";
import { storyWords } from "./lines.ts";
import type { Words } from "./screen.ts";
import { optionLabel } from "./sight.ts";

/** "full": can still happen. "striped": was shut here. "empty": was shut before. */
export type Block = "full" | "striped" | "empty";

/** A row of blocks: where silence leads from here on, or where it ended. */
export interface Row { blocks: Block[]; mark: number; dot: number; heard: string }

/** Something that can be done, and what kind of doing it is. */
export interface Deed { words: Words; act: string }

/** One moment of the path. `said` is what the choice did, `text` all of it but the time, without a drawing. */
export interface Moment {
  position: string; when: string; heading: Words; you: Deed; also: Deed[]; row: Row; said: string[]; text: string;
}

/** How it ended. */
export interface End { when: string; title: Words; row: Row; text: string }

/** `silent`: the player let every moment pass. */
export interface Look { target: string; moments: Moment[]; end: End; silent: boolean }

const CONSTRUCTIVE = ["distract", "delegate", "document", "delay", "direct"];

/** Look back on a path that is over. */
export function lookBack(voice: Voice, walk: Walk): Look {
  const steps = corridor(walk);
  const target = who(voice, Math.max(1, voice.automaton.people.indexOf("target")));
  const all = steps[0]?.before ?? 1 << ending(walk);
  const path = picked(walk);
  const moments = steps.map((step, place) => looked({ voice, walk, target, all, path, step, place }));
  return { target, moments, end: ended(voice, walk, all), silent: moments.length > 0 && moments.every(({ you }) => you.act === "silent") };
}

/** Everything about one choice. */
interface Case { voice: Voice; walk: Walk; target: string; all: number; path: Walk[]; step: Step; place: number }

/** The walks after each choice. */
function picked(walk: Walk): Walk[] {
  const path: Walk[] = [];
  for (let here = walk; here.before; here = here.before) path.unshift(here);
  return path;
}

function looked(one: Case): Moment {
  const { voice, walk, path, step, place } = one;
  const earlier = path[place]!.before!;
  const when = time(voice, events(walk).slice(0, step.told)) || text(voice, scene(voice, step.moment));
  const heading = headline(text(voice, voice.automaton.moments[step.moment]!.prompt));
  const you = deed(voice, step.moment, step.pick);
  const also = offers(earlier).filter(({ option, many }) => !many && option !== step.pick.option)
    .map((pick) => deed(voice, step.moment, pick)).filter(({ act }) => CONSTRUCTIVE.includes(act));
  const said = [shut(one), ...difference(one)];
  const heard = [open(one), silence(one)].join(" ");
  const told = [sentence(heading), heard, sentence(say(voice, "look.you", { option: you.words.text })), left(one), ...said];
  return {
    position: writePicks(earlier), when, heading: storyWords(voice, heading), you, also, said, text: told.filter(Boolean).join(" "),
    row: { blocks: blocks(one.all, step), mark: rank(one.all, step.silent), dot: -1, heard: [heard, left(one)].filter(Boolean).join(" ") },
  };
}

const scene = ({ automaton }: Voice, moment: number): number => automaton.scenes[automaton.moments[moment]!.scene]!;

function deed(voice: Voice, moment: number, { option }: Pick): Deed {
  return { words: storyWords(voice, optionLabel(voice, moment, option)), act: voice.automaton.moments[moment]!.options[option - 1]![1] };
}

function ended(voice: Voice, walk: Walk, all: number): End {
  const place = ending(walk);
  const when = time(voice, events(walk));
  const title = endingTitle(voice, place);
  const here = 1 << place;
  const heard = say(voice, "look.ended", { n: word(voice, rank(all, place) + 1), all: word(voice, count(all)) });
  return {
    when, title: storyWords(voice, title), text: `${title} ${heard}`,
    row: { blocks: blocks(all, { before: here, after: here }), mark: -1, dot: rank(all, place), heard },
  };
}

/** What the author says of an ending, as a sentence. */
export const endingTitle = (voice: Voice, place: number): string => sentence(text(voice, voice.automaton.endings[place]));

function time(voice: Voice, seen: Event[]): string {
  const clocks = seen.filter(({ kind }) => kind === "clock");
  return clocks.length ? clock(voice, clocks[clocks.length - 1]!) : "";
}

/** A question as a heading: without the question itself ("En jij?"), unless it is nothing else. */
export function headline(prompt: string): string {
  const [, before] = /^(.*[.!?…؟。][\s"'”’»)]*)\s[\s"'“‘«¿(]*[\p{Lu}\p{Lo}][^.!?…؟。]*[?؟？]["'”’»)]*\s*$/su.exec(prompt) ?? [];
  return before ? before.trim().replace(/([^.])\.$/, "$1") : prompt;
}

const sentence = (words: string): string =>
  words.slice(0, 1).toUpperCase() + words.slice(1) + (/[.!?…؟。]["'”’»)]*$/.test(words) ? "" : ".");

// --- blocks

/** The ranks of endings that are given as bits, from bad to good. */
export const ranks = (all: number): number[] => Array.from({ length: 31 }, (_, rank) => rank).filter((rank) => all & (1 << rank));

/** The blocks of all endings that there are: `before` and `after` are those that could be reached, as bits. */
export const blocks = (all: number, { before, after }: Doors): Block[] =>
  ranks(all).map((rank) => (after & (1 << rank) ? "full" : before & (1 << rank) ? "striped" : "empty"));

/** Endings that could be reached, as bits. */
export type Doors = { before: number; after: number };

const rank = (all: number, ending: number): number => ranks(all).indexOf(ending);
const count = (bits: number): number => ranks(bits).length;
const highest = (bits: number): number => 31 - Math.clz32(bits);
const lowest = (bits: number): number => highest(bits & -bits);

// --- words

/** Which doors were shut. Something can still be done for the target as long as another moment comes. */
function shut({ voice, target, all, step, path, place }: Case): string {
  const key = shutting(step, all, place === path.length - 1);
  return say(voice, key ? `look.shut-${key}` : "look.open", { name: target });
}

/** Which of the two walls moved, as the last part of a key; "" where none did. */
export function shutting({ before, after }: Doors, all: number, last: boolean): string {
  const good = highest(after) < highest(before);
  const bad = lowest(after) > lowest(before);
  const best = highest(before) === highest(all);
  const worst = lowest(before) === lowest(all);
  return (
    good && bad ? (best && worst ? "both" : "some")
    : good ? (best ? (last ? "last" : "best") : "good")
    : bad ? (worst ? "worst" : "bad")
    : before === after ? "" : "between"
  );
}

/** How it went, beside sending nothing here. */
function difference({ voice, target, walk, path, step, place }: Case): string[] {
  if (deed(voice, step.moment, step.pick).act === "silent") return [];
  const { change, same } = without(walk, path, place, step);
  const [better, worse] = same ? ["look.better-there", "look.worse-there"] : ["look.better", "look.worse"];
  return [say(voice, change > 0 ? better! : change < 0 ? worse! : "look.same", { name: target })];
}

/**
 * What this choice changed on this path: the outcome beside that of the same path with silence here, and whether the ending is
 * the same. Where what was chosen later could not be chosen then, it is what the choice changes if nobody does anything after it.
 */
function without(walk: Walk, path: Walk[], place: number, { moment, change }: Step): { change: number; same: boolean } {
  const silent = walk.automaton.moments[moment]!.options.findIndex(([, act]) => act === "silent") + 1;
  const picks = path.map(({ pick }, at) => (at === place ? { option: silent, many: false } : pick!));
  const other = along(walk.automaton, picks);
  return isProblem(other) ? { change, same: false } : { change: walk.outcome - other.outcome, same: ending(walk) === ending(other) };
}

/** How many endings could still happen when the moment came. */
function open({ voice, all, step: { before } }: Case): string {
  if (before === all) return say(voice, "look.all-open");
  return say(voice, count(before) === 1 ? "look.one-open" : "look.some-open", { all: word(voice, count(all)), before: word(voice, count(before)) });
}

/** And how many after the choice, where that changed. */
function left({ voice, step: { before, after } }: Case): string {
  if (before === after) return "";
  return say(voice, count(after) === 1 ? "look.left-one" : "look.left", { after: word(voice, count(after)) });
}

/** Which ending silence leads to, counted from the worst, in one whole sentence. */
function silence({ voice, all, step }: Case): string {
  const place = rank(all, step.silent) + 1;
  const best = place > 1 && place === count(all);
  const key = `look.silence-${best ? "best" : place}`;
  return say(voice, key in voice.strings ? key : "look.silence-more", { n: word(voice, place) });
}

const word = (voice: Voice, n: number): string => voice.strings[`number.${n}`] ?? String(n);
