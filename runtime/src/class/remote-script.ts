// SPDX-FileCopyrightText: 2026 The Omstander authors
// SPDX-License-Identifier: MIT

/** What there is to say and do now: the steps of the guide that fit a stage, with the story's own notes at the moment they are about. */

import type { Stage } from "./follow.ts";
import { type Guide, type GuideStep, type RoleFacts, guideStep, told } from "./lesson.ts";
import type { Next, Since } from "./remote-steps.ts";

/** What a stage is seen through: how the class takes part, and what the host must do to go on. */
export interface Seen {
  stage: Stage; next: Next; mode: string; needs: string; views: boolean;
  since: Since;
}

/** One part of the script: `story` are the notes of this story's author. */
export interface Part extends GuideStep { story?: string[] }

/** The names of the steps to read out now, in order. */
export function stepNames({ stage, next, mode, needs, views, since }: Seen): string[] {
  const asking = needs === "together" || mode === "board" ? `ask-${mode === "board" ? "board" : "together"}` : views ? "ask" : "ask-plain";
  const choosing = mode === "board" ? "choose-board" : needs === "together" ? "choose-together" : "choose";
  const { at, reveals, round, levels } = stage;
  if (at === "lobby") return [mode === "devices" ? "arrive" : `arrive-${mode}`, "begin"];
  if (at === "hey") return ["hey"];
  if (at === "heard") return [levels ? "heard" : "heard-few", asking];
  if (at === "open") return [asking, choosing];
  if (at === "showing") return [stage.what];
  if (at === "ended") return ["close"];
  if (since === "also") return ["also"];
  const last = reveals[reveals.length - 1];
  if (next === "open" || next === "hey") {
    if (!last) return next === "hey" ? ["scene"] : ["scene", asking];
    return since === "reopened" ? ["back", asking] : ["see", "talk", "onward", asking];
  }
  return round > 1 ? ["again"] : ["see", "talk", "ending"];
}

/** The script of now. `notes`: of each class moment by its number; */
export function script(guide: Guide, seen: Seen, notes: Map<number, string[]>, facts: RoleFacts): Part[] {
  const { stage } = seen;
  const done = stage.reveals.length;
  return stepNames(seen).flatMap((name) => {
    const found = guideStep(guide, name, facts);
    if (!found) return [];
    if (name !== "talk") return [name.startsWith("choose") ? { ...found, story: notes.get(stage.moment) ?? [] } : found];
    const about = guide.moments[Math.min(done, guide.moments.length) - 1]!;
    return [{ ...found, lines: told(about.talk, facts), story: notes.get(stage.moment) ?? [] }];
  });
}
