// SPDX-FileCopyrightText: 2026 The Omstander authors
// SPDX-License-Identifier: MIT

/** The shared vectors of a class: what a screen makes of the log. `tests/conformance/test_live.py` runs the same files. */

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";

import { type Entry, type Stage, follow, lobby } from "../src/class/follow.ts";

interface Vector { about: string; steps?: [Entry, Partial<Stage>][]; tallies?: unknown[]; answered?: unknown[] }

const folder = new URL("../../spec/vectors/live/", import.meta.url);
const vectors = readdirSync(folder).filter((name) => name.endsWith(".json")).sort().map((name): [string, Vector] => [
  name.slice(0, -5),
  JSON.parse(readFileSync(new URL(name, folder), "utf8")) as Vector,
]);

test("every vector is about the log, or about what the server alone works out", () => {
  for (const [name, vector] of vectors) assert.ok(vector.steps ?? vector.tallies ?? vector.answered, name);
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

test("a stage is never changed: following gives another one", () => {
  const before = structuredClone(lobby);
  const [entry] = vectors.find(([name]) => name === "follow-a-lesson")![1].steps![0]!;
  assert.notEqual(follow(lobby, entry), lobby);
  assert.deepEqual(lobby, before);
});
