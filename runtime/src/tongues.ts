// SPDX-FileCopyrightText: 2026 The Omstander authors
// SPDX-License-Identifier: MIT

/** The languages that a page has learnt, and the names that the people of the story have in them. */

import { type Parts, type Tongue, type Trouble, loadLater, loadTongue } from "./load.ts";
import type { Settings } from "./play/screen.ts";
import type { Automaton } from "./walk.ts";
import type { Voice } from "./words.ts";

export class Tongues {
  private readonly known = new Map<string, Tongue>();
  private readonly voices = new Map<string, Voice>();
  private readonly late = new Set<string>();
  private readonly about: Parts;
  readonly automaton: Automaton;

  /** It begins with the language of the page. */
  constructor(about: Parts, automaton: Automaton, first: Tongue) {
    this.about = about;
    this.automaton = automaton;
    this.known.set(about.language, first);
  }

  /** Learn a language, once. */
  async learn(language: string): Promise<Tongue | Trouble> {
    const found = this.known.get(language) ?? (await loadTongue(this.about, Promise.resolve(this.automaton), language));
    if (typeof found !== "string") this.known.set(language, found);
    return found;
  }

  /** Learn the words of what comes after the ending too; false where they cannot be had now. */
  async learnLate(language: string): Promise<boolean> {
    const tongue = this.known.get(language);
    if (!tongue || this.late.has(language)) return !!tongue;
    const came = await loadLater(this.about, tongue.voice);
    if (came) this.late.add(language);
    return came;
  }

  /** Whether the words of what comes after the ending are here. */
  speaksLate(language: string): boolean {
    return this.late.has(language);
  }

  /** The voice of a language with the names that are set: the same value every time, so that what is drawn stays. */
  voice(language: string, { names }: Settings): Voice | null {
    const tongue = this.known.get(language);
    const key = `${language} ${names}`;
    if (tongue && !this.voices.has(key)) this.voices.set(key, cast(tongue.voice, this.about.casts[names - 1]));
    return this.voices.get(key) ?? null;
  }
}

const cast = (voice: Voice, names: string[] | undefined): Voice =>
  names?.length === voice.texts.names.length ? { ...voice, texts: { ...voice.texts, names } } : voice;
