// SPDX-FileCopyrightText: 2026 The Omstander authors
// SPDX-License-Identifier: MIT

/** What a play looks like at one instant, as plain data: made by `play/`, drawn by `view/`, and nothing else between them. */

/** One thing in a log. `key` is stable, so that what is drawn once is never drawn again. */
export type Line =
  | {
      kind: "message"; key: string; by: number; who: string; own: boolean; words: Words; style: "text" | "photo" | "video" | "poll";
      quote?: { who: string; words: Words }; forwarded?: boolean; choices?: Words[]; gone?: boolean; unsent?: boolean;
      reactions: Reaction[];
    }
  | { kind: "clock" | "notice" | "read"; key: string; words: Words };

/** Words with the language that they are in, where it is not the page's. */
export interface Words { text: string; lang?: string }

/** `spoken` is what a screen reader says of it. */
export interface Reaction { emoji: string; who: string; spoken: string }

/** One chat in the list of chats that this phone knows so far. */
export interface Tab { chat: number; title: string; group: boolean; unread: number; gone: boolean }

/** One way to answer. `where` says who will see it: "private", "group" or "nobody". */
export interface Option { option: number; label: string; where: "private" | "group" | "nobody" }

/** The open moment. `seconds` is the suggested time, only where the clock is on. */
export interface Sheet { moment: number; question: string; read: string; options: Option[]; seconds?: number }

/** The bar below the log. A draft is an option that was chosen and not sent yet. */
export type Bar =
  | { kind: "reading"; left: number }
  | { kind: "choosing" }
  | { kind: "draft"; option: number; words: string; send: string; note: string }
  | { kind: "away"; chat: number; title: string; unread: number }
  | { kind: "over" };

/** The chat on the player's phone. */
export interface ChatScreen {
  tabs: Tab[];
  open: number;
  title: string;
  /** Who is in it: "Daan, Mila, Noor, jij en 19 anderen". */
  members: string;
  /** Everything in the open chat, oldest first. */
  lines: Line[];
  /** How many of the last lines arrived all at once (resumed, "show at once"): they are not to be announced one by one. */
  bulk: number;
  /** Who is typing in the open chat now. */
  typing: string[];
  /** A message in a chat that is not open. */
  banner: { chat: number; name: string; words: Words } | null;
  bar: Bar;
  sheet: Sheet | null;
  paused: boolean;
}

/** What the player can do in the chat. */
export type Act =
  | { do: "tick" }
  | { do: "next" }
  | { do: "at-once" }
  | { do: "pause" }
  | { do: "resume" }
  | { do: "open"; chat: number }
  | { do: "later" }
  | { do: "choose"; option: number }
  | { do: "unchoose" }
  | { do: "send" }
  | { do: "more-time" }
  | { do: "no-clock" };

/** What the player has set; kept on this device only. */
export interface Settings {
  pace: "slow" | "normal" | "at-once";
  clock: boolean;
  letters: "small" | "normal" | "large" | "largest";
  aloud: boolean;
  motion: "normal" | "least";
  colours: "device" | "light" | "dark";
  /** Which names the people of the story have: 0 those of the author. */
  names: number;
}
