// SPDX-FileCopyrightText: 2026 The Omstander authors
// SPDX-License-Identifier: MIT

/** Looking back: the blocks and the sentences, on every path of the bundled stories. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { type Look, headline, lookBack } from "../src/play/back.ts";
import { type Automaton, type Texts, type Walk, corridor, ending, isProblem, load, readPicks, walk, writePicks } from "../src/walk.ts";
import type { Voice } from "../src/words.ts";
import { along, bundled, everyWalk, strings } from "./stories.ts";

const NOT_TO_DO = ["join", "attack", "silent"];

for (const story of ["wissel", "zonder-noor"]) {
  const voice = bundled(story);
  const looks = everyWalk(voice).map((walk): [Walk, Look] => [walk, lookBack(voice, walk)]);

  test(`${story}: a block that is shut is never open again, and the one that is left is where it ended`, () => {
    for (const [walk, { moments, end }] of looks) {
      const rows = [...moments, end].map(({ row }) => row.blocks);
      rows.slice(1).forEach((row, place) =>
        assert.deepEqual(row.map((block) => block !== "empty"), rows[place]!.map((block) => block === "full")));
      assert.deepEqual(end.row.blocks.flatMap((block, place) => (block === "full" ? [place] : [])), [end.row.dot]);
      assert.equal(voice.texts.texts[voice.automaton.endings[ending(walk)]!]!.slice(0, 3), voice.texts.texts[voice.automaton.endings[end.row.dot]!]!.slice(0, 3));
    }
  });

  test(`${story}: silence leads to an ending that could still happen`, () => {
    for (const [, { moments }] of looks) for (const { row } of moments) assert.notEqual(row.blocks[row.mark], "empty");
  });

  test(`${story}: the sentences say what the blocks show`, () => {
    for (const [, { moments }] of looks) {
      for (const { row: { blocks }, said } of moments) {
        const [first] = said;
        assert.equal(first === voice.strings["look.open"], !blocks.includes("striped"), first);
        const before = blocks.filter((block) => block !== "empty");
        assert.equal(/slecht/.test(first!), before[0] === "striped", first);
        assert.equal(/bet?er|best/i.test(first!), before[before.length - 1] === "striped", first);
      }
    }
  });

  test(`${story}: only what could be sent there is offered, never harm, never what was done`, () => {
    for (const [, { moments }] of looks) {
      for (const { also, you } of moments) {
        assert.ok(also.length + +!NOT_TO_DO.includes(you.act) > 0);
        for (const { act, words } of also) assert.ok(!NOT_TO_DO.includes(act) && words.text !== you.words.text);
      }
    }
  });

  test(`${story}: every heading is told, not asked; every moment has its time and its own place`, () => {
    for (const [, { moments }] of looks) {
      for (const { heading, when, text } of moments) assert.ok(!/[?.]$/.test(heading.text) && /\d\d:\d\d$/.test(when) && !/[{}]|undefined/.test(text));
      assert.equal(new Set(moments.map(({ position }) => position)).size, moments.length);
    }
  });

  test(`${story}: doing harm never reads as having gone better than silence`, () => {
    for (const [, { moments }] of looks) {
      for (const { you, said } of moments) if (/join|attack/.test(you.act)) assert.ok(!/beter/.test(said[1]!));
    }
  });

  test(`${story}: a choice is told beside the same path with silence there`, () => {
    for (const [walk, { moments, target }] of looks.filter((_, place) => place % 7 === 0)) {
      const picks = writePicks(walk).split(",");
      for (const [place, { you, said }] of moments.entries()) {
        const silent = voice.automaton.moments[corridor(walk)[place]!.moment]!.options.findIndex(([, act]) => act === "silent") + 1;
        const other = along(voice, ...picks.map((pick, at) => (at === place ? silent : +pick)));
        const change = walk.outcome - other.outcome;
        const there = change && ending(walk) === ending(other) ? "-there" : "";
        const key = `${change > 0 ? "look.better" : change < 0 ? "look.worse" : "look.same"}${there}`;
        assert.equal(said[1], you.act === "silent" ? undefined : voice.strings[key]!.replace("{name}", target));
      }
    }
  });

  test(`${story}: after the last choice nothing more can be done, so it is not said that it can`, () => {
    for (const [, { moments }] of looks) assert.ok(!moments[moments.length - 1]!.said.join().includes("kon nog steeds"));
  });

  test(`${story}: who sent nothing anywhere is asked something else, and nobody else is`, () => {
    const quiet = looks.filter(([, { silent }]) => silent);
    assert.equal(quiet.length, 1);
    for (const { said } of quiet[0]![1].moments) assert.equal(said.length, 1);
  });
}

test("as text a moment says the same as its blocks, in whole sentences", () => {
  const voice = bundled("zonder-noor");
  const { moments, end } = lookBack(voice, along(voice, 5, 5, 5, 5, 5));
  assert.equal(moments[2]!.text,
    "Noor is uit de groep gezet. Iedereen zag het. Van de vier eindes konden er nog drie. Doet vanaf hier niemand iets? " +
    "Dan kom je uit bij het slechtste einde. Jij: Telefoon onder je kussen leggen. Daarna nog twee. Hier ging een deur dicht: een beter einde.");
  assert.equal(end.text, "Noor zit niet meer in de groep. Van slecht naar goed is dit einde één van de vier.");
});

test("a question at the end is left out of a heading, and only there", () => {
  for (const [prompt, heading] of [
    ["Noor vraagt iets. Niemand zegt iets. En jij?", "Noor vraagt iets. Niemand zegt iets"],
    ["Mila vraagt: \"gaat t?\" Wat doe jij?", "Mila vraagt: \"gaat t?\""],
    ["Wat doe jij?", "Wat doe jij?"],
    ["Om half 9 is er gym, bij de hal enz. vlakbij. Wat nu?", "Om half 9 is er gym, bij de hal enz. vlakbij"],
    ["Noor is eruit. Iedereen zag het.", "Noor is eruit. Iedereen zag het."],
    ["Noor zegt niks meer... En jij?", "Noor zegt niks meer..."],
    ["¿Qué pasa? Noa está fuera. ¿Y tú?", "¿Qué pasa? Noa está fuera"],
  ]) assert.equal(headline(prompt!), heading);
});

test("a path without choices, or with endings that can no longer be reached, is told all the same", () => {
  const vector = JSON.parse(readFileSync(new URL("../../spec/vectors/walk/the-corridor-narrows.json", import.meta.url), "utf8")) as
    { automaton: unknown; texts: Texts; walks: { picks: string }[] };
  const automaton = load(vector.automaton);
  assert.ok(!isProblem(automaton));
  const voice: Voice = { automaton: automaton as Automaton, texts: vector.texts, strings: strings("nl") };
  for (const { picks } of vector.walks) {
    const read = readPicks(picks);
    const here = isProblem(read) ? read : walk(voice.automaton, read);
    assert.ok(!isProblem(here));
    if (ending(here) >= 0) assert.equal(lookBack(voice, here).moments.length, picks.split(",").length);
  }
});

test("every key that looking back can say is there, in both languages", () => {
  const keys = ["open", "better", "same", "worse", "all-open", "some-open", "one-open", "left", "left-one", "ended", "silence-best", "silence-more",
    "silence-1", "silence-2", "silence-3", "silence-4", "silent", "also", "full", "striped", "empty", "mark", "dot", "as-text", "as-blocks", "share",
    ...["best", "good", "worst", "bad", "both", "some", "last", "between"].map((one) => `shut-${one}`)];
  for (const language of ["nl", "en"]) for (const key of keys) assert.ok(strings(language)[`look.${key}`], `${language} look.${key}`);
});
