// SPDX-FileCopyrightText: 2026 The Omstander authors
// SPDX-License-Identifier: MIT

/**
 * A small story for the tests of the player: a group of five with a name and 19 without, private chats with Noor and with Sem,
 * a second group that is made on the way, and one choice of each kind.
 */

import assert from "node:assert/strict";

import { type Automaton, type Event, type Texts, isProblem, load, loadTexts } from "../src/walk.ts";
import { type Place, type Play, begin } from "../src/play/play.ts";
import type { Problem } from "../src/walk.ts";
import type { Voice } from "../src/words.ts";

const texts: string[] = [];
/** The number of a text; the same words have the same number. */
export const t = (words: string): number => (texts.includes(words) ? texts.indexOf(words) : texts.push(words) - 1);

const [NOOR, DAAN, MILA, SEM] = [1, 2, 3, 4];
const [GROUP, PRIVATE, WITH_SEM, PARTY, OTHERS] = [0, 1, 2, 3, 4];
export const chats = { GROUP, PRIVATE, WITH_SEM, PARTY, OTHERS };

const says = (by: number, chat: number, words: string, more: Partial<Event> = {}): Event => ({ by, in: chat, text: t(words), ...more });

const opening: Event[] = [
  { kind: "clock", day: 5, minute: 1182 },
  says(DAAN, GROUP, "NOOR", { mark: 0 }),
  says(NOOR, OTHERS, "wat doe ik fout"),
  says(NOOR, GROUP, "wat"),
  says(SEM, GROUP, "laat haar", { kind: "typing", seconds: 4 }),
  { kind: "takes-back", by: SEM, in: GROUP },
  says(MILA, GROUP, "💀", { kind: "react", on: 0 }),
  { kind: "read", in: GROUP, people: [DAAN, MILA, SEM], others: 16 },
];
const after: Event[] = [
  { kind: "clock", day: 6, minute: 600 },
  says(DAAN, GROUP, "ff wachten", { pause: 0 }),
  says(NOOR, PRIVATE, "ben je er nog"),
];
const runs: Event[][] = [
  opening,
  [says(0, PRIVATE, "hee. gaat het"), says(NOOR, PRIVATE, "mwah", { pause: 5 })],
  [says(0, GROUP, "💀", { kind: "react", on: 0 })],
  [says(0, PRIVATE, "zal ik dit bewaren"), { kind: "keep", by: 0, in: GROUP, on: 0 }],
  [{ kind: "keep", by: 0, in: GROUP, on: 0 }],
  [says(0, GROUP, "welke film", { mark: 1 }), says(MILA, GROUP, "die met de haai", { on: 1 })],
  after,
  [
    { kind: "make-group", by: SEM, in: PARTY, people: [0, NOOR] },
    says(SEM, PARTY, "hier dan"),
    { kind: "help-card" },
    says(DAAN, GROUP, "NOOR", { kind: "delete", on: 0 }),
  ],
];

const moments = [
  {
    scene: 0, prompt: t("Noor krijgt geen antwoord. En jij?"), seconds: 20,
    options: [
      [t("Noor even appen"), "delay", 1], [t("Ook een 💀"), "join"], [t("Noor vragen of je het bewaart"), "document", 1],
      [t("Bewaren"), "document", 1], [t("Vragen welke film"), "distract"], [t("Telefoon wegleggen"), "silent", 1],
    ],
  },
  { scene: 0, prompt: t("Noor appt jou. En jij?"), options: [[t("Haar naam roepen"), "direct"], [-1, "silent", 1]] },
];

const source = {
  format: 1, story: "test", version: "0a1b2c3d", way: "solo", title: t("Zonder {1}"), about: -1, seconds: [20, 40],
  people: ["you", "target", "instigator", "follower", "bystander"],
  chats: [
    { members: [0, NOOR, DAAN, MILA, SEM], others: 19, admins: [DAAN], title: t("2B 🔥") },
    { members: [0, NOOR] }, { members: [0, SEM] }, { members: [], title: t("Feest") }, { members: [NOOR, DAAN] },
  ],
  scenes: [t("Zaterdag")], moments, endings: [t("Stil"), t("Samen")], runs, corridor: [0, 0, 3],
  start: [0, 0, 0, 0, 0],
  nodes: [
    { moment: 0, lost: 0, reach: [[-9, 3, 0]], edges: [1, 2, 3, 4, 5, 6].map((option) =>
      [option, 1, option === 6 ? 0 : 1, 0, ...(option === 6 ? [] : [option]), 6]) },
    { moment: 1, lost: 0, reach: [[-9, 3, 0]], edges: [[1, 3, 0, 0, 7], [2, 2, 0, 0]] },
    { ending: 0 }, { ending: 1 },
  ],
};
// Runs are numbered as they stand; the fifth option is run 5, so that run numbers and options agree.

const loaded = load(JSON.stringify(source));
assert.ok(!isProblem(loaded), JSON.stringify(loaded));

/** The story as the player loads it. */
export const automaton: Automaton = loaded;

const names = ["Robin", "Noor", "Daan", "Mila", "Sem"];
const read = loadTexts({ format: 1, story: "test", version: "0a1b2c3d", language: "nl", names, texts }, automaton);
assert.ok(!isProblem(read));

/** Words by key: each says its key and what was filled in, so that a test sees both. */
export const voice: Voice = {
  automaton, texts: read as Texts,
  strings: {
    "chat.you": "Jij", "chat.you-object": "jou", "chat.you-too": "jij", "chat.and": "{first} en {last}", "chat.more": "{n} anderen",
    "chat.reaction": "{name} zet {text} bij {other}", "day.5": "zaterdag", "day.6": "zondag", "event.clock": "{day} {time}",
    "event.delete": "weggehaald", "event.make-group": "{name} heeft een groep gemaakt met {people}", "event.read": "Gelezen door {people}",
    "event.help-card": "Hulp", "event.keep.you": "Jij hebt dit bewaard: {text}", "moment.read": "Gelezen door {n} van de {m}. Ook door jou.",
    "moment.private": "privé", "moment.group": "in de groep", "moment.nobody": "niemand ziet dit", "moment.silent": "Niks sturen",
    "moment.send-to": "Versturen aan {name}", "moment.send-group": "Versturen aan de groep", "moment.send-emoji": "{emoji} zetten",
    "moment.send-keep": "Bewaren", "moment.send-nothing": "Wegleggen", "moment.passed": "Je stuurt niks.",
    "moment.passed-seen": "Je stuurt niks. De anderen zien wel dat je het las.", "speech.says": "{name}: {words}",
  },
  emoji: { "💀": "doodshoofd" }, spoken: { ff: "effe" },
};

/** A play at a place; tests of places that cannot be are elsewhere. */
export function at(place?: Place): Play {
  const found: Play | Problem = begin(automaton, place);
  assert.ok(!isProblem(found), JSON.stringify(found));
  return found;
}
