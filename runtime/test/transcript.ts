// SPDX-FileCopyrightText: 2026 The Omstander authors
// SPDX-License-Identifier: MIT

/** What happened, as plain lines that two languages can compare: the twin of `tests/conformance/transcript.py`. */

import { fill } from "../src/names.ts";
import { type Automaton, type Event, type Texts, titles } from "../src/walk.ts";

/** One line per event: `[2B] Noor: hallo`, `Noor > Robin: hallo`, `[2B] Daan remove Noor`. */
export function transcript(automaton: Automaton, texts: Texts, seen: Event[]): string[] {
  const marked = new Map(seen.flatMap((event) => (event.mark === undefined ? [] : [[event.mark, event]])));
  const text = (number: number) => (number >= 0 ? fill(texts.texts[number]!, texts.names, texts.language) : "");
  const who = (person: number) => (person === -2 ? "others" : person === -1 ? "" : texts.names[person]!);

  const where = (place: number, { by = -1, in: chat = -1 }: Event) => {
    if (chat < 0) return who(by);
    if (automaton.chats[chat]!.title !== undefined) {
      return `[${text(titles(automaton, seen.slice(0, place))[chat]!)}] ${who(by)}`.trimEnd();
    }
    const other = automaton.chats[chat]!.members.filter((person) => person !== by).map(who);
    return `${who(by)} > ${other.join(" ")}`.trim();
  };

  return seen.map((event, place) => {
    const words = event.kind === undefined ? [] : [event.kind];
    words.push(...(event.people ?? []).map(who));
    if (event.noticers) words.push("!", ...event.noticers.map(who));
    if (event.everyone) words.push("everyone");
    if (event.others) words.push(`+${event.others}`);
    if (event.seconds) words.push(`${event.seconds}s`);
    if (event.day !== undefined) words.push(`${event.day} ${event.minute}`);
    const about = event.on === undefined ? undefined : marked.get(event.on);
    if (about) words.push(`on "${text(about.text ?? -1)}"`);
    const told = `${where(place, event)} ${words.join(" ")}`.trimEnd() + (event.text === undefined ? "" : `: ${text(event.text)}`);
    return told.trim() + (event.choices ?? []).map((choice) => ` / ${text(choice)}`).join("");
  });
}
