// SPDX-FileCopyrightText: 2026 The Omstander authors
// SPDX-License-Identifier: MIT

/** The page on which a lesson is started: what to set, and then a lesson that runs. A lesson that runs already comes first. */

import { Component, type VNode } from "preact";
import { Note } from "../view/parts.tsx";
import { type Invited, type Say, invited } from "./host-parts.tsx";
import { type Answer, type Host, type Refusal, command, exchange, isRefusal, leave, post, refused, stored } from "./host.ts";
import type { Guide } from "./lesson.ts";
import type { Logged } from "./link.ts";
import { get, isPassing } from "./outbox.ts";
import { Form } from "./setup-form.tsx";
import { type Setup, type Story, defaults, options } from "./setup-options.ts";
import { Ready } from "./setup-ready.tsx";

/** What the page says of itself. */
export interface SetupParts { page: string; language: string; languages: string[]; stories: Story[] }

/** What of the guide stands in this page: all that is said before a lesson. */
export type Beforehand = Pick<Guide, "before" | "no_devices">;

export interface SetupProps { parts: SetupParts; strings: Record<string, string>; say: Say; guide: Beforehand | null }

interface State {
  setup: Setup; host: Host | null;
  /** Whether it ran already when this page was opened, and whether it is over. */
  before: boolean; over: boolean;
  making: boolean; invitation: Invited | null; notice: string;
}

export class SetupPage extends Component<SetupProps, State> {
  override state: State = {
    setup: defaults(this.props.parts.stories, this.props.parts.language), host: stored("board"), before: true, over: false, making: false,
    invitation: null, notice: "",
  };

  override componentDidMount(): void {
    if (this.state.host) void this.look(this.state.host);
  }

  /** Whether the lesson of this browser still runs; while nobody answers, it may. */
  private async look(host: Host): Promise<void> {
    const answer = await get("/live/log?after=0&wait=0", host.token);
    if (!isRefusal(answer)) this.setState({ over: ((answer["entries"] ?? []) as Logged[]).some(({ kind }) => kind === "ended") });
    else if (!isPassing(answer)) this.forget(host);
  }

  private forget(host: Host, notice = ""): void {
    leave(host);
    this.setState({ host: null, over: false, invitation: null, notice });
  }

  private readonly start = async (): Promise<void> => {
    if (this.state.making) return;
    this.setState({ making: true, notice: "" });
    const made = await post("/live/sessions", options(this.state.setup));
    const host = isRefusal(made) ? made : await exchange(String(made["secret"]));
    if (isRefusal(host)) return this.setState({ making: false, notice: this.why(host) });
    this.setState({ making: false, host, before: false });
    scrollTo(0, 0);
    await this.invite(host);
  };

  private async invite(host: Host): Promise<void> {
    const answer = await this.order(host, "invite", { role: "remote" });
    if (answer) this.setState({ invitation: invited("remote", answer), notice: "" });
  }

  /** The remote in this window: an invitation of its own, since one works once. */
  private async here(host: Host): Promise<void> {
    const answer = await this.order(host, "invite", { role: "remote" });
    if (answer) location.assign(`/remote?lang=${this.props.parts.language}#i=${String(answer["secret"])}`);
  }

  private async wipe(host: Host): Promise<void> {
    if (!(await this.order(host, "delete"))) return;
    const remote = stored("remote");
    if (remote) leave(remote);
    this.forget(host, this.props.say("host.wiped"));
  }

  /** Command the lesson; null, with a word about it, where that did not work. */
  private async order(host: Host, what: string, facts: Answer = {}): Promise<Answer | null> {
    const answer = await command(host, 0, what, facts);
    if (!isRefusal(answer)) return answer;
    if (answer.error === "no-token" || answer.error === "ended") this.forget(host, this.why(answer));
    else this.setState({ notice: this.why(answer) });
    return null;
  }

  private why(refusal: Refusal): string {
    return refused(this.props.strings, refusal);
  }

  override render({ parts, say, guide }: SetupProps, { setup, host, before, over, making, invitation, notice }: State): VNode {
    const { language, languages, stories } = parts;
    return host
      ? (
        <Ready say={say} language={language} before={before} over={over} invitation={invitation} notice={notice} invite={() => void this.invite(host)}
          here={() => void this.here(host)} wipe={() => void this.wipe(host)} other={() => this.setState({ host: null, over: false, notice: "" })} />
      )
      : (
        <Form say={say} language={language} languages={languages} stories={stories} guide={guide} setup={setup} making={making}
          start={() => void this.start()} change={(changed) => this.setState({ setup: { ...setup, ...changed } })}
          notice={notice && <Note status>{notice}</Note>} />
      );
  }
}
