// SPDX-FileCopyrightText: 2026 The Omstander authors
// SPDX-License-Identifier: MIT

/** The shared vectors, walked by TypeScript; `tests/conformance/test_vectors.py` walks the same files. */

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";

import {
  type Automaton, type Texts, type Walk, corridor, ending, events, isProblem, lastEvents, lastThing, load, loadTexts, moment, offers, phone,
  readPicks, titles, walk, writePicks,
} from "../src/walk.ts";
import { fill } from "../src/names.ts";
import { transcript } from "./transcript.ts";

interface Expected { picks: string; names?: string[]; problem?: [string, number]; phones?: Record<string, string[]> }
interface Vector { about: string; automaton: unknown; texts?: Texts; walks?: Expected[]; problem?: string }

const folder = new URL("../../spec/vectors/", import.meta.url);
const files = readdirSync(new URL("walk/", folder)).filter((name) => name.endsWith(".json")).sort();
const vectors = files.map((name): [string, Vector] => [
  name.slice(0, -5),
  JSON.parse(readFileSync(new URL(`walk/${name}`, folder), "utf8")) as Vector,
]);

test("both runners see exactly as many vectors as COUNT says (of walks, and of a class), and each of them claims something", () => {
  const live = readdirSync(new URL("live/", folder)).filter((name) => name.endsWith(".json"));
  assert.equal(vectors.length + live.length, Number(readFileSync(new URL("COUNT", folder), "utf8")));
  for (const [name, vector] of vectors) assert.ok(vector.walks ?? vector.problem, name);
});

for (const [name, vector] of vectors) {
  for (const encoded of [false, true]) {
    const carry = (part: unknown) => (encoded && typeof part === "object" ? JSON.stringify(part) : part);
    test(`${name}${encoded ? ", encoded" : ""}`, () => {
      const found = load(carry(vector.automaton));
      if (vector.problem !== undefined) {
        const refused = vector.texts && !isProblem(found) ? loadTexts(carry(vector.texts), found) : found;
        assert.deepEqual(refused, { code: vector.problem, at: 0 });
        return;
      }
      assert.ok(!isProblem(found), JSON.stringify(found));
      const texts = loadTexts(carry(vector.texts), found);
      assert.ok(!isProblem(texts));
      for (const expected of vector.walks!) assert.deepEqual(outcome(found, texts, expected), expected);
    });
  }
}

/** Walk, and give what the vector asks for. */
function outcome(automaton: Automaton, texts: Texts, expected: Expected): object {
  const picks = readPicks(expected.picks);
  const here = isProblem(picks) ? picks : walk(automaton, picks);
  if (isProblem(here)) return { picks: expected.picks, problem: [here.code, here.at] };
  const given = measured(here, expected.names ? { ...texts, names: expected.names } : texts, expected);
  const asked = Object.entries(given).filter(([key]) => key in expected);
  return { picks: expected.picks, ...Object.fromEntries(asked) };
}

/** The question with which the ending closes, and each option with its act and what follows. */
function last(here: Walk, texts: Texts): unknown[] | null {
  const asked = lastThing(here);
  if (!asked) return null;
  const words = (number: number) => fill(texts.texts[number]!, texts.names, texts.language);
  const options = asked.options.map(([label, act], place) => [
    words(label), act, ...transcript(here.automaton, texts, lastEvents(here, place + 1)),
  ]);
  return [words(asked.prompt), ...options];
}

function measured(here: Walk, texts: Texts, { names, phones = {} }: Expected): Record<string, unknown> {
  const { automaton } = here;
  const shown = (name: string) => transcript(automaton, texts, phone(here, texts.names.indexOf(name)));
  return {
    names,
    position: writePicks(here),
    outcome: here.outcome,
    ending: ending(here),
    moment: moment(here),
    offers: offers(here).map(({ option, many }) => `${option}${many ? "+" : ""}`).join(),
    transcript: transcript(automaton, texts, events(here)),
    phones: Object.fromEntries(Object.keys(phones).map((name) => [name, shown(name)])),
    titles: titles(automaton, phone(here, 0)),
    corridor: corridor(here).map((step) => [
      step.moment, step.before, step.after, step.silent, step.leads, step.change, step.told,
    ]),
    last: last(here, texts),
  };
}
