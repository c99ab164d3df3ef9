// SPDX-FileCopyrightText: 2026 The Omstander authors
// SPDX-License-Identifier: MIT

/**
 * What happened on a phone as the lines of one of its chats. It is the same for the player's phone and for anybody else's: what
 * somebody typed and did not send shows on their own phone alone. Lines are only ever added at the end, so that a screen reader
 * can be told of them; reactions and "this was deleted" change the line that they are about.
 */

import { type Event, type Walk, events, phone } from "../walk.ts";
import { type Voice, inWords, say, tell, text, who } from "../words.ts";
import { isSpoken } from "./pace.ts";
import type { Line, Reaction, Words } from "./screen.ts";

/** A line of ours: after so many events of the phone, in this chat. */
export interface Note { after: number; chat: number; key: string; words: string }

/** What is asked of a phone: whose it is, how much of it is shown, and where the next event will be (-1: unknown), so that its
 * clock can stand there already. */
export interface Shown { person?: number; shown?: number; notes?: Note[]; upcoming?: number }

type Message = Extract<Line, { kind: "message" }>;

/** Words of the story, with their language where the page speaks another one. */
export const storyWords = ({ texts, language }: Voice, text: string): Words =>
  language === undefined || language === texts.language ? { text } : { text, lang: texts.language };

/** All lines of one chat. */
export function lines(voice: Voice, walk: Walk, chat: number, asked: Shown = {}): Line[] {
  const { person = 0, shown = Infinity, notes = [], upcoming = -1 } = asked;
  const log = new ChatLog(voice, walk, person);
  const seen = phone(walk, person).slice(0, shown);
  seen.forEach((event, place) => {
    log.note(notes.filter((note) => note.chat === chat && note.after === place));
    if (event.in === undefined || event.in === chat) log.take(event, `e${place}`);
  });
  log.note(notes.filter((note) => note.chat === chat && note.after === seen.length));
  if (upcoming === chat) log.told();
  return log.lines;
}

class ChatLog {
  readonly lines: Line[] = [];
  private readonly voice: Voice;
  private readonly person: number;
  private readonly marked: Map<number, Event>;
  private readonly bubbles = new Map<Event, Message>();
  /** The clock and what else belongs to every chat: told before the next line of this one. */
  private readonly waiting = new Map<string, Line>();
  private typed: { event: Event; key: string } | null = null;

  constructor(voice: Voice, walk: Walk, person: number) {
    this.voice = voice;
    this.person = person;
    this.marked = new Map(events(walk).flatMap((event) => (event.mark === undefined ? [] : [[event.mark, event]])));
  }

  note(notes: Note[]): void {
    for (const { key, words } of notes) this.lines.push({ kind: "notice", key, words: { text: words } });
  }

  told(): void {
    this.lines.push(...this.waiting.values());
    this.waiting.clear();
  }

  take(event: Event, key: string): void {
    const { kind = "message" } = event;
    const about = event.on === undefined ? undefined : this.marked.get(event.on);
    if (event.in === undefined) this.everywhere(event, key);
    else if (isSpoken(event)) this.message(event, key, about);
    else if (kind === "react") this.react(event, key, about);
    else if (kind === "delete") this.gone(event, about);
    else if (kind === "typing") this.typed = event.text === undefined ? null : { event, key };
    else if (kind === "takes-back" || kind === "stops-typing") this.unsent(event);
    else this.line(kind === "read" ? "read" : "notice", event, key, about);
  }

  private everywhere(event: Event, key: string): void {
    const kind = event.kind === "clock" ? "clock" : "notice";
    // Where help stands is said to the player, and on nobody else's phone.
    if (kind === "notice" && this.person) return;
    this.waiting.delete(kind);
    this.waiting.set(kind, { kind, key, words: { text: tell(this.voice, event) } });
  }

  private line(kind: "notice" | "read", event: Event, key: string, about?: Event): void {
    this.told();
    this.lines.push({ kind, key, words: { text: tell(this.voice, event, about) } });
  }

  private message(event: Event, key: string, about?: Event): void {
    this.told();
    const { by = -1, kind = "message", choices } = event;
    const forwarded = kind === "forward";
    const said = forwarded && about ? about : event;
    const bubble: Message = {
      kind: "message", key, by, who: who(this.voice, by), own: by === this.person, words: this.words(said),
      style: said.kind === "photo" || said.kind === "video" || said.kind === "poll" ? said.kind : "text", reactions: [],
    };
    if (forwarded) bubble.forwarded = true;
    else if (about) bubble.quote = { who: who(this.voice, about.by), words: this.words(about) };
    if (choices) bubble.choices = choices.map((choice) => storyWords(this.voice, text(this.voice, choice)));
    this.bubbles.set(event, bubble);
    this.lines.push(bubble);
    this.typed = null;
  }

  /** What is seen of something said: of a photo only that it is there. */
  private words(event: Event): Words {
    return event.kind === "poll" ? storyWords(this.voice, text(this.voice, event.text)) : storyWords(this.voice, tell(this.voice, event));
  }

  private react(event: Event, key: string, about?: Event): void {
    const bubble = about && this.bubbles.get(about);
    if (!bubble) return this.line("notice", event, key, about);
    const emoji = text(this.voice, event.text);
    const name = who(this.voice, event.by);
    const facts = { name, text: inWords(this.voice, emoji), other: who(this.voice, about.by, true) };
    const reaction: Reaction = { emoji, who: name, spoken: say(this.voice, "chat.reaction", facts) };
    bubble.reactions = [...bubble.reactions.filter((one) => one.who !== name), reaction];
  }

  private gone(event: Event, about?: Event): void {
    const bubble = about && this.bubbles.get(about);
    if (bubble) Object.assign(bubble, { gone: true, words: { text: tell(this.voice, event) }, reactions: [], style: "text" });
  }

  private unsent(event: Event): void {
    if (!this.typed || event.by !== this.person) return;
    const { event: typed, key } = this.typed;
    const words = storyWords(this.voice, text(this.voice, typed.text));
    const by = this.person;
    this.told();
    this.lines.push({ kind: "message", key, by, who: who(this.voice, by), own: true, words, style: "text", unsent: true, reactions: [] });
    this.typed = null;
  }
}
