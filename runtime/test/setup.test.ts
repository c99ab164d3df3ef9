// SPDX-FileCopyrightText: 2026 The Omstander authors
// SPDX-License-Identifier: MIT

/** Starting a lesson: what is set before anything is touched, other names for the people, and what the server is asked for. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { type Story, called, defaults, minuteOf, options, put, renamed, taking, told } from "../src/class/setup-options.ts";

const story: Story = {
  id: "zonder", title: "Zonder", about: "x", minutes: 7, languages: ["nl", "en"], moments: 3,
  people: [{ name: "Robin", role: "you" }, { name: "Noor", role: "target" }, { name: "Daan", role: "instigator" }],
  names: [["Bo", "Charlie"], ["Evi", "Dunya", "Hanna"], ["Bram", "Emre"]],
};
const other: Story = { ...story, id: "wissel", languages: ["nl"] };

test("one press is enough: everything has an answer, and nothing is asked of pupils that nobody turned on", () => {
  assert.deepEqual(options(defaults([story, other], "en")), {
    story: "zonder", language: "en", seats: 30, mode: "devices", clock: null, hey: true, views: true, ends: null, names: [0, 0, 0],
    contact: "", keep_hours: 24, practice: 0,
  });
});

test("a story is told in the language of the page, else in one that it has", () => {
  assert.equal(told(story, "en").language, "en");
  assert.equal(told(other, "en").language, "nl");
  assert.deepEqual(told(undefined, "nl"), { story: "", language: "nl", names: [] });
});

test("a tap gives another name, a next tap yet another, and in the end one's own again", () => {
  let names = [0, 0, 0];
  const seen = Array.from({ length: 3 }, () => {
    names = renamed(story, names, 1);
    return called(story, 1, names[1]!);
  });
  assert.deepEqual(seen, ["Evi", "Hanna", "Noor"], "Dunya begins as Daan does");
  assert.deepEqual(put([0, 2, 0], 1, 0), [0, 0, 0]);
});

test("two people never get names that begin alike", () => {
  const names = renamed(story, [1, 0, 0], 2);
  assert.equal(called(story, 0, 1), "Bo");
  assert.equal(called(story, 2, names[2]!), "Emre");
  assert.deepEqual(renamed({ ...story, names: [[], [], []] }, [0, 0, 0], 1), [0, 0, 0], "without other names nothing happens");
});

test("there are two places to spare, and a practice class has room for all of it", () => {
  const setup = defaults([story], "nl");
  const seats = (pupils: string, practice = false) => options({ ...setup, pupils, practice })["seats"];
  assert.equal(seats("24"), 26);
  assert.equal(seats(""), 30);
  assert.equal(seats("-3"), 3);
  assert.equal(seats("99999"), 5000);
  assert.equal(seats("10", true), 30);
  assert.equal(options({ ...setup, practice: true })["practice"], 28);
});

test("a hall is larger than a class, unless somebody said how large", () => {
  const setup = defaults([story], "nl");
  assert.equal(taking(setup, "audience").pupils, "300");
  assert.equal(taking(taking(setup, "audience"), "devices").pupils, "28");
  assert.equal(taking({ ...setup, pupils: "19" }, "audience").pupils, "19");
});

test("a time is minutes of the day, or nothing", () => {
  assert.equal(minuteOf("14:05"), 845);
  assert.equal(minuteOf("09:00:30"), 540);
  assert.equal(minuteOf(""), null);
  assert.equal(minuteOf("99:00"), null);
});

test("the line about who helps is never longer than the server takes", () => {
  assert.equal(String(options({ ...defaults([story], "nl"), contact: `  ${"a".repeat(80)}` })["contact"]).length, 60);
});
