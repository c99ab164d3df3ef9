// SPDX-FileCopyrightText: 2026 The Omstander authors
// SPDX-License-Identifier: MIT

/** What a device shows at every stage, for every own choice; and what is never on it, whatever the class did. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { classVoice } from "../src/class/facts.ts";
import type { Entry } from "../src/class/follow.ts";
import { type Scene, type Seat, chosen, fresh, scene, shared, shown, sit, walkTo } from "../src/class/seat.ts";
import { aside, asked, chat, choice, grouped, icon, isCode, left, symbols } from "../src/class/seat-sight.ts";
import { feed } from "../src/play/play.ts";
import { DEFAULTS } from "../src/play/settings.ts";
import { automaton, chats, voice as plain } from "./story.ts";

const voice = classVoice(plain, "Een van jullie", "een van jullie", "jullie", "Het bleef stil.");
const NOW = 1_000_000;

type Told = Omit<Entry, "n">;
const STARTED: Told = { kind: "started", path: "" };
const opened = (moment = 0, more: Partial<Told> = {}): Told => ({ kind: "opened", moment, round: 1, seconds: null, views: false, ...more });
const resolved = (pick: string, path = pick, moment = 0, more: Partial<Told> = {}): Told =>
  ({ kind: "resolved", moment, pick, path, group: "silent", private: false, view: null, ...more });

/** A seat after these entries. */
const after = (seat: Seat, ...told: Told[]): Seat =>
  sit(seat, { do: "entries", list: told.map((one, at) => ({ n: seat.stage.last + at + 1, ...one })), now: NOW }, automaton);
const seated = (...told: Told[]): Seat => after(fresh, ...told);
const choose = (seat: Seat, value: number, about: "act" | "hey" = "act"): Seat => sit(seat, { do: "choose", about, value }, automaton);
const saved = (seat: Seat, about: "act" | "hey" = "act"): Seat =>
  sit(seat, { do: "became", opened: seat.stage.opened, about, became: "saved" }, automaton);
const along = (seat: Seat): Seat => sit(seat, { do: "along", on: true }, automaton);
const at = (seat: Seat): Scene["at"] => scene(seat).at;
const texts = (seat: Seat): string[] => chat(seat, voice, DEFAULTS).lines.map(({ words }) => words.text);

test("the screens of a lesson, one after the other, for a device that looks at the board", () => {
  const lesson: [Told, Scene["at"]][] = [
    [STARTED, "wait"], [{ kind: "hey" }, "hey"], [{ kind: "heard", levels: null }, "wait"], [opened(), "choose"], [resolved("1"), "wait"],
    [{ kind: "hidden" }, "black"], [{ kind: "paused" }, "pause"], [{ kind: "resumed" }, "black"], [{ kind: "shown" }, "wait"],
    [opened(1), "choose"], [resolved("2", "1,2", 1), "wait"], [{ kind: "showed", what: "phone" }, "wait"], [{ kind: "showed", what: "corridor" }, "wait"],
    [{ kind: "reopened", moment: 0, path: "" }, "wait"], [opened(0, { round: 2 }), "choose"], [resolved("6", "6,2"), "wait"],
    [{ kind: "also", moment: 0, path: "1,1" }, "wait"], [{ kind: "showed", what: "questions" }, "talk"], [{ kind: "showed", what: "agreement" }, "talk"],
    [{ kind: "showed", what: "help" }, "help"], [{ kind: "ended", wiped: false }, "ended"],
  ];
  let seat = fresh;
  assert.equal(at(seat), "wait");
  for (const [entry, screen] of lesson) {
    seat = after(seat, entry);
    assert.equal(at(seat), screen, `after ${entry.kind} ${entry.what ?? ""}`);
  }
});

test("coming late is one step: the same entries at once give the same seat", () => {
  const entries = [STARTED, opened(), resolved("1"), opened(1)];
  const slowly = entries.reduce((seat, entry) => after(seat, entry), fresh);
  assert.deepEqual(seated(...entries), slowly);
  assert.equal(at(slowly), "choose");
});

test("whatever is chosen, the screen after it is the same, also for only watching", () => {
  const open = seated(STARTED, opened());
  const screens = [0, 1, 2, 6].map((value) => scene(saved(choose(open, value))));
  screens.forEach((one) => assert.deepEqual(one, { at: "chosen", about: "act" }));
});

test("what was chosen is hidden at once, shown when its owner wants, and hidden again when the story goes on", () => {
  const seat = choose(seated(STARTED, opened()), 2);
  assert.equal(seat.bare, false);
  const bare = sit(seat, { do: "bare" }, automaton);
  assert.equal(bare.bare, true);
  assert.equal(choice(bare, voice, "act"), "Ook een 💀");
  assert.equal(after(bare, resolved("1")).bare, false);
  assert.equal(sit(bare, { do: "again" }, automaton).bare, false);
});

test("it may be changed until the story goes on, and the last one holds", () => {
  const again = sit(choose(seated(STARTED, opened()), 1), { do: "again" }, automaton);
  assert.equal(at(again), "choose");
  const seat = choose(again, 5);
  assert.equal(at(seat), "chosen");
  assert.deepEqual(seat.own.map(({ value }) => value), [5]);
  const late = choose(after(seat, resolved("1")), 2);
  assert.deepEqual(late.own.map(({ value }) => value), [5]);
});

test("it is saved when the server said so; what came too late can be chosen anew as long as it is open, and is no choice after", () => {
  const seat = choose(seated(STARTED, opened()), 1);
  assert.equal(chosen(seat, "act")!.became, "sending");
  const late = sit(seat, { do: "became", opened: 2, about: "act", became: "late" }, automaton);
  assert.equal(at(late), "choose");
  assert.deepEqual(shared(after(late, resolved("1")), automaton), []);
});

test("the two questions come first where they are asked, each may be passed over, and never after the choice", () => {
  let seat = seated(STARTED, opened(0, { views: true }));
  assert.deepEqual(scene(seat), { at: "opinion", about: "think" });
  seat = sit(seat, { do: "choose", about: "think", value: "okay" }, automaton);
  assert.deepEqual(scene(seat), { at: "opinion", about: "most" });
  seat = sit(seat, { do: "choose", about: "most", value: null }, automaton);
  assert.equal(at(seat), "choose");
  assert.equal(at(choose(seat, 1)), "chosen");
  const waiting = choose(seated(STARTED, opened(0, { views: true })), 3);
  assert.equal(at(waiting), "chosen");
});

test("reading along is never ahead of the board", () => {
  const all = feed(walkTo(automaton, "")).length;
  let seat = along(seated(STARTED));
  assert.equal(at(seat), "read");
  assert.equal(shown(seat, automaton), 0);
  seat = sit(seat, { do: "progress", shown: 3 }, automaton);
  assert.equal(shown(seat, automaton), 3);
  assert.equal(shown(sit(seat, { do: "progress", shown: 999 }, automaton), automaton), all);
  seat = after(seat, opened());
  assert.equal(shown(seat, automaton), all);
  seat = after(seat, resolved("1"));
  assert.equal(shown(seat, automaton), all, "nothing of what follows before the board shows it");
  seat = sit(seat, { do: "progress", shown: all + 1 }, automaton);
  assert.equal(shown(seat, automaton), all + 1);
});

test("after going back, what was shown of the other path is forgotten, but for what both have", () => {
  const first = feed(walkTo(automaton, "")).length;
  let seat = seated(STARTED, opened(), resolved("1"), opened(1), resolved("1", "1,1", 1));
  seat = sit(seat, { do: "progress", shown: 999 }, automaton);
  seat = after(seat, { kind: "reopened", moment: 0, path: "" });
  assert.equal(shown(seat, automaton), first);
  seat = after(seat, opened(0, { round: 2 }), resolved("5", "5,2"));
  assert.equal(shown(seat, automaton), first);
  seat = after(seat, { kind: "also", moment: 0, path: "1,1" });
  assert.equal(shown(seat, automaton), first);
});

test("in the lobby there is nothing to read", () => {
  assert.equal(shown(fresh, automaton), 0);
  assert.equal(at(along(fresh)), "wait");
});

test("what the class did is said by one of them, and on no device as its own unless it chose that", () => {
  const seat = after(saved(choose(seated(STARTED, opened()), 5)), resolved("1"), opened(1));
  const private_ = sit(seat, { do: "open", chat: chats.PRIVATE }, automaton);
  const lines = chat(private_, voice, DEFAULTS).lines;
  const said = lines.filter((line) => line.kind === "message" && line.by === 0);
  assert.ok(said.length);
  said.forEach((line) => assert.ok(line.kind === "message" && line.who === "Een van jullie" && !line.own));
  assert.deepEqual(shared(seat, automaton), []);
  assert.ok(!texts(private_).includes("join.you-too"));
});

test("the device that chose it too marks it, once, and only itself", () => {
  const seat = after(saved(choose(seated(STARTED, opened()), 1)), resolved("1"), opened(1));
  const private_ = sit(seat, { do: "open", chat: chats.PRIVATE }, automaton);
  const { lines } = chat(private_, voice, DEFAULTS);
  assert.deepEqual(shared(seat, automaton), [0]);
  assert.equal(lines.filter(({ words }) => words.text === "join.you-too").length, 1);
  assert.ok(lines.every((line) => line.kind !== "message" || line.own === (line.by === 0)));
});

test("after a harm no device has a mark, and none tells its owner of it afterwards", () => {
  const open = seated(STARTED, opened());
  for (const option of [0, 1, 2, 3, 4, 5, 6]) {
    const seat = after(saved(choose(open, option)), resolved("2"), opened(1));
    assert.deepEqual(shared(seat, automaton), [], `who chose ${option}`);
    const all = Object.values(chats).flatMap((one) => texts(sit(seat, { do: "open", chat: one }, automaton)));
    assert.ok(!all.includes("join.you-too"));
    assert.equal(aside(seat, voice, plain).same, "");
  }
  const laughed = aside(after(saved(choose(open, 2)), resolved("2")), voice, plain);
  const watched = aside(after(saved(choose(open, 0)), resolved("2")), voice, plain);
  assert.deepEqual(laughed, watched);
});

test("silence, a harm and what nobody did look the same afterwards", () => {
  const open = seated(STARTED, opened());
  const told = [0, 2, 6, 5].map((option) => aside(after(saved(choose(open, option)), resolved("1")), voice, plain));
  told.forEach((one) => assert.deepEqual(one, { same: "", name: "", lines: [], became: null }));
});

test("a private act that was not followed is on the own device: its lines, and nothing of what came after it", () => {
  const seat = after(saved(choose(seated(STARTED, opened()), 1)), resolved("6"));
  const { name, lines, same } = aside(seat, voice, plain);
  assert.equal(same, "");
  assert.equal(name, "Noor");
  assert.deepEqual(lines.map(({ words }) => words.text), ["hee. gaat het", "mwah"]);
  assert.ok(lines[0]!.kind === "message" && lines[0]!.own && lines[0]!.who === "Jij");
  assert.deepEqual(aside(after(seat, opened(1)), voice, plain).lines.length, 2);
  assert.equal(aside(after(choose(seated(STARTED, opened()), 1), resolved("6")), voice, plain).name, "", "not before it is saved");
});

test("what never arrived in time is said as it is, whatever it was", () => {
  for (const value of [0, 1, 2]) {
    const seat = after(choose(seated(STARTED, opened()), value), resolved("6"));
    assert.equal(aside(seat, voice, plain).became, "waiting");
    const late = sit(seat, { do: "became", opened: 2, about: "act", became: "late" }, automaton);
    assert.equal(aside(late, voice, plain).became, "late");
    assert.equal(aside(sit(seat, { do: "became", opened: 2, about: "act", became: "saved" }, automaton), voice, plain).became, null);
  }
});

test("a followed act is known again, also where many did it", () => {
  const seat = after(saved(choose(seated(STARTED, opened()), 5)), resolved("5"));
  assert.equal(aside(seat, voice, plain).same, "Vragen welke film");
});

test("how it can also go is nothing that anybody did: it has no marks", () => {
  const seat = after(saved(choose(seated(STARTED, opened()), 1)), resolved("1", "1,2"), { kind: "also", moment: 0, path: "1,1" });
  assert.deepEqual(shared(seat, automaton), []);
  assert.deepEqual(aside(seat, voice, plain), { same: "", name: "", lines: [], became: null });
});

test("the second time counts by itself: the mark is of what was chosen then", () => {
  let seat = after(saved(choose(seated(STARTED, opened()), 5)), resolved("1", "1,2"));
  seat = after(seat, { kind: "reopened", moment: 0, path: "" }, opened(0, { round: 2 }));
  assert.equal(at(seat), "choose");
  seat = after(saved(choose(seat, 5)), resolved("5", "5,2", 0));
  assert.deepEqual(shared(seat, automaton), [0]);
});

test("Hé has an answer that is hidden as well, and can be changed", () => {
  const seat = seated(STARTED, { kind: "hey" });
  const answered = choose(seat, -1, "hey");
  assert.deepEqual(scene(answered), { at: "chosen", about: "hey" });
  assert.equal(choice(answered, voice, "hey"), "hey.none");
  assert.deepEqual(asked(seat, voice), []);
  assert.equal(at(choose(seated(STARTED), 0, "hey")), "wait");
});

test("nothing but the own choice and what the log says is ever in a seat", () => {
  const seat = after(choose(seated(STARTED, opened(0, { seats: 30, counts: [1, 2] } as Partial<Told>)), 1), resolved("2", "2", 0, { counts: { 2: 17 } } as Partial<Told>));
  assert.ok(!JSON.stringify(seat).includes("17"));
  assert.deepEqual(Object.keys(seat).sort(), Object.keys(fresh).sort());
});

test("time: so long, longer when the host says, and nothing is chosen when it is over", () => {
  const seat = seated(STARTED, opened(0, { seconds: 30 }));
  assert.equal(left(seat, NOW), 30);
  assert.equal(left(seat, NOW + 29_500), 1);
  assert.equal(left(seat, NOW + 99_000), 0);
  assert.deepEqual(seat.own, []);
  assert.equal(at(seat), "choose");
  assert.equal(left(after(seat, { kind: "more-time", seconds: 20 }), NOW + 10_000), 40);
  assert.equal(left(after(seat, resolved("1")), NOW), null);
  assert.equal(left(seated(STARTED, opened()), NOW), null);
});

test("no connection takes nothing away; a token that is gone does", () => {
  const seat = seated(STARTED, opened());
  assert.equal(at(sit(seat, { do: "link", link: "lost" }, automaton)), "choose");
  assert.equal(at(sit(seat, { do: "link", link: "gone" }, automaton)), "gone");
  assert.equal(at(sit(after(seat, { kind: "ended", wiped: true }), { do: "link", link: "gone" }, automaton)), "ended");
});

test("a code is read however it is typed, and out of a link; what cannot be one is not asked for", () => {
  for (const typed of ["bcdf2345", "BCDF 2345", " bcdf-2345 ", "https://x.test/join#BCDF2345", "BCDF2345999"]) assert.equal(symbols(typed), "BCDF2345", typed);
  assert.equal(grouped("BCDF2345"), "BCDF 2345");
  assert.equal(grouped("BCDF"), "BCDF");
  assert.equal(grouped("BCDF2"), "BCDF 2");
  assert.ok(isCode("BCDF2345"));
  for (const wrong of ["", "BCDF234", "ABCD2345", "LCDF2345", "BCDF2341", "BCDF0345"]) assert.ok(!isCode(wrong), wrong);
});

test("there are 64 icons, each another", () => {
  assert.equal(new Set(Array.from({ length: 64 }, (_, number) => JSON.stringify(icon(number)))).size, 64);
  assert.deepEqual(icon(64), icon(0));
  assert.notEqual(icon(0).colour, icon(1).colour);
});

test("a small class chooses together: its devices offer nothing of their own, until a moment is opened for each of them", () => {
  const small = seated(STARTED, opened(0, { views: true, together: true }));
  assert.equal(at(small), "together");
  assert.equal(at(along(small)), "together");
  assert.equal(at(after(small, { kind: "paused" })), "pause");
  assert.equal(at(after(small, resolved("1"))), "wait");
  assert.equal(at(after(small, resolved("1"), opened(1))), "choose");
});
