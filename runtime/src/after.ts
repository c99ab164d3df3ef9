// SPDX-FileCopyrightText: 2026 The Omstander authors
// SPDX-License-Identifier: MIT

/** After the ending: what it was, looking back on each moment, and help. */

import { type Step, type Walk, corridor, ending, events, writePicks } from "./walk.ts";
import { type Voice, clock, count, lookBack, say, text, who } from "./words.ts";
import { button, element, optionLabel } from "./view.ts";

/** Somebody who can help, from `content/help/`. */
export interface Help {
  name: string; about: string; telephone?: string; site?: string; source: string[]; verified_on: string | null;
}

/** The sections after an ending; `go` goes back to a position. */
export function aftermath(voice: Voice, walk: Walk, go: (position: string) => void): HTMLElement[] {
  const title = element("p", { class: "title" }, text(voice, voice.automaton.endings[ending(walk)]));
  const end = element("section", { class: "end" }, element("h2", { tabindex: "-1" }, say(voice, "end.heading")), title);
  const again = button(say(voice, "end.again"), () => go(""), "main");
  const target = who(voice, Math.max(1, voice.automaton.people.indexOf("target")));
  const axis = element("p", { class: "axis", "aria-hidden": "true" },
    element("span", {}, say(voice, "look.from-bad", { name: target })),
    element("span", {}, say(voice, "look.to-good", { name: target })));
  const look = element("section", { class: "look" },
    element("h2", {}, say(voice, "look.heading")), element("p", {}, say(voice, "look.explain")), axis,
    ...corridor(walk).map((step, place) => looking(voice, walk, step, place, go)),
    element("p", { class: "faint", "aria-hidden": "true" }, say(voice, "look.legend")),
    element("p", { class: "faint" }, say(voice, "look.honest")), again);
  return [end, look];
}

function looking(voice: Voice, walk: Walk, step: Step, place: number, go: (position: string) => void): HTMLElement {
  const { automaton } = voice;
  const moment = automaton.moments[step.moment]!;
  const time = events(walk).slice(0, step.told).reverse().find((event) => event.kind === "clock");
  const when = time ? clock(voice, time) : text(voice, automaton.scenes[moment.scene]);
  const all = corridor(walk)[0]!.before;
  const counts = { all: count(all), before: count(step.before), after: count(step.after) };
  const silent = moment.options[step.pick.option - 1]![1] === "silent";
  const earlier = writePicks(walk).split(",").slice(0, place).join();
  return element("article", {},
    element("p", { class: "faint" }, when),
    element("h3", {}, text(voice, moment.prompt)),
    element("p", {}, say(voice, "look.you", { option: optionLabel(voice, step.moment, step.pick.option) })),
    doors(all, step),
    ...lookBack(voice, step, all, silent).map((line) => element("p", {}, line)),
    element("p", { class: "faint" }, say(voice, "look.counts", counts)),
    element("p", { class: "faint" }, say(voice, "look.silence", { ending: text(voice, automaton.endings[step.leads]) })),
    button(say(voice, "end.back", { clock: when }), () => go(earlier)));
}

/** One block per ending, from bad to good: full, striped where it was shut here, empty where it was shut before. */
function doors(all: number, { before, after, leads }: Step): HTMLElement {
  const row = element("div", { class: "doors", "aria-hidden": "true" });
  for (let rank = 0; all >> rank; rank++) {
    const bit = 1 << rank;
    if (!(all & bit)) continue;
    const state = after & bit ? "full" : before & bit ? "striped" : "empty";
    row.append(element("span", { class: state }, rank === leads ? "▲" : ""));
  }
  return row;
}

/** The help card. */
export function helpCard(voice: Voice, help: Help[]): HTMLElement {
  const card = element("section", { class: "help" },
    element("h2", {}, say(voice, "help.heading")), element("p", {}, say(voice, "help.first")));
  for (const one of help) card.append(helper(voice, one));
  return card;
}

function helper(voice: Voice, one: Help): HTMLElement {
  const found = element("div", {}, element("h3", {}, one.name), element("p", {}, one.about));
  if (one.telephone) found.append(link(`tel:${one.telephone.replace(/[^0-9+]/g, "")}`, one.telephone), " ");
  if (one.site) found.append(link(one.site, new URL(one.site).hostname.replace("www.", "")));
  const checked = one.verified_on
    ? say(voice, "help.checked", { date: one.verified_on, source: one.source.join(", ") })
    : say(voice, "help.unchecked");
  found.append(element("p", { class: "faint" }, checked));
  return found;
}

const link = (address: string, label: string): HTMLElement =>
  element("a", { href: address, rel: "noreferrer", class: "way" }, label);
