// SPDX-FileCopyrightText: 2026 The Omstander authors
// SPDX-License-Identifier: MIT

/**
 * Reading aloud with a voice of this device. Never with one that sends the words elsewhere: which lines somebody hears says
 * what they chose.
 */

/** Voices may come a moment after they are asked for. */
const PATIENCE = 1500;
/** No line takes longer than this; a voice that never says that it is done must not stop the story. */
const LONGEST = 30000;

/** A voice of this device that speaks the language, or null. */
export async function localVoice(language: string): Promise<SpeechSynthesisVoice | null> {
  if (!("speechSynthesis" in window)) return null;
  const found = () => speechSynthesis.getVoices().find((voice) => voice.localService && speaks(voice, language)) ?? null;
  if (speechSynthesis.getVoices().length) return found();
  await new Promise<void>((done) => {
    speechSynthesis.addEventListener?.("voiceschanged", () => done(), { once: true });
    setTimeout(done, PATIENCE);
  });
  return found();
}

const speaks = ({ lang }: SpeechSynthesisVoice, language: string): boolean =>
  lang.toLowerCase().split(/[-_]/)[0] === language.toLowerCase().split("-")[0];

/** Say it; done when it is said, or was cut short. */
export function say(text: string, voice: SpeechSynthesisVoice): Promise<void> {
  return new Promise((done) => {
    const told = new SpeechSynthesisUtterance(text);
    told.voice = voice;
    told.lang = voice.lang;
    told.onend = told.onerror = () => done();
    speechSynthesis.speak(told);
    setTimeout(done, LONGEST);
  });
}

/** Be silent, now. */
export const hush = (): void => void ("speechSynthesis" in window && speechSynthesis.cancel());
