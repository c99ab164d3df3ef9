// SPDX-FileCopyrightText: 2026 The Omstander authors
// SPDX-License-Identifier: MIT

/**
 * Hé: at which of these messages did you first think that something is off? The messages are those that the author marked and
 * that the player saw. There is no right answer, and nobody keeps it.
 */

import { type Event, type Walk, phone } from "../walk.ts";
import { type Voice, clock, say, tell, who } from "../words.ts";
import { storyWords } from "./lines.ts";
import { isSpoken } from "./pace.ts";
import type { Words } from "./screen.ts";

/** A message at which somebody may think: hey. `noticers` are the people of the story who do so here for the first time. */
export interface Sign { by: number; who: string; words: Words; when: string; noticers: string[] }

/** So many are asked about at most. */
const MOST = 7;
/** With fewer there is nothing to choose from. */
export const LEAST = 2;
/** The answer "at none of these"; -1 is no answer yet. */
export const NONE = -2;

/** The messages that are asked about, in the order in which they came. */
export function signs(voice: Voice, walk: Walk): Sign[] {
  const known = new Set<number>();
  let when = "";
  const found = phone(walk, 0).flatMap((event) => {
    if (event.kind === "clock") when = clock(voice, event);
    const first = (event.noticers ?? []).filter((person) => !known.has(person));
    first.forEach((person) => known.add(person));
    return event.noticed || first.length ? [sign(voice, event, when, first)] : [];
  });
  return spread(found);
}

function sign(voice: Voice, event: Event, when: string, noticers: number[]): Sign {
  const told = tell(voice, event);
  const words = isSpoken(event) ? storyWords(voice, told) : { text: told };
  return { by: event.by ?? -1, who: who(voice, event.by), words, when, noticers: noticers.map((person) => who(voice, person)) };
}

/** Seven of more, as far apart as can be, the first and the last among them. */
const spread = (found: Sign[]): Sign[] =>
  found.length <= MOST ? found : Array.from({ length: MOST }, (_, place) => found[Math.round((place * (found.length - 1)) / (MOST - 1))]!);

/** What is said at each message once there is an answer: who noticed it there. The first is told in full, the others briefly. */
export function remarks(voice: Voice, asked: Sign[], answer: number): string[][] {
  let told = false;
  return asked.map(({ noticers }, place) => {
    const own = place === answer ? [say(voice, "hey.you")] : [];
    return own.concat(noticers.map((name) => {
      const key = told ? "hey.also" : place < answer ? "hey.before" : "hey.here";
      told = true;
      return say(voice, key, { name });
    }));
  });
}
