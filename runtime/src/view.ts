// SPDX-FileCopyrightText: 2026 The Omstander authors
// SPDX-License-Identifier: MIT

/** The chat on the page: messages that arrive at their own pace, and the options below them. Plain DOM. */

import { type Event, type Walk, moment, offers, phone, titles } from "./walk.ts";
import { type Voice, chatTitle, clock, say, tell, text, who } from "./words.ts";

type Child = Node | string;

/** Make an element; properties are set, `class` and the like too. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Record<string, string> = {},
  ...children: Child[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

/** A button that is large enough to hit. */
export function button(label: string, act: () => void, style = ""): HTMLButtonElement {
  const made = element("button", { type: "button", class: style }, label);
  made.addEventListener("click", act);
  return made;
}

const SPOKEN = new Set(["message", "photo", "video", "forward", "poll"]);
const PACE = { least: 700, character: 28, most: 3200, typing: 3000, event: 600 };

/** The log of one walk on the player's phone. */
export class Log {
  readonly box: HTMLElement;
  private readonly voice: Voice;
  private readonly now: HTMLButtonElement;
  private readonly marked = new Map<number, { event: Event; bubble: HTMLElement | null }>();
  private readonly seen: Event[] = [];
  private waiting: Event[] = [];
  private timer = 0;
  private chat = -1;
  private typing: HTMLElement | null = null;
  private done: () => void = () => {};

  constructor(voice: Voice, place: HTMLElement) {
    this.voice = voice;
    this.box = element("div", { role: "log", "aria-label": say(voice, "chat.log"), tabindex: "-1", class: "log" });
    this.now = button(say(voice, "chat.at-once"), () => this.flush(), "plain");
    this.now.hidden = true;
    place.append(this.box, this.now);
  }

  /** Show what this walk tells beyond what is shown already, then call `done`. */
  play(walk: Walk, atOnce: boolean, done: () => void): void {
    this.waiting = phone(walk, 0).slice(this.seen.length);
    this.done = done;
    if (atOnce) this.flush();
    else this.next();
  }

  /** A line about the player's own choice, where no event shows it. */
  line(words: string): void {
    this.box.append(element("p", { class: "line" }, words));
  }

  /** Stop the clock: the log is thrown away. */
  stop(): void {
    clearTimeout(this.timer);
  }

  private next(): void {
    const event = this.waiting[0];
    this.now.hidden = !event;
    if (!event) return this.done();
    this.timer = window.setTimeout(() => {
      this.waiting.shift();
      this.show(event);
      this.box.lastElementChild?.scrollIntoView({ block: "nearest" });
      this.next();
    }, this.seen.length ? this.delay(event) : 0);
  }

  /** Show all that is still to come. */
  flush(): void {
    clearTimeout(this.timer);
    for (const event of this.waiting.splice(0)) this.show(event);
    this.now.hidden = true;
    this.done();
  }

  private delay(event: Event): number {
    const before = this.seen.at(-1);
    const typed = before?.kind === "typing" ? Math.min((before.seconds ?? 2) * 1000, PACE.typing) : 0;
    if (event.pause !== undefined) return Math.max(typed, event.pause * 1000);
    const length = SPOKEN.has(event.kind ?? "message") ? tell(this.voice, event).length : 0;
    return Math.max(typed, length ? Math.min(PACE.least + length * PACE.character, PACE.most) : PACE.event);
  }

  private show(event: Event): void {
    this.seen.push(event);
    const about = event.on === undefined ? undefined : this.marked.get(event.on);
    const kind = event.kind ?? "message";
    if (kind !== "clock" && event.in !== undefined && event.in !== this.chat) this.enter(event.in);
    this.typing?.remove();
    this.typing = null;
    let bubble: HTMLElement | null = null;
    if (SPOKEN.has(kind)) bubble = this.bubble(event, about?.event);
    else if (kind === "typing") this.types(event);
    else if (kind === "react" && about?.bubble) this.react(event, about.event, about.bubble);
    else if (kind === "delete" && about?.bubble) about.bubble.replaceChildren(tell(this.voice, event));
    else if (kind === "clock") this.box.append(element("p", { class: "clock" }, clock(this.voice, event)));
    else if (`event.${kind}` in this.voice.strings) this.line(tell(this.voice, event, about?.event));
    if (event.mark !== undefined) this.marked.set(event.mark, { event, bubble });
    if (kind === "rename" || kind === "rename-back") this.chat = -1;
  }

  private enter(chat: number): void {
    this.chat = chat;
    const title = chatTitle(this.voice, chat, titles(this.voice.automaton, this.seen.slice(0, -1)));
    this.box.append(element("h2", { class: this.secret(chat) ? "chat private" : "chat" }, title));
  }

  private secret(chat: number): boolean {
    return this.voice.automaton.chats[chat]!.title === undefined;
  }

  private bubble(event: Event, about?: Event): HTMLElement {
    const kind = event.kind ?? "message";
    const style = ["message", event.by === 0 && "own", this.secret(event.in!) && "private", kind !== "message" && "thing"];
    const words = element("p", { class: "words" }, tell(this.voice, event, about));
    if (kind === "forward" && about) words.append(element("q", {}, tell(this.voice, about)));
    const bubble = element("div", { class: style.filter(Boolean).join(" "), "data-hue": String((event.by ?? 0) % 6) });
    bubble.append(element("p", { class: "who" }, who(this.voice, event.by)), words);
    if (event.choices) {
      bubble.append(element("ul", {}, ...event.choices.map((choice) => element("li", {}, text(this.voice, choice)))));
    }
    this.box.append(bubble);
    return words;
  }

  private types(event: Event): void {
    if (event.text !== undefined) {
      const note = element("p", { class: "who" }, say(this.voice, "chat.not-sent"));
      this.box.append(element("div", { class: "message own unsent" }, note, element("p", {}, text(this.voice, event.text))));
    } else if (event.by !== 0 && this.waiting.length) {
      this.typing = element("p", { class: "line typing" }, tell(this.voice, event));
      this.box.append(this.typing);
    }
  }

  private react(event: Event, about: Event, bubble: HTMLElement): void {
    const emoji = text(this.voice, event.text);
    const facts = { name: who(this.voice, event.by), text: emoji, other: who(this.voice, about.by, true) };
    const spoken = element("span", { class: "heard" }, say(this.voice, "chat.reaction", facts));
    const seen = element("span", { "aria-hidden": "true" }, `${emoji} ${who(this.voice, event.by)}`);
    bubble.after(element("p", { class: "reaction" }, seen, spoken));
  }
}

/** The options of the open moment, in an order that says nothing. */
export function choose(voice: Voice, walk: Walk, take: (option: number) => void): HTMLElement {
  const { prompt, options } = voice.automaton.moments[moment(walk)]!;
  const list = element("ul", { class: "options" });
  const few = offers(walk).filter((pick) => !pick.many);
  for (const { option } of shuffled(few, (pick) => `${voice.automaton.version} ${moment(walk)} ${pick.option}`)) {
    const [, act, quiet] = options[option - 1]!;
    const label = button(optionLabel(voice, moment(walk), option), () => take(option));
    if (act !== "silent") label.append(element("small", {}, say(voice, quiet ? "moment.private" : "moment.group")));
    list.append(element("li", {}, label));
  }
  const heading = element("h2", { tabindex: "-1" }, text(voice, prompt));
  return element("section", { class: "moment" }, heading, element("p", {}, say(voice, "moment.time")), list);
}

/** What an option is called; silence without a sentence of its own has that of the interface. */
export function optionLabel(voice: Voice, moment: number, option: number): string {
  return text(voice, voice.automaton.moments[moment]!.options[option - 1]![0]) || say(voice, "moment.silent");
}

/** The same order every time for the same story and moment, and no order that means anything. */
function shuffled<Item>(items: Item[], key: (item: Item) => string): Item[] {
  const rank = new Map(items.map((item) => [item, hash(key(item))]));
  return [...items].sort((one, other) => rank.get(one)! - rank.get(other)!);
}

/** FNV-1a, then mixed well: words that differ in their last letter only must not come out in order. */
function hash(words: string): number {
  let sum = 2166136261;
  for (const letter of words) sum = Math.imul(sum ^ letter.codePointAt(0)!, 16777619);
  sum = Math.imul(sum ^ (sum >>> 16), 0x85ebca6b);
  sum = Math.imul(sum ^ (sum >>> 13), 0xc2b2ae35);
  return (sum ^ (sum >>> 16)) >>> 0;
}
