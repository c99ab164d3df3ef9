// SPDX-FileCopyrightText: 2026 The Omstander authors
// SPDX-License-Identifier: MIT

/** What the board says: what the class did in words, what there is to choose, and the corridor of every round. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { lookedBack, openAt, roundAfter, rounds, row } from "../src/class/board-corridor.ts";
import { before } from "../src/class/board-play.ts";
import { asked, counted, did, grouped, notes, pieces, place, thinks, typed } from "../src/class/board-words.ts";
import type { Entry } from "../src/class/follow.ts";
import { feed } from "../src/play/play.ts";
import { type Walk, corridor, ending, isProblem, step, writePicks } from "../src/walk.ts";
import { automaton, first, log, played, settled, silent, voice } from "./board.ts";

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

test("keys lead from round to round and stop at the first and at the newest", () => {
  const three = [0, 1, 2].map((n) => ({ path: `${n}`, also: false, reveals: [] }));
  assert.equal(roundAfter(three, -1, 0), 2);
  assert.equal(roundAfter(three, -1, -1), 1);
  assert.equal(roundAfter(three, 0, -1), 0);
  assert.equal(roundAfter(three, 2, 1), 2);
});
