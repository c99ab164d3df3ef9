// SPDX-FileCopyrightText: 2026 The Omstander authors
// SPDX-License-Identifier: MIT

/** What was kept is read again, whatever stands there. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { place, play } from "../src/play/play.ts";
import { readSaved, writeSaved } from "../src/play/saved.ts";
import { DEFAULTS, readSettings, writeSettings } from "../src/play/settings.ts";
import { at, automaton } from "./story.ts";

const JUNK = [null, "", "{", "null", "[]", "7", '"x"', "{}", '{"version":1,"picks":2}', '{"__proto__":{"pace":"slow"}}'];

test("a kept place is read as it was written", () => {
  const state = play(play(at({ picks: "1" }), { do: "choose", option: 1 }), { do: "send" });
  assert.deepEqual(readSaved(writeSaved(state), automaton), place(state));
});

test("nothing to read is no place, and a place of another version of the story says so", () => {
  for (const junk of JUNK) assert.equal(readSaved(junk, automaton), null, String(junk));
  const kept = JSON.parse(writeSaved(at({ picks: "1" }))) as object;
  const other = (change: object) => readSaved(JSON.stringify({ ...kept, ...change }), automaton);
  assert.equal(other({ version: "ffffffff" }), "changed");
  assert.equal(other({ picks: "9,9" }), "changed");
  assert.deepEqual(other({ shown: "x", open: {}, read: [1, "x"] }), { picks: "1", shown: undefined, open: undefined, read: undefined });
});

test("settings are read as they were written, and each is valid whatever stands there", () => {
  const mine = { ...DEFAULTS, pace: "slow", clock: true, letters: "largest", names: 1 } as const;
  assert.deepEqual(readSettings(writeSettings(mine), 2), mine);
  for (const junk of JUNK) assert.deepEqual(readSettings(junk), DEFAULTS, String(junk));
  const odd = { pace: "fast", clock: "yes", letters: 3, aloud: true, motion: null, colours: ["dark"], names: 3, more: 1 };
  assert.deepEqual(readSettings(JSON.stringify(odd), 2), { ...DEFAULTS, aloud: true });
});
