// SPDX-FileCopyrightText: 2026 The Omstander authors
// SPDX-License-Identifier: MIT

/** The small things that every screen is made of. */

import type { ComponentChildren, VNode } from "preact";
import { type Voice, say } from "../words.ts";

/** What stands in the bar at the top of every screen, in this order everywhere. */
export interface Tools {
  voice: Voice;
  settings: () => void;
  help: () => void;
  /** Where "quick exit" goes, and what does it. */
  exit: string;
  leave: (event: MouseEvent) => void;
}

const ICONS = {
  back: "M15 5l-7 7 7 7",
  settings: "M4 8h7m6 0h3M4 16h3m6 0h7M11 8a3 3 0 1 0 6 0 3 3 0 1 0-6 0M7 16a3 3 0 1 0 6 0 3 3 0 1 0-6 0",
  pause: "M9 5v14m6-14v14",
  go: "M8 5l10 7-10 7z",
  next: "M12 5v13m-6-6l6 6 6-6",
  all: "M12 4v11m-5-5l5 5 5-5M5 20h14",
  photo: "M4 5h16v14H4zM4 16l5-5 4 4 3-3 4 4",
  video: "M4 6h11v12H4zM15 11l5-3v8l-5-3",
  poll: "M5 20V10m7 10V4m7 16v-7",
  forward: "M14 6l6 6-6 6m6-6H9a5 5 0 0 0-5 5v2",
  private: "M6 11h12v9H6zM8 11V8a4 4 0 0 1 8 0v3",
  group: "M6 8a3 3 0 1 0 6 0 3 3 0 1 0-6 0M3 19c0-6 12-6 12 0M15 5.5a3 3 0 0 1 0 5M18 14c2 1 3 3 3 5",
  nobody: "M4 4l16 16M9 6c8-2 12 6 12 6l-3 3.5M6 8c-2 2-3 4-3 4s5 8 12 5",
  chat: "M4 5h16v11H11l-5 4v-4H4z",
  look: "M3 8h5v8H3zM10 8h4v8h-4zM16 8h5v8h-5z",
  hand: "M12 20S4 15 4 9.5a4 4 0 0 1 8-1 4 4 0 0 1 8 1C20 15 12 20 12 20",
};

/** A drawing beside words; it never stands for them alone. */
export const Icon = ({ of, turn }: { of: keyof typeof ICONS; turn?: boolean }): VNode => (
  <svg viewBox="0 0 24 24" aria-hidden="true" class={turn ? "turn" : undefined}><path d={ICONS[of]} /></svg>
);

interface ButtonProps {
  click: () => void;
  kind?: "main" | "plain" | "quiet" | "choice";
  label?: string;
  about?: string;
  icon?: keyof typeof ICONS;
  children?: ComponentChildren;
  lang?: string;
}

/**
 * A button. `label` is what it is called where it shows a drawing only, once: with `aria-label` too it is read twice. `about`
 * names what a screen reader says after its name. What leads on (`main`, `choice`) does so once: the second tap of two would land on
 * whatever came in its place. The others may be tapped as fast as somebody likes.
 */
export const Button = ({ click, kind = "plain", label, about, icon, children, lang }: ButtonProps): VNode => (
  <button type="button" class={kind} onClick={once(kind, click)} title={label} aria-describedby={about} lang={lang}>
    {icon && <Icon of={icon} />}{children}
  </button>
);

const once = (kind: string, click: () => void) => ({ detail }: MouseEvent): void => {
  if (detail < 2 || kind === "plain" || kind === "quiet") click();
};

/** Read on from here: the heading takes the focus when it comes on the page. One function, so that it does so once. */
const land = (node: HTMLElement | null): void => node?.focus({ preventScroll: true });

/** The heading of a screen. `lands` where the screen came by a press. */
export const Heading = ({ children, lands }: { children: ComponentChildren; lands?: boolean | undefined }): VNode => (
  <h1 tabIndex={-1} ref={lands ? land : null}>{children}</h1>
);

/** A box with something in it. */
export const Card = ({ children }: { children: ComponentChildren }): VNode => <section class="card stack">{children}</section>;

/** A remark; `status` where it comes while somebody is reading. */
export const Note = ({ children, status }: { children: ComponentChildren; status?: boolean }): VNode => (
  <p class="note" role={status ? "status" : undefined}>{children}</p>
);

/** A list of things to choose from; they look alike, whatever they do. */
export const Choices = ({ children }: { children: VNode[] }): VNode => (
  <ul class="choices" role="list">{children.map((child) => <li>{child}</li>)}</ul>
);

/** The initial of a person, or what is short for a group. Next to a name, so it is not read aloud. */
export function Avatar({ name, by = 0, group }: { name: string; by?: number; group?: boolean }): VNode {
  const style = group ? "avatar group" : by > 0 ? `avatar hue${hue(by)}` : "avatar";
  return <span class={style} title={name} aria-hidden="true">{group ? short(name) : [...name].slice(0, 1)}</span>;
}

/** Which of the eight colours somebody has. */
export const hue = (by: number): number => ((by - 1) % 8) + 1;

function short(title: string): string {
  const [first = title, next = ""] = title.match(/[\p{L}\p{N}]+/gu) ?? [];
  return /\d/.test(first) ? first.slice(0, 3) : first.slice(0, 1) + next.slice(0, 1);
}

export interface Back { words: string; go: () => void }

/** The bar at the top: where you are or the way back, then settings, help and quick exit. */
export const TopBar = ({ tools: { voice, settings, help, exit, leave }, title = "", back }: FrameProps): VNode => (
  <header class="top">
    {back
      ? <button type="button" class="quiet back" onClick={back.go}><Icon of="back" turn />{back.words}</button>
      : <span class="title">{title}</span>}
    <Button kind="quiet" icon="settings" label={say(voice, "top.settings")} click={settings} />
    <Button kind="quiet" click={help}>{say(voice, "top.help")}</Button>
    <a class="button leave" href={exit} rel="noreferrer" onClick={leave}>{say(voice, "quick-exit")}</a>
  </header>
);

export interface FrameProps { tools: Tools; title?: string | undefined; back?: Back | undefined }

/** A screen: the bar and one column, `style` is a class of it. It brings its own `main`. */
export const Page = ({ children, style = "", ...frame }: FrameProps & { children: ComponentChildren; style?: string }): VNode => (
  <>
    <TopBar {...frame} />
    <main class={`page ${style}`}>{children}</main>
  </>
);
