// SPDX-FileCopyrightText: 2026 The Omstander authors
// SPDX-License-Identifier: MIT

/** What a session is about: its facts, its frozen story, and the voice that tells it. Nothing of it changes while it runs. */

import type { Help } from "../load.ts";
import { isProblem, load, loadTexts } from "../walk.ts";
import { type Voice, say } from "../words.ts";
import { type Answer, type Refusal, get, isRefusal } from "./outbox.ts";
import { type World, browser } from "./world.ts";

/** The facts (`spec/protocol.md`). `icon` is a seat's; what comes after it a host's. */
export interface Facts {
  format: number; role: "seat" | "board" | "remote"; story: string; language: string;
  mode: "devices" | "pairs" | "board" | "audience"; contact: string; clock: number | null; keep_hours: number;
  parts: { automaton: string; texts: string; speech?: string; lesson?: string };
  icon?: number;
  hey?: boolean; views?: boolean; ends?: number | null; practice?: number; address?: string; link?: string;
}

/** The `lesson` part: for hosts alone, because it has the teacher's script. */
export interface Lesson {
  moments: { moment: number; notes: string[] }[]; questions: string[]; seconds: [number, number];
  how_many: [from: number, endings: number][]; back: number[];
}

export interface Session { facts: Facts; voice: Voice; lesson: Lesson | null }

/** The words that stand in the page. */
export interface PageWords { strings: Record<string, string>; help: Help[]; emoji?: Record<string, string>; spoken?: Record<string, string> }

/** What stands in the page under this name; undefined where nothing can be read. */
export function inPage(name: string): unknown {
  try {
    return JSON.parse(document.getElementById(name)?.textContent ?? "");
  } catch {
    return undefined;
  }
}

/** The words of this page; every key says itself where they cannot be read. */
export const pageWords = (): PageWords => ({ strings: {}, help: [], ...(inPage("words") as Partial<PageWords> | undefined) });

/** A voice without a story: enough for screens that tell nothing of it. */
export const plainVoice = (words: PageWords = pageWords()): Voice =>
  ({ strings: words.strings, emoji: words.emoji ?? {}, spoken: words.spoken ?? {}, language: document.documentElement.lang }) as Voice;

/**
 * The session of a token, in the words of the page. `broken` is refused where the parts do not belong together; what passes
 * (`isPassing`) may be asked again.
 */
export async function loadSession(token: string, words: PageWords = pageWords(), world: World = browser): Promise<Session | Refusal> {
  const found = await get("/live/session", token, world);
  if (isRefusal(found)) return found;
  const facts = found as unknown as Facts;
  const { automaton, texts, speech, lesson } = facts.parts;
  const part = (address?: string) => (address ? get(address, undefined, world) : Promise.resolve(null));
  const [story, told, spoken, script] = await Promise.all([part(automaton), part(texts), part(speech), part(lesson)]);
  const refused = [story, told, spoken, script].find((one) => one && isRefusal(one));
  if (refused) return refused as Refusal;
  const voice = storyVoice({ ...words, ...spoken }, story as Answer, told as Answer, document.documentElement.lang);
  return voice ? { facts, voice, lesson: script as Lesson | null } : { error: "broken", status: 200 };
}

/** The story in the words of the page; null where its parts do not belong together. */
export function storyVoice(words: PageWords, automaton: Answer, texts: Answer, language: string): Voice | null {
  const story = load(automaton);
  if (isProblem(story)) return null;
  const told = loadTexts(texts, story);
  if (isProblem(told)) return null;
  const { strings, emoji = {}, spoken = {} } = words;
  return { automaton: story, texts: told, strings, language, emoji, spoken };
}

/**
 * The voice of a class: who the player alone would be is one of them. `one` begins a sentence ("Een van jullie"), `object` stands in it,
 * `too` is at the end of a list of members ("jullie"), `quiet` is said where nobody sent anything.
 */
export function classVoice(
  voice: Voice, one = say(voice, "join.one"), object = say(voice, "join.one-object"), too = say(voice, "join.one-too"),
  quiet = say(voice, "join.quiet"),
): Voice {
  const kept = Object.entries(voice.strings).filter(([key]) => !/^event\..*\.(of-)?you$/.test(key));
  const strings = {
    ...Object.fromEntries(kept), "chat.you": one, "chat.you-object": object, "chat.you-too": too, "moment.passed": quiet,
    "moment.passed-seen": quiet, "chat.calls": voice.strings["join.calls"] ?? voice.strings["chat.calls"] ?? "",
  };
  return { ...voice, strings };
}
