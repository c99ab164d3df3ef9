// SPDX-FileCopyrightText: 2026 The Omstander authors
// SPDX-License-Identifier: MIT

/** Lines of a chat as they are read aloud: who says it, signs in words, and short forms as they are spoken. */

import { type Voice, inWords, say } from "../words.ts";
import type { Line } from "./screen.ts";

/** What is said for a line; empty for one that says nothing. */
export function aloud(voice: Voice, line: Line): string {
  const words = spoken(voice, line.words.text);
  return line.kind === "message" ? say(voice, "speech.says", { name: line.who, words }) : words;
}

/** Short forms as they are spoken ("ff": effe), whole words only; signs in words. */
export function spoken(voice: Voice, text: string): string {
  const { spoken: full = {} } = voice;
  const said = text.replace(/[\p{L}\p{N}']+/gu, (word) => {
    const found = full[word.toLowerCase()];
    return typeof found === "string" ? found : word;
  });
  return inWords(voice, said);
}
