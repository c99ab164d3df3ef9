// SPDX-FileCopyrightText: 2026 The Omstander authors
// SPDX-License-Identifier: MIT

/** Hé, and the last thing: what is asked after an ending, and what comes of an answer. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { after, due, fresh, lastLines } from "../src/play/after.ts";
import { NONE, type Sign, remarks, signs } from "../src/play/hey.ts";
import { bystander } from "../src/play/other.ts";
import { readSettings } from "../src/play/settings.ts";
import { type Walk, lastThing } from "../src/walk.ts";
import { along, bundled, everyWalk, strings } from "./stories.ts";

const settings = readSettings(null);
const noor = bundled("zonder-noor");
const quiet = along(noor, 5, 5, 5, 5, 5);

for (const story of ["wissel", "zonder-noor"]) {
  const voice = bundled(story);
  test(`${story}: five to seven messages on every path, each with its time`, () => {
    for (const walk of everyWalk(voice)) {
      const asked = signs(voice, walk);
      assert.ok(asked.length >= 5 && asked.length <= 7);
      for (const { when, words } of asked) assert.ok(/\d\d:\d\d$/.test(when) && words.text);
    }
  });
}

test("of more than seven the first and the last stay, and the rest lie evenly between", () => {
  const runs = noor.automaton.runs.map((run) => run.map((event) => (event.kind === undefined ? { ...event, noticed: true } : event)));
  const automaton = { ...noor.automaton, runs };
  const marked = (here: Walk): Walk => ({ ...here, automaton, before: here.before && marked(here.before) });
  const asked = signs({ ...noor, automaton }, marked(quiet));
  assert.equal(asked.length, 7);
  assert.equal(asked[0]!.words.text, "NOOR");
  assert.equal(new Set(asked).size, 7);
});

const asked = (...noticers: string[][]): Sign[] => noticers.map((names) => ({ by: 1, who: "Noor", words: { text: "" }, when: "", noticers: names }));
const voice = { ...noor, strings: strings("nl") };

test("who noticed before you had noticed already; the first is told in full and the others briefly", () => {
  assert.deepEqual(remarks(voice, asked([], ["Noor"], ["Sem"], []), 3), [[], ["Noor had het hier al door."], ["Sem hier."], ["Jij dacht het hier."]]);
  assert.deepEqual(remarks(voice, asked([], ["Noor"]), 0), [["Jij dacht het hier."], ["Noor had het hier door."]]);
  assert.deepEqual(remarks(voice, asked(["Noor", "Sem"], []), NONE), [["Noor had het hier door.", "Sem hier."], []]);
});

test("the last thing: what was sent stands there at once, the answer comes after its pause, and nothing comes of 'not now'", () => {
  assert.ok(lastThing(quiet));
  const sent = after(fresh, { do: "last", option: 1 });
  assert.deepEqual(lastLines(noor, quiet, sent).lines, []);
  assert.equal(due(sent, noor, quiet, settings), 0);
  const once = after(sent, { do: "tick", looking: false });
  const { lines, name, typing } = lastLines(noor, quiet, once);
  assert.deepEqual([name, typing, lines.map(({ words }) => words.text)], ["Noor", "Noor", ["hee. ik had t gezien. sorry"]]);
  assert.ok(due(once, noor, quiet, settings)! >= 3000);
  const twice = after(once, { do: "tick", looking: false });
  assert.equal(lastLines(noor, quiet, twice).lines.length, 2);
  assert.equal(due(twice, noor, quiet, settings), null);

  const no = after(fresh, { do: "last", option: 3 });
  assert.deepEqual(lastLines(noor, quiet, no), { name: "", lines: [], typing: "" });
  assert.equal(due(no, noor, quiet, settings), null);
  assert.equal(after(no, { do: "last", option: 1 }).last, 3);
});

test("another phone plays by ticks, waits when it is told to, and can be shown at once", () => {
  const excerpt = bystander(noor, quiet, settings)!;
  const asked = after(fresh, { do: "phone", excerpt, begin: false });
  assert.equal(due(asked, noor, quiet, settings, true), null);
  let here = after(asked, { do: "phone", excerpt, begin: true });
  assert.equal(due(after(here, { do: "pause" }), noor, quiet, settings, true), null);
  assert.equal(after(here, { do: "at-once" }).shown, excerpt.to);
  let spent = 0;
  for (let wait = due(here, noor, quiet, settings, true); wait !== null; wait = due(here, noor, quiet, settings, true)) {
    spent += wait;
    here = after(here, { do: "tick", looking: true });
  }
  assert.ok(Math.abs(spent / 1000 - excerpt.seconds) < 1e-6);
  assert.equal(here.told, 0);
});

test("a phone that was left half-way keeps nobody from the last thing", () => {
  const excerpt = bystander(noor, quiet, settings)!;
  const left = after(after(fresh, { do: "phone", excerpt, begin: true }), { do: "pause" });
  const sent = after(left, { do: "last", option: 1 });
  assert.equal(due(sent, noor, quiet, settings), 0);
  const once = after(sent, { do: "tick", looking: false });
  assert.deepEqual([once.told, once.shown], [1, left.shown]);
  assert.deepEqual(after(fresh, { do: "tick", looking: true }), fresh);
});
