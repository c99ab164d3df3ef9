// SPDX-FileCopyrightText: 2026 The Omstander authors
// SPDX-License-Identifier: MIT

/** What all screens of the board are made of: a box that makes its words as large as fit, a QR code, the strip below. */

import { Component, type ComponentChildren, type VNode, createRef } from "preact";
import type { Help } from "../load.ts";
import { Button } from "../view/parts.tsx";
import { type Voice, say } from "../words.ts";
import type { Board } from "./board-state.ts";
import { grouped } from "./board-words.ts";
import type { LinkState } from "./link.ts";
import type { Session } from "./facts.ts";

/** What the server tells a host beside the log. `qr`: the link to join as rows of modules, "1" is dark. */
export interface HostState {
  seats: number; cap: number; locked: boolean; code: string; gauge: string; needs: string; qr?: string[];
}

/** A link that works once, with its code; `qr` null while it is on its way. */
export interface Invited { qr: string[] | null }

/** What is so on this board alone: it is not in the log. */
export interface Local {
  /** The second panel of the lobby; which round of the corridor is looked at (-1: the newest); so many speak up. */
  agreements: boolean; round: number; many: number;
  /** How much of the other phone is shown, in events; 0: it has not begun. */
  watched: number;
  /** Seconds left on the clock of the open moment; null: there is none. */
  left: number | null;
  /** The menu, and the code for a remote while it is asked for. */
  menu: boolean; invited: Invited | null;
  notice: string;
}

/** Everything that can be done on the board. */
export interface Does {
  goOn(): void;
  pause(): void;
  black(): void;
  change(local: Partial<Local>): void;
  together(option: number): void;
  counts(counts: number[]): void;
  /** So many questions on. */
  question(by: number): void;
  invite(): void;
  colours(): void;
  full(): void;
  print(): void;
}

/** What every screen is drawn from. */
export interface Given {
  voice: Voice; session: Session; board: Board; host: HostState | null; link: LinkState; local: Local; does: Does;
  /** What the teacher's texts say in this story. */
  texts: { questions: string[]; agreements: string[]; agreement: string };
  help: Help[];
}

/** So many sizes are tried, from large to small (`--k` in the style); the least is still large enough for the back of a classroom. */
const SIZES = 8;

/** A box that is as high as it may be; its words are made smaller until all of them fit. */
export class Fit extends Component<{ children: ComponentChildren; style?: string }> {
  private readonly box = createRef<HTMLDivElement>();
  private observer: ResizeObserver | null = null;

  override componentDidMount(): void {
    this.observer = new ResizeObserver(() => this.fit());
    this.observer.observe(this.box.current!);
    this.fit();
  }

  override componentDidUpdate(): void {
    this.fit();
  }

  override componentWillUnmount(): void {
    this.observer?.disconnect();
  }

  private fit(): void {
    const box = this.box.current!;
    for (let size = 0; size <= SIZES; size += 1) {
      box.dataset["fit"] = String(size);
      if (box.scrollHeight <= box.clientHeight + 1 && box.scrollWidth <= box.clientWidth + 1) return;
    }
  }

  override render({ children, style = "" }: { children: ComponentChildren; style?: string }): VNode {
    return <div class={`fit ${style}`} ref={this.box}>{children}</div>;
  }
}

/** A screen with a heading of its own. */
export const Screen = ({ title, lead, style, children }: {
  title: ComponentChildren; lead?: ComponentChildren; style?: string; children?: ComponentChildren;
}): VNode => (
  <Fit style={`screen ${style ?? ""}`}>
    <h1>{title}</h1>
    {lead && <p class="lead">{lead}</p>}
    {children}
  </Fit>
);

/** Room around a code, in modules: readers need it. */
const QUIET = 4;

/** A QR code. It is dark on light whatever the colours of the page are. */
export function Qr({ rows, title }: { rows: string[]; title: string }): VNode {
  const size = rows.length + 2 * QUIET;
  const modules = rows.flatMap((row, y) => [...row.matchAll(/1+/g)].map(({ 0: run, index }) => `M${index + QUIET} ${y + QUIET}h${run.length}v1h-${run.length}z`));
  return (
    <svg class="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={title} shape-rendering="crispEdges">
      <path class="ground" d={`M0 0h${size}v${size}h-${size}z`} /><path class="modules" d={modules.join("")} />
    </svg>
  );
}

/** The code in two groups, in letters that cannot be taken for one another. */
export const Code = ({ code }: { code: string }): VNode => (
  <span class="code">
    {grouped(code).map((part, at) => <span key={at} aria-hidden="true">{part}</span>)}
    <span class="heard">{[...code].join(" ")}</span>
  </span>
);

/** Whether somebody can still come in with the code. */
export const canJoin = ({ facts }: Session, host: HostState | null): host is HostState =>
  host !== null && !host.locked && host.code !== "" && facts.mode !== "board";

/** Always in sight: how to join still, and the three things that a teacher without a remote needs. */
export function Strip({ voice, session, board, host, link, local, does }: Given): VNode {
  const { stage } = board;
  const joins = canJoin(session, host) && stage.at !== "lobby" && stage.at !== "ended" && stage.at !== "showing";
  return (
    <footer class="strip">
      <p class="still">
        {link === "lost"
          ? <span class="off">{say(voice, "board.offline")}</span>
          : joins && <><span>{say(voice, "board.still")}</span> <Code code={host!.code} /></>}
      </p>
      <p class="toast" role="status">{local.notice}</p>
      {stage.at === "ended" && board.play && <Button kind="quiet" click={does.print}>{say(voice, "board.print")}</Button>}
      {stage.at !== "ended" && (
        <nav class="controls" aria-label={say(voice, "board.controls")}>
          <Button kind="plain" icon="go" click={does.goOn}>{say(voice, "board.go-on")}</Button>
          <Button kind="quiet" icon={stage.paused ? "go" : "pause"} click={does.pause}>{say(voice, stage.paused ? "board.resume" : "board.pause")}</Button>
          <Button kind="quiet" click={does.black}>{say(voice, "board.black")}</Button>
          <button type="button" class="quiet" aria-expanded={local.menu} onClick={() => does.change({ menu: !local.menu, invited: null })}>{say(voice, "board.more")}</button>
        </nav>
      )}
    </footer>
  );
}

/** What is needed less. The code for a remote is seen by the class too: only as long as it is asked for. */
export const Menu = ({ voice, local: { invited }, does }: Given): VNode => (
  <section class="menu" aria-label={say(voice, "board.more")}>
    {invited
      ? <Invitation voice={voice} invited={invited} done={() => does.change({ menu: false, invited: null })} />
      : (
        <>
          <Button kind="choice" click={does.invite}>{say(voice, "board.remote")}</Button>
          <Button kind="choice" click={does.full}>{say(voice, "board.full")}</Button>
          <Button kind="choice" click={does.colours}>{say(voice, "board.colours")}</Button>
          <Button kind="choice" click={does.print}>{say(voice, "board.print")}</Button>
        </>
      )}
  </section>
);

const Invitation = ({ voice, invited, done }: { voice: Voice; invited: Invited; done: () => void }): VNode => (
  <div class="invitation">
    {invited.qr && <Qr rows={invited.qr} title={say(voice, "board.remote")} />}
    <div>
      <h2>{say(voice, "board.remote")}</h2>
      <p>{say(voice, "board.remote.tip")}</p>
      <Button kind="main" click={done}>{say(voice, "board.remote.done")}</Button>
    </div>
  </div>
);
