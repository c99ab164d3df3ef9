// SPDX-FileCopyrightText: 2026 The Omstander authors
// SPDX-License-Identifier: MIT

/**
 * One line per path for `tests/conformance/test_all_paths.py`, which makes the same lines in Python: `node digest.ts FILE`
 * reads an automaton, and picks line by line from standard input.
 */

import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";

import { type Event, corridor, ending, isProblem, load, phone, readPicks, titles, walk, writePicks } from "../src/walk.ts";

const automaton = load(readFileSync(process.argv[2]!, "utf8"));
if (isProblem(automaton)) throw new Error(automaton.code);
const story = automaton;
const number = new Map<Event, number>(story.runs.flat().map((event, place) => [event, place]));

/** The event's place among all events; of typing whose words are hidden, who and where. */
const name = (event: Event): string => String(number.get(event) ?? `${event.by}@${event.in}`);

function digest(line: string): string {
  const picks = readPicks(line);
  if (isProblem(picks)) return picks.code;
  const here = walk(story, picks);
  if (isProblem(here)) return `${here.code} ${here.at}`;
  const phones = here.automaton.people.map((_, person) => phone(here, person).map(name).join(" "));
  const steps = corridor(here).map((step) =>
    [step.moment, step.before, step.after, step.silent, step.leads, step.change, step.told].join(" "),
  );
  const shown = titles(here.automaton, phone(here, 0)).join(" ");
  const told = [writePicks(here), here.outcome, ending(here), shown, ...phones, ...steps].join("|");
  return createHash("md5").update(told).digest("hex");
}

const lines = readFileSync(0, "utf8").split("\n").slice(0, -1);
console.log(lines.map(digest).join("\n"));
