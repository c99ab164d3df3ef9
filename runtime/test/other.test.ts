// SPDX-FileCopyrightText: 2026 The Omstander authors
// SPDX-License-Identifier: MIT

/** The other phone: whose it is, where its minutes begin and end, and that nothing of it is made up. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { lines } from "../src/play/lines.ts";
import { abroad, bystander, draft, minutes, target } from "../src/play/other.ts";
import { wait } from "../src/play/pace.ts";
import { readSettings } from "../src/play/settings.ts";
import { type Walk, phone } from "../src/walk.ts";
import { along, bundled, everyWalk } from "./stories.ts";
import { at, voice as small } from "./story.ts";

const settings = readSettings(null);
const slow = { ...settings, pace: "slow" } as const;
const atOnce = { ...settings, pace: "at-once" } as const;

for (const story of ["wissel", "zonder-noor"]) {
  const voice = bundled(story);
  const there = abroad(voice);
  const every = everyWalk(voice);
  // A few hundred, spread over all of them: every phone that is shown up to every line is much work.
  const walks = every.filter((_, place) => place % Math.ceil(every.length / 300) === 0);
  const excerpts = walks.flatMap((walk) => [bystander(voice, walk, settings)!, target(voice, walk, settings)!].map((excerpt) => ({ walk, excerpt })));

  test(`${story}: no more than 45 seconds of a bystander's phone and of the target's, at every pace`, () => {
    for (const walk of walks) {
      for (const pace of [settings, slow, atOnce]) {
        for (const found of [bystander(voice, walk, pace), target(voice, walk, pace)]) {
          assert.ok(found && found.seconds <= 45 && found.seconds > 5);
          assert.match(voice.automaton.people[found.person]!, /^(bystander|target)$/);
          if (pace === atOnce) continue;
          const waited = phone(walk, found.person).slice(found.begin, found.to).reduce((sum, event) => sum + wait(voice, event, pace), 0);
          assert.ok(Math.abs(waited - found.seconds) < 1e-9);
        }
      }
    }
  });

  test(`${story}: the bystander's minutes end with what was typed and not sent`, () => {
    for (const walk of walks) {
      const found = bystander(voice, walk, settings)!;
      const last = minutes(there, walk, found, found.to).pop()!;
      assert.ok(last.kind === "message" && last.unsent && last.own);
      assert.equal(found.about, "other.typed");
    }
  });

  test(`${story}: the target's minutes end with something that the target does`, () => {
    for (const walk of walks) {
      const found = target(voice, walk, settings)!;
      const { person, to } = found;
      assert.equal(phone(walk, person)[to - 1]!.by, person);
      const last = minutes(there, walk, found, to).pop()!;
      if (last.kind === "message") assert.ok(last.own);
    }
  });

  test(`${story}: a phone begins with the time and the chat, and something stands there at once`, () => {
    for (const { walk, excerpt } of excerpts) {
      const [time, chat, first] = minutes(there, walk, excerpt, excerpt.begin);
      assert.deepEqual([time?.kind, chat?.kind], ["clock", "notice"]);
      assert.ok(first);
    }
  });

  test(`${story}: lines are only added at the end, each once`, () => {
    for (const { walk, excerpt } of excerpts.filter((_, place) => place % 5 === 0)) {
      const all = minutes(there, walk, excerpt, excerpt.to).map(({ key }) => key);
      assert.equal(new Set(all).size, all.length);
      for (let shown = excerpt.begin; shown < excerpt.to; shown++) {
        const some = minutes(there, walk, excerpt, shown).map(({ key }) => key);
        assert.deepEqual(some, all.slice(0, some.length));
      }
    }
  });
}

test("in a class nobody looks at the target's phone", () => {
  const voice = bundled("wissel");
  const walk = along(voice, 1, 1, 1);
  const automaton = { ...voice.automaton, way: "class" };
  assert.equal(target({ ...voice, automaton }, walk, settings), null);
});

test("while the owner types it can be seen what, and only then", () => {
  const voice = bundled("zonder-noor");
  const walk = along(voice, 5, 5, 5, 5, 5);
  const found = bystander(voice, walk, settings)!;
  const seen: (string | undefined)[] = [];
  for (let shown = found.begin; shown <= found.to; shown++) seen.push(draft(voice, walk, found, shown)?.text);
  assert.deepEqual(seen.filter(Boolean), ["zet haar gewoon terug man"]);
  assert.equal(seen[seen.length - 1], undefined);
});

test("a bystander who typed nothing is shown up to the last choice; one who is not there is not shown", () => {
  const voice = bundled("zonder-noor");
  const walk = along(voice, 1, 1, 1, 1, 1);
  const runs = voice.automaton.runs.map((run) => run.filter(({ kind }) => kind !== "typing" && kind !== "takes-back"));
  const silent = (roles: (role: string) => string): ReturnType<typeof bystander> => {
    const automaton = { ...voice.automaton, runs, people: voice.automaton.people.map(roles) };
    const path = (here: Walk): Walk => ({ ...here, automaton, before: here.before && path(here.before) });
    return bystander({ ...voice, automaton }, path(walk), settings);
  };
  const found = silent((role) => role)!;
  assert.equal(found.about, "other.minutes");
  assert.ok(found.seconds <= 45);
  assert.equal(silent((role) => (role === "bystander" ? "follower" : role)), null);
});

test("a target who does nothing on a path, or a bystander who has no phone there yet, is not shown", () => {
  const people = (...roles: string[]) => ({ ...small, automaton: { ...small.automaton, people: ["you", ...roles] } });
  const { walk } = at({ picks: "1,2" });
  assert.equal(target(people("bystander", "instigator", "target", "follower"), walk, settings), null);
  const late = at({ picks: "1,1" }).walk;
  const nothing = { ...late.before!, edges: [], before: null };
  assert.equal(bystander(people("target", "instigator", "follower", "bystander"), { ...late, before: nothing }, settings), null);
});

test("where help stands is said to the player, and on nobody else's phone", () => {
  const voice = bundled("zonder-noor");
  const walk = along(voice, 5, 5, 5, 5, 5);
  const group = voice.automaton.chats.findIndex(({ title }) => title !== undefined);
  const said = (person: number) => lines(voice, walk, group, { person }).some((line) => line.words.text === voice.strings["event.help-card"]);
  assert.deepEqual([said(0), said(voice.automaton.people.indexOf("bystander"))], [true, false]);
});
