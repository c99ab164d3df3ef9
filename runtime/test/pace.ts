// SPDX-FileCopyrightText: 2026 The Omstander authors
// SPDX-License-Identifier: MIT

/**
 * How long a story takes, for `tests/conformance/test_pace.py`: `node pace.ts AUTOMATON TEXTS` walks every path and prints the
 * shortest and the longest in seconds, the way `omstander/analyse/lengths.py` counts them.
 */

import { readFileSync } from "node:fs";

import { seconds, words } from "../src/play/pace.ts";
import { type Walk, isProblem, load, loadTexts, moment, offers, phone, start, step } from "../src/walk.ts";

const DECIDING = 10;

const automaton = load(readFileSync(process.argv[2]!, "utf8"));
if (isProblem(automaton)) throw new Error(automaton.code);
const texts = loadTexts(readFileSync(process.argv[3]!, "utf8"), automaton);
if (isProblem(texts)) throw new Error(texts.code);
const voice = { automaton, texts, strings: {} };

/** Reading the question and what is offered, and deciding. */
function choosing(walk: Walk): number {
  const { prompt, options } = walk.automaton.moments[moment(walk)]!;
  const read = [prompt, ...offers(walk).map(({ option }) => options[option - 1]![0])];
  return DECIDING + read.reduce((sum, number) => sum + words(voice, number), 0) / 3;
}

/** The lengths of all paths from here on; `spent` went into choices so far. */
function lengths(walk: Walk, spent: number): number[] {
  const asked = offers(walk);
  if (!asked.length) return [spent + phone(walk, 0).reduce((sum, event) => sum + seconds(voice, event), 0)];
  const time = spent + choosing(walk);
  return asked.flatMap(({ option }) => {
    const there = step(walk, option);
    return isProblem(there) ? [] : lengths(there, time);
  });
}

const all = lengths(start(automaton), 0);
console.log(Math.min(...all), Math.max(...all));
