// SPDX-FileCopyrightText: 2026 The Omstander authors
// SPDX-License-Identifier: MIT

/** The story on the board: the group, and beside it who is in it, or a private chat while it goes on there. */

import type { VNode } from "preact";
import { chatName, members } from "../play/chats.ts";
import { lines, storyWords } from "../play/lines.ts";
import { endingTitle } from "../play/back.ts";
import { type Play, feed, upcoming } from "../play/play.ts";
import { screen } from "../play/sight.ts";
import { Said, Text } from "../view/emoji.tsx";
import { Log } from "../view/log.tsx";
import { Avatar, Icon } from "../view/parts.tsx";
import { type Voice, inWords, say, text, who } from "../words.ts";
import { type Given, canJoin } from "./board-parts.tsx";
import { PACE, isTold, stages, stoppedAt } from "./board-play.ts";
import { notes, pieces } from "./board-words.ts";

export function BoardChat(given: Given): VNode {
  const { voice, board, session: { facts } } = given;
  const state = board.play!;
  const { group, aside } = stages(state);
  return (
    <div class="stage" data-told={isTold(state)}>
      <section class="pane group">
        <header><Avatar name={title(voice, state, group)} group /><h1><Text voice={voice} text={title(voice, state, group)} /></h1></header>
        <Pane voice={voice} state={state} chat={group} reveals={board.stage.reveals} />
      </section>
      {aside < 0 ? <People {...given} state={state} chat={group} /> : (
        <section class="pane private" key={aside}>
          <header><Icon of="private" /><div><h2><Text voice={voice} text={title(voice, state, aside)} /></h2><p>{seenBy(voice, aside)}</p></div></header>
          <Pane voice={voice} state={state} chat={aside} reveals={[]} />
        </section>
      )}
      <Stopped voice={voice} state={state} asks={!facts.hey || board.entries.some(({ kind }) => kind === "heard" || kind === "opened")} />
    </div>
  );
}

interface PaneProps { voice: Voice; state: Play; chat: number; reveals: Given["board"]["stage"]["reveals"] }

/** One chat. What the class did stands in the group, where it was done. */
function Pane({ voice, state, chat, reveals }: PaneProps): VNode {
  const { walk, shown, before } = state;
  const asked = { notes: notes(voice, walk, reveals, chat), upcoming: upcoming(state)?.in ?? -1 };
  const log = lines(voice, walk, chat, { ...asked, shown });
  const earlier = before && before < shown ? lines(voice, walk, chat, { ...asked, shown: before, upcoming: -1 }).length : 0;
  const typing = screen({ ...state, open: chat }, voice, PACE).typing;
  return (
    <Log voice={voice} chat={chat} lines={log} bulk={before < shown ? log.length - earlier : 0} typing={typing}
      label={`${say(voice, "chat.log")}: ${inWords(voice, title(voice, state, chat))}`} tap={() => {}} />
  );
}

const title = (voice: Voice, { walk, shown }: Play, chat: number): string => chatName(voice, chat, feed(walk).slice(0, shown));

/** Who sees a private chat, by name. */
function seenBy(voice: Voice, chat: number): string {
  const names = voice.automaton.chats[chat]!.members.map((person) => who(voice, person, true));
  const last = names.pop() ?? "";
  return say(voice, "board.seen-by", { people: names.length ? say(voice, "chat.and", { first: names.join(", "), last }) : last });
}

/** Who is in the group now; whoever was put out stays in sight, as somebody who is not in it. */
function People({ voice, session, host, state, chat }: Given & { state: Play; chat: number }): VNode {
  const seen = feed(state.walk).slice(0, state.shown);
  const now = members(voice, chat, seen);
  const ever = new Set([...now, ...voice.automaton.chats[chat]!.members, ...seen.flatMap(({ kind, in: at, people = [] }) => (kind === "add" && at === chat ? people : []))]);
  const { others = 0 } = voice.automaton.chats[chat]!;
  return (
    <aside class="people" aria-label={say(voice, "board.people")}>
      <h2>{say(voice, "board.people")}</h2>
      <ul role="list">
        {[...ever].sort((one, other) => one - other).map((person) => (
          <li key={person} class={now.includes(person) ? "" : "out"}>
            <Avatar name={who(voice, person)} by={person} /><span>{who(voice, person)}{!now.includes(person) && <span class="heard">, {say(voice, "board.out")}</span>}</span>
          </li>
        ))}
        {others > 0 && <li class="others"><span>{say(voice, others === 1 ? "chat.one-more" : "chat.more", { n: others })}</span></li>}
      </ul>
      {canJoin(session, host) && <p class="still-at">{say(voice, "board.still-at")} <b>{pieces(session.facts.address ?? "").map((part) => <>{part}<wbr /></>)}</b></p>}
    </aside>
  );
}

/** Where the board stopped: the question of the moment, or how it ended. Before Hé it says no question: that would be a hint. */
function Stopped({ voice, state, asks }: { voice: Voice; state: Play; asks: boolean }): VNode | null {
  const { moment, ending } = stoppedAt(state);
  if (ending >= 0) {
    const words = storyWords(voice, endingTitle(voice, ending));
    return <section class="stopped" role="status"><p>{say(voice, "end.heading")}</p><h2><Said voice={voice} words={words} /></h2></section>;
  }
  if (moment < 0 || !voice.automaton.moments[moment]!.class) return null;
  const words = asks ? storyWords(voice, text(voice, voice.automaton.moments[moment]!.prompt)) : { text: say(voice, "board.stops") };
  return <section class="stopped" role="status"><h2><Said voice={voice} words={words} /></h2></section>;
}

