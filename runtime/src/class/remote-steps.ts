// SPDX-FileCopyrightText: 2026 The Omstander authors
// SPDX-License-Identifier: MIT

/**
 * What going on would do next, so that the button can say so before it is tapped (`spec/protocol.md`, *Commands*). The server
 * decides (`live/steps.py`); this is the same order, read from the log that everybody has.
 */

import type { Entry, Stage } from "./follow.ts";

/** A step of the lesson. "resolve": what the class chose is followed; "": the lesson is over. */
export type Next =
  | "resume" | "begin" | "hey" | "heard" | "open" | "resolve" | "phone" | "corridor" | "back" | "also" | "questions" | "agreement"
  | "help" | "end" | "";

/**
 * What there is to know of the story and the session: the rank of the ending that a path comes to, or -1; the rank of the best one;
 * whether *Hé* is asked at the end of a path; whether there is a moment to go back to.
 */
export interface Course { ending(path: string): number; best: number; hey(path: string): boolean; moments: number }

/** What going on does from here. */
export function nextStep(stage: Stage, entries: Entry[], course: Course): Next {
  if (stage.at === "ended") return "";
  if (stage.paused) return "resume";
  if (stage.at === "lobby") return "begin";
  if (stage.at === "hey") return "heard";
  if (stage.at === "open") return "resolve";
  if (course.ending(stage.path) >= 0) return afterwards(entries, course);
  const asked = entries.some(({ kind }) => kind === "hey" || kind === "opened");
  return !asked && course.hey(stage.path) ? "hey" : "open";
}

/** The steps after the ending: what was shown since going back need not be shown again. */
function afterwards(entries: Entry[], course: Course): Next {
  const back = lastOf(entries, "reopened") + 1;
  const later = entries.slice(back);
  const shown = new Set<string | undefined>(later.filter(({ kind }) => kind === "showed").map(({ what }) => what));
  const missing = (list: Next[]): Next | undefined => list.find((one) => !shown.has(one));
  if (!back && course.moments) return missing(["phone", "corridor"]) ?? "back";
  if (back && lastOf(later, "also") < 0 && wentNoBetter(entries, course)) return "also";
  return missing(["questions", "agreement", "help"]) ?? "end";
}

/** Whether the class ended no better than before it went back, and not as well as can be. */
function wentNoBetter(entries: Entry[], { ending, best }: Course): boolean {
  const ends = entries.filter(({ kind }) => kind === "resolved").map(({ path }) => ending(path ?? ""));
  const first = ends.find((one) => one >= 0) ?? -1;
  const last = ends[ends.length - 1] ?? -1;
  return last <= first && last < best;
}

const lastOf = (entries: Entry[], wanted: string): number => entries.map(({ kind }) => kind).lastIndexOf(wanted);

/** What the board plays, or played last: from the beginning, what the class did, once more from a moment, or another way. */
export type Since = "started" | "resolved" | "reopened" | "also";

export function since(entries: Entry[]): Since {
  const kinds = entries.map(({ kind }) => kind).filter((kind) => /^(started|resolved|reopened|also)$/.test(kind));
  return (kinds[kinds.length - 1] ?? "started") as Since;
}

/** Whether the class saw the worst ending last, and no other way since: no lesson ends there. */
export const endsWorst = ({ path }: Stage, course: Course): boolean => course.ending(path) === 0 && course.best > 0;

/** What shows another way from here: going back first, where the class has not; then how it can also go. */
export const otherWay = (entries: Entry[]): "back" | "also" => (lastOf(entries, "reopened") < 0 ? "back" : "also");
