// SPDX-FileCopyrightText: 2026 The Omstander authors
// SPDX-License-Identifier: MIT

/**
 * Everything that was said in the open chat: one live region for the whole play, only ever added to. What arrives is announced
 * at most once a second; what arrives all at once is counted instead. It scrolls along while the reader is at the end.
 */

import { Component, type VNode, createRef } from "preact";
import type { Line } from "../play/screen.ts";
import { type Voice, inWords, say } from "../words.ts";
import { LogLine } from "./bubble.tsx";
import { Button } from "./parts.tsx";

export interface LogProps {
  voice: Voice; chat: number; lines: Line[]; bulk: number; typing: string[];
  /** What the log is called, and what a press on it does. */
  label: string; tap: () => void;
}

/** A screen reader needs this long for a line, in milliseconds, and so long to take note of a region that was silent. */
export const SPEECH = 1000;
const SILENCE = 400;
/** After so long it was said: whoever reads the page line by line must not meet it a second time. */
const PAST = 5000;
/** So many lines are read out where a log begins with them; more are counted. */
const FEW = 3;
/** So close to the end counts as being there. */
const NEAR = 48;

export class Log extends Component<LogProps> {
  private readonly box = createRef<HTMLDivElement>();
  private readonly status = createRef<HTMLParagraphElement>();
  /** Whether the reader is at the end, and how many lines were there when they left it. */
  private atEnd = true;
  private seen = 0;
  private announced = 0;
  private queue: string[] = [];
  private timer = 0;
  private observer: ResizeObserver | null = null;

  override componentDidMount(): void {
    this.observer = new ResizeObserver(() => this.settle());
    this.observer.observe(this.box.current!);
    this.settle();
    const { lines } = this.props;
    if (lines.length > FEW) this.queue.push(this.counted(lines));
    else this.queue.push(...lines.map((line) => this.spoken(line)));
    this.tell(SILENCE);
  }

  override componentWillUnmount(): void {
    this.observer?.disconnect();
    clearTimeout(this.timer);
  }

  /** Called just before the page changes: the region must be silent by then, or it reads all of it aloud. */
  override getSnapshotBeforeUpdate(before: LogProps): void {
    const { chat, lines, bulk } = this.props;
    if (chat !== before.chat) {
      this.atEnd = true;
      return this.silence([]);
    }
    const fresh = lines.slice(before.lines.length);
    if (!fresh.length) return;
    if (fresh.some((line) => line.kind === "message" && line.own)) this.atEnd = true;
    if (fresh.length > 1 && bulk >= fresh.length) this.silence([this.counted(fresh)]);
    else if (fresh.length > 1 || Date.now() < this.announced + SPEECH) this.silence(fresh.map((line) => this.spoken(line)));
    else this.announced = Date.now();
  }

  override componentDidUpdate(): void {
    this.settle();
  }

  /** Go to the end, unless the reader is somewhere else. */
  private settle(): void {
    const box = this.box.current!;
    if (this.atEnd) box.scrollTop = box.scrollHeight;
  }

  /** What scrolled is asked, not the log: it may be told of when the log has gone. */
  private readonly scrolled = ({ currentTarget: { scrollTop, scrollHeight, clientHeight } }: { currentTarget: Element }): void => {
    const atEnd = scrollHeight - scrollTop - clientHeight < NEAR;
    if (atEnd === this.atEnd) return;
    this.atEnd = atEnd;
    this.seen = this.props.lines.length;
    this.forceUpdate();
  };

  private readonly toEnd = (): void => {
    this.atEnd = true;
    this.forceUpdate();
    this.box.current!.focus({ preventScroll: true });
  };

  /** What changes now is not announced; these words are, when there is time for them. */
  private silence(words: string[]): void {
    this.box.current!.setAttribute("aria-live", "off");
    this.queue.push(...words);
    this.tell(Math.max(SILENCE, this.announced + SPEECH - Date.now()));
  }

  private tell(after: number): void {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => {
      this.box.current!.setAttribute("aria-live", "polite");
      if (this.queue.length) {
        this.status.current!.textContent = this.queue.splice(0).map(ended).join(" ");
        this.announced = Date.now();
      }
      this.timer = window.setTimeout(() => (this.status.current!.textContent = ""), PAST);
    }, after);
  }

  private counted(lines: Line[]): string {
    const n = lines.filter(({ kind }) => kind === "message").length;
    return n ? say(this.props.voice, n === 1 ? "chat.came-one" : "chat.came", { n }) : "";
  }

  private spoken(line: Line): string {
    const said = inWords(this.props.voice, line.words.text);
    return line.kind === "message" ? `${line.who}: ${said}` : said;
  }

  override render({ voice, lines, typing, label, tap }: LogProps): VNode {
    const missed = this.atEnd ? 0 : lines.slice(this.seen).filter(({ kind }) => kind === "message").length;
    return (
      <div class="history">
        <div class="log" role="log" aria-live="polite" aria-label={label} tabIndex={0} ref={this.box}
          onScroll={this.scrolled} onClick={tap}>
          {lines.map((line, place) => (
            <LogLine key={line.key} voice={voice} line={line} first={!continues(line, lines[place - 1])} />
          ))}
          <Typing key="typing" voice={voice} typing={typing} />
        </div>
        {missed > 0 && <Button kind="main" icon="next" click={this.toEnd}>{say(voice, "chat.new", { n: missed })}</Button>}
        <p class="heard" role="status" ref={this.status} />
      </div>
    );
  }
}

/** A voice pauses at the end of a sentence; without one it says what two people said as one. */
const ended = (said: string): string => (/[\p{L}\p{N}]$/u.test(said) ? `${said}.` : said);

const continues = (line: Line, before?: Line): boolean =>
  line.kind === "message" && before?.kind === "message" && line.by === before.by;

/** Seen only: arrivals are announced, and nobody waits longer for being told of the waiting. Its room is always kept. */
function Typing({ voice, typing }: { voice: Voice; typing: string[] }): VNode {
  const [first = "", last = ""] = typing;
  const key = ["one", "two"][typing.length - 1] ?? "more";
  const said = typing.length ? say(voice, `chat.type-${key}`, { name: first, first, last, n: typing.length }) : "";
  return <p class="typing" aria-hidden="true">{said && <><span class="dots"><i /><i /><i /></span>{said}</>}</p>;
}
