// SPDX-FileCopyrightText: 2026 The Omstander authors
// SPDX-License-Identifier: MIT

/** The small things that the teacher's screens are made of. */

import { Component, type ComponentChildren, type VNode } from "preact";
import { copy } from "../device/share.ts";
import { Button } from "../view/parts.tsx";
import { Qr } from "./board-parts.tsx";
import type { Line, Section } from "./lesson.ts";

/** The words of this page, by key, with `{name}` and the like filled in. */
export type Say = (key: string, facts?: Record<string, string | number>) => string;

/** What a page says, and in which language. */
export const sayer = (strings: Record<string, string>): Say => (key, facts = {}) =>
  (strings[key] ?? key).replace(/\{([a-z_]+)\}/g, (found, fact: string) => String(facts[fact] ?? found));

/** What there is to say stands in quotation marks, what there is to do in italics; each line is one thing. */
export const Lines = ({ say, lines }: { say: Say; lines: Line[] }): VNode => (
  <>
    {lines.map((line) => {
      if (line.say === undefined) return <p key={line.do} class={line.lead ? "lead" : "do"}>{line.lead ?? line.do}</p>;
      return <blockquote key={line.say} class="said"><span class="heard">{say("host.say")}: </span>“{line.say}”</blockquote>;
    })}
  </>
);

/** Lines under a heading, in a box. */
export const Told = ({ say, section, children }: { say: Say; section: Section; children?: ComponentChildren }): VNode => (
  <section class="stack told"><h2>{section.heading}</h2><Lines say={say} lines={section.lines} />{children}</section>
);

/** Something that opens when it is tapped. */
export const Fold = ({ title, open, children }: { title: ComponentChildren; open?: boolean; children: ComponentChildren }): VNode => (
  <details class="fold" open={open}><summary>{title}</summary><div class="stack">{children}</div></details>
);

interface CopyProps { say: Say; text: string; label: string }

/** A button that copies, and says that it did. Where that is refused, the text stands beside it to be copied by hand. */
export class Copy extends Component<CopyProps, { done: boolean }> {
  override state = { done: false };

  override render({ say, text, label }: CopyProps): VNode {
    const press = () => void copy(text).then((done) => this.setState({ done }));
    return <div class="buttons middle"><Button click={press}>{label}</Button><span role="status">{this.state.done && say("host.link.copied")}</span></div>;
  }
}

interface SureProps { say: Say; label: string; sure: string; yes: string; act: () => void; children?: ComponentChildren }

/** A button that asks once more before it does what cannot be undone. */
export class Sure extends Component<SureProps, { asked: boolean }> {
  override state = { asked: false };

  override render({ say, label, sure, yes, act, children }: SureProps): VNode {
    if (!this.state.asked) return <Button click={() => this.setState({ asked: true })}>{label}</Button>;
    const done = (then?: () => void) => (this.setState({ asked: false }), then?.());
    return (
      <div class="note stack" role="group" aria-label={label}>
        <p role="status">{sure}</p>
        <div class="buttons">{children}<Button click={() => done(act)}>{yes}</Button><Button kind="quiet" click={() => done()}>{say("host.no")}</Button></div>
      </div>
    );
  }
}

interface AskedProps { name: string; label: string; kind: "text" | "number" | "time"; value: string; tip?: string; change: (value: string) => void; least?: number; most?: number }

/** A field with its label above it, and what it is for below. A line of text may be read on two, with large letters too. */
export const Field = ({ name, label, kind, value, tip, change, least, most }: AskedProps): VNode => {
  const about = tip ? `${name}-tip` : undefined;
  return (
    <div class={`entry ${kind}`}>
      <label for={name}>{label}</label>
      {kind === "text"
        ? (
          <textarea id={name} rows={2} value={value} maxLength={most} autocomplete="off" aria-describedby={about}
            onInput={(event) => change(event.currentTarget.value.replace(/\s+/g, " "))} />
        )
        : (
          <input id={name} type={kind as "text"} value={value} min={kind === "number" ? least : undefined} max={kind === "number" ? most : undefined}
            autocomplete="off" inputMode={kind === "number" ? "numeric" : "text"} aria-describedby={about} onInput={(event) => change(event.currentTarget.value)} />
        )}
      {tip && <p class="small faint" id={about}>{tip}</p>}
    </div>
  );
};

/** A question with a few answers, of which one holds. */
export function Pick<Value>({ name, label, values, value, words, tip, pick, wide }: {
  name: string; label: string; values: readonly Value[]; value: Value; words: (value: Value) => string; tip?: string; pick: (value: Value) => void;
  wide?: boolean;
}): VNode {
  return (
    <fieldset aria-describedby={tip && `${name}-tip`}>
      <legend>{label}</legend>
      <div class={wide ? "answers wide" : "answers"}>
        {values.map((one) => (
          <label class={one === value ? "on" : undefined}>
            <input type="radio" name={name} checked={one === value} onChange={() => pick(one)} />{words(one)}
          </label>
        ))}
      </div>
      {tip && <p class="small faint" id={`${name}-tip`}>{tip}</p>}
    </fieldset>
  );
}

/** Something that is so or not. */
export const Check = ({ label, on, change }: { label: string; on: boolean; change: (on: boolean) => void }): VNode => (
  <label class={on ? "check on" : "check"}><input type="checkbox" checked={on} onChange={() => change(!on)} />{label}</label>
);

/** What an invitation gave: the link, and its code. */
export interface Invited { role: "board" | "remote"; link: string; qr: string[] }

/** What the server gave for an invitation; null where it gave nothing that works. */
export const invited = (role: Invited["role"], { link, qr }: Record<string, unknown>): Invited | null =>
  typeof link === "string" ? { role, link, qr: Array.isArray(qr) ? (qr as string[]) : [] } : null;

/** An invitation to scan, or to open. */
export const Invitation = ({ say, invitation: { link, qr }, title }: { say: Say; invitation: Invited; title: string }): VNode => (
  <div class="invited">
    {qr.length > 0 && <Qr rows={qr} title={title} />}
    <div class="stack">
      <p class="link small">{link}</p>
      <Copy say={say} text={link} label={say("host.link.copy")} />
    </div>
  </div>
);
