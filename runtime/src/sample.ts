// SPDX-FileCopyrightText: 2026 The Omstander authors
// SPDX-License-Identifier: MIT

/** A small group chat in every state, to look at: what the page that shows the components draws. */

import type { Bar, ChatScreen, Line, Sheet, Tab } from "./play/screen.ts";
import type { Voice } from "./words.ts";

export const NAMES = ["", "Noor", "Daan", "Mila", "Rayan", "Sem", "Aylin", "Teun", "Bas"];

/** A voice with these words and the people of the sample. */
export function voiceOf(words: Pick<Voice, "strings" | "emoji">): Voice {
  const automaton: Voice["automaton"] = {
    format: 1, story: "design", version: "0", way: "solo", title: 0, about: 1, seconds: [480, 720],
    people: NAMES.map(() => ""),
    chats: [{ members: [2, 3, 1, 4, 5, 0], admins: [2], others: 19, title: 2 }, { members: [0, 1] }, { members: [0, 5] }],
    scenes: [], moments: [], endings: [], runs: [], start: [null, 0, 0, 0], corridor: [], nodes: [],
  };
  const texts: Voice["texts"] = {
    format: 1, story: "design", version: "0", language: "nl", names: NAMES,
    texts: ["Zonder Noor", "iemand die uit een groepsapp wordt gezet", "2B 🔥"],
  };
  return { automaton, texts, ...words };
}

type Message = Extract<Line, { kind: "message" }>;

const message = (key: string, by: number, text: string, more: Partial<Message> = {}): Line => ({
  kind: "message", key, by, who: by < 0 ? "anderen" : NAMES[by] || "Jij", own: by === 0, words: { text }, style: "text",
  reactions: [], ...more,
});
const thing = (key: string, kind: "clock" | "notice" | "read", text: string): Line => ({ kind, key, words: { text } });
const react = (emoji: string, who: string) => ({ emoji, who, spoken: `${who} zet ${emoji} erbij` });

const LINES: Line[] = [
  thing("1", "clock", "vrijdag 15:52"),
  message("2", 2, "NOOR"),
  message("3", 2, "waarom zei je dat nou"),
  message("4", 1, "wat"),
  message("5", 3, "\"meneer, we hadden toch een so\" 🙃"),
  message("6", 1, "oh. sorry"),
  message("7", 1, "ik dacht dat iedereen had geleerd"),
  message("8", 4, "niemand had geleerd noor"),
  message("9", 2, "ik heb sws een 2"),
  thing("10", "read", "Gelezen door Daan, Mila, Rayan, Sem"),
  thing("11", "clock", "vrijdag 20:14"),
  message("12", 3, "morgen film. wie gaat er mee"),
  message("13", 1, "ik wil ook wel!"),
  message("14", 0, "ik denk dat ik ook kan"),
  message("15", 2, "straks vraagt noor aan die kaartjesman of we een so hebben", {
    reactions: [react("💀", "Mila"), react("💀", "Rayan")],
  }),
  thing("16", "notice", "Daan heeft de naam veranderd: Iedereen behalve Noor"),
  thing("17", "notice", "Daan heeft Noor verwijderd"),
  message("18", 5, "oke dan"),
];

const PRIVATE: Line[] = [
  thing("11", "clock", "vrijdag 20:14"),
  message("p1", 0, "hee. zag t net"),
  message("p2", 0, "ik had ook niet geleerd hoor. mn eigen schuld"),
  message("p3", 1, "is iedereen boos op me"),
];

/** Every kind of line that there is. */
export const KINDS: Line[] = [
  thing("k1", "clock", "zaterdag 23:10"),
  message("k2", 1, "wie is er nog wakker"),
  message("k3", 1, "ik kan niet slapen"),
  message("k4", 0, "ik"),
  message("k5", 2, "foto (niet te zien): het schoolplein", { style: "photo" }),
  message("k6", 3, "filmpje (niet te zien)", { style: "video" }),
  message("k7", 4, "ik ga stuk 💀", {
    quote: { who: "Daan", words: { text: "kijk uit morgen" } }, reactions: [react("💀", "Mila"), react("😅", "Sem")],
  }),
  message("k8", 5, "zaterdag half 9 bij de hal", { forwarded: true }),
  message("k9", 6, "waar gaan we heen", { style: "poll", choices: [{ text: "film" }, { text: "zwembad" }] }),
  message("k10", 7, "Dit bericht is weggehaald", { gone: true }),
  message("k11", 8, "see you there", { words: { text: "see you there", lang: "en" } }),
  message("k12", -1, "haha"),
  message("k13", 0, "noor gaat toch gwn mee", { unsent: true }),
  message("k14", 0, "ok", { reactions: [react("👍", "Noor")] }),
  thing("k15", "read", "Gelezen door iedereen"),
  thing("k16", "notice", "Mila heeft Noor toegevoegd"),
];

const TABS: Tab[] = [
  { chat: 0, title: "2B 🔥", group: true, unread: 0, gone: false },
  { chat: 1, title: "Noor", group: false, unread: 2, gone: false },
  { chat: 2, title: "Sem", group: false, unread: 0, gone: false },
];

export const SHEET: Sheet = {
  moment: 0, question: "Noor zei twee keer dat ze mee wil. Niemand gaat erop in. En jij?",
  read: "Gelezen door 6 van de 25. Ook door jou.",
  options: [
    { option: 1, label: "Vragen welke film, en Noor erbij noemen", where: "group" },
    { option: 2, label: "Noor even appen", where: "private" },
    { option: 3, label: "Telefoon wegleggen", where: "nobody" },
    { option: 4, label: "\"Noor gaat toch gewoon mee\"", where: "group" },
    { option: 5, label: "Ook een 💀 sturen", where: "group" },
  ],
};

const READING: Bar = { kind: "reading", left: 4 };
const DRAFT: Bar = { kind: "draft", option: 2, words: "hee. zag t net", send: "Versturen aan Noor", note: "privé" };
const SILENT: Bar = { kind: "draft", option: 3, words: "Telefoon wegleggen", send: "Wegleggen", note: "niemand ziet dit" };
const AWAY: Bar = { kind: "away", chat: 0, title: "2B 🔥", unread: 3 };

export const BARS: Bar[] = [READING, DRAFT, SILENT, AWAY, { kind: "over" }];

const CHAT: ChatScreen = {
  tabs: TABS, open: 0, title: "2B 🔥", members: "Daan, Mila, Noor, Rayan, Sem, jij en 19 anderen", lines: LINES, bulk: LINES.length,
  typing: [], banner: null, bar: READING, sheet: null, paused: false,
};

const state = (change: Partial<ChatScreen>): ChatScreen => ({ ...CHAT, ...change });

/** The chat in every state. */
export const CHATS: Record<string, ChatScreen> = {
  "chat": state({ typing: ["Sem"] }),
  "chat-begin": state({ lines: LINES.slice(0, 3), tabs: TABS.slice(0, 1), typing: ["Daan", "Mila"] }),
  "chat-paused": state({ paused: true }),
  "chat-banner": state({ banner: { chat: 1, name: "Noor", words: { text: "is iedereen boos op me" } } }),
  "chat-moment": state({ sheet: SHEET, bar: { kind: "choosing" } }),
  "chat-clock": state({ sheet: { ...SHEET, seconds: 20 }, bar: { kind: "choosing" } }),
  "chat-draft": state({ sheet: SHEET, bar: DRAFT }),
  "chat-private": state({ open: 1, title: "Noor", members: "privé", lines: PRIVATE, typing: ["Noor"], bar: AWAY }),
  "chat-kinds": state({ lines: KINDS }),
  "chat-over": state({ bar: { kind: "over" } }),
};
