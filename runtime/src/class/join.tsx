// SPDX-FileCopyrightText: 2026 The Omstander authors
// SPDX-License-Identifier: MIT

/**
 * The rim of a pupil's page: it takes a seat, follows the session, sends what is chosen, and keeps this tab's seat in this tab. What
 * is on the screen is one value, `app`; whatever changes it goes through `update`.
 */

import { render } from "preact";
import { drop, keep, kept, remembers } from "../device/keep.ts";
import { leave } from "../device/leave.ts";
import { dress, entitle } from "../device/page.ts";
import { Reader } from "../device/reader.ts";
import { aloud } from "../play/aloud.ts";
import { readSettings, writeSettings } from "../play/settings.ts";
import { text, say } from "../words.ts";
import { type App, type Does, Screen } from "./device-screens.tsx";
import { isChat } from "./device.tsx";
import { classVoice, inPage, loadSession, pageWords, plainVoice } from "./facts.ts";
import type { Entry } from "./follow.ts";
import { Link } from "./link.ts";
import { Outbox, isPassing, isRefusal, post } from "./outbox.ts";
import { type Own, type SeatEvent, fresh, scene, sit } from "./seat.ts";
import { chat, isCode, symbols } from "./seat-sight.ts";
import { windows } from "./windows.ts";
import { browser, newKey, patience } from "./world.ts";

const root = document.getElementById("app")!;
const words = pageWords();
const about = { language: document.documentElement.lang, languages: [] as string[], exit: "", ...(inPage("parts") as object | undefined) };
/** Whoever left by the quick exit has left: nothing is drawn or kept any more. */
let left = false;
let link: Link | null = null;
let outbox: Outbox | null = null;
let ticking = 0;

let app: App = {
  words: plainVoice(words), help: words.help, exit: about.exit, languages: listed(about.languages), settings: readSettings(kept("device", "settings")),
  at: "loading", over: "", code: "", linked: false, busy: false, problem: "", notice: "", back: false, taken: null, seat: fresh, now: Date.now(),
};

/** Languages stand in the page as a list, or by code. */
function listed(languages: unknown): string[] {
  return Array.isArray(languages) ? (languages as string[]) : Object.keys((languages ?? {}) as object);
}

function update(change: Partial<App>): void {
  if (left) return;
  const before = app;
  app = { ...app, ...change, now: Date.now() };
  if (app.settings !== before.settings) dress(app.settings);
  const fell = before.over !== app.over || before.at !== app.at;
  render(<Screen app={app} does={does} />, root);
  if (fell) document.querySelector<HTMLElement>("#app .goal")?.focus({ preventScroll: true });
  entitle(app.taken ? text(app.taken.voice, app.taken.voice.automaton.title) : say(app.words, "join.title"), false);
  if (app.settings.aloud && app.taken) void readOut(before);
  arm();
}

/** While there is a clock it goes on by itself. */
function arm(): void {
  clearTimeout(ticking);
  if (app.seat.time && !document.hidden) ticking = window.setTimeout(() => update({}), 1000);
}

// --- the seat

/** What a tab keeps of its seat. `name` is how windows tell a seat from its double; the token goes nowhere but to the server. */
interface Ticket { token: string; name: string }

function ticket(): Ticket | null {
  try {
    const found = JSON.parse(kept("tab", "seat") ?? "") as Partial<Ticket>;
    return typeof found.token === "string" && typeof found.name === "string" ? (found as Ticket) : null;
  } catch {
    return null;
  }
}

/** Something happened to the seat. */
function happen(event: SeatEvent): void {
  if (left || !app.taken) return;
  const seat = sit(app.seat, event, app.taken.plain.automaton);
  if (seat.own !== app.seat.own || seat.time !== app.seat.time) keep("tab", "own", JSON.stringify({ own: seat.own, time: seat.time }));
  // A shared laptop keeps nothing of whoever sat there: what there is to say afterwards stands on the screen alone.
  if (seat.link === "gone" || seat.stage.at === "ended") forget();
  update({ seat });
}

/** Nothing of the seat is left in this tab. */
function forget(): void {
  link?.stop();
  outbox?.stop();
  link = outbox = null;
  for (const name of ["seat", "own", "outbox"]) drop("tab", name);
}

/** Sit down: all that the session is comes first, then what happened in it. */
async function enter({ token }: Ticket): Promise<void> {
  update({ at: "loading", busy: false, back: false, seat: fresh });
  for (let tries = 0; ; tries += 1) {
    const found = await loadSession(token, words);
    if (left) return;
    if (!isRefusal(found)) {
      update({ taken: { facts: found.facts, plain: found.voice, voice: classVoice(found.voice) } });
      break;
    }
    if (!isPassing(found)) {
      if (found.status === 401) forget();
      return update(found.status === 401 ? { at: "code", problem: "", notice: say(app.words, "join.gone-tip") } : { at: "broken" });
    }
    update({ seat: { ...app.seat, link: tries > 1 ? "lost" : "waiting" } });
    await new Promise<void>((done) => browser.set(done, patience(tries, Math.random())));
  }
  update({ at: "seat", notice: "", seat: { ...fresh, ...remembered() } });
  const shelf = { read: () => kept("tab", "outbox"), write: (said: string) => void (said ? keep("tab", "outbox", said) : drop("tab", "outbox")) };
  outbox = new Outbox(token, shelf, ({ opened, about: what }, became) => {
    happen({ do: "became", opened, about: what, became: typeof became === "string" ? became : "late" });
  });
  link = new Link(token, {
    entries: (list) => happen({ do: "entries", list: list as Entry[], now: Date.now() }),
    progress: (shown) => happen({ do: "progress", shown }),
    state: (state) => {
      if (state === "live") outbox?.hurry();
      happen({ do: "link", link: state });
    },
  });
  link.start();
}

/** What this tab chose before it was loaded anew. */
function remembered(): { own?: Own[]; time?: typeof fresh.time } {
  try {
    const { own, time } = JSON.parse(kept("tab", "own") ?? "{}") as { own?: Own[]; time?: typeof fresh.time };
    return { own: Array.isArray(own) ? own : [], time: time ?? null };
  } catch {
    return {};
  }
}

/** Ask for a seat until somebody answers, with one key, so that it is one seat. */
async function join(): Promise<void> {
  const { code } = app;
  if (!isCode(code)) return update({ problem: say(app.words, code.length < 8 ? "join.short" : "join.wrong") });
  update({ busy: true, problem: "" });
  const key = newKey();
  for (let tries = 0; ; tries += 1) {
    const found = await post("/live/seats", { code, key });
    if (left) return;
    if (!isRefusal(found)) {
      forget();
      const taken: Ticket = { token: String(found["token"]), name: newKey() };
      keep("tab", "seat", JSON.stringify(taken));
      await windows().sit(taken.name);
      return enter(taken);
    }
    const said = { 404: "join.wrong", 409: "join.full", 429: "join.slow" }[found.status];
    if (said || !isPassing(found)) {
      return update({ busy: false, problem: say(app.words, said ?? "join.failed", { n: found.wait ?? 5 }) });
    }
    if (tries > 1) update({ notice: say(app.words, "join.lost") });
    await new Promise<void>((done) => browser.set(done, patience(tries, Math.random())));
  }
}

// --- what can be done

const does: Does = {
  type: (code) => update({ code, problem: "", linked: false }),
  join: () => void join(),
  back() {
    const before = ticket();
    if (before) void enter(before);
  },
  again() {
    forget();
    update({ at: "code", taken: null, seat: fresh, code: "", problem: "", notice: "", linked: false });
  },
  choose(what, value) {
    const { opened } = app.seat.stage;
    happen({ do: "choose", about: what, value });
    if (value !== null && app.seat.own.some((one) => one.opened === opened && one.about === what && one.became === "sending")) outbox?.put(opened, what, value);
  },
  along(on) {
    link?.along(on);
    happen({ do: "along", on });
  },
  open: (number) => happen({ do: "open", chat: number }),
  bare: () => happen({ do: "bare" }),
  change: () => happen({ do: "again" }),
  go(over) {
    reader.hush();
    history.pushState({ over }, "");
    update({ over, notice: "" });
  },
  shut() {
    if ((history.state as { over?: string } | null)?.over) history.back();
    else update({ over: "" });
  },
  set(settings) {
    const turnedOn = settings.aloud && !app.settings.aloud;
    keep("device", "settings", writeSettings(settings));
    update({ settings, notice: "" });
    if (turnedOn) void reader.can(app.taken?.voice.texts.language ?? about.language).then((can) => can || mute());
  },
  leave(event) {
    event.preventDefault();
    left = true;
    reader.hush();
    forget();
    leave(about.exit);
  },
};

// --- reading aloud

const reader = new Reader(() => {});
const mute = (): void => update({ settings: { ...app.settings, aloud: false }, notice: say(app.words, "speech.none") });

/** Read aloud what came since, where the chat is on the screen. */
async function readOut(before: App): Promise<void> {
  const { taken, seat, settings } = app;
  if (before.seat === seat || !taken || !isChat(scene(seat))) return;
  const now = chat(seat, taken.voice, settings);
  const same = isChat(scene(before.seat)) && before.taken === taken;
  const was = same ? chat(before.seat, taken.voice, settings) : null;
  const told = now.lines.slice(was && was.open === now.open ? was.lines.length : -1).map((line) => aloud(taken.voice, line));
  if (now.sheet && !was?.sheet) told.push(now.sheet.question, ...now.sheet.options.map(({ label }) => label));
  if (told.length && !(await reader.read(told, taken.voice.texts.language))) mute();
}

// --- start

/** The code that a link brought; it is taken out of the address, which others may see. */
function linked(): string {
  const code = symbols(location.hash);
  if (location.hash) history.replaceState(null, "", location.pathname + location.search);
  return code;
}

async function start(): Promise<void> {
  document.getElementById("bar")?.remove();
  dress(app.settings);
  const code = linked();
  const before = ticket();
  const mine = before && (await windows().sit(before.name)) ? before : null;
  if (before && !mine) for (const name of ["seat", "own", "outbox"]) drop("tab", name);
  if (mine && !code) return enter(mine);
  const notice = before && !mine ? "join.window" : remembers() ? "" : "join.forgets";
  update({ at: "code", code, linked: code.length === 8, back: mine !== null, notice: notice && say(app.words, notice) });
}

addEventListener("popstate", ({ state }) => update({ over: (state as { over?: App["over"] } | null)?.over ?? "" }));
addEventListener("hashchange", () => {
  const code = linked();
  if (code && app.at === "code") update({ code, linked: code.length === 8, problem: "" });
});
document.addEventListener("visibilitychange", () => {
  // Not in the pictures of open apps, nor there when somebody else takes the device up.
  if (document.hidden && app.seat.bare) happen({ do: "bare" });
  arm();
});
// Whoever comes back after the quick exit finds the page as it left: blank.
addEventListener("pageshow", ({ persisted }) => persisted && left && location.reload());
void start();
