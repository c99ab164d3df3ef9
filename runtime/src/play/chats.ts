// SPDX-FileCopyrightText: 2026 The Omstander authors
// SPDX-License-Identifier: MIT

/** The chats of a phone: which ones it knows, what they are called, who is in them, and who read the last message. */

import { type Event, titles } from "../walk.ts";
import { type Voice, say, text, who } from "../words.ts";
import { isSpoken } from "./pace.ts";

/** A group has a title; without one it is private. */
export const isGroup = ({ automaton }: Pick<Voice, "automaton">, chat: number): boolean =>
  automaton.chats[chat]?.title !== undefined;

/** The chats that this phone shows after these events: groups that this person is in, and where something happened. */
export function known(voice: Pick<Voice, "automaton">, seen: Event[], person = 0): number[] {
  const busy = new Set(seen.map((event) => event.in));
  return voice.automaton.chats.flatMap((chat, number) =>
    busy.has(number) || (chat.title !== undefined && chat.members.includes(person)) ? [number] : [],
  );
}

/** What a chat is called on this phone: a group as it was last named, a private chat as the other one. */
export function chatName(voice: Voice, chat: number, seen: Event[], person = 0): string {
  const title = titles(voice.automaton, seen)[chat]!;
  if (title >= 0) return text(voice, title);
  return voice.automaton.chats[chat]!.members.filter((member) => member !== person).map((member) => who(voice, member)).join(", ");
}

/** The people with a name who are in a chat after these events. */
export function members({ automaton }: Pick<Voice, "automaton">, chat: number, seen: Event[]): number[] {
  const inside = new Set(automaton.chats[chat]!.members);
  for (const { kind, by = -1, in: place, people = [] } of seen) {
    if (place !== chat) continue;
    if (kind === "make-group") inside.add(by);
    if (kind === "add" || kind === "make-group") people.forEach((person) => inside.add(person));
    if (kind === "remove") people.forEach((person) => inside.delete(person));
    if (kind === "leave") inside.delete(by);
  }
  return [...inside].sort((one, other) => one - other);
}

/** Who is in it, in words: "Daan, Mila, Noor, jij en 19 anderen". */
export function membersInWords(voice: Voice, chat: number, seen: Event[], person = 0): string {
  if (!isGroup(voice, chat)) return say(voice, "moment.private");
  const inside = members(voice, chat, seen);
  const names = inside.filter((one) => one !== person).map((one) => who(voice, one));
  if (inside.includes(person)) names.push(person === (voice.you ?? 0) ? say(voice, "chat.you-too") : who(voice, person));
  const { others } = voice.automaton.chats[chat]!;
  if (others) names.push(say(voice, others === 1 ? "chat.one-more" : "chat.more", { n: others }));
  const last = names.pop() ?? "";
  return names.length ? say(voice, "chat.and", { first: names.join(", "), last }) : last;
}

/**
 * How many of how many have read the last message of a group, the player and whoever sent it included; nothing where the app has
 * not shown that since, or the chat is private.
 */
export function readBy(voice: Pick<Voice, "automaton">, seen: Event[]): { n: number; m: number } | null {
  const here = seen.filter((event) => event.in !== undefined);
  const chat = here[here.length - 1]?.in;
  if (chat === undefined || !isGroup(voice, chat)) return null;
  const log = here.filter((event) => event.in === chat);
  const last = log.map(isSpoken).lastIndexOf(true);
  const reads = log.slice(last + 1).filter((event) => event.kind === "read");
  if (last < 0 || !reads.length) return null;
  const { others = 0 } = voice.automaton.chats[chat]!;
  const inside = members(voice, chat, seen);
  const m = inside.length + others;
  const readers = new Set([0, log[last]!.by ?? -1, ...reads.flatMap((event) => event.people ?? [])]);
  const nameless = Math.max(...reads.map((event) => event.others ?? 0));
  const n = inside.filter((person) => readers.has(person)).length + Math.min(nameless, others);
  return { n: reads.some((event) => event.everyone) ? m : n, m };
}
