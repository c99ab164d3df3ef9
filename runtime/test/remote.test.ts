// SPDX-FileCopyrightText: 2026 The Omstander authors
// SPDX-License-Identifier: MIT

/** The remote: what its button says before it is tapped, what its clock says, what there is to read out, what it is asked to suggest. */

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

import type { Session } from "../src/class/facts.ts";
import { type Entry, type Stage, follow, lobby } from "../src/class/follow.ts";
import { type Guide, type Happened, agreements, filled, guideStep, questions, roleFacts, suggested, told, usable } from "../src/class/lesson.ts";
import { left, plan, stepOf, warning } from "../src/class/remote-clock.ts";
import { type Seen, script, stepNames } from "../src/class/remote-script.ts";
import { TOGETHER_BELOW, VIEWS_FROM, joinLink, nothing as unknowing, sight, take } from "../src/class/remote-state.ts";
import { type Course, type Next, endsWorst, nextStep, otherWay, since } from "../src/class/remote-steps.ts";
import { bundled } from "./stories.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const guide = (language: string): Guide => JSON.parse(readFileSync(`${root}content/class/lesson.${language}.json`, "utf8")) as Guide;
const nl = guide("nl");
const PEOPLE = { target: "Noor", instigator: "Daan", follower: "Mila", bystander: "Sem" };

interface Lesson { about: string; hey: boolean; endings: Record<string, number>; marks: Record<string, number>; best: number; moments: number; log: Entry[] }

/** Whole lessons as the server plays them, one tap after the other. */
const lessons = JSON.parse(execFileSync(`${root}.venv/bin/python`, ["-m", "tests.live.telling"], { cwd: root, encoding: "utf8" })) as Lesson[];

const courseOf = ({ endings, marks, hey, best, moments }: Lesson): Course => ({
  ending: (path) => endings[path]!, hey: (path) => hey && marks[path]! > 1, best, moments,
});

/** What an entry is to the button. */
const STEPS: Record<string, Next> = {
  started: "begin", hey: "hey", heard: "heard", opened: "open", resolved: "resolve", reopened: "back", also: "also", ended: "end", resumed: "resume",
};
const stepOfEntry = ({ kind, what }: Entry): Next => (kind === "showed" ? (what as Next) : STEPS[kind]!);

test("the button says beforehand what each tap of a whole lesson will do", () => {
  let taps = 0;
  for (const lesson of lessons) {
    let stage = lobby;
    for (const [at, entry] of lesson.log.entries()) {
      if (entry.kind !== "paused") {
        assert.equal(nextStep(stage, lesson.log.slice(0, at), courseOf(lesson)), stepOfEntry(entry), `${lesson.about}, entry ${entry.n}`);
        taps += 1;
      }
      stage = follow(stage, entry);
    }
    assert.equal(nextStep(stage, lesson.log, courseOf(lesson)), "");
  }
  assert.ok(taps > 200);
});

test("every lesson goes back to a moment, and none ends on the worst ending without a word", () => {
  for (const lesson of lessons) {
    let stage = lobby;
    let asked = false;
    for (const [at, entry] of lesson.log.entries()) {
      if (endsWorst(stage, courseOf(lesson))) {
        asked = true;
        assert.equal(otherWay(lesson.log.slice(0, at)), lesson.log.slice(0, at).some(({ kind }) => kind === "reopened") ? "also" : "back");
      }
      stage = follow(stage, entry);
    }
    assert.ok(lesson.log.some(({ kind }) => kind === "reopened"), lesson.about);
    assert.ok(!endsWorst(stage, courseOf(lesson)), lesson.about);
    assert.equal(asked, Object.values(lesson.endings).includes(0), lesson.about);
  }
});

// --- the clock

/** The steps of a lesson as the clock sees them, with the minutes of the guide. */
function walked(lesson: Lesson): string[] {
  let stage = lobby;
  return lesson.log.flatMap((entry, at) => {
    stage = follow(stage, entry);
    const entries = lesson.log.slice(0, at + 1);
    return stage.paused ? [] : [stepOf(stage, nextStep(stage, entries, courseOf(lesson)), since(entries))];
  });
}

test("the steps of a lesson follow the plan, and never go back in it", () => {
  for (const lesson of lessons) {
    const names = plan(nl, lesson.moments, lesson.hey).map(({ step }) => step);
    const places = walked(lesson).map((step) => names.indexOf(step));
    assert.ok(!places.includes(-1), `${lesson.about}: ${walked(lesson)}`);
    assert.deepEqual(places, [...places].sort((one, other) => one - other), `${lesson.about}: ${walked(lesson)}`);
  }
});

test("a lesson of three moments is planned at fifty minutes, one of two at less", () => {
  const minutes = (count: number) => plan(nl, count, true).reduce((sum, one) => sum + one.minutes, 0);
  assert.equal(minutes(3), 50);
  assert.equal(minutes(2), 45);
  assert.ok(minutes(4) > 50);
});

test("what is left of the hour is counted over midnight too, and nobody has to say", () => {
  assert.equal(left(null, 600), null);
  assert.equal(left(630, 600), 30);
  assert.equal(left(600, 605), -5);
  assert.equal(left(10, 1430), 20);
  assert.equal(left(1430, 10), -20);
});

test("the clock says in time that it is time to look back, and keeps the last eight minutes free", () => {
  const planned = plan(nl, 3, true);
  assert.equal(warning(planned, "moment1", 40), "");
  assert.equal(warning(planned, "scene1", 19), "short");
  assert.equal(warning(planned, "moment2", 18), "back");
  assert.equal(warning(planned, "moment0", 18), "back");
  assert.equal(warning(planned, "back", 18), "");
  assert.equal(warning(planned, "arrive", 18), "short", "nobody looks back on what has not begun");
  for (const step of planned.slice(0, planned.findIndex((one) => one.step === "agreement")).map((one) => one.step)) {
    assert.equal(warning(planned, step, 8), "notes", step);
    assert.equal(warning(planned, step, 1), "notes", step);
    assert.equal(warning(planned, step, 0), "over", step);
  }
  assert.equal(warning(planned, "agreement", 3), "");
  assert.equal(warning(planned, "help", -2), "over");
  assert.equal(warning(planned, "close", -2), "");
});

// --- the script

const seen = (stage: Partial<Stage>, more: Partial<Seen> = {}): Seen => ({
  stage: { ...lobby, ...stage }, next: "open", mode: "devices", needs: "", views: true, since: "started", ...more,
});

test("at every step of every lesson there is something to read, and every name is of this story", () => {
  for (const lesson of lessons) {
    let stage = lobby;
    for (const [at, entry] of lesson.log.entries()) {
      stage = follow(stage, entry);
      const entries = lesson.log.slice(0, at + 1);
      const from = since(entries);
      const now = seen(stage, { next: nextStep(stage, entries, courseOf(lesson)), since: from, mode: lesson.hey ? "devices" : "board" });
      const parts = script(nl, now, new Map([[stage.moment, ["Wacht even."]]]), { ...PEOPLE, when: "zaterdag 23:10" });
      assert.ok(parts.length > 0, `${lesson.about} at ${entry.kind}`);
      assert.doesNotMatch(JSON.stringify(parts), /\{[a-z]+\}/);
      if (stage.at === "open") assert.ok(parts.some(({ story }) => story?.length), "the author's notes stand with the moment");
    }
  }
});

test("a class takes part in its own way, and is spoken to so", () => {
  assert.deepEqual(stepNames(seen({ at: "open" })), ["ask", "choose"]);
  assert.deepEqual(stepNames(seen({ at: "open" }, { views: false })), ["ask-plain", "choose"]);
  assert.deepEqual(stepNames(seen({ at: "open" }, { mode: "board", needs: "counts" })), ["ask-board", "choose-board"]);
  assert.deepEqual(stepNames(seen({ at: "open" }, { needs: "together" })), ["ask-together", "choose-together"]);
  for (const mode of ["devices", "pairs", "board", "audience"]) {
    for (const name of stepNames(seen({ at: "lobby" }, { mode }))) assert.ok(guideStep(nl, name, PEOPLE), `${mode}: ${name}`);
  }
});

test("what the class noticed is said only where it is shown", () => {
  assert.deepEqual(stepNames(seen({ at: "heard", levels: [1, 2] })), ["heard", "ask"]);
  assert.deepEqual(stepNames(seen({ at: "heard", levels: null })), ["heard-few", "ask"]);
  for (const language of ["nl", "en"]) assert.ok(guideStep(guide(language), "heard-few", PEOPLE));
});

test("a pause changes the button, and neither the script nor the clock", () => {
  const lesson = { moments: [{ moment: 2, notes: [] }], back: [2] };
  const session = { voice: bundled("zonder-noor"), facts: { mode: "devices", hey: true, ends: 600 }, lesson } as unknown as Session;
  const started = take(unknowing, [{ n: 1, kind: "started", path: "" }]);
  const [on, still] = [started, take(started, [{ n: 2, kind: "paused" }])].map((one) => sight(session, nl, one, 560));
  assert.deepEqual([on!.next, still!.next], ["hey", "resume"]);
  assert.deepEqual([still!.parts, still!.warning], [on!.parts, on!.warning]);
});

test("a link to copy has the code that works now", () => {
  const facts = { link: "https://school.example/join?lang=nl#AAAABBBB" } as Session["facts"];
  const host = { seats: 0, cap: 9, locked: false, code: "CCCCDDDD", gauge: "none", needs: "" };
  assert.equal(joinLink(facts, host), "https://school.example/join?lang=nl#CCCCDDDD");
  assert.equal(joinLink(facts, null), facts.link);
});

test("each moment has its own talk, and a later one the last", () => {
  const reveal = { moment: 2, round: 1, pick: "1", group: "silent" as const, private: false, view: null };
  const talk = (count: number) =>
    script(nl, seen({ at: "playing", reveals: Array.from({ length: count }, () => reveal) }, { since: "resolved" }), new Map(), PEOPLE)[1]!.lines;
  assert.equal(talk(1).length, nl.moments[0]!.talk.length);
  assert.deepEqual(talk(3), nl.moments[2]!.talk);
  assert.deepEqual(talk(9), nl.moments[2]!.talk);
});

// --- the guide

test("a line that lacks a name is left out, and a heading too", () => {
  assert.equal(filled("Hoi {target}", PEOPLE), "Hoi Noor");
  assert.equal(filled("Hoi {contact}", PEOPLE), null);
  assert.deepEqual(told([{ say: "{bystander} zei niks." }, { do: "Wacht." }], { target: "Noor" }), [{ do: "Wacht." }]);
  assert.deepEqual(told([{ say: "{bystander} zei niks." }], PEOPLE), [{ say: "Sem zei niks." }]);
});

test("the people of a story are found by what they are in it", () => {
  const voice = { automaton: { people: ["you", "target", "instigator", "bystander", "bystander"] }, texts: { names: ["", "Luca", "Tess", "Ayla", "Bo"] } };
  assert.deepEqual(roleFacts(voice as never), { target: "Luca", instigator: "Tess", follower: "Tess", bystander: "Ayla" });
  assert.deepEqual(roleFacts({ automaton: { people: ["you"] }, texts: { names: ["Robin"] } } as never), {});
});

test("board and remote number the questions alike: the guide's, then the story's own", () => {
  const list = questions(nl, ["Wie typte er?"], PEOPLE);
  assert.equal(list.length, 11);
  assert.equal(list[10]!.ask, "Wie typte er?");
  assert.equal(list[2]!.ask.includes("Noor"), true);
  assert.equal(questions(nl, [], {}).length, 10, "a question that lacks a name keeps its place");
  assert.equal(agreements(nl).length, 4);
});

const nothing: Happened = { groups: [], private: false, hey: false, misjudged: false };

test("three questions are suggested, the one about an agreement last, and none about what did not happen", () => {
  const list = questions(nl, ["Wie typte er?"], PEOPLE);
  for (const happened of [nothing, { ...nothing, groups: ["silent"] }, { groups: ["joined", "said"], private: true, hey: true, misjudged: true }]) {
    const found = suggested(list, happened);
    assert.equal(new Set(found).size, 3);
    assert.equal(found[2], 9);
    assert.equal(found.includes(3), happened.misjudged);
    assert.ok(found.every((at) => usable(list[at]!, happened)));
  }
  assert.ok(suggested(list, { ...nothing, groups: ["joined"] }).includes(7));
  assert.ok(suggested(list, { ...nothing, groups: ["silent"] }).includes(4));
  assert.ok(!suggested(questions(nl, [], { target: "Noor" }), { ...nothing, groups: ["joined"] }).includes(7), "nobody is there who laughed along");
});

test("the remote knows from how many seats on a class chooses by itself, and is asked what it thinks", () => {
  const rules = JSON.parse(readFileSync(`${root}content/class/rules.json`, "utf8")) as Record<string, unknown>;
  assert.deepEqual([TOGETHER_BELOW, VIEWS_FROM], [rules["together_below"], rules["views_from"]]);
});
