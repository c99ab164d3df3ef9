// SPDX-FileCopyrightText: 2026 The Omstander authors
// SPDX-License-Identifier: MIT

/**
 * What somebody hears who plays a whole story with a screen reader, from the start screen to what they can do. It is kept in
 * `heard.txt`; after a change that is meant: `BLESS=1 node --test test/heard.test.ts`, and read what is different.
 */

import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { test } from "node:test";

import { Clock, opened, settled, single } from "./hearing.ts";

const KEPT = new URL("heard.txt", import.meta.url);
const STEP = 50;
const MOST = 4000;
const SECOND = 1000;

const clock = new Clock();
const page = opened(single("wissel"), clock);
const { document } = page.window;
const { virtual } = await import("@guidepup/virtual-screen-reader");

/** The simulation also tells of what goes away, and of who is typing, though that is hidden from screen readers. */
const UNHEARD = /^polite: (|.* (typt|typen))$/;

const heard: string[] = [];
/** When something was announced without being asked for. */
const announced: { at: number; said: string }[] = [];
let read = 0;

/** Write down what was said since. */
async function listen(): Promise<void> {
  await settled();
  const said = await virtual.spokenPhraseLog();
  for (const phrase of said.slice(read).filter((one) => !UNHEARD.test(one))) {
    if (/^(polite|assertive): /.test(phrase)) {
      // One change of a region in several pieces is one announcement.
      if (announced.at(-1)?.at === clock.now && announced.at(-1)?.said === phrase) continue;
      announced.push({ at: clock.now, said: phrase });
    }
    heard.push(phrase);
  }
  read = said.length;
}

/** Let time pass until something is there, or somebody's patience is over. */
async function pass(until: () => unknown): Promise<void> {
  for (let step = 0; step < MOST && !until(); step += 1) {
    clock.go(STEP);
    await listen();
  }
  assert.ok(until(), `it did not come: ${heard.slice(-5).join(" | ")}`);
}

const find = (selector: string): HTMLElement | null => document.querySelector(selector);
const button = (words: string): HTMLElement | undefined =>
  [...document.querySelectorAll("button")].find((one) => (one.getAttribute("aria-label") ?? one.textContent ?? "").trim() === words);

/** Go to a button by keyboard, and press it. */
async function press(target: HTMLElement | null | undefined): Promise<void> {
  assert.ok(target, `nothing to press: ${document.body.textContent}`);
  target.focus();
  await listen();
  for (let past = 0; past < SECOND; past += STEP) {
    clock.go(STEP);
    await listen();
  }
  heard.push("[press]");
  await virtual.act();
  for (let turn = 0; turn < 4; turn += 1) {
    await listen();
    clock.go(STEP);
  }
}

/** Read on from here to the end of what is shown. */
async function readOn(end = "end of main"): Promise<void> {
  for (let step = 0; step < MOST; step += 1) {
    await virtual.next();
    await listen();
    if (heard.at(-1) === end || heard.at(-1) === "end of document") return;
  }
  assert.fail(`no ${end}`);
}

async function playMoments(): Promise<number> {
  for (let moments = 0; ; ) {
    const over = () => find(".bar > .main") && find(".bar")!.children.length === 1 && !find(".bar .badge") && !find(".bar svg");
    await pass(() => find(".sheet .choice") || find(".bar > .main"));
    if (find(".sheet .choice")) {
      await pass(() => [...document.querySelectorAll(".heard")].some(({ textContent }) => textContent?.startsWith("Je kunt nu kiezen")));
      find("#question")!.focus();
      await readOn("end of region");
      await press(find(".sheet .choice"));
      await press(find(".bar .main"));
      moments += 1;
    } else if (over()) return moments;
    else await press(find(".bar .main"));
  }
}

test("a whole play is heard, and never more than one thing a second", async () => {
  await settled();
  clock.go(STEP);
  await settled();
  await virtual.start({ container: document.body });
  await readOn();
  await press(button("Beginnen"));
  await pass(() => find(".log .line"));
  assert.equal(await playMoments(), 3);
  await press(find(".bar .main"));
  await readOn();
  for (const words of ["Terugkijken", "Lees dit als tekst"]) {
    await press(button(words));
    if (button("Overslaan") && find(".signs")) {
      await readOn();
      await press(find(".sign"));
      await press(button("Terugkijken"));
    }
    if (words !== "Terugkijken") {
      find("h1")!.focus();
      await readOn();
    }
  }
  await press(button("Overslaan") ?? button("Wat kun je doen?"));
  await readOn();
  await virtual.stop();
  if (process.env["BLESS"]) writeFileSync(KEPT, `${heard.join("\n")}\n`);
  const kept = readFileSync(KEPT, "utf8").trimEnd().split("\n");
  heard.forEach((phrase, line) => assert.equal(phrase, kept[line], `line ${line + 1} of heard.txt`));
  assert.equal(heard.length, kept.length);
});

test("announcements are polite, and at most one a second", () => {
  assert.ok(announced.length > 5);
  assert.deepEqual(announced.filter(({ said }) => said.startsWith("assertive: ")), []);
  const close = announced.filter(({ at }, place) => place > 0 && at - announced[place - 1]!.at < SECOND);
  const told = close.map(({ at, said }) => {
    const before = announced[announced.findIndex((one) => one.said === said && one.at === at) - 1]!;
    return `${at - before.at} ms after "${before.said}": "${said}"`;
  });
  assert.deepEqual(told, []);
});
