// SPDX-FileCopyrightText: 2026 The Omstander authors
// SPDX-License-Identifier: MIT

/** The phone: the chats, the open one, and below it the bar or the open moment. */

import { Component, type VNode, createRef } from "preact";
import type { Act, ChatScreen } from "../play/screen.ts";
import { inWords, say } from "../words.ts";
import { TextBar } from "./bar.tsx";
import { Said, Text } from "./emoji.tsx";
import { Log, SPEECH } from "./log.tsx";
import { type Back, Button, TopBar, type Tools } from "./parts.tsx";
import { MomentSheet } from "./sheet.tsx";
import { Face, Tabs } from "./tabs.tsx";

export interface ChatProps {
  tools: Tools;
  /** What stands in the top bar: the story, or the way back to the start. */
  title?: string;
  back?: Back;
  screen: ChatScreen;
  act: (act: Act) => void;
  /** On from the last message, once the story is over. */
  end: () => void;
}

/** Remembers only at which moment the player is reading back, and of which it was said that it is there. */
export class Chat extends Component<ChatProps, { folded: number; told: number }> {
  override state = { folded: -1, told: -1 };
  private readonly room = createRef<HTMLElement>();
  private timer = 0;

  override componentDidMount(): void {
    this.announce();
  }

  override componentWillUnmount(): void {
    clearTimeout(this.timer);
  }

  /** That there is something to choose is said when the last line has been: two things at once are not heard. */
  private announce(): void {
    const moment = this.props.screen.sheet?.moment ?? -1;
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.setState({ told: moment }), 2 * SPEECH);
  }

  override getSnapshotBeforeUpdate(): boolean {
    return this.room.current!.contains(document.activeElement);
  }

  /** Whoever pressed something that went away goes on where it led; arrivals never take the focus. */
  override componentDidUpdate({ screen }: ChatProps, _: unknown, inside: boolean): void {
    if (screen.sheet?.moment !== this.props.screen.sheet?.moment) this.announce();
    const [was, is] = [screen.bar.kind, this.props.screen.bar.kind];
    if (is === "draft" && was !== is) this.find(".bar .main");
    else if (was === "draft" && is === "choosing") this.find("#question");
    else if ((was === "draft" && was !== is) || (inside && !isSeen(document.activeElement))) this.find(".log");
  }

  private find(what: string): void {
    this.room.current!.querySelector<HTMLElement>(what)!.focus({ preventScroll: true });
  }

  private readonly fold = (): void => this.setState({ folded: this.props.screen.sheet!.moment });

  private readonly unfold = (): void => this.setState({ folded: -1 }, () => this.find("#question"));

  /** A press on the chat brings the next message, unless it was to select words or to read back. */
  private readonly tap = (): void => {
    const { act, screen: { bar } } = this.props;
    if (bar.kind === "reading" && !String(getSelection())) act({ do: "next" });
  };

  override render({ tools, title, back, screen, act, end }: ChatProps): VNode {
    const { voice } = tools;
    const { open, title: chat, lines, bulk, typing, sheet, bar, paused } = screen;
    return (
      <div class="phone">
        <TopBar tools={tools} title={title} back={back} />
        <main class="room" ref={this.room}>
          <Head tools={tools} screen={screen} act={act} />
          <Banner tools={tools} screen={screen} act={act} />
          <Log voice={voice} chat={open} lines={lines} bulk={bulk} typing={typing}
            label={`${say(voice, "chat.log")}: ${inWords(voice, chat)}`} tap={this.tap} />
          {sheet && bar.kind !== "draft" && (
            <MomentSheet voice={voice} sheet={sheet} act={act}
              folded={this.state.folded === sheet.moment} fold={this.fold} unfold={this.unfold} />
          )}
          <TextBar voice={voice} bar={bar} paused={paused} act={act} end={end} />
          <p class="heard" role="status">{sheet?.moment === this.state.told ? say(voice, "moment.open", { question: sheet!.question }) : ""}</p>
        </main>
      </div>
    );
  }
}

/** Somebody can be there: it is on the page and not hidden. */
const isSeen = (node: Element | null): boolean =>
  node !== document.body && node instanceof HTMLElement && node.offsetParent !== null;

type PartProps = Pick<ChatProps, "tools" | "screen" | "act">;

export function Head({ tools: { voice }, screen: { tabs, open, title, members }, act }: PartProps): VNode {
  const tab = tabs.find(({ chat }) => chat === open);
  return (
    <header class="head">
      <div class="about">
        {tab && <Face voice={voice} tab={tab} />}
        <div>
          <h1><Text voice={voice} text={title} /></h1>
          <p>{members}</p>
        </div>
      </div>
      <Tabs voice={voice} tabs={tabs} open={open} go={(chat) => act({ do: "open", chat })} />
    </header>
  );
}

/** A message in another chat: told, and opened only by who wants to. */
function Banner({ tools: { voice }, screen: { banner, tabs }, act }: PartProps): VNode {
  const tab = tabs.find(({ chat }) => chat === banner?.chat);
  return (
    <div class={banner ? "card banner" : "heard"}>
      {tab && <Face voice={voice} tab={tab} />}
      <p role="status" key="status">
        {banner && <b>{say(voice, "chat.calls", { name: banner.name })}<span class="heard">:</span> </b>}
        {banner && <Said voice={voice} words={banner.words} />}
      </p>
      {banner && (
        <div class="buttons">
          <Button kind="quiet" click={() => act({ do: "later" })}>{say(voice, "chat.later")}</Button>
          <Button kind="main" click={() => act({ do: "open", chat: banner.chat })}>{say(voice, "chat.open")}</Button>
        </div>
      )}
    </div>
  );
}
