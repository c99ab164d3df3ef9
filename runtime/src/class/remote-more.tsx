// SPDX-FileCopyrightText: 2026 The Omstander authors
// SPDX-License-Identifier: MIT

/** What is needed less: who may come in, going back, what the board shows, other screens, and the end of the lesson. */

import { Component, type ComponentChildren, type VNode } from "preact";
import { Said } from "../view/emoji.tsx";
import { Button } from "../view/parts.tsx";
import { Code, Qr } from "./board-parts.tsx";
import { Copy, Field, Fold, Invitation, type Say, Sure } from "./host-parts.tsx";
import { endsWorst } from "./remote-steps.ts";
import { joinLink, placeOf, walked } from "./remote-state.ts";
import type { Given } from "./remote-view.tsx";
import { CONTACT } from "./setup-options.ts";

const SHOWN = ["phone", "corridor", "how-many", "questions", "agreement", "help"] as const;
/** Shown also where the hour is over before the story is, while nothing is open. */
const ANY_TIME = ["agreement", "help"] as const;
const BETWEEN = ["playing", "heard", "showing"];
const TIMES = [30, 60];

export function More(given: Given): VNode {
  const { say, language, known: { stage }, session: { facts }, ending } = given;
  if (stage.at === "ended") return <Ending {...given} />;
  return (
    <>
      {ending && <Ending {...given} />}
      {facts.mode !== "board" && <Fold title={say("host.class")} open={stage.at === "lobby"}><Joining {...given} /></Fold>}
      <Fold title={say("host.story-more")}><Story {...given} /></Fold>
      <Fold title={say("host.screens")}><Screens {...given} /></Fold>
      <Fold title={say("host.contact")}>
        <Setting say={say} name="contact" kind="text" most={CONTACT} label={say("host.contact")} value={facts.contact} act={say("host.save")} tip={say("host.contact.tip")}
          set={async (contact) => !!(await given.does.order("contact", { contact: contact.trim() }))} />
      </Fold>
      <a class="button plain" href={`/class/slips?lang=${language}`} target="_blank">{say("host.print")}</a>
      {!ending && <Fold title={say("host.stop")}><Ending {...given} /></Fold>}
    </>
  );
}

/** Who is in, and how one comes in. */
function Joining({ say, session: { facts }, known: { host }, does }: Given): VNode {
  const link = joinLink(facts, host);
  return (
    <>
      {host && <p>{say("host.seated", { n: host.seats, cap: host.cap })}</p>}
      {host && !host.locked && host.code
        ? (
          <>
            <p class="join"><Code code={host.code} /></p>
            {host.qr && <Qr rows={host.qr} title={say("host.link.qr")} />}
            {link && <><h2>{say("host.link")}</h2><p class="link small">{link}</p><Copy say={say} text={link} label={say("host.link.copy")} /></>}
            <p class="small faint">{say("host.link.tip", { address: facts.address ?? "" })}</p>
          </>
        )
        : <p>{say("host.code.shut")}</p>}
      <div class="buttons">
        <Button click={() => void does.order(host?.locked ? "unlock" : "lock")}>{say(host?.locked ? "host.unlock" : "host.lock")}</Button>
        <Button click={() => void does.order("new-code")}>{say("host.new-code")}</Button>
      </div>
      <p class="small faint">{say("host.new-code.tip")}</p>
      <Setting say={say} name="cap" kind="number" least={Math.max(1, host?.seats ?? 1)} most={5000} label={say("host.cap")} value={String(host?.cap ?? "")} act={say("host.set")}
        set={async (seats) => !!(await does.order("cap", { seats: Math.round(+seats) || 0 }))} />
      <Setting say={say} name="remove" kind="number" least={1} most={5000} label={say("host.remove")} value="1" act={say("host.remove.do")} tip={say("host.remove.tip")}
        set={async (newest) => !!(await does.order("remove", { newest: Math.round(+newest) || 0 }))} />
    </>
  );
}

/** Where the story can go, and what the board can show. */
function Story(given: Given): VNode {
  const { say, session, known: { stage, entries }, sight: { course }, does } = given;
  const told = course.ending(stage.path) >= 0 && stage.at !== "open";
  const path = walked(entries);
  return (
    <>
      {stage.at === "open" && <div class="buttons">{TIMES.map((seconds) => <Button click={() => void does.order("more-time", { seconds })}>{say("host.more-time", { n: seconds })}</Button>)}</div>}
      <h2>{say("host.back-to")}</h2>
      {told
        ? (session.lesson?.moments ?? []).map(({ moment }) => {
          const found = placeOf(session, path, moment);
          return found && (
            <Button key={moment} kind="choice" click={() => void does.order("back", { moment })}><b>{found.when}</b><span class="small"><Said voice={session.voice} words={found.heading} /></span></Button>
          );
        })
        : <p class="small faint">{say("host.back-to.later")}</p>}
      {told && <div class="buttons"><Button click={does.otherWay}>{say("host.also")}</Button></div>}
      {(told || BETWEEN.includes(stage.at)) && (
        <>
          <h2>{say("host.show")}</h2>
          <div class="buttons">{(told ? SHOWN : ANY_TIME).map((what) => <Button key={what} click={() => void does.order("show", { what })}>{say(`host.show-${what}`)}</Button>)}</div>
        </>
      )}
    </>
  );
}

/** Another board or remote: a code that works once. */
const Screens = ({ say, invitation, does }: Given): VNode => (
  <>
    <div class="buttons">
      {(["remote", "board"] as const).map((role) => <Button key={role} click={() => does.invite(role)}>{say(`host.invite-${role}`)}</Button>)}
    </div>
    {invitation && (
      <>
        <h2>{say(`host.invite-${invitation.role}`)}</h2>
        <p class="small">{say("host.invite.tip")}</p>
        <Invitation say={say} invitation={invitation} title={say("host.invite.qr")} />
      </>
    )}
  </>
);

/** The end: on the worst ending another way is offered first. */
function Ending({ say, known: { stage }, sight: { course }, does }: Given): VNode {
  const worst = endsWorst(stage, course) && stage.at !== "open";
  const wipe = <Sure say={say} label={say("host.delete")} sure={say("host.wipe.sure")} yes={say("host.wipe.yes")} act={() => void does.order("delete")} />;
  if (stage.at === "ended") return <section class="buttons">{!stage.wiped && wipe}</section>;
  return (
    <section class="card stack">
      <h2>{say("host.end")}</h2>
      <p role="status">{say(worst ? "host.end.worst" : "host.end.sure")}</p>
      <div class="buttons">
        {worst && <Button kind="main" click={does.otherWay}>{say("host.also")}</Button>}
        <Button click={() => void does.order("end")}>{say(worst ? "host.end.anyway" : "host.end.yes")}</Button>
      </div>
      <div class="buttons">{wipe}</div>
    </section>
  );
}

interface SettingProps {
  say: Say; name: string; kind: "text" | "number"; label: string; value: string; act: string; tip?: string; least?: number; most: number;
  set: (value: string) => Promise<boolean>;
}

/** One thing to set while the lesson runs, and whether it was. What was not touched shows what holds now. */
class Setting extends Component<SettingProps, { value: string | null; done: boolean }> {
  override state = { value: null as string | null, done: false };

  private readonly press = (): void => {
    const { set, value } = this.props;
    void set(this.state.value ?? value).then((done) => this.setState(done ? { value: this.props.kind === "text" ? this.state.value : null, done } : { done }));
  };

  override render({ say, value, act, set: _, ...field }: SettingProps, state: { value: string | null; done: boolean }): ComponentChildren {
    return (
      <div class="setting">
        <Field {...field} value={state.value ?? value} change={(typed) => this.setState({ value: typed, done: false })} />
        <Button click={this.press}>{act}</Button>
        <span role="status" class="small">{state.done && say("host.saved")}</span>
      </div>
    );
  }
}
