// SPDX-FileCopyrightText: 2026 The Omstander authors
// SPDX-License-Identifier: MIT

/**
 * The clock of a lesson: what is left of the hour, and when it is time to look back, or to hand out the notes. Minutes of the day
 * come in, words' names come out; how long every step takes stands in the guide. No page and no clock of its own.
 */

import type { Stage } from "./follow.ts";
import type { Guide } from "./lesson.ts";
import type { Next, Since } from "./remote-steps.ts";

/** One step, and about how many minutes it takes. */
export interface Planned { step: string; minutes: number }

/** A word of the clock. "notes": stop with the story, the last minutes are for the agreement and the note; "over": the hour is. */
export type Warning = "" | "short" | "back" | "notes" | "over";

const DAY = 1440;

/** All steps in order, for a story with so many class moments. */
export function plan({ minutes, moments }: Guide, count: number, hey: boolean): Planned[] {
  const of = (step: string): Planned => ({ step, minutes: minutes[step] ?? 0 });
  const chosen = Array.from({ length: count }, (_, at) => moments[Math.min(at, moments.length - 1)]!);
  return [
    of("arrive"), of("begin"),
    ...chosen.flatMap((one, at) => [
      { step: `scene${at}`, minutes: one.scene }, ...(at === 0 && hey ? [of("hey")] : []), { step: `moment${at}`, minutes: one.minutes },
    ]),
    ...["ending", "phone", "corridor", "back", "questions", "agreement", "help", "close"].map(of),
  ];
}

/** Which step of the plan a stage is in. */
export function stepOf({ at, what, reveals, round }: Stage, next: Next, since: Since): string {
  const first = reveals.filter((one) => one.round === 1).length;
  if (at === "lobby") return "arrive";
  if (at === "ended") return "close";
  if (at === "hey" || at === "heard") return "hey";
  if (at === "showing") return what === "how-many" ? "corridor" : what;
  if (at === "open") return round > 1 ? "back" : `moment${first}`;
  if (since === "reopened" || since === "also" || round > 1) return "back";
  return next === "open" || next === "hey" ? `scene${first}` : "ending";
}

/** Minutes until the hour ends, from the minutes of the day; null where nobody said when. Negative: it is over. */
export function left(ends: number | null, now: number): number | null {
  if (ends === null) return null;
  const apart = (((ends - now) % DAY) + DAY) % DAY;
  return apart > DAY / 2 ? apart - DAY : apart;
}

/** Whether there is something to say, with so many minutes left. What is shown last never falls away: first of all the story gives way. */
export function warning(planned: Planned[], step: string, minutes: number): Warning {
  const at = planned.findIndex((one) => one.step === step);
  const from = (name: string): number => total(planned.slice(planned.findIndex((one) => one.step === name)));
  const before = (name: string): boolean => at >= 0 && at < planned.findIndex((one) => one.step === name);
  if (step === "close") return "";
  if (minutes <= 0) return "over";
  if (before("agreement") && minutes <= from("agreement") + 1) return "notes";
  if (before("corridor") && !before("moment0") && minutes <= from("corridor") + 1) return "back";
  return before("corridor") && total(planned.slice(at + 1)) > minutes + LATE ? "short" : "";
}

/** So many minutes behind are no news yet. */
const LATE = 2;

const total = (planned: Planned[]): number => planned.reduce((sum, { minutes }) => sum + minutes, 0);
