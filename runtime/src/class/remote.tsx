// SPDX-FileCopyrightText: 2026 The Omstander authors
// SPDX-License-Identifier: MIT

/**
 * The remote: it comes in, follows the log, and commands. What it shows is `Known` (the log, the class) and a few things of this
 * screen alone; a command says which entry it was meant after, so that two taps, or two screens, go on once.
 */

import { Component, type VNode } from "preact";
import { keep, kept } from "../device/keep.ts";
import { Note } from "../view/parts.tsx";
import { awake } from "./board-device.ts";
import { type PageWords, type Session, loadSession } from "./facts.ts";
import type { Entry } from "./follow.ts";
import { type Invited, type Say, invited } from "./host-parts.tsx";
import { type Answer, type Host, type Refusal, command, enter, isRefusal, leave, refused } from "./host.ts";
import type { Guide } from "./lesson.ts";
import { Link, type LinkState } from "./link.ts";
import { isPassing } from "./outbox.ts";
import { type HostState, type Known, nothing, sight, take } from "./remote-state.ts";
import { otherWay } from "./remote-steps.ts";
import { Screen, type Tab } from "./remote-view.tsx";

export interface RemoteProps { words: PageWords; say: Say; guide: Guide; language: string }

interface State {
  session: Session | null; known: Known; link: LinkState; refusal: Refusal | null;
  /** The minute of the day. */
  now: number;
  tab: Tab;
  /** Whether "Somebody tells you something?" is open, and whether ending the lesson is asked about. */
  told: boolean; ending: boolean;
  /** The three questions of the talk; null until somebody changed them. */
  picks: number[] | null;
  notice: string; invitation: Invited | null; busy: boolean;
}

/** Everything that can be done here. */
export interface Does {
  goOn(): void;
  order(what: string, facts?: Answer): Promise<Answer | null>;
  change(some: Partial<Pick<State, "tab" | "told" | "ending" | "picks" | "invitation">>): void;
  invite(role: Invited["role"]): void;
  /** Show how it can also go, whatever that takes from here. */
  otherWay(): void;
}

const PICKS = "class talk";
const NOTICE = 5000;

const minuteNow = (): number => {
  const now = new Date();
  return now.getHours() * 60 + now.getMinutes();
};

export class Remote extends Component<RemoteProps, State> {
  override state: State = {
    session: null, known: nothing, link: "waiting", refusal: null, now: minuteNow(), tab: "now", told: false, ending: false,
    picks: readPicks(), notice: "", invitation: null, busy: false,
  };
  private host: Host | null = null;
  private link: Link | null = null;
  private timer = 0;
  private clock = 0;

  override componentDidMount(): void {
    void this.begin();
    awake();
    this.clock = window.setInterval(() => this.setState({ now: minuteNow() }), 5000);
  }

  /** Whatever is new is read from its top. */
  override componentDidUpdate(_: RemoteProps, before: State): void {
    const { tab, told, known: { stage } } = this.state;
    const old = before.known.stage;
    if (tab === before.tab && told === before.told && stage.at === old.at && stage.moment === old.moment && stage.what === old.what) return;
    const main = document.querySelector("main");
    if (main) main.scrollTop = 0;
    if (stage.at === "ended" && old.at !== "ended") this.setState({ tab: "now", told: false, ending: false });
  }

  override componentWillUnmount(): void {
    clearInterval(this.clock);
    clearTimeout(this.timer);
    this.link?.stop();
  }

  // --- coming in

  private readonly begin = async (): Promise<void> => {
    this.setState({ refusal: null });
    const host = await enter("remote");
    if (isRefusal(host)) return this.setState({ refusal: host });
    if (host.role === "board") return location.replace(`/board${location.search}`);
    this.host = host;
    const session = await loadSession(host.token, this.props.words);
    if (isRefusal(session)) return this.refuse(session);
    this.setState({ session });
    this.link?.stop();
    this.link = new Link(host.token, {
      entries: (list) => this.follow(list as Entry[]),
      host: (state) => this.setState(({ known }) => ({ known: { ...known, host: state as HostState } })),
      progress: (shown) => this.setState(({ known }) => ({ known: { ...known, shown } })),
      state: (link) => this.linked(link),
    });
    this.link.along(true);
    this.link.start();
  };

  private follow(list: Entry[]): void {
    this.setState(({ known }) => ({ known: take(known, list) }));
  }

  private linked(link: LinkState): void {
    this.setState({ link });
    if (link === "gone" && this.state.known.stage.at !== "ended") this.refuse({ error: "no-token", status: 401 });
  }

  /** Everything is gone, and so is whatever could have said so: nothing more comes over the link. */
  private wiped(): void {
    if (this.host) leave(this.host);
    this.setState(({ known }) => ({ known: { ...known, stage: { ...known.stage, at: "ended", wiped: true } } }));
  }

  /** What passes may be tried again; what does not is over. */
  private refuse(refusal: Refusal): void {
    if (refusal.error === "no-token" && this.host) leave(this.host);
    this.setState({ refusal });
  }

  // --- doing

  private readonly order = async (what: string, facts: Answer = {}): Promise<Answer | null> => {
    if (!this.host || this.state.busy) return null;
    this.setState({ busy: true });
    const answer = await command(this.host, this.state.known.stage.last, what, facts);
    this.setState({ busy: false });
    if (what === "delete" && (!isRefusal(answer) || answer.error === "no-token")) this.wiped();
    else if (!isRefusal(answer)) return answer;
    else if (answer.error === "no-token") this.refuse(answer);
    else this.notice(refused(this.props.words.strings, answer));
    return null;
  };

  private notice(notice: string): void {
    clearTimeout(this.timer);
    this.setState({ notice });
    this.timer = window.setTimeout(() => this.setState({ notice: "" }), NOTICE);
  }

  private readonly does: Does = {
    goOn: () => void this.goOn(),
    order: this.order,
    change: (some) => {
      if (some.picks) keep("tab", PICKS, some.picks.join());
      this.setState(some as State);
    },
    invite: (role) => void this.order("invite", { role }).then((answer) => answer && this.setState({ invitation: invited(role, answer) })),
    otherWay: () => void this.otherWay(),
  };

  private async goOn(): Promise<void> {
    const { next } = this.sight();
    if (next === "end") return this.setState({ ending: true, tab: "more" });
    await this.order("go-on");
    this.setState({ told: false, ending: false, tab: next === "questions" ? "talk" : "now" });
  }

  private async otherWay(): Promise<void> {
    const { session, known } = this.state;
    if (!session || !this.host) return;
    this.setState({ ending: false, tab: "now" });
    const answer = await command(this.host, known.stage.last, "also");
    if (!isRefusal(answer)) return;
    const moment = session.lesson?.back[0];
    if (answer.error === "not-now" && otherWay(known.entries) === "back" && moment !== undefined) return void this.order("back", { moment });
    this.notice(refused(this.props.words.strings, answer));
  }

  private sight(): ReturnType<typeof sight> {
    const { session, known, now } = this.state;
    return sight(session!, this.props.guide, known, now);
  }

  override render({ words, say, guide, language }: RemoteProps, state: State): VNode {
    const { session, refusal, known, link, tab, told, ending, picks, notice, invitation, busy } = state;
    if (refusal) return <Nothing {...this.props} refusal={refusal} again={() => void this.begin()} />;
    if (!session) return <main class="page"><p class="faint late">{say("host.wait")}</p></main>;
    return (
      <Screen say={say} guide={guide} language={language} help={words.help} session={session} known={known} sight={this.sight()} link={link} tab={tab}
        told={told} ending={ending} picks={picks} notice={notice} invitation={invitation} busy={busy} does={this.does} />
    );
  }
}

/** Nothing to command: why, and what can be done. */
const Nothing = ({ words, say, language, refusal, again }: RemoteProps & { refusal: Refusal; again: () => void }): VNode => (
  <main class="page">
    <h1>{say("host.remote")}</h1>
    <Note status>{refused(words.strings, refusal)}</Note>
    <div class="buttons">
      {isPassing(refusal)
        ? <button type="button" class="main" onClick={again}>{say("host.again")}</button>
        : <a class="button main" href={`/class?lang=${language}`}>{say("host.setup")}</a>}
    </div>
  </main>
);

/** Which questions were picked, also over a reload. */
function readPicks(): number[] | null {
  const found = kept("tab", PICKS);
  return found && /^\d+(,\d+)*$/.test(found) ? found.split(",").map(Number) : null;
}
