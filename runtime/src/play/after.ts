// SPDX-FileCopyrightText: 2026 The Omstander authors
// SPDX-License-Identifier: MIT

/**
 * What happens after the ending, as one value: the last thing, the answer to Hé, whether the blocks are read as text, and which
 * other phone is looked at. It lives as long as the page; none of it is kept.
 */

import { type Event, type Walk, lastEvents, lastThing, phone } from "../walk.ts";
import { type Voice, who } from "../words.ts";
import { chatName } from "./chats.ts";
import { lines } from "./lines.ts";
import type { Excerpt } from "./other.ts";
import { wait } from "./pace.ts";
import type { Line, Settings } from "./screen.ts";

export interface After {
  /** The option of the last thing that was taken, from 1 (0: none yet), and how many of its events are shown. */
  last: number; told: number;
  /** Which sign was pointed at: its place, -1 for none yet, `NONE` for none of these. */
  hey: number;
  /** Which moment somebody who sent nothing would dare first; -1: not said. */
  dare: number;
  text: boolean;
  /** Whose phone is looked at, how many of its events are shown (0: it has not begun), and whether it waits. */
  phone: Excerpt | null; shown: number; paused: boolean;
  /** The moment whose link was asked for. `address` is the link where it could not be copied. */
  link: { position: string; address: string } | null;
}

export type AfterAct =
  | { do: "last"; option: number }
  | { do: "hey"; place: number }
  | { do: "dare"; place: number }
  | { do: "text" }
  | { do: "link"; position: string; address: string }
  | { do: "phone"; excerpt: Excerpt; begin: boolean }
  | { do: "pause" }
  | { do: "at-once" }
  /** Time went on: for the other phone while it is looked at, or else for the last thing. */
  | { do: "tick"; looking: boolean };

/** Nothing has been asked or answered yet. */
export const fresh: After = {
  last: 0, told: 0, hey: -1, dare: -1, text: false, phone: null, shown: 0, paused: false, link: null,
};

/** What an act makes of it. */
export function after(state: After, act: AfterAct): After {
  switch (act.do) {
    case "last": return state.last ? state : { ...state, last: act.option };
    case "hey": return { ...state, hey: act.place };
    case "dare": return { ...state, dare: act.place };
    case "text": return { ...state, text: !state.text };
    case "link": return { ...state, link: { position: act.position, address: act.address } };
    case "phone": return { ...state, phone: act.excerpt, shown: act.begin ? act.excerpt.begin : 0, paused: false };
    case "pause": return { ...state, paused: !state.paused };
    case "at-once": return state.phone ? { ...state, shown: state.phone.to } : state;
    case "tick":
      if (!act.looking) return { ...state, told: state.told + 1 };
      return watching(state) ? { ...state, shown: state.shown + 1 } : state;
  }
}

/** Whether a phone is looked at that has more to show. */
export const watching = ({ phone, shown }: After): boolean => phone !== null && shown > 0 && shown < phone.to;

/** After how many milliseconds a tick is due; null: nothing moves. `looking`: at the other phone, not at the end. */
export function due(state: After, voice: Voice, walk: Walk, settings: Settings, looking = false): number | null {
  if (looking) return !watching(state) || state.paused ? null : wait(voice, phone(walk, state.phone!.person)[state.shown]!, settings) * 1000;
  const next = replies(walk, state)[state.told];
  return next ? wait(voice, next, settings) * (next.by === 0 ? 0 : 1000) : null;
}

/** What follows from the last thing. */
const replies = (walk: Walk, { last }: After): Event[] => (last ? lastEvents(walk, last) : []);

/** What was sent at the very last and what came of it: the lines, who the chat is with, and who is typing now. */
export function lastLines(voice: Voice, walk: Walk, state: After): { name: string; lines: Line[]; typing: string } {
  const sent = replies(walk, state);
  const next = sent[state.told];
  const chat = sent.find((event) => event.in !== undefined)?.in;
  if (chat === undefined) return { name: "", lines: [], typing: "" };
  // What comes of the last thing lies behind all else, as if one more edge had been taken.
  const [key, target] = walk.edges[0]!;
  const runs = lastThing(walk)!.options[state.last - 1]!.slice(2) as number[];
  const whole: Walk = { ...walk, edges: [...walk.edges, [key, target, 0, 0, ...runs]] };
  const before = phone(walk, 0).length;
  const told = lines(voice, whole, chat, { shown: before + state.told }).filter((line) => +line.key.slice(1) >= before);
  return { name: chatName(voice, chat, phone(walk, 0)), lines: told, typing: next?.by ? who(voice, next.by) : "" };
}
