// SPDX-FileCopyrightText: 2026 The Omstander authors
// SPDX-License-Identifier: MIT

/** What a teacher sets before a lesson, and what of it the server is told (`spec/protocol.md`, *Options and facts*). No page, no clock. */

/** A story that can be played with a class. `names`: per person the names to choose from instead; `people`: who they are. */
export interface Story {
  id: string; title: string; about: string; minutes: number; languages: string[]; moments: number; names: string[][];
  people: { name: string; role: string }[];
}

export type Mode = "devices" | "pairs" | "board" | "audience";
export const MODES: Mode[] = ["devices", "pairs", "board", "audience"];
export const CLOCKS = [null, 60, 90] as const;
export const HOURS = [24, 8, 1] as const;

/** Everything that is set. `pupils` and `ends` are as they were typed. `names`: per person which other name, 0 the author's. */
export interface Setup {
  story: string; language: string; mode: Mode; pupils: string; ends: string; contact: string; names: number[]; clock: number | null;
  hey: boolean; views: boolean; keep: number; practice: boolean;
}

/** Whoever is still standing in the door must not keep out a pupil: two places to spare. */
const SPARE = 2;
const CLASS = 28;
const MOST = 5000;
export const PRACTICE = 28;
/** The longest line for somebody of the school. */
export const CONTACT = 60;

/** What is set before anything was touched. */
export const defaults = (stories: Story[], language: string): Setup => ({
  ...told(stories[0], language), mode: "devices", pupils: String(CLASS), ends: "", contact: "", clock: null, hey: true, views: true,
  keep: 24, practice: false,
});

/** Another story, told in this language where it can be. */
export const told = (story: Story | undefined, language: string): Pick<Setup, "story" | "language" | "names"> => ({
  story: story?.id ?? "", language: story?.languages.includes(language) ? language : story?.languages[0] ?? language,
  names: (story?.people ?? []).map(() => 0),
});

/** Another way to take part. A hall is larger than a class, unless somebody said how large. */
export function taking(setup: Setup, mode: Mode): Setup {
  const hall = String(300);
  const untouched = setup.pupils === String(CLASS) || setup.pupils === hall;
  return { ...setup, mode, pupils: untouched ? (mode === "audience" ? hall : String(CLASS)) : setup.pupils };
}

/** How somebody is called now. */
export const called = ({ people, names }: Pick<Story, "people" | "names">, person: number, name: number): string =>
  (name && names[person]?.[name - 1]) || people[person]!.name;

/** The next name for somebody: one that nobody else has, and that begins otherwise; the author's own after the last. */
export function renamed(story: Pick<Story, "people" | "names">, names: number[], person: number): number[] {
  const others = story.people.flatMap((_, at) => (at === person ? [] : [initial(called(story, at, names[at] ?? 0))]));
  const count = story.names[person]?.length ?? 0;
  for (let name = (names[person] ?? 0) + 1; name <= count; name += 1) {
    if (!others.includes(initial(called(story, person, name)))) return put(names, person, name);
  }
  return put(names, person, 0);
}

/** Of "mevrouw Kaya" it is the surname by which she is told apart. */
const initial = (name: string): string => name.slice(name.lastIndexOf(" ") + 1, name.lastIndexOf(" ") + 2).toLowerCase();

export const put = (names: number[], person: number, name: number): number[] => names.map((one, at) => (at === person ? name : one));

/** Minutes of the day from `14:05`; null where nothing was typed. */
export function minuteOf(time: string): number | null {
  const found = /^(\d{1,2}):(\d{2})/.exec(time);
  const minute = found ? +found[1]! * 60 + +found[2]! : NaN;
  return minute < 1440 ? minute : null;
}

/** What the server is asked for. A number that makes no sense becomes the nearest that does. */
export function options(setup: Setup): Record<string, unknown> {
  const { story, language, mode, clock, hey, views, names, keep, practice } = setup;
  const pupils = Math.max(1, Math.min(MOST - SPARE, Math.round(+setup.pupils) || CLASS));
  const seats = (practice ? Math.max(pupils, PRACTICE) : pupils) + SPARE;
  return {
    story, language, seats, mode, clock, hey, views, ends: minuteOf(setup.ends), names, contact: setup.contact.trim().slice(0, CONTACT),
    keep_hours: keep, practice: practice ? PRACTICE : 0,
  };
}
