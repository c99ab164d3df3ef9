// SPDX-FileCopyrightText: 2026 The Omstander authors
// SPDX-License-Identifier: MIT

/** What a seat sees of the story: the chat as far as the board is, its own marks in it, and what happened on its own phone alone. */

import { type Sign, signs } from "../play/hey.ts";
import { chatName, isGroup, known } from "../play/chats.ts";
import { lines } from "../play/lines.ts";
import { type Play, feed } from "../play/play.ts";
import type { ChatScreen, Line, Settings } from "../play/screen.ts";
import { optionLabel, screen } from "../play/sight.ts";
import { type Event, type Walk, isProblem, moment, phone, step } from "../walk.ts";
import { type Voice, say } from "../words.ts";
import { type Seat, act, chosen, isHarm, shared, shown, steps, walkTo } from "./seat.ts";

/** The chat. `before`: how many events were shown until now; many at once are counted, not read out one by one. */
export function chat(seat: Seat, voice: Voice, settings: Settings, before = 0): ChatScreen {
  const { automaton } = voice;
  const walk = walkTo(automaton, seat.stage.path);
  const count = shown(seat, automaton);
  const seen = feed(walk).slice(0, count);
  const chats = known({ automaton }, seen);
  const busy = seen.reduce((last, event) => event.in ?? last, chats[0] ?? -1);
  const open = chats.includes(seat.chat) ? seat.chat : busy;
  const play: Play = {
    walk, shown: count, before: count - before > FEW ? before : 0, open, read: automaton.chats.map(() => count), later: count, draft: 0, dots: false,
    paused: false, left: null, quiet: {},
  };
  const drawn = screen(play, voice, settings);
  return { ...drawn, lines: marked(seat, voice, walk, open, drawn.lines), sheet: seat.stage.at === "open" ? drawn.sheet : null };
}

/** So many at once are still read out. */
const FEW = 3;

/** What somebody of the class did is said by one of them; where this device chose it too it is its own, and says so. */
function marked(seat: Seat, voice: Voice, walk: Walk, chat: number, drawn: Line[]): Line[] {
  const path = steps(walk);
  const all = feed(walk);
  const own = new Set<string>();
  const heads = new Set<string>();
  for (const place of shared(seat, voice.automaton)) {
    const [from, to] = [feed(path[place]!.before!).length, feed(path[place]!).length];
    const mine = all.flatMap(({ by, in: where }, at) => (at >= from && at < to && by === 0 && where === chat ? [`e${at}`] : []));
    mine.forEach((key) => own.add(key));
    if (mine.length) heads.add(mine[0]!);
  }
  return drawn.flatMap((line) => {
    const told: Line = line.kind === "message" && line.by === 0 ? { ...line, own: own.has(line.key) } : line;
    return heads.has(line.key) ? [told, { kind: "notice", key: `m${line.key}`, words: { text: say(voice, "join.you-too") } }] : [told];
  });
}

/** What came of the last moment on this device alone. */
export interface Aside {
  /** What was chosen, where the class did it as well. */
  same: string;
  /** A private act that the class did not follow: with whom, and what was said. */
  name: string; lines: Line[];
  /** It came too late, or nobody has answered yet; null where there is nothing to say of that. */
  became: "late" | "waiting" | null;
}

/**
 * What this device can look at after a moment. It is offered whatever was chosen, so that nobody beside it learns anything of it; of a
 * harm, of silence and of what the group did not do it tells nothing.
 */
export function aside(seat: Seat, voice: Voice, plain: Voice): Aside {
  const { automaton } = voice;
  const nothing: Aside = { same: "", name: "", lines: [], became: null };
  const at = seat.stage.reveals.length - 1;
  const reveal = seat.stage.reveals[at];
  const own = reveal && chosen(seat, "act", seat.openings[at]);
  if (!own || seat.also >= 0) return nothing;
  if (own.became !== "saved") return { ...nothing, became: own.became === "late" ? "late" : "waiting" };
  if (typeof own.value !== "number" || own.value < 1) return nothing;
  const { moment: number, pick } = reveal!;
  if (isHarm(automaton, number, own.value) || act(automaton, number, own.value) === "silent") return nothing;
  if (pick.replace("+", "") === `${own.value}`) return { ...nothing, same: optionLabel(voice, number, own.value) };
  return isQuiet(voice, number, own.value) ? { ...nothing, ...unfollowed(seat, plain, number, own.value) } : nothing;
}

const isQuiet = ({ automaton }: Voice, number: number, option: number): boolean => automaton.moments[number]?.options[option - 1]?.[2] === 1;

/** The lines of an act that nobody followed. */
function unfollowed(seat: Seat, voice: Voice, number: number, option: number): Partial<Aside> {
  const asked = steps(walkTo(voice.automaton, seat.stage.path)).find(({ before }) => moment(before!) === number)?.before;
  const taken = asked && step(asked, option);
  if (!taken || isProblem(taken)) return {};
  const [from, common] = [feed(asked).length, silence(asked)];
  const events = feed(taken).slice(from);
  const end = events.findIndex((event) => common.has(event) || event.in === undefined || (isGroup(voice, event.in) && event.kind !== "keep"));
  const own = events.slice(0, end < 0 ? events.length : end);
  const where = own.find((event) => event.in !== undefined)?.in;
  if (where === undefined) return {};
  const told = lines(voice, taken, where, { shown: from + own.length }).filter(({ key }) => +key.slice(1) >= from);
  return { name: chatName(voice, where, phone(taken, 0)), lines: told };
}

/** What happens also where nobody does anything: no part of an act. */
function silence(asked: Walk): Set<Event> {
  const options = asked.automaton.moments[moment(asked)]!.options;
  const taken = step(asked, options.findIndex(([, kind]) => kind === "silent") + 1);
  return new Set(isProblem(taken) ? [] : feed(taken).slice(feed(asked).length));
}

/** The messages that Hé asks about. */
export const asked = (seat: Seat, voice: Voice): Sign[] => signs(voice, walkTo(voice.automaton, seat.stage.path));

/** What this device chose just now, in words. */
export function choice(seat: Seat, voice: Voice, about: "act" | "hey"): string {
  const value = chosen(seat, about)?.value;
  if (typeof value !== "number") return "";
  if (about === "hey") return value < 0 ? say(voice, "hey.none") : (asked(seat, voice)[value]?.words.text ?? "");
  return value ? optionLabel(voice, seat.stage.moment, value) : say(voice, "join.watch");
}

/** Seconds that are left; null where there is no clock. */
export const left = ({ time }: Seat, now: number): number | null => (time ? Math.max(0, Math.ceil((time.until - now) / 1000)) : null);

const SHAPES = 16;
const COLOURS = 4;

/** The icon of a number: every shape in a colour before any comes again. */
export const icon = (number: number): { shape: number; colour: number } => {
  const place = Math.abs(Math.trunc(number)) % (SHAPES * COLOURS);
  return { shape: place % SHAPES, colour: (place + Math.floor(place / SHAPES)) % COLOURS };
};

/** What an icon is called: "blauwe ster". */
export const iconName = (voice: Voice, number: number): string => {
  const { shape, colour } = icon(number);
  return say(voice, "join.icon", { shape: say(voice, `join.shape-${shape}`), colour: say(voice, `join.colour-${colour}`) });
};

const CODE = /^[BCDFGHJKMNPQRSTVWXYZ2-9]{8}$/;

/** A code out of what somebody typed or pasted, also a whole link: large letters and digits alone, eight at most. */
export const symbols = (typed: string): string => typed.replace(/^.*#/s, "").toUpperCase().replace(/[^A-Z0-9]/g, "").slice(0, 8);

/** As it is shown: two groups of four. */
export const grouped = (code: string): string => code.replace(/^(.{4})(?=.)/, "$1 ");

/** Whether it can be a code at all. */
export const isCode = (code: string): boolean => CODE.test(code);

