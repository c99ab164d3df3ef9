// SPDX-FileCopyrightText: 2026 The Omstander authors
// SPDX-License-Identifier: MIT

/** The device of a pupil who has a seat: the bar at the top, and below it what the session asks for just now. */

import { Component, type VNode, createRef } from "preact";
import type { Help } from "../load.ts";
import type { ChatScreen, Settings } from "../play/screen.ts";
import { type Voice, inWords, say, text } from "../words.ts";
import { Head } from "../view/chat.tsx";
import { Log, SPEECH } from "../view/log.tsx";
import { Button, TopBar, type Tools } from "../view/parts.tsx";
import { type MomentProps, Moment } from "./device-moment.tsx";
import { Still, headline } from "./device-wait.tsx";
import type { Facts } from "./facts.ts";
import { type Own, type Scene, type Seat, scene, shown } from "./seat.ts";
import { chat, iconName } from "./seat-sight.ts";

export interface DeviceProps {
  tools: Tools; voice: Voice; plain: Voice; facts: Facts; help: Help[]; seat: Seat; settings: Settings; now: number;
  choose: (about: Own["about"], value: Own["value"]) => void;
  along: (on: boolean) => void; open: (chat: number) => void; bare: () => void; again: () => void; over: () => void;
}

/** Scenes that have the chat on them. */
export const isChat = ({ at, ...rest }: Scene): boolean =>
  at === "read" || at === "choose" || at === "opinion" || (at === "chosen" && (rest as { about?: string }).about === "act");

/** Something can be chosen, and is not yet. */
export const asks = ({ at }: Scene): boolean => at === "choose" || at === "opinion" || at === "hey";

/** Remembers only what was said of the scene that came, and how much of the chat was seen. */
export class Device extends Component<DeviceProps, { told: string }> {
  override state = { told: "" };
  private readonly room = createRef<HTMLDivElement>();
  private timer = 0;
  private drawn = { path: "", count: 0, chat: false };
  /** The chat came back with nothing new in it: then nothing is said of it. */
  private nothingNew = false;

  override componentDidMount(): void {
    this.announce();
  }

  override componentWillUnmount(): void {
    clearTimeout(this.timer);
  }

  /** What is there now is said when the last line has been: two things at once are not heard. */
  private announce(): void {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.setState({ told: announcement(this.props) }), 2 * SPEECH);
  }

  override getSnapshotBeforeUpdate(): boolean {
    return this.room.current!.contains(document.activeElement);
  }

  /** Whoever pressed something that went away goes on where it led; what arrives never takes the focus from what is still there. */
  override componentDidUpdate(before: DeviceProps, _: unknown, inside: boolean): void {
    const here = scene(this.props.seat);
    if (scene(before.seat).at !== here.at && !isChat(here)) scrollTo(0, 0);
    if (before.seat.stage !== this.props.seat.stage && announcement(before) !== announcement(this.props)) this.announce();
    if (!inside || (document.activeElement && document.activeElement !== document.body)) return;
    for (const goal of [".goal", ".log"]) {
      const found = this.room.current!.querySelector<HTMLElement>(goal);
      if (found) return found.focus({ preventScroll: true });
    }
  }

  override render(props: DeviceProps): VNode {
    const { tools, voice, facts, seat, along } = props;
    const here = scene(seat);
    this.drawn.chat = isChat(here) && this.drawn.chat;
    const lost = seat.link === "lost" && here.at !== "ended" && here.at !== "gone";
    return (
      <div class={isChat(here) ? "phone device" : "device"} ref={this.room}>
        <TopBar tools={tools} title={facts.icon === undefined ? "" : iconName(voice, facts.icon)} />
        <p class={lost ? "lost" : "heard"} role="status">{lost && say(voice, "join.lost")}</p>
        {isChat(here) ? this.chat(here) : here.at === "chosen" ? this.heyChosen(here) : (
          <Still {...props} scene={here} along={along} />
        )}
        <p class="heard" role="status">{this.state.told === announcement(props) ? this.state.told : ""}</p>
      </div>
    );
  }

  /** The log, as far as the board is, and below it what can be done. */
  private chat(here: Scene): VNode {
    const { voice, seat, settings, tools, open, along } = this.props;
    const { path } = seat.stage;
    const count = shown(seat, voice.automaton);
    const { drawn } = this;
    const screen = chat(seat, voice, settings, path.startsWith(drawn.path) ? Math.min(drawn.count, count) : 0);
    const same = path === drawn.path && count === drawn.count;
    this.nothingNew = same && (this.nothingNew || !drawn.chat);
    this.drawn = { path, count, chat: true };
    return (
      <main class="room">
        <Head tools={tools} screen={screen} act={(act) => act.do === "open" && open(act.chat)} />
        <Log voice={this.nothingNew ? hushed(voice) : voice} chat={screen.open} lines={screen.lines} bulk={screen.bulk} typing={[]} tap={() => {}}
          label={`${say(voice, "chat.log")}: ${inWords(voice, screen.title)}`} />
        {here.at === "read"
          ? (
            <div class="bar">
              <p class="field field-words">{say(voice, "join.reading")}</p>
              <Button kind="quiet" click={() => along(false)}>{say(voice, "join.read-stop")}</Button>
            </div>
          )
          : <Moment {...this.moment(here, screen)} />}
      </main>
    );
  }

  private heyChosen(here: Scene): VNode {
    return <main class="page still"><Moment {...this.moment(here, null)} /></main>;
  }

  private moment(scene: Scene, screen: ChatScreen | null): MomentProps {
    const { voice, facts, seat, now, choose, bare, again } = this.props;
    return { voice, facts, seat, now, choose, bare, again, scene, sheet: screen?.sheet ?? null };
  }
}

/** What is said of a scene that came by itself. */
function announcement({ voice, facts, seat }: DeviceProps): string {
  const here = scene(seat);
  if (here.at === "hey") return say(voice, "hey.heading");
  if (here.at === "opinion") return say(voice, "moment.open", { question: say(voice, `join.${here.about}`) });
  if (here.at === "choose") return say(voice, "moment.open", { question: text(voice, voice.automaton.moments[seat.stage.moment]?.prompt) });
  if (here.at === "help") return say(voice, "help.heading");
  if (here.at === "read" || here.at === "chosen") return "";
  return headline({ voice, facts, seat, scene: here }).join(" ");
}

const quiet = new WeakMap<Voice, Voice>();

/** The same voice, but that it does not count. */
function hushed(voice: Voice): Voice {
  const known = quiet.get(voice) ?? { ...voice, strings: { ...voice.strings, "chat.came": "", "chat.came-one": "" } };
  quiet.set(voice, known);
  return known;
}
