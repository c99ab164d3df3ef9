// SPDX-FileCopyrightText: 2026 The Omstander authors
// SPDX-License-Identifier: MIT

/** The other phone: first who it is of and how long it takes, then its minutes, then back. */

import type { VNode } from "preact";
import { type Excerpt, draft, minutes } from "../play/other.ts";
import { type Voice, say } from "../words.ts";
import { Said } from "./emoji.tsx";
import type { AfterProps } from "./end.tsx";
import { Log } from "./log.tsx";
import { Avatar, Button, Heading, Page, TopBar } from "./parts.tsx";

/** Before it begins: whose phone it is, and the way past it. */
export const PhoneCard = ({ tools: { voice }, act, go, excerpt }: AfterProps & { excerpt: Excerpt }): VNode => (
  <section class="card stack phonecard">
    <div class="owner"><Avatar name={excerpt.name} by={excerpt.person} /><h2>{say(voice, "other.heading", { name: excerpt.name })}</h2></div>
    <Facts voice={voice} excerpt={excerpt} />
    <Watch voice={voice} skip={() => go("can")} watch={() => {
      act({ do: "phone", excerpt, begin: true });
      go("other");
    }} />
  </section>
);

const Facts = ({ voice, excerpt: { name, about, you, seconds } }: { voice: Voice; excerpt: Excerpt }): VNode => (
  <>
    <p>{say(voice, about, { name })} {you}</p>
    <p class="faint small">{say(voice, "other.seconds", { n: Math.max(5, Math.round(seconds / 5) * 5) })}</p>
  </>
);

const Watch = ({ voice, watch, skip }: { voice: Voice; watch: () => void; skip: () => void }): VNode => (
  <div class="buttons">
    <Button kind="main" click={watch}>{say(voice, "other.watch")}</Button>
    <Button kind="quiet" click={skip}>{say(voice, "other.skip")}</Button>
  </div>
);

export interface OtherProps extends AfterProps {
  excerpt: Excerpt;
  /** The voice of that phone: one value as long as nothing changes. */
  there: Voice;
  /** Whose phone can be looked at after this one. */
  next: Excerpt | null;
}

export function Other(props: OtherProps): VNode {
  const { tools, state, act, go, back, excerpt } = props;
  const { voice } = tools;
  if (state.shown) return <Phone {...props} />;
  return (
    <Page tools={tools} back={back} style="phonecard">
      <div class="owner"><Avatar name={excerpt.name} by={excerpt.person} /><Heading>{say(voice, "other.heading", { name: excerpt.name })}</Heading></div>
      <Facts voice={voice} excerpt={excerpt} />
      <Watch voice={voice} skip={() => go("can")} watch={() => act({ do: "phone", excerpt, begin: true })} />
    </Page>
  );
}

/** The minutes themselves; the one region that speaks is the log. */
function Phone({ tools, walk, state, back, excerpt, there, ...rest }: OtherProps): VNode {
  const { voice } = tools;
  const lines = minutes(there, walk, excerpt, state.shown);
  const over = state.shown >= excerpt.to;
  const typed = draft(there, walk, excerpt, state.shown);
  return (
    <div class="phone other">
      <TopBar tools={tools} back={back} />
      <main class="room">
        <header class="head">
          <div class="about">
            <Avatar name={excerpt.name} by={excerpt.person} />
            <div><h1 tabIndex={-1}>{say(voice, "other.heading", { name: excerpt.name })}</h1><p>{say(voice, "other.watching")}</p></div>
          </div>
        </header>
        <Log voice={there} chat={excerpt.person} lines={lines} bulk={lines.length} typing={[]} tap={() => {}}
          label={say(voice, "other.heading", { name: excerpt.name })} />
        <div class="bar">
          {typed && <p class="field draft" aria-hidden="true"><Said voice={there} words={typed} /></p>}
          {over ? <Over {...rest} tools={tools} walk={walk} state={state} back={back} excerpt={excerpt} there={there} /> : <During {...rest} tools={tools} state={state} back={back} />}
        </div>
      </main>
    </div>
  );
}

const During = ({ tools: { voice }, state, act, back }: Pick<OtherProps, "tools" | "state" | "act" | "back">): VNode => (
  <>
    <Button kind="quiet" icon={state.paused ? "go" : "pause"} click={() => act({ do: "pause" })}>{say(voice, state.paused ? "chat.go-on" : "chat.pause")}</Button>
    <Button kind="quiet" icon="all" click={() => act({ do: "at-once" })}>{say(voice, "chat.at-once")}</Button>
    <Button kind="quiet" click={back.go}>{say(voice, "other.stop")}</Button>
  </>
);

/** That was it; on to the next phone, or to what you can do. */
const Over = ({ tools: { voice }, act, go, back, excerpt, next }: OtherProps): VNode => (
  <div class="stack over goal" tabIndex={-1}>
    <p>{say(voice, "other.over", { name: excerpt.name })}</p>
    <Button kind="main" click={() => go("can")}>{say(voice, "can.heading")}</Button>
    {next && <Button click={() => act({ do: "phone", excerpt: next, begin: false })}>{say(voice, "other.heading", { name: next.name })}</Button>}
    <Button kind="quiet" click={back.go}>{say(voice, "other.back")}</Button>
  </div>
);
