// SPDX-FileCopyrightText: 2026 The Omstander authors
// SPDX-License-Identifier: MIT

/** A bundled story as a class plays it, and the log of a class that takes given options. */

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { open, walkTo } from "../src/class/board-play.ts";
import { type Board, empty, take } from "../src/class/board-state.ts";
import { classVoice } from "../src/class/facts.ts";
import type { Entry } from "../src/class/follow.ts";
import type { Play } from "../src/play/play.ts";
import { type Texts, type Walk, isProblem, load, loadTexts, moment, offers, step, writePicks } from "../src/walk.ts";
import type { Voice } from "../src/words.ts";
import { strings } from "./stories.ts";

const root = new URL("../../", import.meta.url);

/** The bundled story as a class plays it. */
function forClasses(story: string): Voice {
  const folder = mkdtempSync(join(tmpdir(), "omstander-"));
  try {
    execFileSync(fileURLToPath(new URL(".venv/bin/omstander", root)), ["build", story, "--out", folder], { stdio: "ignore" });
    const automaton = load(readFileSync(join(folder, "class.json"), "utf8"));
    assert.ok(!isProblem(automaton));
    const texts = loadTexts(readFileSync(join(folder, "nl.json"), "utf8"), automaton);
    assert.ok(!isProblem(texts));
    const said = { ...strings("nl"), ...strings("board.nl"), ...strings("join.nl") };
    return classVoice({ automaton, texts: texts as Texts, strings: said, language: "nl" });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export const voice = forClasses("zonder-noor");
export const { automaton } = voice;
export const first = automaton.moments.findIndex((one) => one.class);

export function there(path: string): Walk {
  const found = walkTo(automaton, path);
  assert.ok(!isProblem(found));
  return found;
}
export function at(path: string, shown?: number): Play {
  const found = open(automaton, path, shown);
  assert.ok(!isProblem(found));
  return found;
}

/** The path on from here: the first quiet option where no class chooses, until a class moment or the end. */
export function settled(here: Walk): Walk {
  const number = moment(here);
  if (number < 0 || automaton.moments[number]!.class) return here;
  const quiet = automaton.moments[number]!.options.findIndex(([, act, alone]) => alone && act !== "silent") + 1;
  const on = step(here, quiet || offers(here)[0]!.option);
  assert.ok(!isProblem(on));
  return settled(on);
}

/** The log of a class that takes these options at its moments. */
export function log(picks: string[], begun = there("")): { entries: Entry[]; walk: Walk } {
  const entries: Entry[] = [{ n: 1, kind: "started", path: writePicks(settled(begun)) }];
  let here = settled(begun);
  for (const pick of picks) {
    const number = moment(here);
    entries.push({ n: entries.length + 1, kind: "opened", moment: number, round: 1, seconds: null, views: false });
    const taken = step(here, parseInt(pick), pick.endsWith("+"));
    assert.ok(!isProblem(taken), pick);
    here = settled(taken);
    entries.push({ n: entries.length + 1, kind: "resolved", moment: number, pick, path: writePicks(here), group: "silent", private: true, view: null });
  }
  return { entries, walk: here };
}
export const silent = (number: number): string => String(automaton.moments[number]!.options.findIndex(([, act]) => act === "silent") + 1);
export const played = (entries: Entry[], live = false, from: Board = empty): Board => entries.reduce((board, entry) => take(board, entry, automaton, live), from);
