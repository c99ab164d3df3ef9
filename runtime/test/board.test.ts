// SPDX-FileCopyrightText: 2026 The Omstander authors
// SPDX-License-Identifier: MIT

/** The board: it plays the path and no further, says what the class did in words, and looks back on all rounds. */

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

import { lookedBack, openAt, rounds, row } from "../src/class/board-corridor.ts";
import { pressed } from "../src/class/board-keys.ts";
import { all, along, before, beat, from, isTold, next, open, stages, stoppedAt, tick, walkTo } from "../src/class/board-play.ts";
import { type Board, empty, readMemory, remembered, resume, runs, scene, take } from "../src/class/board-state.ts";
import { asked, counted, did, grouped, notes, pieces, place, thinks, typed } from "../src/class/board-words.ts";
import { classVoice } from "../src/class/facts.ts";
import type { Entry } from "../src/class/follow.ts";
import { type Play, feed } from "../src/play/play.ts";
import { type Texts, type Walk, corridor, ending, isProblem, load, loadTexts, moment, offers, step, writePicks } from "../src/walk.ts";
import type { Voice } from "../src/words.ts";
import { strings } from "./stories.ts";

const root = new URL("../../", import.meta.url);

/** The bundled story as a class plays it. */
function forClasses(story: string): Voice {
  const folder = mkdtempSync(join(tmpdir(), "omstander-"));
  try {
    execFileSync(fileURLToPath(new URL(".venv/bin/omstander", root)), ["build", story, "--out", folder], { stdio: "ignore" });
    const automaton = load(readFileSync(join(folder, "class.json"), "utf8"));
    assert.ok(!isProblem(automaton));
    const texts = loadTexts(readFileSync(join(folder, "nl.json"), "utf8"), automaton);
    assert.ok(!isProblem(texts));
    const said = { ...strings("nl"), ...strings("board.nl"), ...strings("join.nl") };
    return classVoice({ automaton, texts: texts as Texts, strings: said, language: "nl" });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const voice = forClasses("zonder-noor");
const { automaton } = voice;
const first = automaton.moments.findIndex((one) => one.class);

function there(path: string): Walk {
  const found = walkTo(automaton, path);
  assert.ok(!isProblem(found));
  return found;
}
function at(path: string, shown?: number): Play {
  const found = open(automaton, path, shown);
  assert.ok(!isProblem(found));
  return found;
}

/** The path on from here: the first quiet option where no class chooses, until a class moment or the end. */
function settled(here: Walk): Walk {
  const number = moment(here);
  if (number < 0 || automaton.moments[number]!.class) return here;
  const quiet = automaton.moments[number]!.options.findIndex(([, act, alone]) => alone && act !== "silent") + 1;
  const on = step(here, quiet || offers(here)[0]!.option);
  assert.ok(!isProblem(on));
  return settled(on);
}

/** The log of a class that takes these options at its moments. */
function log(picks: string[], begun = there("")): { entries: Entry[]; walk: Walk } {
  const entries: Entry[] = [{ n: 1, kind: "started", path: writePicks(settled(begun)) }];
  let here = settled(begun);
  for (const pick of picks) {
    const number = moment(here);
    entries.push({ n: entries.length + 1, kind: "opened", moment: number, round: 1, seconds: null, views: false });
    const taken = step(here, parseInt(pick), pick.endsWith("+"));
    assert.ok(!isProblem(taken), pick);
    here = settled(taken);
    entries.push({ n: entries.length + 1, kind: "resolved", moment: number, pick, path: writePicks(here), group: "silent", private: true, view: null });
  }
  return { entries, walk: here };
}
const silent = (number: number): string => String(automaton.moments[number]!.options.findIndex(([, act]) => act === "silent") + 1);
const played = (entries: Entry[], live = false, from: Board = empty): Board => entries.reduce((board, entry) => take(board, entry, automaton, live), from);

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

test("what the class did is said in the words of its group alone; the private sentence only where many did", () => {
  assert.deepEqual(did(voice, { group: "silent", private: false }), ["In de groep bleef het stil."]);
  assert.deepEqual(did(voice, { group: "together", private: true }), ["Iemand zei iets in de groep. Anderen ook.", "Veel mensen deden iets privé."]);
  for (const group of ["silent", "said", "together", "joined"]) assert.doesNotMatch(did(voice, { group, private: true }).join(" "), /\d|board\./);
  assert.equal(thinks(voice, { view: null }), "");
  assert.match(thinks(voice, { view: "misjudged" }), /^De meesten hier vinden dit niet oké\. En de meesten dachten/);
});

test("the log shows what the class did where it did it, once a moment, and the newest of two rounds", () => {
  const { walk, entries } = log(["1", silent(2), silent(3)]);
  const reveals = [...played(entries).stage.reveals, { moment: 2, round: 2, pick: silent(2), group: "joined" as const, private: false, view: null }];
  const told = notes(voice, walk, reveals, 0);
  assert.equal(told.length, 3);
  assert.equal(told[1]!.words, "In de groep ging het door.");
  assert.equal(told[0]!.after, feed(before(walk, first)!).length);
});

test("letters stand for options as the board shows them, and counts go out as the script has them", () => {
  const { options, question } = asked(voice, "")!;
  assert.match(question.text, /En jij\?$/);
  assert.deepEqual(options.map(({ letter }) => letter), ["A", "B", "C", "D", "E"]);
  const counts = counted(voice, first, options, { A: 3, E: 9 });
  assert.equal(counts.length, automaton.moments[first]!.options.length);
  assert.equal(counts[options[0]!.option - 1], 3);
  assert.equal(counts[options[4]!.option - 1], 9);
  assert.equal(counts.reduce((sum, one) => sum + one, 0), 12);
  assert.equal(asked(voice, writePicks(log(["1", "1", "1"]).walk)), null);
});

test("only whole numbers up to 5000 count as slips", () => {
  assert.deepEqual(["7", " 12 ", "5000"].map(typed), [7, 12, 5000]);
  for (const wrong of ["", "-1", "1.5", "5001", "zeven", "1e3"]) assert.equal(typed(wrong), null, wrong);
});

test("a code is shown in two groups of four, and an address may break at its signs only", () => {
  assert.deepEqual(grouped("BCDF2345"), ["BCDF", "2345"]);
  assert.equal(pieces("http://192.168.1.2:8000/join").join(""), "http://192.168.1.2:8000/join");
  assert.ok(pieces("a.nl/join").includes("nl/"));
});

test("a place to go back to has its time and its headline", () => {
  const { walk } = log(["1", "1", "1"]);
  assert.deepEqual(place(voice, walk, 2).when, "zaterdag 23:10");
  assert.doesNotMatch(place(voice, walk, 2).heading.text, /En jij/);
});

test("the corridor has one column for each class moment, with the blocks that the walk computes", () => {
  for (const picks of [["1", "1", "1"], [silent(0), silent(2), silent(3)], ["3+", "3+", "3+"]]) {
    const { entries, walk } = log(picks);
    const [round] = rounds(automaton, entries);
    const seen = lookedBack(voice, round!)!;
    const steps = corridor(walk).filter((one) => automaton.moments[one.moment]!.class);
    assert.equal(seen.columns.length, steps.length);
    seen.columns.forEach(({ row: { blocks, mark, heard }, when, did: words, said }, place) => {
      const { before: then, after, silent: leads } = steps[place]!;
      blocks.forEach((block, rank) => assert.equal(block, after & (1 << rank) ? "full" : then & (1 << rank) ? "striped" : "empty"));
      assert.equal(mark, leads);
      assert.match(when, /\d\d:\d\d$/);
      assert.deepEqual(words, ["In de groep bleef het stil.", "Veel mensen deden iets privé."]);
      assert.ok(said && heard && !/board\.|look\./.test(said + heard));
    });
    assert.equal(seen.row.dot, ending(walk));
    assert.equal(seen.row.blocks.filter((block) => block === "full").length, 1);
  }
});

test("every ending that the class came to is a round; what nobody chose has no words of theirs", () => {
  const { entries, walk } = log([silent(0), silent(2), silent(3)]);
  const back = before(walk, 2)!;
  const taken = step(back, 1);
  assert.ok(!isProblem(taken));
  const other = settled(step(settled(taken), parseInt(silent(3))) as Walk);
  const n = entries.length;
  const more: Entry[] = [
    { n: n + 1, kind: "reopened", moment: 2, path: writePicks(back) },
    { n: n + 2, kind: "opened", moment: 2, round: 2, seconds: null, views: false },
    { n: n + 3, kind: "resolved", moment: 2, pick: silent(2), path: writePicks(walk), group: "silent", private: false, view: null },
    { n: n + 4, kind: "also", moment: 2, path: writePicks(other) },
  ];
  const found = rounds(automaton, [...entries, ...more]);
  assert.deepEqual(found.map(({ also }) => also), [false, false, true]);
  assert.equal(found[0]!.reveals.length, 3);
  assert.ok(lookedBack(voice, found[1]!)!.columns[1]!.did.length > 0);
  assert.deepEqual(lookedBack(voice, found[2]!)!.columns[1]!.did, []);
});

test("how many: the step that holds for a number is the last that does not lie above it", () => {
  const steps: [number, number][] = [[0, 1], [4, 3], [20, 12]];
  const at = (many: number) => openAt(voice, steps, many).map(({ open }) => open);
  assert.deepEqual(at(0), [true, false, false, false]);
  assert.deepEqual(at(3), at(0));
  assert.deepEqual(at(4), [true, true, false, false]);
  assert.deepEqual(at(30), [false, false, true, true]);
  assert.deepEqual(row(openAt(voice, steps, 30), voice).blocks, ["empty", "empty", "full", "full"]);
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
