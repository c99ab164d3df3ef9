// SPDX-FileCopyrightText: 2026 The Omstander authors
// SPDX-License-Identifier: MIT

/** The first screen: whose chat it is, what it is about, how long it takes, and what comes after. */

import type { VNode } from "preact";
import { chatName } from "../play/chats.ts";
import { storyWords } from "../play/lines.ts";
import type { Words } from "../play/screen.ts";
import { type Voice, say, text, who } from "../words.ts";
import { Said, Text } from "./emoji.tsx";
import { Avatar, Button, Card, Heading, Icon, Note, Page, type Tools } from "./parts.tsx";

export interface StartProps {
  tools: Tools;
  /** Whether somebody was playing on this device. */
  saved: boolean;
  begin: () => void;
  resume: () => void;
  over: () => void;
  /** Languages in which the story can be played, the one that is spoken first. */
  languages: string[];
  speak: (language: string) => void;
  /** The next list of names; left out where the story has one only. */
  swap?: (() => void) | undefined;
  notice?: Words | null | undefined;
  stories?: string | null | undefined;
  read?: string | null | undefined;
  parents?: string | null | undefined;
  teachers?: string | null | undefined;
  lands?: boolean;
}

export function Start(props: StartProps): VNode {
  const { tools, notice, lands } = props;
  const { voice } = tools;
  const { automaton: { title, about } } = voice;
  const topic = text(voice, about);
  return (
    <Page tools={tools} title="Omstander" style="start">
      {notice && <Note><Said voice={voice} words={notice} /></Note>}
      <div class="opening">
        <Faces voice={voice} />
        <Heading lands={lands}><Said voice={voice} words={storyWords(voice, text(voice, title))} /></Heading>
        <p class="lead"><Text voice={voice} text={say(voice, "start.place", { group: chatName(voice, group(voice), []) })} /></p>
        {topic && <p>{say(voice, "start.about", { about: topic })}</p>}
        <p class="small faint">{say(voice, "start.minutes", { n: minutes(voice) })}</p>
        <Begin {...props} />
      </div>
      <Road voice={voice} />
      <Names {...props} />
      <p class="small faint">{say(voice, "start.private")} {say(voice, "start.exit")}</p>
      <Foot {...props} />
    </Page>
  );
}

const minutes = ({ automaton: { seconds: [least = 0, most = 0] } }: Voice): number => Math.max(1, Math.round((least + most) / 120));

/** The first group: that is where the player is. */
const group = ({ automaton: { chats } }: Voice): number => Math.max(0, chats.findIndex(({ title }) => title !== undefined));

/** Who is in it, by their initials, and you. */
function Faces({ voice }: { voice: Voice }): VNode {
  const { members = [], others = 0 } = voice.automaton.chats[group(voice)] ?? {};
  return (
    <p class="faces" aria-hidden="true">
      {members.filter((person) => person > 0).slice(0, 4).map((person) => <Avatar name={who(voice, person)} by={person} />)}
      {others > 0 && <span class="avatar rest">+{others}</span>}
      <span class="you">{say(voice, "chat.you-too")}</span>
    </p>
  );
}

function Begin({ tools: { voice }, saved, begin, resume, over }: StartProps): VNode {
  if (!saved) return <Button kind="main" click={begin}>{say(voice, "start.begin")}</Button>;
  return (
    <>
      <p>{say(voice, "start.started")}</p>
      <Button kind="main" click={resume}>{say(voice, "start.resume")}</Button>
      <Button click={over}>{say(voice, "start.over")}</Button>
    </>
  );
}

const ROAD = [["play", "chat"], ["look", "look"], ["can", "hand"]] as const;

/** What comes after what: play, look back, what you can do. */
const Road = ({ voice }: { voice: Voice }): VNode => (
  <section class="way">
    <h2>{say(voice, "start.road")}</h2>
    <ol class="road" role="list">
      {ROAD.map(([step, icon]) => (
        <li>
          <span class="stop"><Icon of={icon} /></span>
          <p><b>{say(voice, `start.${step}`)}</b> <span class="small faint">{say(voice, `start.${step}.tip`)}</span></p>
        </li>
      ))}
    </ol>
  </section>
);

function Names({ tools: { voice }, swap }: StartProps): VNode | null {
  if (!swap) return null;
  const people = voice.texts.names.filter((_, person) => person > 0).join(", ");
  return (
    <Card>
      <p>{say(voice, "start.names")}</p>
      <p class="small faint" role="status">{people}</p>
      <Button click={swap}>{say(voice, "start.swap")}</Button>
    </Card>
  );
}

const LINKS = [
  ["stories", "start.other"], ["read", "paper.heading"], ["parents", "start.parents"], ["teachers", "start.teachers"],
] as const;

function Foot(props: StartProps): VNode {
  const { tools: { voice }, languages, speak } = props;
  const links = LINKS.filter(([address]) => props[address]);
  return (
    <footer class="foot">
      {languages.length > 1 && (
        <div class="buttons" role="group" aria-label={say(voice, "language")}>
          {languages.map((language, place) => (
            <button type="button" class="quiet" lang={language} aria-current={place ? undefined : "true"}
              onClick={() => speak(language)}>
              {say(voice, `language.${language}`)}
            </button>
          ))}
        </div>
      )}
      {links.map(([address, words]) => <a class="button quiet" href={props[address]!}>{say(voice, words)}</a>)}
    </footer>
  );
}
