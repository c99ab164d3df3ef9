// SPDX-FileCopyrightText: 2026 The Omstander authors
// SPDX-License-Identifier: MIT

/** The screens after the ending, as a script of their own: nobody needs them before the first choice. */

import type { VNode } from "preact";
import { type After, due, fresh, after as step } from "./play/after.ts";
import { lookBack } from "./play/back.ts";
import { LEAST, signs } from "./play/hey.ts";
import { type Excerpt, abroad, bystander, target } from "./play/other.ts";
import type { Given } from "./screens.tsx";
import { Can } from "./view/can.tsx";
import { type AfterProps, End } from "./view/end.tsx";
import { Hey } from "./view/hey.tsx";
import { Look } from "./view/look.tsx";
import { Other } from "./view/other.tsx";
import { type Voice, say } from "./words.ts";

/** Draw one of them. */
function draw({ app, does, tools }: Given): VNode {
  const { voice } = tools;
  const back = { words: say(voice, "top.back"), go: does.back };
  if (app.at === "can") {
    return <Can tools={tools} back={back} help={() => does.go("help")} again={() => does.play()} stop={() => does.go("start")} />;
  }
  const { walk } = app.play!;
  const state: After = app.after!;
  const props: AfterProps = { tools, walk, state, back, act: does.late, go: does.go };
  const phones = [bystander(voice, walk, app.settings), target(voice, walk, app.settings)].filter((one) => one !== null);
  // Names may have changed since somebody asked for it.
  const phone = phones.find(({ person }) => person === state.phone?.person);
  if (app.at === "other" && phone) return other(props, phone, phones);
  if (app.at === "end") return <End {...props} next={signs(voice, walk).length < LEAST ? "look" : "hey"} />;
  if (app.at === "hey") return <Hey {...props} />;
  return (
    <Look {...props} seen={lookBack(voice, walk)} phone={phones[0] ?? null} share={location.protocol === "file:" ? null : does.share} replay={(picks) => does.play({ picks })} />
  );
}

/** Somebody else's phone; after it the next one, if there is one. */
function other(props: AfterProps, phone: Excerpt, phones: Excerpt[]): VNode {
  const next = phones[phones.findIndex(({ person }) => person === phone.person) + 1] ?? null;
  return <Other {...props} excerpt={phone} there={there(props.tools.voice)} next={next} />;
}

const voices = new WeakMap<Voice, Voice>();

/** The voice of another phone, the same value every time. */
function there(voice: Voice): Voice {
  const made = voices.get(voice) ?? abroad(voice);
  voices.set(voice, made);
  return made;
}

const late = { draw, fresh, step, due };

/** What this script gives to the page that runs it. */
export type Late = typeof late;

self.omstander.after = late;
