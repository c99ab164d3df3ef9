// SPDX-FileCopyrightText: 2026 The Omstander authors
// SPDX-License-Identifier: MIT

/**
 * Everything that a page plays with: it stands in the page (one file on disk has all of it, a served page the words of its
 * language), or is fetched from the same place. What cannot be had or read is told apart: the network, or the story.
 */

import { type Automaton, isProblem, load, loadTexts } from "./walk.ts";
import type { Words } from "./play/screen.ts";
import type { Voice } from "./words.ts";

/** Somebody who can help, from `content/help/`. */
export interface Help {
  name: string; about: string; telephone?: string; site?: string; source: string[]; verified_on: string | null;
}

/** What the page says of itself; an address is empty or null where the part stands in the page, or there is none. */
export interface Parts {
  story: string; language: string; automaton: string | null; texts: Record<string, string>; words: Record<string, string>;
  later: Record<string, string>; after: string | null; back: string | null; read: string | null; worker: string | null; exit: string; casts: string[][]; notice: Words | null;
}

/** One language: how the story is told in it, and who can help. */
export interface Tongue { voice: Voice; help: Help[] }

/** The words of the interface, without a story: enough to say what is wrong. */
export interface Interface { strings: Record<string, string>; help: Help[]; emoji?: Record<string, string>; spoken?: Record<string, string> }

/** "network": try again. "story": that is our fault. */
export type Trouble = "network" | "story";

/** What was fetched, by address: a worker can keep the same. */
export const fetched: string[] = [];

/** What stands in the page under this name. */
const inside = (name: string): unknown => parsed(document.getElementById(name)?.textContent ?? null);

/** What the page says of itself; null where it says nothing that can be read. */
export function parts(): Parts | null {
  const found = inside("parts") as Partial<Parts> | undefined;
  return found?.story && found.language && found.exit ? { ...NONE, ...found } as Parts : null;
}

const NONE = { automaton: null, texts: {}, words: {}, later: {}, after: null, back: null, read: null, worker: null, casts: [], notice: null };

/** The automaton of the story. */
export async function loadStory({ automaton }: Parts): Promise<Automaton | Trouble> {
  const found = await part("automaton", automaton);
  if (found === "network") return found;
  const read = load(found);
  return isProblem(read) ? "story" : read;
}

/** The words of the interface in a language. */
export async function loadInterface({ words }: Parts, language: string): Promise<Interface | Trouble> {
  const found = await part(`words.${language}`, words[language]);
  if (found === "network") return found;
  const { strings, help } = (found ?? {}) as Partial<Interface>;
  return strings && Array.isArray(help) ? (found as Interface) : "story";
}

/** The story told in a language, with the interface in that language too. */
export async function loadTongue(parts: Parts, story: Promise<Automaton | Trouble>, language: string): Promise<Tongue | Trouble> {
  const telling = language in parts.texts ? language : Object.keys(parts.texts)[0] ?? language;
  const coming = [loadInterface(parts, language), part(`texts.${telling}`, parts.texts[telling]), story] as const;
  const [words, found, automaton] = await Promise.all(coming);
  if (typeof words === "string") return words;
  if (typeof automaton === "string") return automaton;
  if (found === "network") return found;
  const texts = loadTexts(found, automaton);
  if (isProblem(texts)) return "story";
  const { strings, help, emoji = {}, spoken = {} } = words;
  return { voice: { automaton, texts, strings, language, emoji, spoken }, help };
}

/** Add the words of what comes after the ending to a voice; they are many, and nobody needs them before. */
export async function loadLater({ later }: Parts, { strings, language = "" }: Voice): Promise<boolean> {
  const found = await part(`later.${language}`, later[language]);
  if (found === "network") return false;
  Object.assign(strings, (found as Partial<Interface> | null)?.strings);
  return true;
}

/** A part that stands in the page, or that is fetched. */
async function part(name: string, address: string | null | undefined): Promise<unknown> {
  const found = inside(name);
  if (found !== undefined) return found;
  if (!address) return null;
  try {
    const answer = await fetch(address);
    if (!answer.ok) return "network";
    fetched.push(address);
    return parsed(await answer.text());
  } catch {
    return "network";
  }
}

/** JSON; undefined where it is none. */
function parsed(text: string | null): unknown {
  try {
    return JSON.parse(text ?? "");
  } catch {
    return undefined;
  }
}
