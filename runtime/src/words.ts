// SPDX-FileCopyrightText: 2026 The Omstander authors
// SPDX-License-Identifier: MIT

/** What is told in words: events of a chat as one line, and what a choice did to what was still possible. */

import { fill } from "./names.ts";
import type { Automaton, Event, Step, Texts } from "./walk.ts";

/** Everything that is needed to speak a language in a story. */
export interface Voice { automaton: Automaton; texts: Texts; strings: Record<string, string> }

/** The words of the interface under a key, with `{name}` and the like filled in. */
export const say = (voice: Voice, key: string, facts: Record<string, string | number> = {}): string =>
  (voice.strings[key] ?? key).replace(/\{([a-z_]+)\}/g, (found, fact: string) => String(facts[fact] ?? found));

/** A text of the story. */
export const text = ({ texts }: Voice, number = -1): string =>
  fill(texts.texts[number] ?? "", texts.names, texts.language);

/** Who somebody is on the player's own phone. */
export function who(voice: Voice, person = -1, object = false): string {
  if (person === 0) return say(voice, object ? "chat.you-object" : "chat.you");
  return person < 0 ? say(voice, "chat.others") : (voice.texts.names[person] ?? "");
}

/** The title of a chat on the player's phone: the group's, or who else is in a private one. */
export function chatTitle(voice: Voice, chat: number, titles: number[]): string {
  if (titles[chat]! >= 0) return text(voice, titles[chat]);
  const others = voice.automaton.chats[chat]!.members.filter((person) => person !== 0);
  return say(voice, "chat.private", { name: others.map((person) => who(voice, person)).join(" – ") });
}

/** Monday 16:05. */
export const clock = (voice: Voice, event: Event): string =>
  say(voice, "event.clock", { day: say(voice, `day.${event.day}`), time: hours(event.minute ?? 0) });

const hours = (minute: number): string =>
  `${String(Math.floor(minute / 60) % 24).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;

/** An event in one line. `about` is the event that it is about, `declared` the title that the chat began with. */
export function tell(voice: Voice, event: Event, about?: Event): string {
  const kind = event.kind ?? "message";
  if (kind === "message") return text(voice, event.text);
  if (kind === "clock") return clock(voice, event);
  const own = event.by === 0 ? ".you" : event.people?.join() === "0" ? ".of-you" : "";
  const key = `event.${kind}${`event.${kind}${own}` in voice.strings ? own : ""}`;
  const told = say(voice, key, { name: who(voice, event.by), people: people(voice, event), text: subject(voice, event, about) });
  const caption = kind === "photo" || kind === "video" || kind === "poll" || kind === "forward";
  return caption && event.text !== undefined ? `${told}: ${text(voice, event.text)}` : told;
}

function subject(voice: Voice, event: Event, about?: Event): string {
  if (event.kind === "rename-back") return text(voice, voice.automaton.chats[event.in!]!.title);
  return event.text === undefined && about ? tell(voice, about) : text(voice, event.text);
}

function people(voice: Voice, event: Event): string {
  if (event.everyone) return say(voice, "chat.everyone");
  const names = (event.people ?? []).map((person) => who(voice, person, true));
  if (event.others) names.push(say(voice, event.others === 1 ? "chat.one-more" : "chat.more", { n: event.others }));
  const last = names.pop() ?? "";
  return names.length ? say(voice, "chat.and", { first: names.join(", "), last }) : last;
}

/** What one choice did, in whole sentences. `all` are the endings that this way of playing has; `silent`: the player let it
 * pass. */
export function lookBack(voice: Voice, step: Step, all: number, silent: boolean): string[] {
  const target = who(voice, Math.max(1, voice.automaton.people.indexOf("target")));
  const said = [say(voice, shut(step, all), { name: target })];
  if (!silent) {
    const difference = step.change > 0 ? "look.better" : step.change < 0 ? "look.worse" : "look.same";
    said.push(say(voice, difference, { name: target }));
  }
  return said;
}

function shut({ before, after }: Step, all: number): string {
  const good = highest(after) < highest(before);
  const bad = lowest(after) > lowest(before);
  const best = highest(before) === highest(all);
  const worst = lowest(before) === lowest(all);
  if (good && bad) return best && worst ? "look.shut-both" : "look.shut-some";
  if (good) return best ? "look.shut-best" : "look.shut-good";
  if (bad) return worst ? "look.shut-worst" : "look.shut-bad";
  return "look.open";
}

const highest = (bits: number): number => 31 - Math.clz32(bits);
const lowest = (bits: number): number => highest(bits & -bits);
export const count = (bits: number): number => bits.toString(2).replaceAll("0", "").length;
