// SPDX-FileCopyrightText: 2026 The Omstander authors
// SPDX-License-Identifier: MIT

/** Hé: point at the message where you first thought that something was off. Any answer will do, and it may be changed. */

import type { VNode } from "preact";
import { NONE, type Sign, remarks, signs } from "../play/hey.ts";
import { type Voice, say } from "../words.ts";
import { Said } from "./emoji.tsx";
import type { AfterProps } from "./end.tsx";
import { Avatar, Button, Heading, Page, hue } from "./parts.tsx";

export function Hey({ tools, walk, state, act, go, back }: AfterProps): VNode {
  const { voice } = tools;
  const asked = signs(voice, walk);
  const answered = state.hey !== -1;
  const said = answered ? remarks(voice, asked, state.hey) : [];
  return (
    <Page tools={tools} back={back} style="hey">
      <Heading>{say(voice, "hey.heading")}</Heading>
      <p>{say(voice, "hey.explain")}</p>
      <ol class="signs" role="list">
        {asked.map((sign, place) => (
          <li key={place}>
            {sign.when !== asked[place - 1]?.when && <p class="clock">{sign.when}</p>}
            <SignButton voice={voice} sign={sign} pressed={place === state.hey} press={() => act({ do: "hey", place })} />
            {said[place]?.map((one) => <p key={one} class="remark">{one}</p>)}
          </li>
        ))}
      </ol>
      <div class="stack">
        <button type="button" class="plain" aria-pressed={state.hey === NONE} onClick={() => act({ do: "hey", place: NONE })}>
          {say(voice, "hey.none")}
        </button>
        <p class="lead" role="status">{answered && say(voice, "hey.end")}</p>
        <Button key="on" kind={answered ? "main" : "quiet"} click={() => go("look")}>{say(voice, answered ? "end.look" : "hey.skip")}</Button>
      </div>
    </Page>
  );
}

/** A message that can be pointed at. */
const SignButton = ({ voice, sign: { by, who, words }, pressed, press }: { voice: Voice; sign: Sign; pressed: boolean; press: () => void }): VNode => (
  <button type="button" class={`line first sign ${by > 0 ? `hue${hue(by)}` : ""}`} aria-pressed={pressed} onClick={press}>
    {by >= 0 && <Avatar name={who} by={by} />}
    <span class="bubble">
      {by >= 0 && <span class="who">{who}<span class="heard">: </span></span>}
      <Said voice={voice} words={words} />
    </span>
  </button>
);
