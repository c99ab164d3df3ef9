// SPDX-FileCopyrightText: 2026 The Omstander authors
// SPDX-License-Identifier: MIT

/** What is printed for a lesson: a note for everybody, and slips to choose with where there are no devices. Nobody's name is on it. */

import { Component, type VNode } from "preact";
import { Button, Heading } from "../view/parts.tsx";
import { Lines, Pick, type Say } from "./host-parts.tsx";
import type { Guide } from "./lesson.ts";

const LETTERS = ["A", "B", "C", "D", "E"];
const COUNTS = [12, 20, 28, 36] as const;
/** A slip for each of three moments. */
const EACH = 3;

interface SlipsProps { say: Say; guide: Pick<Guide, "note" | "slip"> | null; language: string }

interface State { what: "notes" | "strips"; pupils: number }

export class Slips extends Component<SlipsProps, State> {
  override state: State = { what: location.hash === "#strips" ? "strips" : "notes", pupils: 28 };

  override render({ say, guide, language }: SlipsProps, { what, pupils }: State): VNode {
    const count = what === "notes" ? pupils : pupils * EACH;
    return (
      <main class="page slips">
        <div class="stack asks">
          <Heading>{say("host.slips")}</Heading>
          <Pick name="what" label={say("host.slips.which")} values={["notes", "strips"] as const} value={what} words={(one) => say(`host.slips.${one}`)}
            tip={say(`host.slips.${what}.tip`)} pick={(one) => this.setState({ what: one })} />
          <Pick name="pupils" label={say("host.seats")} values={COUNTS} value={pupils} words={String} pick={(one) => this.setState({ pupils: one })} />
          {what === "notes" && guide && <Lines say={say} lines={guide.note.lines} />}
          <div class="buttons"><Button kind="main" click={() => print()}>{say("host.slips.print")}</Button></div>
          <p class="small faint">{say("host.slips.cut")}</p>
          <a class="back-link" href={`/class?lang=${language}`}>{say("host.setup")}</a>
        </div>
        {guide && <div class={what}>{Array.from({ length: count }, () => (what === "notes" ? <Note guide={guide} /> : <Strip tip={guide.slip} />))}</div>}
      </main>
    );
  }
}

const Strip = ({ tip }: { tip: string }): VNode => (
  <div class="strip"><p>{LETTERS.map((letter) => <b>{letter}</b>)}</p><small>{tip}</small></div>
);

const Note = ({ guide: { note: { choices, name } } }: { guide: Pick<Guide, "note"> }): VNode => (
  <div class="paper-note">
    {choices.map((words, at) => <p><span class="box" /> {words}{at === choices.length - 1 && <span class="blank"> <small>({name})</small></span>}</p>)}
  </div>
);
