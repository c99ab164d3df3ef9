// SPDX-FileCopyrightText: 2026 The Omstander authors
// SPDX-License-Identifier: MIT

/** What lies below the log while something can be chosen: the two questions of opinion, the options, and that it stands. */

import { Component, type ComponentChildren, type VNode } from "preact";
import { storyWords } from "../play/lines.ts";
import type { Sheet } from "../play/screen.ts";
import { type Voice, say } from "../words.ts";
import { Said } from "../view/emoji.tsx";
import { Button, Choices } from "../view/parts.tsx";
import { Choice } from "../view/sheet.tsx";
import { Became, among } from "./device-parts.tsx";
import type { Facts } from "./facts.ts";
import { type Own, type Scene, type Seat, chosen } from "./seat.ts";
import { choice, left } from "./seat-sight.ts";

export interface MomentProps {
  voice: Voice; facts: Facts; seat: Seat; sheet: Sheet | null; scene: Scene; now: number;
  choose: (about: Own["about"], value: Own["value"]) => void;
  bare: () => void; again: () => void;
}

/** Which of the sheets it is. */
export function Moment(props: MomentProps): VNode | null {
  const { scene, sheet } = props;
  if (scene.at === "opinion") return <Opinion key={scene.about} {...props} about={scene.about} />;
  if (scene.at === "chosen") return <Chosen {...props} about={scene.about} />;
  return sheet && <Options key={props.seat.stage.opened} {...props} sheet={sheet} />;
}

const ANSWERS = ["okay", "not-okay", "unsure"];

/** What somebody thinks, or thinks that the others think: asked before anything is chosen, and never a must. */
const Opinion = ({ voice, facts, seat, about, choose }: MomentProps & { about: "think" | "most" }): VNode => (
  <SheetOf>
    <Turn voice={voice} facts={facts} seat={seat} />
    <h2 id="question" class="goal" tabIndex={-1}>{say(voice, `join.${about}`)}</h2>
    <p class="small faint">{among(voice, facts, "join.private")}</p>
    <Choices>
      {ANSWERS.map((value) => (
        <Button kind="choice" click={() => choose(about, value)}>{say(voice, `join.${value === "unsure" ? about : "think"}-${value}`)}</Button>
      ))}
    </Choices>
    <Button kind="quiet" click={() => choose(about, null)}>{say(voice, "hey.skip")}</Button>
  </SheetOf>
);

/** Of two at one screen: whose turn it is, from the first question on. */
const Turn = ({ voice, facts, seat }: Pick<MomentProps, "voice" | "facts" | "seat">): VNode | null =>
  facts.mode === "pairs" ? <p class="turn small">{say(voice, seat.stage.reveals.length % 2 ? "join.other-turn" : "join.one-turn")}</p> : null;

const SheetOf = ({ children, folded }: { children: ComponentChildren; folded?: boolean }): VNode => (
  <section class={folded ? "sheet folded" : "sheet"} aria-labelledby="question">{children}</section>
);

/** The options, in an order that says nothing. Remembers only whether somebody reads back. */
class Options extends Component<MomentProps & { sheet: Sheet }, { folded: boolean }> {
  override state = { folded: false };

  private readonly fold = (): void => this.setState({ folded: !this.state.folded });

  override render({ voice, facts, seat, sheet, now, choose }: MomentProps & { sheet: Sheet }): VNode {
    const { folded } = this.state;
    const own = chosen(seat, "act");
    return (
      <SheetOf folded={folded}>
        <Turn voice={voice} facts={facts} seat={seat} />
        <h2 id="question" class="goal" tabIndex={-1}><Said voice={voice} words={storyWords(voice, sheet.question)} /></h2>
        <Clock voice={voice} seconds={left(seat, now)} />
        {folded
          ? <Button kind="main" click={this.fold}>{say(voice, "moment.to-choose")}</Button>
          : (
            <>
              <p class="small faint">{among(voice, facts, "join.choose")}</p>
              {own?.became === "late" && <Became voice={voice} own={own} />}
              <Choices>
                {sheet.options.map((option) => <Choice voice={voice} option={option} act={() => choose("act", option.option)} />)}
              </Choices>
              <div class="buttons">
                <Button kind="quiet" click={() => choose("act", 0)}>{say(voice, "join.watch")}</Button>
                <Button kind="quiet" click={this.fold}>{say(voice, "moment.back")}</Button>
              </div>
            </>
          )}
      </SheetOf>
    );
  }
}

/** The second tap of two would land here on what came in place of what was tapped: it shows nothing, and changes nothing. */
const once = (work: () => void) => ({ detail }: MouseEvent): void => void (detail < 2 && work());

/** It stands. What stands is hidden at once, whatever it is, until its owner wants to see it. */
const Chosen = ({ voice, seat, about, bare, again }: MomentProps & { about: "act" | "hey" }): VNode => (
  <SheetOf>
    {about === "hey"
      ? <h1 id="question" class="goal" tabIndex={-1}>{say(voice, "join.set")}</h1>
      : <h2 id="question" class="goal" tabIndex={-1}>{say(voice, "join.set")}</h2>}
    <p>{say(voice, "join.set-tip")}</p>
    <Became voice={voice} own={chosen(seat, about)} />
    <p class={seat.bare ? "note yours" : "heard"} role="status">{seat.bare && say(voice, "join.yours", { choice: choice(seat, voice, about) })}</p>
    <div class="buttons">
      <button type="button" class="plain" onClick={seat.bare ? bare : once(bare)}>{say(voice, seat.bare ? "join.hide" : "join.show")}</button>
      <button type="button" class="plain" onClick={once(again)}>{say(voice, "join.change")}</button>
    </div>
  </SheetOf>
);

/** At so many seconds it is said aloud how many are left. */
const WARN = 20;

/** A time that the class has. When it is over nothing is chosen for anybody. */
function Clock({ voice, seconds }: { voice: Voice; seconds: number | null }): VNode | null {
  if (seconds === null) return null;
  const said = seconds ? say(voice, "moment.clock", { n: seconds }) : say(voice, "join.time-over");
  return (
    <div class="clock-row">
      <p class="small" role="timer">{said}</p>
      <p class="heard" role="status">{seconds === 0 || seconds === WARN ? said : ""}</p>
    </div>
  );
}
