// SPDX-FileCopyrightText: 2026 The Omstander authors
// SPDX-License-Identifier: MIT

/** What is told in words: events of a chat as one line, people by their names. */

import { fill } from "./names.ts";
import type { Automaton, Event, Texts } from "./walk.ts";

/**
 * Everything that is needed to speak a language in a story. `language` is that of `strings`, where it may differ from the
 * story's; `emoji` and `spoken` are what is read aloud for a sign or a short form; `you` is who is called "you" (0 unless said,
 * -1: nobody, on the phone of another).
 */
export interface Voice {
  automaton: Automaton; texts: Texts; strings: Record<string, string>; language?: string;
  emoji?: Record<string, string>; spoken?: Record<string, string>; you?: number;
}

/** The words of the interface under a key, with `{name}` and the like filled in. */
export const say = (voice: Voice, key: string, facts: Record<string, string | number> = {}): string =>
  (voice.strings[key] ?? key).replace(/\{([a-z_]+)\}/g, (found, fact: string) => String(facts[fact] ?? found));

/** A text of the story. */
export const text = ({ texts }: Voice, number = -1): string =>
  fill(texts.texts[number] ?? "", texts.names, texts.language);

/** Who somebody is: "you" on one's own phone, else a name. */
export function who(voice: Voice, person = -1, object = false): string {
  const name = voice.texts.names[person] ?? "";
  if (person === (voice.you ?? 0) || (person === 0 && !name)) return say(voice, object ? "chat.you-object" : "chat.you");
  return person < 0 ? say(voice, "chat.others") : name;
}

/** Signs in words, as they are meant in this story: what a screen reader and a reading voice say. */
export const inWords = ({ emoji = {} }: Voice, text: string): string =>
  Object.keys(emoji)
    .sort((one, other) => other.length - one.length)
    .reduce((said, sign) => said.split(sign).join(` ${emoji[sign]} `), text)
    .replace(/ +/g, " ")
    .trim();

/** Monday 16:05. */
export const clock = (voice: Voice, event: Event): string =>
  say(voice, "event.clock", { day: say(voice, `day.${event.day}`), time: hours(event.minute ?? 0) });

const hours = (minute: number): string =>
  `${String(Math.floor(minute / 60) % 24).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;

/** An event in one line. `about` is the event that it is about. */
export function tell(voice: Voice, event: Event, about?: Event): string {
  const kind = event.kind ?? "message";
  if (kind === "message") return text(voice, event.text);
  if (kind === "clock") return clock(voice, event);
  const { you = 0 } = voice;
  const own = event.by === you ? ".you" : event.people?.join() === `${you}` ? ".of-you" : "";
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
