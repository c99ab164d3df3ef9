// SPDX-FileCopyrightText: 2026 The Omstander authors
// SPDX-License-Identifier: MIT

/**
 * The rim of the board: it comes in, loads the story, follows the log, keeps the time, and hands every press on. What it shows is one
 * value, `board`, which the log makes, and `local`, which is so on this board alone.
 */

import { render } from "preact";
import { keep, kept } from "../device/keep.ts";
import { type Excerpt } from "../play/other.ts";
import { wait } from "../play/pace.ts";
import { phone } from "../walk.ts";
import { type Voice, say } from "../words.ts";
import { excerptOf } from "./board-after.tsx";
import { App } from "./board-app.tsx";
import { roundAfter, rounds } from "./board-corridor.ts";
import { pressed } from "./board-keys.ts";
import { Nothing } from "./board-lobby.tsx";
import { type Does, type Given, type HostState, type Local } from "./board-parts.tsx";
import { PACE, all, beat, next, tick } from "./board-play.ts";
import { awake, colours, full } from "./board-device.ts";
import { Progress } from "./board-progress.ts";
import { type Board, empty, readMemory, reading, remembered, resume, runs, scene, take } from "./board-state.ts";
import { did, spoken, thinks } from "./board-words.ts";
import { type Session, classVoice, inPage, loadSession, pageWords } from "./facts.ts";
import type { Entry } from "./follow.ts";
import { type Host, type Refusal, command, enter, isRefusal, leave, refused } from "./host.ts";
import type { Guide } from "./lesson.ts";
import { type Logged, Link, type LinkState } from "./link.ts";
import { isPassing } from "./outbox.ts";

const root = document.getElementById("app")!;
const words = pageWords();
const MEMORY = "class board place";
const NOTICE = 6000;

let us: Host;
let report: Progress;
let session: Session;
let voice: Voice;
let texts: Given["texts"];
let board: Board = empty;
let host: HostState | null = null;
let link: LinkState = "waiting";
let local: Local = { agreements: false, round: -1, many: 0, watched: 0, left: null, menu: false, invited: null, notice: "" };
/** Whether what came before this board looked has been taken in, and what the server knew of how far it was. */
let begun = false;
let progress = 0;
let timer = 0;
let clock = 0;

// --- one value, and what it looks like

function show(): void {
  const given: Given = { voice, session, board, host, link, local, does, texts, help: words.help };
  render(<App {...given} />, root);
}

/** Take over what changed, show it, remember it, and wait for what is next. */
function update(changed: Board): void {
  const before = board;
  board = changed;
  if (begun) keep("tab", MEMORY, JSON.stringify(remembered(board)));
  show();
  if (begun) report.changed(before, () => board);
  arm();
}

function change(some: Partial<Local>): void {
  local = { ...local, ...some };
  show();
  arm();
}

/** Say something for a moment. */
function notice(words: string): void {
  change({ notice: words });
  setTimeout(() => local.notice === words && change({ notice: "" }), NOTICE);
}

// --- time

function arm(): void {
  clearTimeout(timer);
  const after = due();
  if (after !== null) timer = window.setTimeout(step, after);
  clearTimeout(clock);
  if (local.left && scene(board) === "open") clock = window.setTimeout(() => change({ left: local.left! - 1 }), 1000);
}

function due(): number | null {
  const now = scene(board);
  const { pause, play } = board;
  if (pause?.kind === "told" && now === "told") return reading([...did(voice, pause.reveal), thinks(voice, pause.reveal)].join(" "));
  if (now === "also") return reading(say(voice, "board.also-how")) + 2000;
  if (now === "phone") return watching((excerpt, shown) => wait(voice, phone(play!.walk, excerpt.person)[shown]!, PACE) * 1000);
  return runs(board) ? beat(play!, voice) : null;
}

/** Something about the other phone, as long as it has more to show. */
function watching<Found>(ask: (excerpt: Excerpt, shown: number) => Found): Found | null {
  const excerpt = excerptOf({ voice, board });
  const shown = Math.max(local.watched, excerpt?.begin ?? 0);
  return excerpt && shown < excerpt.to ? ask(excerpt, shown) : null;
}

function step(): void {
  const now = scene(board);
  if (now === "told" || now === "also") update({ ...board, pause: null });
  else if (now === "phone") watching((_, shown) => change({ watched: shown + 1 }));
  else if (runs(board)) update({ ...board, play: tick(board.play!) });
}

// --- the log

function entries(list: Logged[]): void {
  const known = readMemory(kept("tab", MEMORY));
  let now = board;
  for (const entry of list as Entry[]) {
    const live = known ? known.last < entry.n : begun;
    now = take(now, entry, voice.automaton, live);
    around(entry, live);
  }
  if (!begun) {
    now = resume(now, known, progress);
    begun = true;
  }
  update(now);
  // Until all is deleted, this screen may come back to an ended lesson.
  if (board.stage.wiped) leave(us);
}

/** What an entry changes beside the stage. */
function around({ kind, ...entry }: Entry, live: boolean): void {
  const { seconds } = entry as { seconds?: number | null };
  if (kind === "opened") local = { ...local, left: seconds ?? null, agreements: false };
  else if (kind === "more-time") local = { ...local, left: (live ? local.left ?? 0 : 0) + (seconds ?? 0) };
  else if (kind === "showed") local = { ...local, watched: 0, round: -1 };
  if (kind !== "paused" && kind !== "resumed") local = { ...local, menu: false, invited: null };
}

// --- what can be done

async function order(what: string, facts: Record<string, unknown> = {}): Promise<Record<string, unknown> | null> {
  const answer = await command(us, board.stage.last, what, facts);
  if (!isRefusal(answer)) return answer;
  if (answer.error !== "too-late") notice(refused(words.strings, answer));
  return null;
}

const does: Does = {
  goOn() {
    const now = scene(board);
    if (now === "lobby" && !local.agreements) return change({ agreements: true });
    if (now === "told" || now === "also" || runs(board)) return skip(true);
    if (now === "phone" && watching((excerpt) => (change({ watched: excerpt.to }), true))) return;
    if (now === "paused") return does.pause();
    if (now === "open" && host?.needs) return notice(say(voice, `board.needs-${host.needs}`));
    void order("go-on");
  },
  pause: () => void order(board.stage.paused ? "resume" : "pause"),
  black: () => void order(board.stage.hidden ? "unhide" : "hide"),
  change,
  together: (option) => void order("together", { option }),
  counts: (counts) => void order("counts", { counts }),
  question(by) {
    const question = board.stage.question + by;
    if (question >= 0 && question < texts.questions.length) void order("show", { what: "questions", question });
  },
  invite: () => void invite(),
  colours,
  full,
  print: () => (change({ menu: false }), print()),
};

/** The next message, or what is left of them; what is only read goes away. */
function skip(whole: boolean): void {
  const { play, pause } = board;
  if (pause && pause.kind !== "back") return update({ ...board, pause: null });
  if (play && runs(board)) update({ ...board, play: whole ? all(play) : next(play) });
}

async function invite(): Promise<void> {
  change({ invited: { qr: null } });
  const answer = await order("invite", { role: "remote" });
  const qr = answer?.["qr"];
  change(Array.isArray(qr) ? { invited: { qr: qr as string[] } } : { invited: null, menu: false });
}

document.addEventListener("keydown", (event) => {
  if (!begun) return;
  const now = scene(board);
  const key = pressed(event, now);
  if (!key) return;
  event.preventDefault();
  if (key.do === "next") now === "lobby" ? change({ agreements: key.by > 0 }) : now === "phone" ? step() : skip(false);
  else if (key.do === "all") does.goOn();
  else if (key.do === "many") change({ many: Math.max(0, Math.min(30, local.many + key.by)) });
  else if (key.do === "round") change({ round: roundAfter(rounds(voice.automaton, board.entries), local.round, key.by) });
  else if (key.do === "question") does.question(key.by);
  else if (key.do === "close") change({ menu: false, invited: null });
});

// --- coming in

async function begin(): Promise<void> {
  const found = await enter("board");
  if (isRefusal(found)) return none(found);
  if (found.role === "remote") return location.replace(`/remote${location.search}`);
  us = found;
  report = new Progress(us);
  const loaded = await loadSession(us.token, words);
  if (isRefusal(loaded)) return none(loaded);
  session = loaded;
  const { language } = session.facts;
  // The board speaks as the story does, whatever this browser prefers.
  if (!location.search && language !== document.documentElement.lang) return location.replace(`/board?lang=${language}`);
  ready();
  new Link(us.token, {
    entries,
    host: (state) => ((host = state as HostState | null), show()),
    progress: (shown) => void (progress = shown),
    state: linked,
  }).start();
}

/** All is there: speak as a class does. */
function ready(): void {
  voice = classVoice(session.voice);
  // What the story says of a phone is not so of a board.
  voice.strings["event.help-card"] = say(voice, "board.help-card");
  texts = spoken(voice, inPage("lesson") as Guide | undefined, session.lesson?.questions ?? []);
  awake();
  show();
}

function linked(state: LinkState): void {
  link = state;
  if (state === "gone") return gone();
  // A new session has no entries yet: the lobby begins as soon as somebody answers.
  if (state === "live" && !begun && board.stage.last === 0) setTimeout(() => begun || ((begun = true), update(board)), 1500);
  show();
}

/** The server knows us no more: a lesson that was over stays on the board, another one is gone. */
function gone(): void {
  leave(us);
  if (board.stage.at !== "ended") none({ error: "no-token", status: 401 });
}

/** Nothing to show: why, and what can be done. */
function none(refusal: Refusal): void {
  clearTimeout(timer);
  if (refusal.error === "no-token" && us) leave(us);
  render(<Nothing strings={words.strings} why={refusal.error} again={isPassing(refusal) ? () => void begin() : null} />, root);
}

void begin();
