// SPDX-FileCopyrightText: 2026 The Omstander authors
// SPDX-License-Identifier: MIT

/** The summary on paper: the story, what was followed in words, the corridor, the questions, a line for the agreement, help. No pupil is in it. */

import type { VNode } from "preact";
import { Legend } from "../view/look.tsx";
import { say, text } from "../words.ts";
import { Columns, End } from "./board-after.tsx";
import { lookedBack, rounds } from "./board-corridor.ts";
import type { Given } from "./board-parts.tsx";

export function Paper({ voice, board, session: { facts }, texts, help }: Given): VNode | null {
  const all = rounds(voice.automaton, board.entries).flatMap((round) => {
    const seen = lookedBack(voice, round);
    return seen ? [{ seen, round }] : [];
  });
  if (!all.length) return null;
  return (
    <article class="paper">
      <h1>{text(voice, voice.automaton.title)}</h1>
      <p>{say(voice, "board.paper")}</p>
      {all.map(({ seen, round }, at) => (
        <section key={round.path + at}>
          <h2>{say(voice, round.also ? "board.round-also" : at === 0 ? "board.round-first" : "board.round-second")}</h2>
          <Columns voice={voice} seen={seen} id={`p${at}-`} />
          <End voice={voice} seen={seen} id={`p${at}-`} />
        </section>
      ))}
      <Legend voice={voice} id="p" />
      <p>{say(voice, "look.honest")}</p>
      <h2>{say(voice, "board.talk")}</h2>
      <ol>{texts.questions.map((question) => <li key={question}>{question}</li>)}</ol>
      <h2>{texts.agreement}</h2>
      <p class="blank" /><p class="blank" />
      <h2>{say(voice, "help.heading")}</h2>
      {facts.contact && <p><b>{say(voice, "board.school")}:</b> {facts.contact}</p>}
      {help.filter(({ source, verified_on }) => source.length && verified_on).map(({ name, telephone, site }) => <p key={name}><b>{name}</b> {telephone} {site}</p>)}
    </article>
  );
}
