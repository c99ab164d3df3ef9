// SPDX-FileCopyrightText: 2026 The Omstander authors
// SPDX-License-Identifier: MIT

/**
 * Whether this network carries a class: tried out from the device on which the page is open, in ten seconds, and said in
 * sentences. Nothing is kept, and nobody is told.
 */

/** What was measured. */
export interface Measures {
  /** Whether something that was sent came. */
  posts: boolean;
  /** When each beat came, in milliseconds after it was asked for; the server sends four, one a second. */
  beats: number[];
  /** How many windows of this browser had news at the same time. */
  windows: number;
  secure: boolean;
  /** The host in the address bar. */
  host: string;
}

export type Verdict = "fine" | "slower" | "not";

/** One finding: a key of the words, and whether all is well with it. */
export interface Finding { key: string; good: boolean }

const BEATS = 4;
/** Milliseconds within which a beat must be there: as long as a screen waits before it takes another way. */
const IN_TIME = 4000;
/** Milliseconds that must lie between the first beat and the last, or they were held back and came in a lump. */
const APART = 1500;
export const TRIED = 8;

/** Whether beats come as they are sent, come late or in a lump, or not at all. */
export function arrival(beats: number[]): "yes" | "late" | "no" {
  if (beats.length < BEATS) return "no";
  const first = beats[0]!;
  return first < IN_TIME && beats[BEATS - 1]! - first > APART ? "yes" : "late";
}

/** What the measures come to. A network that lets questions through but no news still carries a class: screens ask. */
export function verdict({ posts, beats }: Measures): Verdict {
  if (!posts) return "not";
  return arrival(beats) === "yes" ? "fine" : "slower";
}

/** What to say of it, one sentence each. */
export function findings(measures: Measures): Finding[] {
  const stream = arrival(measures.beats);
  const own = /^(localhost|127\.|\[::1\])/.test(measures.host);
  return [
    { key: measures.posts ? "post-yes" : "post-no", good: measures.posts },
    { key: `stream-${stream}`, good: stream === "yes" },
    { key: measures.secure ? "secure-yes" : "secure-no", good: measures.secure },
    { key: measures.windows < TRIED ? "windows-few" : "windows-many", good: true },
    { key: own ? "here-only" : "elsewhere", good: !own },
  ];
}

/** Whether something that is sent comes. */
async function posts(): Promise<boolean> {
  try {
    const headers = { "content-type": "application/json" };
    return (await fetch("/live/probe", { method: "POST", headers, body: "{}", cache: "no-store" })).ok;
  } catch {
    return false;
  }
}

/** When each beat of one stream comes; gives up after a while. */
async function beats(tell: (at: number) => void, signal: AbortSignal): Promise<void> {
  const asked = performance.now();
  try {
    const reader = (await fetch("/live/probe", { signal, cache: "no-store" })).body!.getReader();
    const decoder = new TextDecoder();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      const came = decoder.decode(value, { stream: true }).split("data:").length - 1;
      for (let beat = 0; beat < came; beat++) tell(performance.now() - asked);
    }
  } catch {
    // Cut off: what came, came.
  }
}

const pause = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds));

/** All beats of one stream, or those of the first eight seconds. */
async function listened(): Promise<number[]> {
  const found: number[] = [];
  const giveUp = new AbortController();
  await Promise.race([beats((at) => found.push(at), giveUp.signal), pause(2 * IN_TIME)]);
  giveUp.abort();
  return found;
}

/** How many streams of one browser speak at the same time. */
async function windows(): Promise<number> {
  const giveUp = new AbortController();
  const heard = new Set<number>();
  for (let one = 0; one < TRIED; one++) void beats(() => heard.add(one), giveUp.signal);
  await pause(IN_TIME / 2);
  giveUp.abort();
  return heard.size;
}

async function measured(): Promise<Measures> {
  const [sent, heard] = [await posts(), await listened()];
  return { posts: sent, beats: heard, windows: await windows(), secure: isSecureContext, host: location.host };
}

type Strings = Record<string, string>;

function element(name: string, text: string, className = ""): HTMLElement {
  const made = document.createElement(name);
  made.textContent = text;
  made.className = className;
  return made;
}

/** Write down what was found. */
function show(root: HTMLElement, strings: Strings, measures: Measures, address: string, again: () => void): void {
  const facts: Strings = { address, n: String(measures.windows) };
  const said = (key: string) => (strings[`test.${key}`] ?? key).replace(/\{([a-z]+)\}/g, (found, fact: string) => facts[fact] ?? found);
  const list = element("ul", "", "stack");
  for (const { key } of findings(measures)) list.append(element("li", said(key)));
  const button = element("button", said("again"), "button main");
  button.addEventListener("click", again);
  root.replaceChildren(element("h2", said(verdict(measures))), list, button);
}

async function run(root: HTMLElement, strings: Strings, address: string): Promise<void> {
  root.replaceChildren(element("p", strings["test.running"] ?? "", "note"));
  const measures = await measured();
  show(root, strings, measures, address, () => void run(root, strings, address));
}

const block = (name: string) => JSON.parse(document.getElementById(name)?.textContent ?? "{}");

if (typeof document !== "undefined") {
  const root = document.getElementById("app")!;
  root.setAttribute("role", "status");
  void run(root, block("words").strings ?? {}, block("parts").address ?? location.href);
}
