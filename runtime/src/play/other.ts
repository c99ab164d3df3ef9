// SPDX-FileCopyrightText: 2026 The Omstander authors
// SPDX-License-Identifier: MIT

/**
 * The other phone: the same minutes as somebody else saw them. By default that of a silent bystander, up to what they typed and
 * did not send; then, for who plays alone, that of the target, up to the last thing that they did. Never the instigator's.
 */

import { type Event, type Walk, phone } from "../walk.ts";
import { type Voice, say, tell, text, who } from "../words.ts";
import { chatName, isGroup } from "./chats.ts";
import { lines, storyWords } from "./lines.ts";
import { isSpoken, wait } from "./pace.ts";
import type { Line, Settings, Words } from "./screen.ts";

/**
 * A stretch of somebody's phone: its events from `from` up to `to`; those up to `begin` stand there when it begins. `about` is the
 * key of what is said of it beforehand.
 */
export interface Excerpt { person: number; name: string; from: number; begin: number; to: number; seconds: number; about: string; you: string }

/** No stretch is longer than this, in seconds. */
const MOST = 45;
/** What follows a clock is long enough from here on. */
const LEAST = 15;

/** The phone of a bystander who said little: whoever typed something and took it back, else whoever said least. */
export function bystander(voice: Voice, walk: Walk, settings: Settings): Excerpt | null {
  const found = voice.automaton.people.flatMap((role, person) => {
    const seen = role === "bystander" ? phone(walk, person) : [];
    return seen.length ? [{ person, seen, typed: typed(seen, person), said: seen.filter((event) => event.by === person && isSpoken(event)).length }] : [];
  });
  found.sort((one, other) => +!one.typed - +!other.typed || one.said - other.said);
  const [one] = found;
  if (!one) return null;
  return excerpt(voice, walk, settings, one.person, one.typed || phone(walk.before ?? walk, one.person).length);
}

/** The phone of the target; in a class it is nobody's to look at. */
export function target(voice: Voice, walk: Walk, settings: Settings): Excerpt | null {
  const person = voice.automaton.people.indexOf("target");
  if (person < 1 || voice.automaton.way !== "solo") return null;
  const doing = phone(walk, person).map(({ by, kind = "message" }) => by === person && !PASSING.includes(kind));
  return excerpt(voice, walk, settings, person, doing.lastIndexOf(true) + 1);
}

/** What leaves no line of its own, or only one about another. */
const PASSING = ["read", "typing", "stops-typing", "takes-back", "react", "delete", "help-card"];

/** How many events this phone has up to the last thing that was typed on it and not sent; 0: nothing was. */
function typed(seen: Event[], person: number): number {
  const last = seen.map((event) => event.kind === "typing" && event.by === person && event.text !== undefined).lastIndexOf(true);
  return last < 0 ? 0 : last + (seen[last + 1]?.kind === "takes-back" ? 2 : 1);
}

/**
 * As much as can be seen in the time, up to here, if anything: from a clock on, if what follows it is long enough, else from the beginning of
 * a line. The first line stands there at once.
 */
function excerpt(voice: Voice, walk: Walk, settings: Settings, person: number, to: number): Excerpt | null {
  if (!to) return null;
  const seen = phone(walk, person).slice(0, to);
  const paced: Settings = settings.pace === "slow" ? settings : { ...settings, pace: "normal" };
  const waits = seen.map((event) => wait(voice, event, paced));
  const lasts = (from: number) => waits.slice(from + 1).reduce((sum, one) => sum + one, 0);
  let from = to - 1;
  while (from > 0 && lasts(from - 1) <= MOST) from--;
  const clock = seen.findIndex(({ kind }, place) => place > from && kind === "clock" && lasts(place) >= LEAST);
  if (clock > 0) from = clock;
  while (from < to && PASSING.includes(seen[from]!.kind ?? "message")) from++;
  const shown = seen.slice(from);
  if (!shown.some(isSpoken)) return null;
  const begin = seen.findIndex(({ kind = "message" }, place) => place >= from && kind !== "clock" && !PASSING.includes(kind)) + 1;
  const seconds = lasts(begin - 1);
  return { person, name: who(voice, person), from, begin, to, seconds, about: about(voice, shown, person), you: met(voice, shown) };
}

/** What is said of it beforehand: only what is so in these minutes. */
function about(voice: Voice, shown: Event[], person: number): string {
  const said = shown.some((event) => event.by === person && isSpoken(event));
  if (!said && typed(shown, person)) return "other.typed";
  const elsewhere = shown.some(({ in: chat = -1 }) => chat >= 0 && !isGroup(voice, chat) && !voice.automaton.chats[chat]!.members.includes(0));
  return voice.automaton.people[person] === "target" && elsewhere ? "other.life" : "other.minutes";
}

/** On another phone the player has a name. */
function met(voice: Voice, shown: Event[]): string {
  const name = voice.texts.names[0];
  return name && shown.some(({ by, people = [] }) => by === 0 || people.includes(0)) ? say(voice, "other.you", { name }) : "";
}

/** The same voice on the phone of another: nobody is called "you" there. */
export const abroad = (voice: Voice): Voice => ({ ...voice, you: -1 });

/**
 * The lines of an excerpt after so many events of the phone. All its chats come one after another, as they happen; where
 * another chat begins, it says which. `voice` is one `abroad`.
 */
export function minutes(voice: Voice, walk: Walk, { person, from }: Excerpt, shown: number): Line[] {
  const seen = phone(walk, person).slice(0, shown);
  const place = ({ key }: Line) => +key.slice(1);
  const chats = new Set(seen.slice(from).flatMap((event) => event.in ?? []));
  const told = [...chats].flatMap((chat) => lines(voice, walk, chat, { person, shown }))
    .filter((line, at, all) => place(line) >= from && all.findIndex(({ key }) => key === line.key) === at)
    .sort((one, other) => place(one) - place(other));
  let open = -1;
  return clockBefore(voice, seen, from).concat(told.flatMap((line) => {
    const chat = seen[place(line)]!.in ?? open;
    if (chat === open) return [line];
    open = chat;
    return [{ kind: "notice", key: `c${line.key}`, words: title(voice, chat, seen.slice(0, place(line)), person) }, line];
  }));
}

/** The time at which an excerpt begins, where it does not begin with a clock itself. */
function clockBefore(voice: Voice, seen: Event[], from: number): Line[] {
  const clocks = seen.slice(0, from + 1).filter(({ kind }) => kind === "clock");
  const last = clocks[clocks.length - 1];
  return last && last !== seen[from] ? [{ kind: "clock", key: "c", words: { text: tell(voice, last) } }] : [];
}

/** Which chat this is: a group by its name, a private one by who is in it. */
function title(voice: Voice, chat: number, seen: Event[], person: number): Words {
  const name = chatName(voice, chat, seen, person);
  return isGroup(voice, chat) ? storyWords(voice, name) : { text: say(voice, "chat.private", { name }) };
}

/** What its owner is typing while the next event is waited for: words that will not be sent. */
export function draft(voice: Voice, walk: Walk, { person, to }: Excerpt, shown: number): Words | null {
  const next = shown < to ? phone(walk, person)[shown] : undefined;
  return next?.kind === "typing" && next.by === person && next.text !== undefined ? storyWords(voice, text(voice, next.text)) : null;
}
