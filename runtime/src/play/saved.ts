// SPDX-FileCopyrightText: 2026 The Omstander authors
// SPDX-License-Identifier: MIT

/** What a tab keeps of a play, as text, and reading it again. */

import { type Automaton, isProblem, readPicks, walk, writePicks } from "../walk.ts";
import { parsed } from "./parsed.ts";
import { type Play, type Place, place } from "./play.ts";

/** Write where somebody is. */
export function writeSaved(state: Play): string {
  const { version } = state.walk.automaton;
  return JSON.stringify({ version, ...place(state) });
}

/** Read it: a place in this story, "changed" where the story is another version by now, null where there is nothing to go on. */
export function readSaved(text: string | null, automaton: Automaton): Place | "changed" | null {
  const found = parsed(text);
  if (typeof found["picks"] !== "string" || typeof found["version"] !== "string") return null;
  if (found["version"] !== automaton.version) return "changed";
  const picks = readPicks(found["picks"]);
  const there = isProblem(picks) ? picks : walk(automaton, picks);
  if (isProblem(there)) return "changed";
  const whole = (value: unknown): number | undefined => (Number.isInteger(value) ? (value as number) : undefined);
  const read = Array.isArray(found["read"]) && found["read"].every((count) => Number.isInteger(count)) ? (found["read"] as number[]) : undefined;
  return { picks: writePicks(there), shown: whole(found["shown"]), open: whole(found["open"]), read };
}
