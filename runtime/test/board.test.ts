// SPDX-FileCopyrightText: 2026 The Omstander authors
// SPDX-License-Identifier: MIT

/** The board plays the path and no further, shows what the log says, and comes back to where it was. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { pressed } from "../src/class/board-keys.ts";
import { all, along, before, beat, from, isTold, next, stages, stoppedAt, tick } from "../src/class/board-play.ts";
import { empty, readMemory, remembered, resume, runs, scene, take } from "../src/class/board-state.ts";
import { feed } from "../src/play/play.ts";
import { isProblem, writePicks } from "../src/walk.ts";
import { at, automaton, first, log, played, silent, voice } from "./board.ts";

test("the board plays every event of a path one by one, and stops by itself at the moment", () => {
  let state = at("", 0);
  let beats = 0;
  for (let wait = beat(state, voice); wait !== null; wait = beat(state, voice)) {
    const { shown } = state;
    state = tick(state);
    assert.ok(state.shown === shown || state.shown === shown + 1);
    assert.ok(wait >= 0 && ++beats < 1000);
  }
  assert.ok(isTold(state));
  assert.deepEqual(stoppedAt(state), { moment: first, ending: -1 });
  assert.equal(tick(state).shown, state.shown);
});

test("whoever stands at the board brings the next message, or all that is left, and never anything behind the path", () => {
  const state = at("", 0);
  const end = all(state);
  assert.equal(end.shown, feed(state.walk).length);
  assert.equal(stoppedAt(end).moment, first);
  let here = state;
  for (let press = 0; !isTold(here); press++) {
    assert.ok(press < 500 && next(here).shown > here.shown);
    here = next(here);
  }
  assert.equal(here.shown, end.shown);
});

test("private chats come beside the group and go again; the group in sight is always a group", () => {
  const { walk } = log(["1", silent(2), silent(3)]);
  let state = at(writePicks(walk), 0);
  const seen = new Set<number>();
  while (!isTold(state)) {
    const { group, aside } = stages(state);
    assert.notEqual(automaton.chats[group]!.title, undefined);
    assert.ok(aside < 0 || automaton.chats[aside]!.title === undefined);
    seen.add(aside);
    state = tick(state);
  }
  assert.ok(seen.has(-1) && seen.size > 1);
});

test("a resolution goes on where the board stopped; going back shows again only what can be different", () => {
  const { walk } = log(["1", "1", "1"]);
  const end = all(at(writePicks(walk)));
  const back = before(walk, 2)!;
  const again = along(end, writePicks(back));
  assert.ok(!isProblem(again));
  assert.equal(again.shown, feed(back).length);
  const other = log(["1", silent(2)]).walk;
  const on = along(again, writePicks(other));
  assert.ok(!isProblem(on));
  assert.equal(on.shown, feed(back).length);
  assert.ok(on.shown < feed(other).length);
  assert.equal(from(end, 2).shown, feed(back).length);
});

test("the screen follows the stage: paused and black go before everything but the end", () => {
  const { entries } = log(["1"]);
  let board = played(entries.slice(0, 1));
  assert.equal(scene(empty), "lobby");
  assert.equal(scene(board), "chat");
  assert.ok(runs(board));
  const n = 1;
  board = take(board, { n: n + 1, kind: "paused" }, automaton, true);
  assert.equal(scene(board), "paused");
  assert.ok(!runs(board));
  board = take(board, { n: n + 2, kind: "hidden" }, automaton, true);
  assert.equal(scene(board), "hidden");
  board = take(board, { n: n + 3, kind: "ended", wiped: false }, automaton, true);
  assert.equal(scene(board), "ended");
});

test("an entry that came before, and one that comes too early, change nothing", () => {
  const { entries } = log(["1"]);
  const board = played(entries.slice(0, 2));
  assert.equal(take(board, entries[0]!, automaton, true), board);
  assert.equal(take(board, { n: 9, kind: "paused" }, automaton, true), board);
});

test("what the class did is read before the chat goes on, but not once more after a reload", () => {
  const { entries } = log(["1"]);
  const live = played(entries, true);
  assert.equal(scene(live), "told");
  assert.ok(!runs(live));
  assert.equal(scene(played(entries)), "chat");
});

test("after a reload the board stands where it stood, and without a memory at the beginning of the stretch", () => {
  const { entries } = log(["1"]);
  const before = played(entries);
  const shown = before.play!.shown;
  const on = { ...before, play: tick(tick(tick(tick(before.play!)))) };
  assert.ok(on.play.shown > shown);
  const kept = readMemory(JSON.stringify(remembered(on)));
  assert.equal(resume(played(entries), kept, 0).play!.shown, on.play.shown);
  assert.equal(resume(played(entries), null, 0).play!.shown, shown);
  assert.equal(resume(played(entries), null, shown + 2).play!.shown, shown + 2);
  assert.equal(resume(played(entries), { last: 1, path: "other", shown: 1 }, 0).play!.shown, shown);
  for (const wrong of [null, "", "{", "[]", '{"last":1,"path":2,"shown":3}']) assert.equal(readMemory(wrong), null);
});

test("what the story showed stands there at once when the class is asked", () => {
  const { entries } = log(["1"]);
  const board = played(entries.slice(0, 2));
  assert.equal(scene(board), "open");
  assert.ok(isTold(board.play!));
});

test("keys go on with the chat, a button or a field keeps its own, and combinations belong to the browser", () => {
  const key = (name: string, on = "chat" as const, target: unknown = null, more = {}) =>
    pressed({ key: name, ctrlKey: false, metaKey: false, altKey: false, target: target as EventTarget, ...more }, on);
  const field = { tagName: "INPUT", closest: () => ({}) };
  assert.deepEqual(key(" "), { do: "next", by: 1 });
  assert.deepEqual(key("ArrowRight"), { do: "next", by: 1 });
  assert.deepEqual(key("End"), { do: "all", by: 1 });
  assert.equal(key(" ", "chat", field), null);
  assert.equal(key("a"), null);
  assert.equal(key(" ", "chat", null, { ctrlKey: true }), null);
  assert.deepEqual(key("ArrowLeft", "how-many" as "chat"), { do: "many", by: -1 });
  assert.deepEqual(key("ArrowRight", "questions" as "chat"), { do: "question", by: 1 });
  assert.equal(key(" ", "open" as "chat"), null);
});
