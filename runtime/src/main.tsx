// SPDX-FileCopyrightText: 2026 The Omstander authors
// SPDX-License-Identifier: MIT

/**
 * The rim of the player: it loads, mounts, keeps the time, and hands every act to `play`. What is on the screen is one value,
 * `app`; whatever changes it goes through `update`.
 */

import { render } from "preact";
import { type Entry, dress, entitle, entry, find, land, named, push, replace, speakIn } from "./device/page.ts";
import { drop, forget, keep, kept, remembers } from "./device/keep.ts";
import { leave } from "./device/leave.ts";
import { atRest, keepOffline, whenOffline } from "./device/offline.ts";
import { Reader } from "./device/reader.ts";
import { runScript } from "./device/script.ts";
import { copy, linkTo } from "./device/share.ts";
import { type Trouble, fetched, loadInterface, loadStory, loadTongue, parts } from "./load.ts";
import { aloud } from "./play/aloud.ts";
import { asking, begin, due, play } from "./play/play.ts";
import { readSaved, writeSaved } from "./play/saved.ts";
import { readSettings, writeSettings } from "./play/settings.ts";
import { screen } from "./play/sight.ts";
import { type App, type At, type Does, Screen, allowed, isLate, moves } from "./screens.tsx";
import * as lent from "./lent.ts";
import { Tongues } from "./tongues.ts";
import { isProblem } from "./walk.ts";
import { type Voice, text } from "./words.ts";

const about = parts();
const root = document.createElement("div");
let app: App;
let tongues: Tongues;
let timer = 0;
/** How many of our screens lie below this one in the browser's history. */
let deep = 0;

// --- one value, and what it looks like

/** Take over what changed, and show it. After the quick exit nothing does, however long the other site takes to come. */
function update(change: Partial<App>): void {
  if (!root.isConnected) return;
  const before = app;
  app = { ...app, ...change };
  if (app.play && app.play !== before.play) keep("tab", place(), writeSaved(app.play));
  if (app.settings !== before.settings) dress(app.settings);
  render(<Screen app={app} does={does} />, root);
  if (app.at !== before.at) land();
  deep = entry()?.depth ?? 0;
  if (app.voice) entitle(text(app.voice, app.voice.automaton.title), app.at !== "start" && app.at !== "chat");
  if (!app.play || !app.voice) return;
  if (asking(app.play) >= 0) ready ??= (atRest(() => void prepare()), true);
  if (moves(before, app)) {
    if (app.settings.aloud && app.at === "chat") void readOut(before);
    arm();
  }
}

const place = (): string => `play ${about!.story}`;

// --- time

/** Wait for what is next. */
function arm(): void {
  clearTimeout(timer);
  const { play: state, voice, settings, at, after } = app;
  if (!state || !voice || document.hidden || reader.busy) return;
  const late = after && self.omstander.after;
  const wait = at === "chat" ? due(state, voice, settings) : late && (at === "end" || at === "other") ? late.due(after, voice, state.walk, settings, at === "other") : null;
  if (wait === null) return;
  const all = settings.pace === "at-once" && asking(state) < 0;
  timer = window.setTimeout(() => (at === "chat" ? does.act({ do: all ? "at-once" : "tick" }) : does.late({ do: "tick", looking: at === "other" })), wait);
}

const reader = new Reader(arm);

/** Read aloud what came since, in the open chat; the story waits for it. */
async function readOut(before: App): Promise<void> {
  const { play: state, settings } = app;
  const voice = app.voice!;
  if (!state) return;
  const now = screen(state, voice, settings);
  const was = before.play && before.at === "chat" && before.play.open === state.open ? screen(before.play, voice, settings) : null;
  const told = now.lines.slice(was ? was.lines.length : -1).map((line) => aloud(voice, line));
  if (now.sheet && !was?.sheet) told.push(now.sheet.question, ...now.sheet.options.map(({ label }) => label));
  if (!(await reader.read(told, voice.texts.language))) mute();
}

/** This device cannot read aloud: say so, and go on without. */
const mute = (): void => update({ settings: { ...app.settings, aloud: false }, notice: "speech.none" });

// --- what can be done

const does: Does = {
  act(act) {
    if (!app.play) return;
    if (act.do !== "tick") reader.hush();
    if (act.do === "no-clock") return does.change({ ...app.settings, clock: false });
    update({ play: play(app.play, act) });
  },
  late(act) {
    const late = self.omstander.after;
    if (!late || !app.after) return;
    const held = document.activeElement;
    update({ after: late.step(app.after, act) });
    // What was pressed may be gone, also by the clock; then the keyboard goes on from the screen's heading.
    if (act.do !== "tick" || (held !== document.body && !held?.isConnected)) find();
  },
  go(at) {
    reader.hush();
    if (isLate(at) && !(self.omstander.after && tongues.speaksLate(app.language))) return void enter(at);
    push(at);
    update({ at, notice: "", wiped: false, after: app.after ?? self.omstander.after?.fresh ?? null });
  },
  back() {
    if (entry()?.depth) history.back();
    else update({ at: allowed(app, "start") });
  },
  play(from) {
    const state = begin(tongues.automaton, from);
    if (isProblem(state)) return update({ at: "start", notice: "error.position" });
    push("chat");
    update({ play: state, at: "chat", saved: null, after: null, notice: "", round: app.round + 1 });
  },
  async share(position) {
    const address = linkTo(position);
    const copied = await copy(address);
    does.late({ do: "link", position, address: copied ? "" : address });
  },
  change(settings) {
    const turnedOn = settings.aloud && !app.settings.aloud;
    keep("device", "settings", writeSettings(settings));
    update({ settings, voice: app.voice && tongues.voice(app.language, settings), wiped: false, notice: "" });
    if (turnedOn) void reader.can(app.voice?.texts.language ?? app.language).then((can) => can || mute());
  },
  speak: (language) => void speak(language),
  leave(event) {
    event.preventDefault();
    reader.hush();
    leave(about!.exit);
  },
  wipe() {
    void forget();
    update({ settings: readSettings(null), voice: app.voice && tongues.voice(app.language, readSettings(null)), play: null, saved: null, wiped: true });
  },
  retry: start,
};

/** The language that was asked for last. */
let wanted = "";

/** Speak another language from here on; nothing is lost by it. */
async function speak(language: string): Promise<void> {
  wanted = language;
  const found = await tongues.learn(language);
  const whole = !self.omstander.after || (await tongues.learnLate(language));
  if (wanted !== language) return;
  if (typeof found === "string" || !whole) return update({ notice: "error.load" });
  reader.hush();
  speakIn(language);
  update({ language, voice: tongues.voice(language, app.settings), names: found.voice.texts.names, help: found.help, notice: "" });
  keepAll();
}

// --- what comes after the ending

let ready: true | undefined;
let coming: Promise<boolean> | null = null;

/** Bring it once somebody plays, and keep it all for when there is no network. */
async function prepare(): Promise<boolean> {
  const { after } = about!;
  coming ??= self.omstander.after ? Promise.resolve(true) : after ? runScript(after) : Promise.resolve(false);
  const came = (await Promise.all([coming, tongues.learnLate(app.language)])).every(Boolean) && !!self.omstander.after;
  coming = null;
  if (came) keepAll();
  return came;
}

/** What was fetched until now can be played with again. */
function keepAll(): void {
  const { worker, automaton: story, texts } = about!;
  if (worker) keepOffline(worker, fetched, [story ?? "", texts[app.language] ?? ""].filter(Boolean));
}

/** On to a screen that has to be fetched first; whoever went elsewhere meanwhile stays there. */
async function enter(at: At): Promise<void> {
  const { at: from, round } = app;
  const came = await prepare();
  if (app.at !== from || app.round !== round) return;
  if (came) return does.go(at);
  // The server has a newer player meanwhile: begin anew with that. Where somebody was stands in the tab.
  if (remembers() && (await gone())) return location.reload();
  update({ notice: "error.load" });
}

/** Whether what comes after the ending is no more under the address that this page knows. */
async function gone(): Promise<boolean> {
  const { after, later } = about!;
  const asked = [after, later[app.language]].map((address) => address && fetch(address, { method: "HEAD" }).catch(() => null));
  return (await Promise.all(asked)).some((answer) => answer && answer.status === 404);
}

// --- coming and going

/** The browser went back or forward. Back passes over what is no more, such as the end of a play that was begun anew. */
function wander({ state }: PopStateEvent): void {
  if (!app.trouble && named() !== null) return;
  const { at = "start", depth = 0 } = (state ?? {}) as Partial<Entry>;
  const to = allowed(app, at as At);
  const same = to === app.at && depth > 0 && depth < deep;
  deep = depth;
  if (same) return history.back();
  reader.hush();
  update({ at: to, notice: "" });
}

/** Somebody opened a link to a place: go there, and take the choices out of the address. */
function arrive(): void {
  const picks = named();
  if (picks === null) return;
  replace("start");
  does.play({ picks });
}

/** Nothing moves while nobody looks; nothing is lost by it. */
function sleep(): void {
  reader.hush();
  arm();
}

// --- start

let starting: Promise<void> | null = null;

/** Begin, once at a time. */
function start(): void {
  starting ??= begins().finally(() => (starting = null));
}

async function begins(): Promise<void> {
  const story = loadStory(about!);
  const [automaton, tongue] = await Promise.all([story, loadTongue(about!, story, about!.language)]);
  if (typeof automaton === "string" || typeof tongue === "string") {
    return broken(automaton === "network" || tongue === "network" ? "network" : "story");
  }
  tongues = new Tongues(about!, automaton, tongue);
  const settings = readSettings(kept("device", "settings"), about!.casts.length);
  const saved = readSaved(kept("tab", place()), automaton);
  const changed = saved === "changed";
  if (changed) drop("tab", place());
  mount();
  app = { ...app, trouble: null, names: tongue.voice.texts.names, help: tongue.help, saved: changed ? null : saved };
  const notice = changed ? "error.changed" : remembers() ? "" : "error.storage";
  update({ at: "start", settings, voice: tongues.voice(about!.language, settings), notice });
  if (named() === null) replace("start");
  addEventListener("hashchange", arrive);
  document.addEventListener("visibilitychange", sleep);
  whenOffline((offline) => {
    update({ offline });
    if (!offline && ready) void prepare();
  });
  arrive();
  keepAll();
}

/** It cannot be played: say so in the words that stand in the page. Without those, what stands there already can be read. */
async function broken(trouble: Trouble): Promise<void> {
  const found = await loadInterface(about!, about!.language);
  if (typeof found === "string") return;
  mount();
  app = { ...app, help: found.help };
  update({ at: "trouble", trouble, words: { strings: found.strings } as Voice });
}

/** Take the place of what stood in the page for who has no scripts. */
function mount(): void {
  if (root.isConnected) return;
  root.id = "app";
  document.getElementById("bar")?.remove();
  document.getElementById("play")?.replaceWith(root);
}

if (about) {
  self.omstander = { ...lent };
  app = {
    at: "start", about, language: about.language, voice: null, words: null, names: [], help: [], play: null, round: 0, saved: null,
    after: null, settings: readSettings(null), notice: "", offline: false, trouble: null, wiped: false,
  };
  document.getElementById("exit")?.addEventListener("click", does.leave);
  addEventListener("popstate", wander);
  // A damaged story may be found out only where it is played. Saying so is better than standing still.
  addEventListener("error", ({ filename }) => {
    if (app.at === "trouble" || !filename.startsWith(location.origin)) return;
    render(null, root);
    void broken("story");
  });
  // Whoever comes back after the quick exit finds the page as it left: blank.
  addEventListener("pageshow", ({ persisted }) => persisted && !root.isConnected && location.reload());
  start();
}
