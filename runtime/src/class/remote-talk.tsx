// SPDX-FileCopyrightText: 2026 The Omstander authors
// SPDX-License-Identifier: MIT

/** What may happen in a class, the questions for the talk, and what to do when a pupil tells something. */

import type { VNode } from "preact";
import { Button } from "../view/parts.tsx";
import { Fold, Lines } from "./host-parts.tsx";
import { type Question, filled, questions, suggested, told, usable } from "./lesson.ts";
import { happened } from "./remote-state.ts";
import type { Given } from "./remote-view.tsx";

/** One line each: tapped, it says what to do. */
export const Ifs = ({ say, guide, sight: { facts } }: Given): VNode => (
  <>
    <p>{say("host.ifs.lead")}</p>
    {guide.what_ifs.map(({ when, lines }) => {
      const title = filled(when, facts);
      const shown = told(lines, facts);
      return title && shown.length ? <Fold key={when} title={title}><Lines say={say} lines={shown} /></Fold> : null;
    })}
  </>
);

/** Three questions of all there are, and the sentence that always comes last. */
export function Talk({ say, guide, session: { lesson }, known, sight, picks, does }: Given): VNode {
  const { facts, course } = sight;
  const { stage } = known;
  const list = questions(guide, lesson?.questions ?? [], facts);
  const can = list.map((_, at) => at).filter((at) => usable(list[at]!, happened(known)));
  const first = (picks ?? suggested(list, happened(known))).filter((at) => at < list.length);
  const told = course.ending(stage.path) >= 0 && stage.at !== "open" && stage.at !== "ended";
  const swap = (place: number) => {
    const free = can.filter((at) => !first.includes(at));
    const then = free.find((at) => at > first[place]!) ?? free[0];
    if (then !== undefined) does.change({ picks: first.map((at, slot) => (slot === place ? then : at)) });
  };
  const shows = (at: number): boolean => stage.at === "showing" && stage.what === "questions" && stage.question === at;
  return (
    <>
      <p>{say("host.talk.lead")}</p>
      {first.map((at, place) => (
        <section key={place} class="card stack">
          <Asking say={say} question={list[at]!} />
          <div class="buttons">
            {shows(at)
              ? <p class="shown"><b>{say("host.talk.shown")}</b></p>
              : told && <Button click={() => void does.order("show", { what: "questions", question: at })}>{say("host.talk.show")}</Button>}
            <Button kind="quiet" click={() => swap(place)}>{say("host.talk.swap")}</Button>
          </div>
        </section>
      ))}
      {!told && <p class="small faint">{say("host.talk.later")}</p>}
      <section class="step stack"><h2>{say("host.talk.last")}</h2><Lines say={say} lines={[{ say: guide.last_words }]} /></section>
    </>
  );
}

const Asking = ({ say, question: { ask, about, avoid, why } }: { say: Given["say"]; question: Question }): VNode => (
  <>
    <h2 class="ask">{ask}</h2>
    {about && <p class="small">{say("host.talk.about", { about })}</p>}
    {avoid && <p class="small faint">{say("host.talk.avoid", { avoid: `“${avoid}”` })}{why && ` (${why})`}</p>}
  </>
);

/** What to do when a pupil tells something: short, and with somebody's name. */
export const Telling = ({ say, guide: { told: { heading, lines, contact, nobody } }, sight: { facts }, does }: Given): VNode => (
  <section class="stack">
    <h2>{heading}</h2>
    <Lines say={say} lines={[...lines, ...(facts["contact"] ? told([contact], facts) : [nobody])]} />
    <div class="buttons"><Button click={() => does.change({ told: false })}>{say("host.told.close")}</Button></div>
  </section>
);
