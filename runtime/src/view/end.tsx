// SPDX-FileCopyrightText: 2026 The Omstander authors
// SPDX-License-Identifier: MIT

/** The end: short and plain, one sentence of the author. Where one thing can still be done, it is offered here. */

import type { VNode } from "preact";
import { type After, type AfterAct, lastLines } from "../play/after.ts";
import { endingTitle } from "../play/back.ts";
import { storyWords } from "../play/lines.ts";
import { type Walk, ending, lastThing } from "../walk.ts";
import { type Voice, say, text } from "../words.ts";
import { LogLine } from "./bubble.tsx";
import { Said } from "./emoji.tsx";
import { type Back, Button, Heading, Page, type Tools } from "./parts.tsx";

/** Where the screens after the ending lead. */
export type Onward = "start" | "hey" | "look" | "other" | "can" | "help";

/** What every screen after the ending is given. */
export interface AfterProps { tools: Tools; walk: Walk; state: After; act: (act: AfterAct) => void; go: (to: Onward) => void; back: Back }

export const End = (props: AfterProps & { next: Onward }): VNode => {
  const { tools, walk, go, back, next } = props;
  const { voice } = tools;
  const title = storyWords(voice, endingTitle(voice, ending(walk)));
  return (
    <Page tools={tools} back={back} style="ending">
      <Heading>{say(voice, "end.heading")}</Heading>
      <p class="lead"><Said voice={voice} words={title} /></p>
      {lastThing(walk) && <LastThing {...props} />}
      <div class="stack">
        <Button kind="main" click={() => go(next)}>{say(voice, "end.look")}</Button>
        <Button click={() => go("start")}>{say(voice, "end.stop")}</Button>
      </div>
    </Page>
  );
};

/** One thing that can still be sent. What comes of it stands below; after "not now" nothing is said. */
function LastThing({ tools: { voice }, walk, state, act }: AfterProps): VNode {
  const { prompt, options } = lastThing(walk)!;
  const { name, lines, typing } = lastLines(voice, walk, state);
  if (state.last && !name) return <div class="goal" tabIndex={-1} />;
  return (
    <section class="last">
      {!state.last && <h2><Said voice={voice} words={storyWords(voice, text(voice, prompt))} /></h2>}
      {!state.last && options.map(([label], place) => (
        <button type="button" key={place} class="choice" onClick={() => act({ do: "last", option: place + 1 })}><Label voice={voice} label={label} /></button>
      ))}
      <div role="log" aria-label={name || say(voice, "chat.log")} tabIndex={-1} class="goal">
        {lines.map((line) => <LogLine key={line.key} voice={voice} line={line} first />)}
      </div>
      {typing && <p class="typing" aria-hidden="true"><span class="dots"><i /><i /><i /></span>{say(voice, "chat.type-one", { name: typing })}</p>}
    </section>
  );
}

/** Silence that the author gave no sentence has one of the interface. */
const Label = ({ voice, label }: { voice: Voice; label: number }): VNode =>
  label < 0 ? <>{say(voice, "end.not-now")}</> : <Said voice={voice} words={storyWords(voice, text(voice, label))} />;
