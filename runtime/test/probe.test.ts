// SPDX-FileCopyrightText: 2026 The Omstander authors
// SPDX-License-Identifier: MIT

import assert from "node:assert/strict";
import { test } from "node:test";
import { arrival, findings, verdict, type Measures } from "../src/class/probe.ts";

const GOOD: Measures = { posts: true, beats: [20, 1020, 2021, 3020], windows: 8, secure: true, host: "les.example.nl" };
const keys = (measures: Partial<Measures>) => findings({ ...GOOD, ...measures }).map(({ key }) => key);

test("beats that come as they are sent are news that comes at once", () => {
  assert.equal(arrival(GOOD.beats), "yes");
  assert.equal(verdict(GOOD), "fine");
});

test("beats in one lump were held back on their way", () => {
  assert.equal(arrival([3400, 3400, 3401, 3402]), "late");
  assert.equal(arrival([4100, 5100, 6100, 7100]), "late");
  assert.equal(verdict({ ...GOOD, beats: [3400, 3400, 3401, 3402] }), "slower");
});

test("without beats a class can ask, without posts it can do nothing", () => {
  assert.equal(arrival([20]), "no");
  assert.equal(verdict({ ...GOOD, beats: [] }), "slower");
  assert.equal(verdict({ ...GOOD, posts: false }), "not");
});

test("each finding has a sentence of its own", () => {
  assert.deepEqual(keys({}), ["post-yes", "stream-yes", "secure-yes", "windows-many", "elsewhere"]);
  const bad = { posts: false, beats: [], windows: 6, secure: false, host: "127.0.0.1:8000" };
  assert.deepEqual(keys(bad), ["post-no", "stream-no", "secure-no", "windows-few", "here-only"]);
});
