// SPDX-FileCopyrightText: 2026 The Omstander authors
// SPDX-License-Identifier: MIT

/** What you can do: five ways, as things that can be sent tomorrow. Quiet ones first. */

import type { ComponentChildren, VNode } from "preact";
import { type Voice, say, who } from "../words.ts";
import { type Back, Button, Heading, Page, type Tools } from "./parts.tsx";

/** The ways, and below each what is said of it (a key that is no message) and what can be sent. */
const WAYS: [act: string, ...keys: string[]][] = [
  ["delay", "delay-1", "delay-2", "delay-3"],
  ["distract", "distract-1", "distract-2", "distract-3"],
  ["delegate", "friend", "delegate-1", "admin", "delegate-2", "adult", "delegate-3"],
  ["document", "keep", "document-1"],
  ["direct", "short", "direct-1", "direct-2"],
];

export interface CanProps { tools: Tools; back: Back; help: () => void; again: () => void; stop: () => void }

export function Can({ tools, back, help, again, stop }: CanProps): VNode {
  const { voice } = tools;
  return (
    <Page tools={tools} back={back} style="can">
      <Heading>{say(voice, "can.heading")}</Heading>
      <p class="lead">{say(voice, "can.sub")}</p>
      <ol class="ways" role="list">
        {WAYS.map(([act, ...keys]) => (
          <li key={act} class="card">
            <h2>{say(voice, `act.${act}`)}</h2>
            {keys.map((key) => <Part key={key} voice={voice} name={key} />)}
          </li>
        ))}
      </ol>
      <div class="honest stack">{["afraid", "once", "back", "honest"].map((key) => <Part key={key} voice={voice} name={key} />)}</div>
      <Person voice={voice} name="you"><Part voice={voice} name="you-1" /><Part voice={voice} name="you-2" /><Message>{say(voice, "can.you-3")}</Message></Person>
      <Person voice={voice} name="did"><Part voice={voice} name="did-1" /></Person>
      <div class="stack">
        <Button kind="main" click={help}>{say(voice, "help.heading")}</Button>
        <Button click={again}>{say(voice, "end.again")}</Button>
        <Button kind="quiet" click={stop}>{say(voice, "end.stop")}</Button>
      </div>
    </Page>
  );
}

/** Something that can be sent (its key has a number and a kind of doing), or words about it. */
function Part({ voice, name }: { voice: Voice; name: string }): VNode {
  const target = who(voice, Math.max(1, voice.automaton.people.indexOf("target")));
  const sent = WAYS.some(([act]) => name.startsWith(`${act}-`));
  const said = say(voice, `can.${name}`, { name: sent ? target.toLowerCase() : target });
  return sent ? <Message>{said}</Message> : <p>{said}</p>;
}

const Message = ({ children }: { children: ComponentChildren }): VNode => <p class="line own first"><span class="bubble">{children}</span></p>;

const Person = ({ voice, name, children }: { voice: Voice; name: string; children: ComponentChildren }): VNode => (
  <section class="card stack"><h2>{say(voice, `can.${name}`)}</h2>{children}</section>
);
