// SPDX-FileCopyrightText: 2026 The Omstander authors
// SPDX-License-Identifier: MIT

/** The shared vectors of a class: what a screen makes of the log, also of that of a whole lesson. What the server works out is run by
 * `tests/conformance/test_live.py`, with the same files. */

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";

import { type Entry, type Stage, follow, lobby } from "../src/class/follow.ts";
import { ending, isProblem, load, moment, readPicks, walk } from "../src/walk.ts";

interface Vector {
  about: string; steps?: [Entry, Partial<Stage>][]; tallies?: unknown[]; answered?: unknown[]; automaton?: unknown; entries?: Entry[];
}

const folder = new URL("../../spec/vectors/live/", import.meta.url);
const vectors = readdirSync(folder).filter((name) => name.endsWith(".json")).sort().map((name): [string, Vector] => [
  name.slice(0, -5),
  JSON.parse(readFileSync(new URL(name, folder), "utf8")) as Vector,
]);

test("every vector is about the log, or about what the server alone works out", () => {
  for (const [name, vector] of vectors) assert.ok(vector.steps ?? vector.tallies ?? vector.answered ?? vector.entries, name);
});

for (const [name, { steps }] of vectors) {
  if (!steps) continue;
  test(name, () => {
    let stage = lobby;
    for (const [entry, change] of steps) {
      const expected = { ...stage, ...change };
      stage = follow(stage, entry);
      assert.deepEqual(stage, expected, JSON.stringify(entry));
    }
  });
}

for (const [name, { automaton: parts, entries }] of vectors) {
  if (!entries) continue;
  test(`${name}: every path can be walked, to the moment that opens next or to an ending`, () => {
    const automaton = load(parts);
    assert.ok(!isProblem(automaton));
    let stage = lobby;
    for (const entry of entries) {
      const before = stage;
      stage = follow(stage, entry);
      assert.equal(stage.last, entry.n);
      const picks = readPicks(stage.path);
      assert.ok(!isProblem(picks));
      const here = walk(automaton, picks);
      assert.ok(!isProblem(here));
      assert.ok(ending(here) >= 0 || automaton.moments[moment(here)]!.class);
      if (entry.kind === "opened") assert.equal(stage.moment, moment(here));
      if (entry.kind === "resolved") assert.equal(stage.path.split(",")[before.path ? before.path.split(",").length : 0], entry.pick);
    }
    assert.equal(stage.at, "ended");
  });
}

test("a stage is never changed: following gives another one", () => {
  const before = structuredClone(lobby);
  const [entry] = vectors.find(([name]) => name === "follow-a-lesson")![1].steps![0]!;
  assert.notEqual(follow(lobby, entry), lobby);
  assert.deepEqual(lobby, before);
});
