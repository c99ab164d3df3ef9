// SPDX-FileCopyrightText: 2026 The Omstander authors
// SPDX-License-Identifier: MIT

/** The bundled stories as a browser loads them, built by the compiler next door, and the words of the interface. */

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { type Texts, type Walk, ending, isProblem, load, loadTexts, offers, start, step } from "../src/walk.ts";
import type { Voice } from "../src/words.ts";

const root = new URL("../../", import.meta.url);

/** The strings of the interface in a language, by key. */
export function strings(language: string): Record<string, string> {
  const file = readFileSync(new URL(`content/interface/${language}.po`, root), "utf8");
  const entry = /^msgctxt "(.+)"\nmsgid (?:".*"\n)+msgstr ((?:".*"\n?)+)/gm;
  const joined = (quoted: string) => quoted.trim().split("\n").map((line) => JSON.parse(line) as string).join("");
  return Object.fromEntries([...file.matchAll(entry)].map(([, key, said]) => [key!, joined(said!)]));
}

/** A bundled story in Dutch, played alone. */
export function bundled(story: string): Voice {
  const folder = mkdtempSync(join(tmpdir(), "omstander-"));
  try {
    execFileSync(fileURLToPath(new URL(".venv/bin/omstander", root)), ["build", story, "--out", folder], { stdio: ["ignore", "ignore", "inherit"] });
    const automaton = load(readFileSync(join(folder, "solo.json"), "utf8"));
    assert.ok(!isProblem(automaton));
    const texts = loadTexts(readFileSync(join(folder, "nl.json"), "utf8"), automaton);
    assert.ok(!isProblem(texts));
    return { automaton, texts: texts as Texts, strings: strings("nl"), language: "nl" };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Every walk of a lone player to an ending. */
export function everyWalk({ automaton }: Voice, from: Walk = start(automaton)): Walk[] {
  if (ending(from) >= 0) return [from];
  return offers(from).filter(({ many }) => !many).flatMap(({ option }) => {
    const there = step(from, option);
    assert.ok(!isProblem(there));
    return everyWalk({ automaton } as Voice, there);
  });
}

/** The walk along these options. */
export function along({ automaton }: Voice, ...options: number[]): Walk {
  return options.reduce<Walk>((here, option) => {
    const there = step(here, option);
    assert.ok(!isProblem(there), `option ${option} is not offered`);
    return there;
  }, start(automaton));
}
