// SPDX-FileCopyrightText: 2026 The Omstander authors
// SPDX-License-Identifier: MIT

/**
 * How long what happens is waited for, in seconds: the twin of `omstander/analyse/pace.py` (spec/language.md 8.8). A message
 * takes the author's own pause, or a second, and its words at 180 a minute: below what readers of 12 to 14 reach, because chat
 * lines come one by one. Reasoned, never measured on readers.
 */

import type { Event } from "../walk.ts";
import type { Settings } from "./screen.ts";
import type { Voice } from "../words.ts";

const SECONDS_A_WORD = 60 / 180;
const PAUSE = 1;
const SYSTEM_LINE = 1.5;
const SCENE_CLOCK = 2;
/** Nobody types longer than this before a message, unless the author says so. */
const TYPING = 2.5;

const FACTOR = { slow: 1.6, normal: 1, "at-once": 0 };
const INSTANT = ["read", "help-card", "stops-typing", "takes-back", "mute", "keep"];

/** What somebody says, with words of their own. */
export const isSpoken = ({ kind = "message" }: Event): boolean =>
  ["message", "photo", "video", "poll", "forward"].includes(kind);

/** How many words a text of the story has; a name is one. */
export const words = ({ texts }: Voice, number = -1): number =>
  ((texts.texts[number] ?? "").match(/\{\d[^}]*\}|[\p{L}\p{N}_]+/gu) ?? []).length;

/** Seconds before this event is shown, at the normal pace. */
export function seconds(voice: Voice, event: Event): number {
  const { kind = "message", pause = PAUSE } = event;
  if (INSTANT.includes(kind)) return 0;
  if (kind === "typing") return event.seconds || SYSTEM_LINE;
  if (kind === "clock") return SCENE_CLOCK;
  if (!isSpoken(event)) return pause + SYSTEM_LINE;
  const read = [event.text, ...(event.choices ?? [])].map((number) => words(voice, number));
  return pause + read.reduce((sum, count) => sum + count, 0) * SECONDS_A_WORD;
}

/** The same at the pace that is set. */
export const wait = (voice: Voice, event: Event, { pace }: Settings): number => seconds(voice, event) * FACTOR[pace];

/** For how much of that wait, at its end, the others see that somebody types. */
export function typingBefore(voice: Voice, event: Event, settings: Settings): number {
  const whole = wait(voice, event, settings);
  if (!typesFirst(event)) return 0;
  return event.kind === "typing" ? whole : Math.min(whole * 0.6, TYPING * FACTOR[settings.pace]);
}

/** Whether somebody is seen typing before this is shown. */
export const typesFirst = ({ kind = "message", by = -1 }: Event): boolean => by !== 0 && (kind === "message" || kind === "typing");
