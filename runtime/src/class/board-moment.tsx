// SPDX-FileCopyrightText: 2026 The Omstander authors
// SPDX-License-Identifier: MIT

/** What is asked of the class, and what became of it in words: Hé, the open moment, and what was done. */

import { Component, type VNode } from "preact";
import { type Sign, signs } from "../play/hey.ts";
import { Said } from "../view/emoji.tsx";
import { Button, Icon, hue } from "../view/parts.tsx";
import { type Voice, say } from "../words.ts";
import { type Given, Screen } from "./board-parts.tsx";
import { walkTo } from "./board-play.ts";
import { type Asked, type Lettered, type Reveal, asked, counted, did, place, thinks, typed } from "./board-words.ts";
import { isProblem } from "../walk.ts";

/** The messages that are asked about. */
function marked({ voice, board }: Given): Sign[] {
  const here = walkTo(voice.automaton, board.stage.path);
  return isProblem(here) ? [] : signs(voice, here);
}

/** At which message did you first think: hey? */
export const Hey = (given: Given): VNode => (
  <Screen style="hey" title={say(given.voice, "hey.heading")} lead={say(given.voice, given.session.facts.mode === "board" ? "board.hey-think" : "board.hey-how")}>
    <Signs voice={given.voice} asked={marked(given)} levels={null} />
  </Screen>
);

/** Where people noticed: never how many, and never who but people of the story. */
export function Heard(given: Given): VNode {
  const { voice, board: { stage: { levels } } } = given;
  const list = marked(given);
  const shown = levels && levels.length === list.length ? levels : null;
  return (
    <Screen style="hey" title={say(voice, shown ? "board.heard" : "board.heard-few")} lead={shown && say(voice, "board.heard-how")}>
      <Signs voice={voice} asked={list} levels={shown} noticed />
    </Screen>
  );
}

const Signs = ({ voice, asked, levels, noticed }: { voice: Voice; asked: Sign[]; levels: number[] | null; noticed?: boolean }): VNode => (
  <ol class="signs" role="list">
    {asked.map(({ by, who, words, noticers }, at) => (
      <li key={at}>
        {levels && <Level voice={voice} level={levels[at] ?? 0} />}
        <p class={by > 0 ? `sign hue${hue(by)}` : "sign"}><b class="who">{by >= 0 && `${who}: `}</b><Said voice={voice} words={words} /></p>
        {noticed && noticers.length > 0 && <p class="noticers">{noticers.map((name) => say(voice, "board.noticed", { name })).join(" ")}</p>}
      </li>
    ))}
  </ol>
);

/** A calm mark: three small blocks, of which none to three are full. */
const Level = ({ voice, level }: { voice: Voice; level: number }): VNode => (
  <span class="level" role="img" aria-label={say(voice, `board.level-${level}`)}>{[1, 2, 3].map((one) => <i key={one} class={one <= level ? "full" : ""} />)}</span>
);

/** The open moment. */
export function Open(given: Given): VNode | null {
  const { voice, board: { stage }, host, session: { facts } } = given;
  const moment = asked(voice, stage.path);
  if (!moment) return null;
  const needs = host?.needs ?? "";
  const letters = needs !== "" || facts.mode === "board";
  return (
    <Screen style="moment" title={<Said voice={voice} words={moment.question} />} lead={how(given, needs)}>
      {needs === "together"
        ? <Together {...given} moment={moment} />
        : <Options voice={voice} moment={moment} letters={letters} />}
      {(needs === "counts" || facts.mode === "board") && <Slips key={stage.opened} {...given} moment={moment} />}
      <Clock {...given} />
    </Screen>
  );
}

/** How it is chosen. */
function how({ voice, session: { facts }, board: { stage } }: Given, needs: string): string {
  if (facts.mode === "board") return say(voice, "board.choose-slips");
  if (needs === "together") return say(voice, "board.choose-together");
  const key = facts.mode === "pairs" ? "board.choose-pairs" : "board.choose";
  return stage.views ? `${say(voice, "board.first-views")} ${say(voice, key)}` : say(voice, key);
}

const Options = ({ voice, moment, letters }: { voice: Voice; moment: Asked; letters: boolean }): VNode => (
  <ul class="options" role="list">
    {moment.options.map((option) => <li key={option.option} class="option"><Choice voice={voice} option={option} letters={letters} /></li>)}
  </ul>
);

const Choice = ({ voice, option: { label, letter, where }, letters }: { voice: Voice; option: Lettered; letters: boolean }): VNode => (
  <>
    {letters && <b class="letter">{letter}</b>}
    <span class="says"><Said voice={voice} words={{ text: label }} /></span>
    <span class="where"><Icon of={where} />{say(voice, `moment.${where}`)}</span>
  </>
);

/** A small class decides together: one option is pressed, and once more to go on with it. */
class Together extends Component<Given & { moment: Asked }, { option: number }> {
  override state = { option: 0 };

  override render({ voice, moment, does }: Given & { moment: Asked }, { option }: { option: number }): VNode {
    const chosen = moment.options.find((one) => one.option === option);
    return (
      <>
        <ul class="options" role="list">
          {moment.options.map((one) => (
            <li key={one.option}>
              <button type="button" class="option" aria-pressed={one.option === option} onClick={() => this.setState({ option: one.option })}>
                <Choice voice={voice} option={one} letters />
              </button>
            </li>
          ))}
        </ul>
        {chosen && <Button kind="main" click={() => does.together(chosen.option)}>{say(voice, "board.together", { letter: chosen.letter })}</Button>}
      </>
    );
  }
}

/** Slips were counted. What is typed is not to be read from the room; only how many slips there are in all. */
class Slips extends Component<Given & { moment: Asked }, { words: Record<string, string> }> {
  override state: { words: Record<string, string> } = { words: {} };

  private readonly send = (event: Event): void => {
    event.preventDefault();
    const { voice, moment, board: { stage }, does } = this.props;
    const counts = Object.fromEntries(moment.options.map(({ letter }) => [letter, typed(this.state.words[letter] ?? "") ?? 0]));
    does.counts(counted(voice, stage.moment, moment.options, counts));
  };

  override render({ voice, moment }: Given & { moment: Asked }, { words }: { words: Record<string, string> }): VNode {
    const numbers = moment.options.map(({ letter }) => typed(words[letter] ?? "0"));
    const total = numbers.reduce<number>((sum, one) => sum + (one ?? 0), 0);
    return (
      <form class="slips" onSubmit={this.send} autocomplete="off">
        <p>{say(voice, "board.slips")}</p>
        {moment.options.map(({ letter }) => (
          <label key={letter}>
            <b>{letter}</b>
            <input inputMode="numeric" autocomplete="off" maxLength={4} value={words[letter] ?? ""} data-filled={!!words[letter]} aria-label={say(voice, "board.slips-letter", { letter })}
              onInput={({ currentTarget: { value } }) => this.setState({ words: { ...words, [letter]: value } })} />
          </label>
        ))}
        <p role="status">{say(voice, numbers.includes(null) ? "board.slips-number" : "board.slips-total", { n: total })}</p>
        <button type="submit" class="main" disabled={!total || numbers.includes(null)}>{say(voice, "board.slips-send")}</button>
      </form>
    );
  }
}

/** Only where the clock is on; when it is over, choosing goes on. */
const Clock = ({ voice, local: { left } }: Given): VNode | null =>
  left === null ? null : <p class="ticks" role="timer">{left > 0 ? say(voice, "moment.clock", { n: left }) : say(voice, "board.clock-over")}</p>;

/** What the class did, before the chat goes on. */
export const Told = ({ voice, reveal }: { voice: Voice; reveal: Reveal }): VNode => (
  <div class="screen told">
    {did(voice, reveal).map((one, at) => (at ? <p key={one} class="second">{one}</p> : <h1 key={one} class="first">{one}</h1>))}
    {reveal.view && <p class="view">{thinks(voice, reveal)}</p>}
  </div>
);

/** Back to a moment: which one, and that it may be chosen again; or that it is shown how it can go too. */
export function Back({ voice, board: { stage, play }, also }: Given & { also: boolean }): VNode {
  const { when, heading } = place(voice, play!.walk, stage.moment);
  return (
    <div class="screen told">
      <p class="second">{say(voice, also ? "board.also" : "board.back", { clock: when })}</p>
      <h1><Said voice={voice} words={heading} /></h1>
      <p class="view">{say(voice, also ? "board.also-how" : "board.back-how")}</p>
    </div>
  );
}
