// SPDX-FileCopyrightText: 2026 The Omstander authors
// SPDX-License-Identifier: MIT

/** What happened as the lines of one chat, on the player's phone and on another's. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { aloud, spoken } from "../src/play/aloud.ts";
import { known } from "../src/play/chats.ts";
import { lines } from "../src/play/lines.ts";
import { phone } from "../src/walk.ts";
import { at, chats, voice } from "./story.ts";

const walk = at({ picks: "5,1" }).walk;
const of = (chat: number, person = 0, speaking = voice) => lines(speaking, walk, chat, { person });

test("a reaction sits on the message that it is about, with its sign in words", () => {
  const [, message] = lines(voice, at({ picks: "" }).walk, chats.GROUP);
  assert.ok(message?.kind === "message");
  assert.deepEqual(message.reactions, [{ emoji: "💀", who: "Mila", spoken: "Mila zet doodshoofd bij Daan" }]);
});

test("a second reaction of the same person takes the place of the first", () => {
  const there = at({ picks: "2" }).walk;
  const twice = { ...there, edges: [...there.edges, ...there.edges] };
  const [, message] = lines(voice, twice, chats.GROUP);
  assert.ok(message?.kind === "message");
  assert.deepEqual(message.reactions.map(({ who }) => who), ["Mila", "Jij"]);
});

test("an answer quotes what it is about", () => {
  const answer = of(chats.GROUP).find((line) => line.words.text === "die met de haai");
  assert.ok(answer?.kind === "message");
  assert.deepEqual(answer.quote, { who: "Jij", words: { text: "welke film" } });
});

test("keys are the same however much is shown, and lines are only added at the end", () => {
  const all = of(chats.GROUP).map(({ key }) => key);
  assert.equal(new Set(all).size, all.length);
  for (let shown = 0; shown < phone(walk, 0).length; shown++) {
    const some = lines(voice, walk, chats.GROUP, { shown }).map(({ key }) => key);
    assert.deepEqual(some, all.slice(0, some.length));
  }
});

test("a clock stands in a chat only before a line of that chat", () => {
  const clocks = (chat: number) => of(chat).filter((line) => line.kind === "clock").map((line) => line.words.text);
  assert.deepEqual(clocks(chats.GROUP), ["zaterdag 19:42", "zondag 10:00"]);
  assert.deepEqual(clocks(chats.PRIVATE), ["zondag 10:00"]);
});

test("what Sem typed and did not send is on Sem's phone alone", () => {
  const unsent = (person: number) => of(chats.GROUP, person).filter((line) => line.kind === "message" && line.unsent);
  assert.deepEqual([0, 1, 2, 3].map((person) => unsent(person).length), [0, 0, 0, 0]);
  const [line] = unsent(4);
  assert.ok(line?.kind === "message");
  assert.deepEqual([line.words.text, line.own], ["laat haar", true]);
});

test("on another phone its owner is on the own side, and the player has a name", () => {
  const sem = of(chats.GROUP, 4, { ...voice, you: -1 });
  const mine = sem.find((line) => line.words.text === "welke film");
  assert.ok(mine?.kind === "message");
  assert.deepEqual([mine.who, mine.own], ["Robin", false]);
  assert.deepEqual(known(walk, phone(walk, 4), 4), [chats.GROUP, chats.PARTY].slice(0, 2));
});

test("words of another language than the page say which", () => {
  const english = { ...voice, language: "en" };
  const [, message] = of(chats.GROUP, 0, english);
  assert.deepEqual(lines(english, at().walk, chats.GROUP)[1]!.words, { text: "NOOR", lang: "nl" });
  assert.deepEqual(message!.words, { text: "weggehaald" });
});

test("read aloud, short forms are spoken in full and signs in words", () => {
  assert.equal(spoken(voice, "ff wachten 💀"), "effe wachten doodshoofd");
  assert.equal(spoken(voice, "Ff, stuff constructor"), "effe, stuff constructor");
  const line = of(chats.GROUP).find((line) => line.words.text === "ff wachten")!;
  assert.equal(aloud(voice, line), "Daan: effe wachten");
});
