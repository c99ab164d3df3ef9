// SPDX-FileCopyrightText: 2026 The Omstander authors
// SPDX-License-Identifier: MIT

/** What there is to say and do now, and where the host has to tell what the class decided: with a tap, or by counting slips. */

import { Component, type VNode } from "preact";
import { storyWords } from "../play/lines.ts";
import { Said } from "../view/emoji.tsx";
import { Button } from "../view/parts.tsx";
import { type Asked, asked, counted, typed } from "./board-words.ts";
import { Field, Fold, Lines, Told } from "./host-parts.tsx";
import { told } from "./lesson.ts";
import type { Part } from "./remote-script.ts";
import type { Given } from "./remote-view.tsx";

export function Now(given: Given): VNode {
  const { say, guide, session: { voice, facts: { keep_hours } }, known: { stage, host }, sight: { parts, warning, facts } } = given;
  const open = stage.at === "open" ? asked(voice, stage.path) : null;
  return (
    <>
      {(warning === "short" || warning === "back") && <Fold title={guide.short.heading}><Lines say={say} lines={told(guide.short.lines, facts)} /></Fold>}
      {open && <p class="question"><span class="small faint">{say("host.question")}</span><Said voice={voice} words={open.question} /></p>}
      {open && host?.needs === "together" && <Together {...given} open={open} />}
      {open && host?.needs === "counts" && <Counts key={stage.opened} {...given} open={open} />}
      {parts.map((part) => <Script key={part.name} {...given} part={part} />)}
      {stage.at === "showing" && stage.what === "help" && <Closing {...given} />}
      {stage.at === "ended" && (
        <>
          {!stage.wiped && <p>{say("host.kept", { n: keep_hours })}</p>}
          {guide.later.map((section) => <Told say={say} section={section} />)}
        </>
      )}
      {open && host?.needs === "" && <Choices {...given} open={open} />}
    </>
  );
}

/** One step of the script, with what the author of this story says of it. */
const Script = ({ say, part: { name, lines, story } }: Given & { part: Part }): VNode => (
  <section class="step stack">
    <h2>{name}</h2>
    <Lines say={say} lines={lines} />
    {story && story.length > 0 && (
      <div class="notes"><h3 class="small">{say("host.notes")}</h3>{story.map((line) => <p key={line}>{line}</p>)}</div>
    )}
  </section>
);

/** The last minutes: what is said at the end of the talk, and what to do with the note. */
const Closing = ({ say, guide: { last_words, note } }: Given): VNode => (
  <>
    <section class="step stack"><h2>{say("host.talk.last")}</h2><Lines say={say} lines={[{ say: last_words }]} /></section>
    <Told say={say} section={note} />
  </>
);

/** What there is to choose, for whoever cannot see the board from here. */
const Choices = ({ say, session: { voice }, open }: Given & { open: Asked }): VNode => (
  <section class="stack">
    <h2>{say("host.question-open")}</h2>
    <ul class="plainly">{open.options.map(({ label }) => <li><Said voice={voice} words={storyWords(voice, label)} /></li>)}</ul>
  </section>
);

/** A small class decides together: the host taps what. */
const Together = ({ say, session: { voice }, open, does }: Given & { open: Asked }): VNode => (
  <section class="card stack">
    <h2>{say("host.together")}</h2>
    {open.options.map(({ option, label }) => <Button key={option} kind="choice" click={() => void does.order("together", { option })}><Said voice={voice} words={storyWords(voice, label)} /></Button>)}
  </section>
);

/** Slips were counted: so many of each letter. */
class Counts extends Component<Given & { open: Asked }, { numbers: Record<string, string>; wrong: boolean }> {
  override state = { numbers: {} as Record<string, string>, wrong: false };

  private send(): void {
    const { open, session: { voice }, known: { stage }, does } = this.props;
    const found = open.options.map(({ letter }) => [letter, typed(this.state.numbers[letter] || "0")] as const);
    if (found.some(([, number]) => number === null)) return this.setState({ wrong: true });
    void does.order("counts", { counts: counted(voice, stage.moment, open.options, Object.fromEntries(found) as Record<string, number>) });
  }

  override render({ say, session: { voice }, open }: Given & { open: Asked }, { numbers, wrong }: { numbers: Record<string, string>; wrong: boolean }): VNode {
    return (
      <section class="card stack counts">
        <h2>{say("host.counts")}</h2>
        {open.options.map(({ letter, label }) => (
          <Field name={`slips-${letter}`} kind="number" least={0} most={5000} label={`${letter}: ${storyWords(voice, label).text}`} value={numbers[letter] ?? ""}
            change={(value) => this.setState({ numbers: { ...numbers, [letter]: value }, wrong: false })} />
        ))}
        {wrong && <p role="alert">{say("host.counts.wrong")}</p>}
        <Button kind="main" click={() => this.send()}>{say("host.counts.go")}</Button>
      </section>
    );
  }
}

