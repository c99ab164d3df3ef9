// SPDX-FileCopyrightText: 2026 The Omstander authors
// SPDX-License-Identifier: MIT

/** What the player has set: the defaults, and reading what was kept. Whatever stands there, every setting is a valid one. */

import { parsed } from "./parsed.ts";
import type { Settings } from "./screen.ts";

/** The settings of somebody who never set anything: the calm way. */
export const DEFAULTS: Settings = {
  pace: "normal", clock: false, letters: "normal", aloud: false, motion: "normal", colours: "device", names: 0,
};

/** What each setting may be, in the order in which it is offered. */
export const CHOICES: { [Key in "pace" | "letters" | "motion" | "colours"]: Settings[Key][] } = {
  pace: ["slow", "normal", "at-once"],
  letters: ["small", "normal", "large", "largest"],
  motion: ["normal", "least"],
  colours: ["device", "light", "dark"],
};

/** Read kept settings; `casts` is how many other lists of names the story has. What cannot be read is as by default. */
export function readSettings(text: string | null, casts = 0): Settings {
  const kept = parsed(text);
  const { names } = kept;
  const read: Record<string, unknown> = { ...DEFAULTS };
  for (const [key, allowed] of Object.entries(CHOICES)) if (allowed.includes(kept[key] as never)) read[key] = kept[key];
  for (const key of ["clock", "aloud"]) if (typeof kept[key] === "boolean") read[key] = kept[key];
  if (Number.isInteger(names) && (names as number) > 0 && (names as number) <= casts) read["names"] = names;
  return read as unknown as Settings;
}

/** Write settings as `readSettings` reads them. */
export const writeSettings = (settings: Settings): string => JSON.stringify(settings);
