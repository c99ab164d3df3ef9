// SPDX-FileCopyrightText: 2026 The Omstander authors
// SPDX-License-Identifier: MIT

/** A session is loaded whole or not at all, and a class is spoken of as a class. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { classVoice, storyVoice } from "../src/class/facts.ts";
import { tell, who } from "../src/words.ts";
import { automaton, voice as plain } from "./story.ts";

const strings = { ...plain.strings, "event.rename": "{name} heeft de naam veranderd", "event.rename.you": "Jij hebt de naam veranderd", "event.make-admin": "{people} is beheerder", "event.make-admin.of-you": "Jij bent beheerder" };
const voice = classVoice({ ...plain, strings }, "Een van jullie", "een van jullie", "jullie", "Het bleef stil.");

test("in a class nobody is you: who that would be is one of them, at the start of a sentence and in it", () => {
  assert.equal(who(voice, 0), "Een van jullie");
  assert.equal(who(voice, 0, true), "een van jullie");
  assert.equal(tell(voice, { kind: "rename", by: 0, in: 0, text: 0 }), "Een van jullie heeft de naam veranderd");
  assert.equal(tell(voice, { kind: "make-admin", by: 2, in: 0, people: [0] }), "een van jullie is beheerder");
  assert.equal(who(voice, 1), "Noor");
});

test("a class is told that it stayed silent, never that somebody sent nothing", () => {
  assert.equal(voice.strings["moment.passed"], "Het bleef stil.");
  assert.equal(voice.strings["moment.passed-seen"], "Het bleef stil.");
});

test("the words of a class change nothing of the words of one device", () => {
  assert.equal(who({ ...plain, strings }, 0), "Jij");
  assert.equal(strings["event.rename.you"], "Jij hebt de naam veranderd");
});

test("parts that do not belong together are no story", () => {
  const words = { strings, help: [] };
  const texts = plain.texts as unknown as Record<string, unknown>;
  const story = JSON.parse(JSON.stringify(automaton)) as Record<string, unknown>;
  assert.ok(storyVoice(words, story, texts, "nl"));
  assert.equal(storyVoice(words, story, { ...texts, version: "ffffffff" }, "nl"), null);
  assert.equal(storyVoice(words, {}, texts, "nl"), null);
  assert.equal(storyVoice(words, { ...story, nodes: [] }, {}, "nl"), null);
});
