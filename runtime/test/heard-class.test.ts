// SPDX-FileCopyrightText: 2026 The Omstander authors
// SPDX-License-Identifier: MIT

/**
 * What somebody hears who takes part in a whole lesson with a screen reader, from the code to the end. It is kept in
 * `heard-class.txt`; after a change that is meant: `BLESS=1 node --test test/heard-class.test.ts`, and read what is different.
 */

import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { test } from "node:test";

import { CODE, Classroom, joinPage } from "./classroom.ts";
import { Clock, opened, settled } from "./hearing.ts";

const KEPT = new URL("heard-class.txt", import.meta.url);
const STEP = 50;
const BEAT = 2000;
const SECOND = 1000;

const clock = new Clock();
const room = new Classroom();
const page = opened(joinPage(), clock, { fetch: room.fetch, TextDecoder, AbortController });
const { document } = page.window;
room.parse = page.window.JSON.parse as typeof JSON.parse;
const { virtual } = await import("@guidepup/virtual-screen-reader");

const heard: string[] = [];
const announced: { at: number; said: string }[] = [];
let read = 0;
let beaten = 0;

/** Write down what was said since; the simulation also tells of what goes away. */
async function listen(): Promise<void> {
  await settled();
  const said = await virtual.spokenPhraseLog();
  for (const phrase of said.slice(read).filter((one) => one !== "polite: ")) {
    if (/^(polite|assertive): /.test(phrase)) {
      if (announced[announced.length - 1]?.at === clock.now && announced[announced.length - 1]?.said === phrase) continue;
      announced.push({ at: clock.now, said: phrase });
    }
    heard.push(phrase);
  }
  read = said.length;
}

/** Let time pass, with the heart of the server beating. */
async function pass(seconds: number): Promise<void> {
  for (const end = clock.now + seconds * SECOND; clock.now < end; ) {
    clock.go(STEP);
    if (!room.broken && clock.now - beaten >= BEAT) {
      room.beat();
      beaten = clock.now;
    }
    await listen();
  }
}

/** The host goes on, and the class takes its time. */
async function host(kind: string, more: object = {}): Promise<void> {
  heard.push(`[${kind}]`);
  const focused = document.activeElement;
  room.tell(kind, more);
  await pass(4);
  if (focused?.isConnected) assert.equal(document.activeElement, focused, `the focus was moved by ${kind}`);
}

const button = (words: string): HTMLElement => {
  const found = [...document.querySelectorAll<HTMLElement>("button, a")].find((one) => one.textContent?.trim().startsWith(words));
  assert.ok(found, `no button ${words}: ${document.querySelector("#app")!.textContent}`);
  return found;
};

/** Go to a button by keyboard, and press it. */
async function press(words: string): Promise<void> {
  button(words).focus();
  await pass(1);
  heard.push("[press]");
  await virtual.act();
  await pass(3);
}

/** Read on from here to the end of what is shown. */
async function readOn(end = "end of main"): Promise<void> {
  for (let step = 0; step < 400; step += 1) {
    await virtual.next();
    await listen();
    if (heard[heard.length - 1] === end || heard[heard.length - 1] === "end of document") return;
  }
  assert.fail(`no ${end}`);
}

test("a whole lesson is heard on a device, and never more than one thing a second", async () => {
  await settled();
  clock.go(SECOND);
  await settled();
  await virtual.start({ container: document.body });
  await readOn();
  const field = document.querySelector<HTMLInputElement>("#code")!;
  for (const typed of ["bcdg 2345", CODE]) {
    field.value = typed;
    field.dispatchEvent(new page.window.Event("input", { bubbles: true }));
    await press("Meedoen");
  }
  await readOn();
  await host("started", { path: "" });
  await host("hey");
  await readOn();
  await press("Bij geen van deze");
  await host("heard", { levels: null });
  await host("opened", { moment: 0, round: 1, seconds: null, views: true });
  document.querySelector<HTMLElement>("#question")!.focus();
  await readOn("end of region");
  await press("Niet oké");
  await press("Geen idee");
  await readOn("end of region");
  await press("Noor even appen");
  await press("Laat zien");
  await host("resolved", { moment: 0, pick: "5", path: "5", group: "silent", private: false, view: "mixed" });
  await press("Laat zien");
  await readOn();
  await press("Meelezen");
  room.show(40);
  await pass(3);
  room.show(42);
  await pass(3);
  await host("opened", { moment: 1, round: 1, seconds: null, views: false });
  await press("Ik kijk alleen mee");
  await host("paused");
  await host("resumed");
  await host("resolved", { moment: 1, pick: "1", path: "5,1", group: "silent", private: true, view: null });
  await host("hidden");
  await host("shown");
  await host("showed", { what: "phone" });
  await host("showed", { what: "questions", question: 3 });
  await host("showed", { what: "help" });
  await readOn();
  await host("ended", { wiped: false });
  await readOn();
  await virtual.stop();
  if (process.env["BLESS"]) writeFileSync(KEPT, `${heard.join("\n")}\n`);
  const kept = readFileSync(KEPT, "utf8").trimEnd().split("\n");
  heard.forEach((phrase, line) => assert.equal(phrase, kept[line], `line ${line + 1} of heard-class.txt`));
  assert.equal(heard.length, kept.length);
});

test("announcements are polite, and at most one a second", () => {
  assert.ok(announced.length > 15);
  assert.deepEqual(announced.filter(({ said }) => said.startsWith("assertive: ")), []);
  const close = announced.filter(({ at }, place) => place > 0 && at - announced[place - 1]!.at < SECOND);
  assert.deepEqual(close.map(({ said }) => said), []);
});

test("what was chosen was sent, once each, and nothing else", () => {
  assert.deepEqual(room.chosen.map(({ about, value }) => [about, value]), [["hey", -1], ["think", "not-okay"], ["most", "unsure"], ["act", 1], ["act", 0]]);
});
