// SPDX-FileCopyrightText: 2026 The Omstander authors
// SPDX-License-Identifier: MIT

/**
 * The plain page on which a story is played. What it needs stands in the page itself (one file on disk) or is fetched
 * from the same place: the automaton, and per language the texts and the words of the interface with the help card.
 * The position is kept in the address and in this tab only, as the list of picks.
 */

import {
  type Automaton, type Problem, type Texts, type Walk, ending, isProblem, load, loadTexts, moment, readPicks, step, walk,
  writePicks,
} from "./walk.ts";
import { Log, button, choose, element } from "./view.ts";
import { type Help, aftermath, helpCard } from "./after.ts";
import { type Voice, say, text } from "./words.ts";

interface Words { strings: Record<string, string>; help: Help[] }
interface Spoken { voice: Voice; help: Help[] }

const place = document.getElementById("play")!;
const languages = (place.dataset["languages"] ?? "nl").split(" ");
const spoken = new Map<string, Spoken>();
let automaton: Automaton;
let language = "";
let log: Log | null = null;
let here: Walk | null = null;

// --- loading

/** A part that stands in the page, or that is fetched; null where it cannot be had. */
async function part(name: string, pattern: string | undefined, tongue = ""): Promise<string | null> {
  const inside = document.getElementById(tongue ? `${name}.${tongue}` : name);
  if (inside) return inside.textContent;
  try {
    const answer = await fetch((pattern ?? "").replace("{language}", tongue));
    return answer.ok ? await answer.text() : null;
  } catch {
    return null;
  }
}

async function learn(tongue: string): Promise<Spoken | null> {
  const known = spoken.get(tongue);
  if (known) return known;
  const [words, texts] = await Promise.all([
    part("words", place.dataset["words"], tongue),
    part("texts", place.dataset["texts"], tongue),
  ]);
  const read = loadTexts(texts ?? "", automaton);
  if (isProblem(read)) return null;
  const made = speak(words, read);
  if (made) spoken.set(tongue, made);
  return made;
}

function speak(words: string | null, texts: Texts): Spoken | null {
  try {
    const { strings, help } = JSON.parse(words ?? "") as Words;
    return strings && help ? { voice: { automaton, texts, strings }, help } : null;
  } catch {
    return null;
  }
}

// --- the position

const key = () => `omstander ${automaton.story} ${automaton.version}`;

/** What this tab remembers; nothing where the browser refuses. */
function remembered(): string | null {
  try {
    return sessionStorage.getItem(key());
  } catch {
    return null;
  }
}

function remember(walk: Walk): void {
  const picks = writePicks(walk);
  try {
    history.replaceState(null, "", `#${picks}`);
    sessionStorage.setItem(key(), picks);
  } catch {
    // A page that may not remember anything plays on all the same.
  }
}

/** What the address names; nothing where it cannot be read. */
function named(): string {
  try {
    return decodeURIComponent(location.hash.slice(1));
  } catch {
    return location.hash.slice(1);
  }
}

function at(position: string): Walk | Problem {
  const picks = readPicks(position);
  return isProblem(picks) ? picks : walk(automaton, picks);
}

// --- screens

function clear(): HTMLElement {
  log?.stop();
  log = null;
  place.replaceChildren();
  scrollTo(0, 0);
  return place;
}

function front(notice = ""): void {
  const { voice } = spoken.get(language)!;
  const saved = remembered();
  const [least = 0, most = 0] = automaton.seconds;
  const minutes = Math.max(1, Math.round((least + most) / 120));
  here = null;
  clear().append(element("h1", {}, text(voice, automaton.title)));
  if (notice) place.append(element("p", { class: "notice", role: "status" }, say(voice, notice)));
  const about = text(voice, automaton.about);
  if (about) place.append(element("p", {}, say(voice, "start.about", { about })));
  const lines = ["start.steps", "start.private", "start.exit"].map((line) => say(voice, line));
  place.append(...[say(voice, "start.minutes", { n: minutes }), ...lines].map((line) => element("p", {}, line)));
  if (saved) {
    const resume = button(say(voice, "start.resume"), () => go(saved), "main");
    place.append(element("p", {}, say(voice, "start.started")), resume);
  }
  place.append(button(say(voice, saved ? "start.over" : "start.begin"), () => go(""), saved ? "" : "main"), back());
}

function back(): HTMLElement | string {
  const address = place.dataset["back"];
  return address ? element("p", {}, element("a", { href: address }, say(spoken.get(language)!.voice, "stories.back"))) : "";
}

/** Go to a position at once, and on from there; `atOnce` also shows a beginning without waiting. */
function go(position: string, atOnce = position !== ""): void {
  const found = at(position);
  if (isProblem(found)) return front("error.position");
  const voice = spoken.get(language)!.voice;
  clear().append(element("h1", { class: "small" }, text(voice, automaton.title)));
  log = new Log(voice, place);
  const path = [found];
  while (path[0]!.before) path.unshift(path[0]!.before);
  path.slice(0, -1).forEach((walk, taken) => {
    log!.play(walk, true, () => {});
    passed(path[taken + 1]!);
  });
  show(found, atOnce);
}

function show(walk: Walk, atOnce: boolean): void {
  here = walk;
  remember(walk);
  log!.play(walk, atOnce, () => (ending(walk) < 0 ? ask(walk) : finish(walk)));
}

/** Silence leaves no trace in a chat, so the log says it. */
function passed(walk: Walk): void {
  const { voice } = spoken.get(language)!;
  const option = automaton.moments[moment(walk.before!)]!.options[walk.pick!.option - 1]!;
  if (option[1] === "silent") log!.line(say(voice, "moment.passed"));
}

function ask(walk: Walk): void {
  const { voice } = spoken.get(language)!;
  const box = choose(voice, walk, (option) => {
    const next = step(walk, option);
    if (isProblem(next)) return;
    box.remove();
    log!.box.focus({ preventScroll: true });
    passed(next);
    show(next, false);
  });
  place.append(box);
  box.querySelector("h2")!.focus({ preventScroll: true });
  box.scrollIntoView({ block: "nearest" });
}

function finish(walk: Walk): void {
  const { voice, help } = spoken.get(language)!;
  place.append(...aftermath(voice, walk, go), helpCard(voice, help), back());
  place.querySelector<HTMLElement>(".end h2")!.focus({ preventScroll: true });
}

/** Nothing can be played: say so plainly, in words that stood in the page from the start. */
function broken(): void {
  document.getElementById("broken")!.hidden = false;
}

// --- language and start

async function speakIn(tongue: string): Promise<boolean> {
  if (!(await learn(tongue))) return false;
  language = tongue;
  document.documentElement.lang = tongue;
  const { voice } = spoken.get(tongue)!;
  document.title = text(voice, automaton.title);
  for (const named of document.querySelectorAll<HTMLElement>("[data-say]")) named.textContent = say(voice, named.dataset["say"]!);
  const choices = languages.filter((other) => other !== tongue).map((other) => {
    const choice = button(say(voice, `language.${other}`), () => void turn(other), "plain");
    choice.lang = other;
    return choice;
  });
  document.getElementById("languages")!.replaceChildren(...choices);
  return true;
}

/** The same place in another language, without making anybody wait for it all again. */
async function turn(tongue: string): Promise<void> {
  if (!(await speakIn(tongue))) return;
  if (here) go(writePicks(here), true);
  else front();
}

function leave(event: MouseEvent): void {
  event.preventDefault();
  document.body.replaceChildren();
  location.replace((event.currentTarget as HTMLAnchorElement).href);
}

async function begin(): Promise<void> {
  document.getElementById("exit")!.addEventListener("click", leave);
  const found = load((await part("automaton", place.dataset["automaton"])) ?? "");
  if (isProblem(found)) return broken();
  automaton = found;
  const wished = document.documentElement.lang;
  const first = languages.includes(wished) ? wished : languages[0]!;
  for (const tongue of [first, ...languages]) if (language === "") await speakIn(tongue);
  if (language === "") return broken();
  addEventListener("hashchange", open);
  open();
}

/** Open the position that the address names. */
function open(): void {
  const position = named();
  if (position) go(position);
  else front();
}

void begin();
