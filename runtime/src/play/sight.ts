// SPDX-FileCopyrightText: 2026 The Omstander authors
// SPDX-License-Identifier: MIT

/** A play as it is seen: everything that a view draws, in words, and nothing that it would have to work out. */

import { type Event, type Walk, events, offers, step, isProblem } from "../walk.ts";
import { type Voice, say, tell, text, who } from "../words.ts";
import { chatName, isGroup, known, members, membersInWords, readBy } from "./chats.ts";
import { type Note, lines, storyWords } from "./lines.ts";
import { isSpoken } from "./pace.ts";
import { type Play, asking, away, feed, isOver, isSilent, upcoming } from "./play.ts";
import type { Bar, ChatScreen, Option, Settings, Sheet, Tab } from "./screen.ts";

/** The chat on the player's phone. */
export function screen(state: Play, voice: Voice, settings: Settings): ChatScreen {
  const { walk, shown, open, before, paused } = state;
  const seen = feed(walk).slice(0, shown);
  const asked = { notes: notes(state, voice), upcoming: upcoming(state)?.in ?? -1 };
  const log = lines(voice, walk, open, { ...asked, shown });
  const earlier = before && before < shown ? lines(voice, walk, open, { ...asked, shown: before, upcoming: -1 }).length : 0;
  return {
    tabs: tabs(state, voice), open, paused,
    title: chatName(voice, open, seen),
    members: membersInWords(voice, open, seen),
    lines: log,
    bulk: before < shown ? log.length - earlier : 0,
    typing: typing(state, voice),
    banner: banner(state, voice),
    bar: bar(state, voice),
    sheet: sheet(state, voice, settings),
  };
}

/** The lines that say that nothing was sent: silence leaves no trace in a chat. */
function notes({ walk, quiet }: Play, voice: Voice): Note[] {
  const path: Walk[] = [];
  for (let here: Walk | null = walk; here?.before; here = here.before) path.unshift(here);
  return path.flatMap(({ before, pick }, place) => {
    if (!isSilent(before!, pick!.option)) return [];
    const seen = feed(before!);
    const asked = seen.reduce((chat, event) => event.in ?? chat, -1);
    const chat = quiet[place] ?? asked;
    // Of a private message the others see nothing at all.
    const noticed = isGroup(voice, asked) && isGroup(voice, chat) && showsReaders(walk);
    return [{ after: seen.length, chat, key: `s${place}`, words: say(voice, noticed ? "moment.passed-seen" : "moment.passed") }];
  });
}

/** Whether this app shows who read something: in this story it ever does. */
const showsReaders = ({ automaton }: Walk): boolean => automaton.runs.some((run) => run.some((event) => event.kind === "read"));

function tabs({ walk, shown, open, read }: Play, voice: Voice): Tab[] {
  const seen = feed(walk).slice(0, shown);
  return known(walk, seen).map((chat) => {
    const group = isGroup(walk, chat);
    const unread = seen.slice(read[chat]).filter((event) => event.in === chat && isSpoken(event) && event.by !== 0).length;
    const gone = group && !members(walk, chat, seen).includes(0);
    return { chat, title: chatName(voice, chat, seen), group, unread: chat === open ? 0 : unread, gone };
  });
}

/** Who types in the open chat now. */
function typing(state: Play, voice: Voice): string[] {
  const { walk, shown, open, dots } = state;
  const busy = new Set<number>();
  for (const { kind = "message", by = -1, in: chat } of feed(walk).slice(0, shown)) {
    if (chat !== open || by === 0) continue;
    if (kind === "typing") busy.add(by);
    else if (kind !== "react" && kind !== "read") busy.delete(by);
  }
  const next = upcoming(state);
  if (dots && next?.in === open) busy.add(next.by ?? -1);
  return [...busy].map((person) => who(voice, person));
}

/** The last private message that came in a chat that is not looked at. */
function banner({ walk, shown, open, read, later }: Play, voice: Voice): ChatScreen["banner"] {
  const fresh = feed(walk).slice(0, shown).filter((event, place) =>
    event.in !== undefined && event.in !== open && !isGroup(walk, event.in) && event.by !== 0 && isSpoken(event) &&
    place >= Math.max(later, read[event.in]!));
  const last = fresh[fresh.length - 1];
  return last ? { chat: last.in!, name: who(voice, last.by), words: storyWords(voice, tell(voice, last)) } : null;
}

function bar(state: Play, voice: Voice): Bar {
  if (isOver(state)) return { kind: "over" };
  if (asking(state) >= 0) return state.draft ? draft(state, voice) : { kind: "choosing" };
  const chat = away(state);
  const rest = feed(state.walk).slice(state.shown);
  if (chat < 0) return { kind: "reading", left: rest.filter(isSpoken).length };
  const { title, unread } = tabs(state, voice).find((tab) => tab.chat === chat)!;
  return { kind: "away", chat, title, unread };
}

/** What was chosen, as it stands in the bar: the words of the first thing that the player does in it. */
function draft({ walk, draft: option }: Play, voice: Voice): Bar {
  const taken = step(walk, option);
  const did = isProblem(taken) ? undefined : feed(taken).slice(feed(walk).length).find((event) => event.by === 0);
  const label = optionLabel(voice, asking({ walk, shown: feed(walk).length } as Play), option);
  const { where } = options(walk, voice).find((one) => one.option === option)!;
  const [words, send] = isSilent(walk, option) || !did ? [label, say(voice, "moment.send-nothing")] : sending(walk, did, label, voice);
  return { kind: "draft", option, words, send, note: say(voice, `moment.${where}`) };
}

function sending(walk: Walk, did: Event, label: string, voice: Voice): [string, string] {
  const { kind = "message", in: chat = -1 } = did;
  const words = tell(voice, did, events(walk).find((event) => event.mark !== undefined && event.mark === did.on));
  if (kind === "react") return [text(voice, did.text), say(voice, "moment.send-emoji", { emoji: text(voice, did.text) })];
  if (kind === "keep") return [label, say(voice, "moment.send-keep")];
  if (!isSpoken(did)) return [label, say(voice, "moment.send-act")];
  if (isGroup(walk, chat)) return [words, say(voice, "moment.send-group")];
  return [words, say(voice, "moment.send-to", { name: chatName(voice, chat, []) })];
}

function sheet(state: Play, voice: Voice, settings: Settings): Sheet | null {
  const number = asking(state);
  if (number < 0) return null;
  const { walk, left } = state;
  const read = readBy(walk, feed(walk));
  const made: Sheet = {
    moment: number, question: text(voice, walk.automaton.moments[number]!.prompt),
    read: read ? say(voice, "moment.read", read) : "", options: options(walk, voice),
  };
  return settings.clock && left !== null ? { ...made, seconds: left } : made;
}

/** What can be done, in an order that says nothing; nothing may tell one kind from the other but who will see it. */
function options(walk: Walk, voice: Voice): Option[] {
  const number = walk.automaton.nodes[walk.node]!.moment!;
  const all = walk.automaton.moments[number]!.options;
  const few = offers(walk).filter((pick) => !pick.many);
  return shuffled(few, ({ option }) => `${walk.automaton.version} ${number} ${option}`).map(({ option }) => {
    const [, act, quiet] = all[option - 1]!;
    return { option, label: optionLabel(voice, number, option), where: act === "silent" ? "nobody" : quiet ? "private" : "group" };
  });
}

/** What an option is called; silence without a sentence of its own has that of the interface. */
export const optionLabel = (voice: Voice, moment: number, option: number): string =>
  text(voice, voice.automaton.moments[moment]!.options[option - 1]![0]) || say(voice, "moment.silent");

/** The same order every time for the same story and moment, and no order that means anything. */
export function shuffled<Item>(items: Item[], key: (item: Item) => string): Item[] {
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
