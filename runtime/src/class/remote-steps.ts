// SPDX-FileCopyrightText: 2026 The Omstander authors
// SPDX-License-Identifier: MIT

/**
 * What going on would do next, so that the button can say so before it is tapped (`spec/protocol.md`, *Commands*). The server
 * decides; this is the same order, read from the log that everybody has.
 */

import type { Entry, Stage } from "./follow.ts";

/** A step of the lesson. "resolve": what the class chose is followed; "": the lesson is over. */
export type Next =
  | "begin" | "hey" | "heard" | "open" | "resolve" | "phone" | "corridor" | "back" | "also" | "questions" | "agreement" | "help"
  | "end" | "";

/** What there is to know of the story and the session: the rank of the ending that a path comes to, or -1; whether *Hé* is asked. */
export interface Course { ending(path: string): number; hey: boolean }

const AFTER = ["phone", "corridor", "back", "also", "questions", "agreement", "help"] as const;

/** What going on does from here. */
export function nextStep(stage: Stage, entries: Entry[], course: Course): Next {
  if (stage.at === "ended") return "";
  if (stage.at === "lobby") return "begin";
  if (stage.at === "hey") return "heard";
  if (stage.at === "open") return "resolve";
  if (course.ending(stage.path) < 0) return asksHey(stage, entries, course) ? "hey" : "open";
  const done = doneAfter(entries, course);
  return AFTER.find((one) => !done.has(one)) ?? "end";
}

const asksHey = (stage: Stage, entries: Entry[], { hey }: Course): boolean =>
  hey && stage.at === "playing" && !entries.some(({ kind }) => kind === "hey" || kind === "opened");

/** What was done since the story came to its ending the first time. What need not be done counts as done. */
function doneAfter(entries: Entry[], course: Course): Set<Next> {
  const done = new Set<Next>();
  const ends: number[] = [];
  for (const entry of entries) {
    const rank = "path" in entry ? course.ending(String(entry["path"])) : -1;
    if (entry.kind === "resolved" && rank >= 0) ends.push(rank);
    if (entry.kind === "showed") done.add(entry["what"] as Next);
    if (entry.kind === "reopened") {
      // Whatever was shown before is behind us: going back is the turn of the lesson.
      for (const one of ["phone", "corridor", "back"] as const) done.add(one);
      done.delete("also");
    }
    if (entry.kind === "also") done.add("also");
  }
  if (ends.length < 2 || ends[ends.length - 1]! > ends[ends.length - 2]!) done.add("also");
  return done;
}

/** What the board plays, or played last: from the beginning, what the class did, once more from a moment, or another way. */
export type Since = "started" | "resolved" | "reopened" | "also";

export function since(entries: Entry[]): Since {
  const kinds = entries.map(({ kind }) => kind).filter((kind) => /^(started|resolved|reopened|also)$/.test(kind));
  return (kinds[kinds.length - 1] ?? "started") as Since;
}

/** How the story stands: the rank of the ending that the class came to last, or -1 where it did not; `also` where another way was shown since. */
export function stands(entries: Entry[], course: Course): { rank: number; also: boolean; back: boolean } {
  const last = [...entries].reverse().find((one) => (one.kind === "resolved" || one.kind === "also") && "path" in one);
  return {
    rank: last ? course.ending(String(last["path"])) : -1,
    also: last?.kind === "also",
    back: entries.some(({ kind }) => kind === "reopened"),
  };
}
