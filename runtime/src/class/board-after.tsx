// SPDX-FileCopyrightText: 2026 The Omstander authors
// SPDX-License-Identifier: MIT

/** After the ending, together: the other phone, the corridor, how many, a question, an agreement, help. */

import type { VNode } from "preact";
import { type Excerpt, bystander, draft, minutes } from "../play/other.ts";
import type { Row } from "../play/back.ts";
import { Said } from "../view/emoji.tsx";
import { Blocks, Legend } from "../view/look.tsx";
import { Log } from "../view/log.tsx";
import { Avatar, Button } from "../view/parts.tsx";
import { type Voice, say } from "../words.ts";
import { type Column, type Corridor, type Round, lookedBack, openAt, roundAfter, rounds, row } from "./board-corridor.ts";
import { type Given, Screen } from "./board-parts.tsx";
import { PACE } from "./board-play.ts";

/** Whose phone is looked at. */
export const excerptOf = ({ voice, board: { play } }: Pick<Given, "voice" | "board">): Excerpt | null =>
  play && bystander(voice, play.walk, PACE);

/** The same minutes on the phone of a bystander. */
export function Phone(given: Given): VNode {
  const { voice, board: { play }, local: { watched } } = given;
  const excerpt = excerptOf(given);
  if (!excerpt || !play) return <Screen title={say(voice, "board.corridor")} />;
  const shown = Math.max(watched, excerpt.begin);
  const typed = draft(voice, play.walk, excerpt, shown);
  return (
    <div class="stage other" data-told={shown >= excerpt.to}>
      <section class="pane group">
        <header><Avatar name={excerpt.name} by={excerpt.person} /><div><h1>{say(voice, "other.heading", { name: excerpt.name })}</h1><p>{say(voice, excerpt.about, { name: excerpt.name })}</p></div></header>
        <Log voice={voice} chat={excerpt.person} lines={minutes(voice, play.walk, excerpt, shown)} bulk={0} typing={[]} tap={() => {}}
          label={say(voice, "other.heading", { name: excerpt.name })} />
        <p class="typed" aria-hidden="true">{typed && <Said voice={voice} words={typed} />}</p>
      </section>
    </div>
  );
}

/** How it went with this class: the blocks of every moment that it chose at, and of the end. */
export function CorridorScreen({ voice, board, local, does }: Given): VNode {
  const all = rounds(voice.automaton, board.entries);
  const at = roundAfter(all, local.round, 0);
  const seen = all[at] && lookedBack(voice, all[at]);
  if (!seen) return <Screen title={say(voice, "board.corridor")} />;
  return (
    <Screen style="look" title={say(voice, all[at]!.also ? "board.corridor-also" : "board.corridor")} lead={say(voice, "board.corridor-how")}>
      {all.length > 1 && <Rounds voice={voice} all={all} at={at} go={(round) => does.change({ round })} />}
      <Columns voice={voice} seen={seen} />
      <End voice={voice} seen={seen} />
      <Legend voice={voice} />
      <p class="faint">{seen.still} {say(voice, "look.honest")}</p>
    </Screen>
  );
}

/** Which time it is: the first, after going back, or how it can go too. */
const Rounds = ({ voice, all, at, go }: { voice: Voice; all: Round[]; at: number; go: (round: number) => void }): VNode => (
  <div class="rounds" role="group" aria-label={say(voice, "board.rounds")}>
    {all.map(({ also }, place) => (
      <button type="button" key={place} class="quiet" aria-pressed={place === at} onClick={() => go(place)}>
        {say(voice, also ? "board.round-also" : place === 0 ? "board.round-first" : place === 1 ? "board.round-second" : "board.round-more", { n: place + 1 })}
      </button>
    ))}
  </div>
);

/** `id` sets the patterns of one drawing apart from those of another on the same page. */
export const Columns = ({ voice, seen, id = "b" }: { voice: Voice; seen: Corridor; id?: string }): VNode => (
  <div class="columns">{seen.columns.map((column, at) => <ColumnView key={at} voice={voice} column={column} target={seen.target} id={`${id}${at}`} />)}</div>
);

const ColumnView = ({ voice, column: { when, heading, did, row: blocks, said, again }, target, id }: {
  voice: Voice; column: Column; target: string; id: string;
}): VNode => (
  <section class="column">
    <div class="what">
      <p class="faint">{when}{again && <> · {say(voice, "board.again")}</>}</p>
      <h2><Said voice={voice} words={heading} /></h2>
      <p>{did.join(" ")}</p>
    </div>
    <Blocks row={blocks} id={id} />
    <p class="axis faint"><span>{say(voice, "look.from-bad", { name: target })}</span> <span>{say(voice, "board.good")}</span></p>
    <p class="walls">{said}</p>
  </section>
);

export const End = ({ voice, seen: { title, row: blocks }, id = "b" }: { voice: Voice; seen: Corridor; id?: string }): VNode => (
  <section class="ending">
    <h2>{say(voice, "end.heading")}: <Said voice={voice} words={title} /></h2>
    <Blocks row={blocks} id={`${id}e`} />
  </section>
);

/** Suppose that so many say something: which endings would be open, computed from the story alone. */
export function HowMany({ voice, session: { lesson }, local: { many }, does }: Given): VNode {
  const list = openAt(voice, lesson?.how_many ?? [], many);
  return (
    <Screen style="many" title={say(voice, "board.many")} lead={say(voice, "board.many-how")}>
      <label class="slider">
        <output>{say(voice, "board.many-of", { n: many })}</output>
        <input type="range" min={0} max={30} step={1} value={many} aria-label={say(voice, "board.many-how")}
          onInput={({ currentTarget: { value } }) => does.change({ many: +value })} />
        <span class="ends" aria-hidden="true"><span>0</span><span>10</span><span>20</span><span>30</span></span>
      </label>
      <p class="heard" role="status">{row(list, voice).heard}</p>
      <ul class="endings" role="list">
        {list.map(({ title, open }, at) => (
          <li key={at} class={open ? "open" : "shut"}>
            <Blocks row={one(open, say(voice, open ? "board.many-can" : "board.many-cannot"))} id={`m${at}`} />
            <p><Said voice={voice} words={title} /></p>
            <p class="faint">{say(voice, open ? "board.many-can" : "board.many-cannot")}</p>
          </li>
        ))}
      </ul>
      <p class="faint">{say(voice, "board.many-honest")}</p>
    </Screen>
  );
}

const one = (open: boolean, heard: string): Row => ({ blocks: [open ? "full" : "empty"], mark: -1, dot: -1, heard });

/** One question for the talk. */
export const QuestionScreen = ({ voice, board: { stage }, texts: { questions }, does }: Given): VNode => (
  <div class="screen told question">
    <h1>{questions[stage.question] ?? questions[0] ?? say(voice, "board.talk")}</h1>
    <nav class="turns" aria-label={say(voice, "board.talk")}>
      {stage.question > 0 && <Button kind="quiet" icon="back" click={() => does.question(-1)}>{say(voice, "board.question-before")}</Button>}
      {stage.question < questions.length - 1 && <Button kind="quiet" icon="go" click={() => does.question(1)}>{say(voice, "board.question-next")}</Button>}
    </nav>
  </div>
);

/** The beginning of a sentence; what comes after it is for the class to say, and for a pen. */
export const AgreementScreen = ({ texts: { agreement } }: Given): VNode => (
  <div class="screen told agree"><h1>{agreement}</h1><p class="blank" aria-hidden="true" /><p class="blank" aria-hidden="true" /></div>
);

/** Who can help: at school first. */
export const HelpBoard = ({ voice, session: { facts }, help }: Given): VNode => (
  <Screen style="helpers" title={say(voice, "help.heading")} lead={say(voice, "help.first")}>
    <ul class="cards" role="list">
      {facts.contact && <li class="card school"><h2>{say(voice, "board.school")}</h2><p>{facts.contact}</p></li>}
      {help.filter(({ source, verified_on }) => source.length && verified_on).map(({ name, telephone, site }) => (
        <li key={name} class="card"><h2>{name}</h2>{telephone && <p>{telephone}</p>}{site && <p>{site.replace(/^https?:\/\/(www\.)?|\/$/g, "")}</p>}</li>
      ))}
    </ul>
  </Screen>
);

