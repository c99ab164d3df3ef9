// SPDX-FileCopyrightText: 2026 The Omstander authors
// SPDX-License-Identifier: MIT

/** Words in which every sign has a name: a screen reader says what it means in this story. */

import type { VNode } from "preact";
import type { Words } from "../play/screen.ts";
import type { Voice } from "../words.ts";

const signs = new WeakMap<object, RegExp>();

/** What tells the signs of a story from its letters; made once for each voice. */
function pattern(emoji: Record<string, string>): RegExp {
  let made = signs.get(emoji);
  if (!made) signs.set(emoji, (made = new RegExp(`(${Object.keys(emoji).sort().reverse().join("|").replace(/[*?.+]/g, "\\$&")})`)));
  return made;
}

/** A text with its signs named. */
export function Text({ voice: { emoji }, text }: { voice: Voice; text: string }): VNode {
  if (!emoji || !Object.keys(emoji).length) return <>{text}</>;
  const parts = text.split(pattern(emoji));
  return <>{parts.map((part, place) => (place % 2 ? <span role="img" aria-label={emoji[part]}>{part}</span> : part))}</>;
}

/** Words of the story, in their own language. */
export const Said = ({ voice, words: { text, lang } }: { voice: Voice; words: Words }): VNode => (
  <span lang={lang} dir="auto"><Text voice={voice} text={text} /></span>
);
