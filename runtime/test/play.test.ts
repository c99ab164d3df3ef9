// SPDX-FileCopyrightText: 2026 The Omstander authors
// SPDX-License-Identifier: MIT

/** Playing, with a clock that is not there: what every act makes of a play, and when the story waits. */

import assert from "node:assert/strict";
import { test } from "node:test";

import type { Act, Line } from "../src/play/screen.ts";
import { type Play, asking, begin, due, feed, isOver, place, play, upcoming } from "../src/play/play.ts";
import { DEFAULTS } from "../src/play/settings.ts";
import { screen } from "../src/play/sight.ts";
import { isProblem } from "../src/walk.ts";
import { at, automaton, chats, voice } from "./story.ts";

const settings = { ...DEFAULTS };
const after = (state: Play, ...acts: Act[]): Play => acts.reduce(play, state);
const seen = (state: Play, now = settings) => screen(state, voice, now);
const told = (lines: Line[]): string[] => lines.map((line) => line.words.text);
const moment = (): Play => at({ picks: "" });
const chosen = (option: number): Play => after(moment(), { do: "choose", option }, { do: "send" });

/** Let the clock run until the story waits; how long that took. */
function run(state: Play, now = settings): [Play, number] {
  let time = 0;
  for (let wait = due(state, voice, now); wait !== null; wait = due(state, voice, now)) {
    time += wait;
    state = play(state, { do: "tick" });
    assert.ok(time < 1e6, "it never waits");
  }
  return [state, time];
}

test("a story opens with its first message there already, and its clock before it", () => {
  const first = seen(at());
  assert.deepEqual(told(first.lines), ["zaterdag 19:42", "NOOR"]);
  assert.deepEqual(first.tabs.map((tab) => tab.title), ["2B 🔥"]);
  assert.equal(first.members, "Noor, Daan, Mila, Sem, jij en 19 anderen");
  assert.deepEqual(first.bar, { kind: "reading", left: 1 });
  assert.equal(first.sheet, null);
});

test("ticks bring it to the first choice, in the time that reading takes, and then it waits", () => {
  const [state, time] = run(at());
  // "wat" 1 + 1/3; Sem types 4; taking it back 0; a reaction 1 + 1.5; read 0.
  assert.equal(Math.round(time), Math.round((1 + 1 / 3 + 4 + 2.5) * 1000));
  assert.equal(asking(state), 0);
  assert.equal(due(state, voice, settings), null);
  assert.deepEqual(seen(state).bar, { kind: "choosing" });
});

test("a slow pace takes longer, and at once takes no time and types nothing", () => {
  assert.equal(Math.round(run(at(), { ...settings, pace: "slow" })[1]), Math.round((1 + 1 / 3 + 4 + 2.5) * 1600));
  assert.equal(run(at(), { ...settings, pace: "at-once" })[1], 0);
});

test("somebody is seen typing before a message, and until it is taken back", () => {
  let state = play(at(), { do: "tick" });
  assert.deepEqual(seen(state).typing, ["Noor"]);
  state = play(state, { do: "tick" });
  assert.deepEqual([seen(state).typing, told(seen(state).lines).slice(-1)], [[], ["wat"]]);
  state = after(state, { do: "tick" }, { do: "tick" });
  assert.deepEqual(seen(state).typing, ["Sem"]);
  assert.deepEqual(seen(play(state, { do: "tick" })).typing, []);
});

test("paused, nothing comes by itself, but the next message can be asked for", () => {
  const paused = play(at(), { do: "pause" });
  assert.equal(due(paused, voice, settings), null);
  assert.equal(play(paused, { do: "tick" }), paused);
  assert.deepEqual(told(seen(play(paused, { do: "next" })).lines).slice(-1), ["wat"]);
  assert.notEqual(due(play(paused, { do: "resume" }), voice, settings), null);
});

test("at once shows all until the choice, and says that it came all at once", () => {
  const before = seen(at());
  const state = play(at(), { do: "at-once" });
  assert.equal(asking(state), 0);
  assert.equal(seen(state).bulk, seen(state).lines.length - before.lines.length);
  assert.equal(seen(play(at(), { do: "next" })).bulk, 0);
});

test("a choice is shown in an order that says nothing, with who will see it, and who read", () => {
  const { sheet } = seen(moment());
  assert.ok(sheet);
  assert.deepEqual(sheet.options.map(({ option }) => option).sort(), [1, 2, 3, 4, 5, 6]);
  assert.notDeepEqual(sheet.options.map(({ option }) => option), [1, 2, 3, 4, 5, 6]);
  const where = new Map(sheet.options.map(({ option, where }) => [option, where]));
  assert.deepEqual([1, 2, 4, 5, 6].map((option) => where.get(option)), ["private", "group", "private", "group", "nobody"]);
  assert.deepEqual(seen(moment()), seen(moment()));
  // Of 24: Daan, Mila, Sem, Noor who spoke last, the player and 16 of the others.
  assert.equal(sheet.read, "Gelezen door 21 van de 24. Ook door jou.");
});

test("what is chosen stands in the bar and is not sent; it can be put back", () => {
  const draft = (option: number) => {
    const { bar } = seen(play(moment(), { do: "choose", option }));
    assert.equal(bar.kind, "draft");
    return bar.kind === "draft" ? [bar.words, bar.send, bar.note] : [];
  };
  assert.deepEqual(draft(1), ["hee. gaat het", "Versturen aan Noor", "privé"]);
  assert.deepEqual(draft(2), ["💀", "💀 zetten", "in de groep"]);
  assert.deepEqual(draft(4), ["Bewaren", "Bewaren", "privé"]);
  assert.deepEqual(draft(5), ["welke film", "Versturen aan de groep", "in de groep"]);
  assert.deepEqual(draft(6), ["Telefoon wegleggen", "Wegleggen", "niemand ziet dit"]);
  const put = after(moment(), { do: "choose", option: 1 }, { do: "unchoose" });
  assert.deepEqual(seen(put), seen(moment()));
});

test("nothing that is not offered can be chosen, and nothing is sent that was not chosen", () => {
  assert.deepEqual(play(moment(), { do: "choose", option: 7 }), moment());
  assert.deepEqual(play(moment(), { do: "send" }), moment());
  const early = at();
  assert.equal(play(early, { do: "choose", option: 1 }), early);
});

test("a private message is sent in its own chat, and the story waits there until the player goes back to the group", () => {
  let state = chosen(1);
  assert.equal(state.open, chats.PRIVATE);
  assert.deepEqual(told(seen(state).lines), ["zaterdag 19:42", "hee. gaat het"]);
  let time: number;
  [state, time] = run(state);
  assert.deepEqual(told(seen(state).lines), ["zaterdag 19:42", "hee. gaat het", "mwah"]);
  assert.equal(Math.round(time), Math.round((5 + 1 / 3 + 2) * 1000), "the clock of the next scene goes on, and then it waits");
  assert.deepEqual(seen(state).bar, { kind: "away", chat: chats.GROUP, title: "2B 🔥", unread: 0 });
  assert.equal(play(state, { do: "tick" }), state);
  assert.equal(play(state, { do: "at-once" }), state);
  const back = play(state, { do: "open", chat: chats.GROUP });
  assert.equal(back.open, chats.GROUP);
  assert.notEqual(due(back, voice, settings), null);
});

test("a clock stands before the next line of its chat as soon as that is the next to come", () => {
  const [state] = run(chosen(1));
  const back = play(state, { do: "open", chat: chats.GROUP });
  assert.deepEqual(told(seen(back).lines).slice(-1), ["zondag 10:00"]);
  assert.deepEqual(told(seen(play(back, { do: "next" })).lines).slice(-2), ["zondag 10:00", "ff wachten"]);
});

test("a private message while the group is looked at makes nothing wait: a banner, and a number on its tab", () => {
  const [state] = run(chosen(2));
  assert.equal(asking(state), 1);
  assert.equal(state.open, chats.GROUP);
  assert.deepEqual(seen(state).banner, { chat: chats.PRIVATE, name: "Noor", words: { text: "ben je er nog" } });
  assert.deepEqual(seen(state).tabs.map(({ title, unread }) => [title, unread]), [["2B 🔥", 0], ["Noor", 1]]);
  const later = play(state, { do: "later" });
  assert.equal(seen(later).banner, null);
  assert.equal(seen(later).tabs[1]!.unread, 1);
  const opened = play(state, { do: "open", chat: chats.PRIVATE });
  assert.deepEqual([seen(opened).banner, seen(opened).tabs[1]!.unread], [null, 0]);
  assert.ok(seen(opened).sheet, "the choice opens below whichever chat is open");
});

test("a chat that this phone does not know cannot be opened", () => {
  const state = moment();
  assert.equal(play(state, { do: "open", chat: chats.OTHERS }), state);
  assert.equal(play(state, { do: "open", chat: 99 }), state);
});

test("silence leaves a line where the player was, and says who saw it only where the app shows that", () => {
  const state = chosen(6);
  assert.deepEqual(told(seen(state).lines).slice(-1), ["Je stuurt niks. De anderen zien wel dat je het las."]);
  const [asked] = run(state);
  const there = after(asked, { do: "choose", option: 2 }, { do: "send" });
  assert.deepEqual(told(seen(there).lines).slice(-1), ["Je stuurt niks."], "what Noor asked in private the others do not see");
  const opened = after(asked, { do: "open", chat: chats.PRIVATE }, { do: "choose", option: 2 }, { do: "send" });
  assert.deepEqual(told(seen(opened).lines).slice(-1), ["Je stuurt niks."]);
  assert.deepEqual(seen(opened).bar, { kind: "over" });
});

test("a group that is made on the way is heard of without waiting, and its next message waits for the player", () => {
  let state = after(run(chosen(2))[0], { do: "choose", option: 1 }, { do: "send" });
  [state] = run(state);
  assert.deepEqual(seen(state).bar, { kind: "away", chat: chats.PARTY, title: "Feest", unread: 0 });
  [state] = run(play(state, { do: "open", chat: chats.PARTY }));
  assert.deepEqual(told(seen(state).lines), ["zondag 10:00", "Sem heeft een groep gemaakt met jou en Noor", "hier dan"]);
  [state] = run(play(state, { do: "open", chat: chats.GROUP }));
  assert.ok(isOver(state));
  assert.deepEqual(seen(state).lines.find((line) => line.key === "e1"), {
    kind: "message", key: "e1", by: 2, who: "Daan", own: false, words: { text: "weggehaald" }, style: "text", reactions: [], gone: true,
  });
});

test("the clock runs only where it is on, chooses nothing, and gives more time as often as it is asked", () => {
  const clocked = { ...settings, clock: true };
  const state = moment();
  assert.equal(due(state, voice, settings), null);
  assert.equal(seen(state).sheet!.seconds, undefined);
  assert.equal(seen(state, clocked).sheet!.seconds, 20);
  const [over, time] = run(state, clocked);
  assert.equal(time, 20000);
  assert.equal(seen(over, clocked).sheet!.seconds, 0);
  assert.equal(asking(over), 0);
  let more = over;
  for (let turn = 0; turn < 12; turn++) more = play(more, { do: "more-time" });
  assert.equal(seen(more, clocked).sheet!.seconds, 240);
  assert.equal(seen(play(more, { do: "no-clock" }), clocked).sheet!.seconds, undefined);
  assert.equal(seen(after(run(chosen(2))[0]), clocked).sheet!.seconds, undefined, "this moment suggests no time");
});

test("a pause ends where a choice opens: there is no button to end it there, and the clock must not stand still unseen", () => {
  const paused = after(at(), { do: "pause" }, { do: "next" });
  assert.ok(paused.paused, "one message more is no end of a pause");
  const state = play(paused, { do: "at-once" });
  assert.equal(due(state, voice, { ...settings, clock: true }), 1000);
  assert.notEqual(due(after(state, { do: "choose", option: 2 }, { do: "send" }), voice, settings), null);
});

test("a place is opened with all before it at once, and a place kept in mid-scene goes on from there", () => {
  const link = at({ picks: "2" });
  assert.equal(asking(link), 1);
  assert.equal(link.open, chats.PRIVATE, "where the last thing happened");
  assert.equal(seen(link).bulk, seen(link).lines.length);
  const half = after(at(), { do: "next" });
  const again = at(place(half));
  assert.deepEqual(told(seen(again).lines), told(seen(half).lines));
  assert.deepEqual(upcoming(again), upcoming(half));
  assert.deepEqual(at({ picks: "2", shown: -5 }).shown, feed(moment().walk).length, "what was chosen was seen");
  assert.equal(at({ picks: "", shown: 9999, open: 77 }).shown, feed(moment().walk).length);
});

test("unread messages are still unread after a break", () => {
  const [state] = run(chosen(2));
  const again = at(JSON.parse(JSON.stringify(place(state))));
  assert.deepEqual(seen(again).tabs, seen(state).tabs);
  assert.deepEqual(seen(again).banner, seen(state).banner);
});

test("a place that cannot be is a problem, not a crash", () => {
  for (const picks of ["9", "x", "1,1,1,1", "1,,2"]) assert.ok(isProblem(begin(automaton, { picks })), picks);
});
