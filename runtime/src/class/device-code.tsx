// SPDX-FileCopyrightText: 2026 The Omstander authors
// SPDX-License-Identifier: MIT

/** Taking a seat: the code, typed, pasted or out of a link, and one press. Opening a link never takes one. */

import { Component, type VNode, createRef } from "preact";
import { type Voice, say } from "../words.ts";
import { Note, TopBar, type Tools } from "../view/parts.tsx";
import { grouped, symbols } from "./seat-sight.ts";

export interface CodeProps {
  tools: Tools; voice: Voice; code: string; linked: boolean; busy: boolean;
  /** What went wrong, in words; what else there is to know. */
  problem: string; notice: string;
  /** The languages that this page speaks, its own first, and where it does. */
  languages: { code: string; address: string }[];
  /** Back to the seat that this window has already. */
  back: (() => void) | null;
  type: (code: string) => void; join: () => void;
}

export class Code extends Component<CodeProps> {
  private readonly field = createRef<HTMLInputElement>();

  /** What went wrong is about the field: whoever pressed goes on there. */
  override componentDidUpdate({ problem, busy }: CodeProps): void {
    if (busy && !this.props.busy && this.props.problem && this.props.problem !== problem) this.field.current?.focus();
  }

  private readonly typed = (): void => {
    const field = this.field.current!;
    const { value, selectionStart } = field;
    const code = symbols(value);
    const place = grouped(symbols(value.slice(0, selectionStart ?? value.length))).length;
    this.props.type(code);
    // What is drawn is grouped: the caret stays behind the symbol that was typed, also in the middle.
    field.value = grouped(code);
    if (selectionStart !== null && selectionStart < value.length) field.setSelectionRange(place, place);
  };

  override render({ tools, voice, code, linked, busy, problem, notice, languages, back, join }: CodeProps): VNode {
    return (
      <div class="device">
        <TopBar tools={tools} title={say(voice, "join.title")} />
        <main class="page entry">
          <h1 class="goal" tabIndex={-1}>{say(voice, "join.heading")}</h1>
          {notice && <Note status>{notice}</Note>}
          {back && (
            <section class="card stack">
              <p>{say(voice, "join.before")}</p>
              <button type="button" class="plain" onClick={back}>{say(voice, "join.before-on")}</button>
            </section>
          )}
          <form class="stack" onSubmit={(event) => (event.preventDefault(), busy || join())} noValidate>
            <label for="code">{say(voice, "join.code")}</label>
            <input id="code" ref={this.field} value={grouped(code)} onInput={this.typed} type="text" inputMode="text" autoCapitalize="characters"
              autoComplete="off" autoCorrect="off" spellcheck={false} enterKeyHint="go" aria-describedby="code-tip code-problem"
              aria-invalid={problem ? "true" : undefined} translate={false} />
            <p class="small faint" id="code-tip">{say(voice, linked ? "join.code-link" : "join.code-tip")}</p>
            <p class="problem" id="code-problem" role="status">{problem}</p>
            <button type="submit" class="main" aria-disabled={busy ? "true" : undefined}>{say(voice, busy ? "join.asking" : "join.take-part")}</button>
            <p class="small faint">{say(voice, "join.no-name")}</p>
          </form>
          {languages.length > 1 && (
            <nav class="foot" aria-label={say(voice, "language")}>
              {languages.map(({ code: one, address }, place) => (
                <a class="button quiet" href={address} lang={one} aria-current={place ? undefined : "true"}>{say(voice, `language.${one}`)}</a>
              ))}
            </nav>
          )}
        </main>
      </div>
    );
  }
}
