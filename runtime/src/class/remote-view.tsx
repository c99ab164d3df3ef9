// SPDX-FileCopyrightText: 2026 The Omstander authors
// SPDX-License-Identifier: MIT

/** The remote as a whole: where we are and what time is left, one of four parts, and what is always at hand below. */

import type { VNode } from "preact";
import type { Help } from "../load.ts";
import { Button, Icon } from "../view/parts.tsx";
import type { Session } from "./facts.ts";
import type { Invited, Say } from "./host-parts.tsx";
import { type Guide, filled, guideStep } from "./lesson.ts";
import type { LinkState } from "./link.ts";
import { More } from "./remote-more.tsx";
import { Now } from "./remote-now.tsx";
import type { Known, Sight } from "./remote-state.ts";
import { Ifs, Talk, Telling } from "./remote-talk.tsx";
import type { Does } from "./remote.tsx";

export type Tab = "now" | "ifs" | "talk" | "more";
const TABS: Tab[] = ["now", "ifs", "talk", "more"];

/** What every part is drawn from. */
export interface Given {
  say: Say; guide: Guide; language: string; help: Help[]; session: Session; known: Known; sight: Sight; link: LinkState; tab: Tab; told: boolean;
  ending: boolean; picks: number[] | null; notice: string; invitation: Invited | null; busy: boolean; does: Does;
}

export function Screen(given: Given): VNode {
  const { tab, told, known: { stage } } = given;
  return (
    <div class="remote">
      <Where {...given} />
      <main tabIndex={0}>
        <div class="page">
          {told ? <Telling {...given} /> : tab === "now" ? <Now {...given} /> : tab === "ifs" ? <Ifs {...given} /> : tab === "talk" ? <Talk {...given} /> : <More {...given} />}
        </div>
      </main>
      {stage.at !== "ended" && <Hand {...given} />}
    </div>
  );
}

/** Where the lesson is, in a few words. */
export function where({ say, guide, known: { stage }, sight: { still, nth, all, since, facts } }: Given): string {
  if (stage.at === "open") return stage.round > 1 ? say("host.at-again") : say("host.at-open", { n: nth, all });
  const again = since === "also" ? "also" : since === "reopened" ? "back" : "";
  if (stage.at === "playing" && again) return guideStep(guide, again, { when: "-", ...facts })!.name;
  if (stage.at === "playing") return still ? say("host.at-still") : say("host.at-playing");
  if (stage.at === "showing") return guideStep(guide, stage.what, facts)?.name || say(`host.show-${stage.what}`);
  return say(`host.at-${stage.at}`);
}

/** What is worth saying aloud when it changes: where we are, who has chosen, and a word of the clock. */
function Where(given: Given): VNode {
  const { say, tab, told, link, session: { facts }, sight: { left, warning }, known: { stage, host }, does } = given;
  // Who decides together, or counts slips, sees for themselves how many are ready.
  const gauge = (stage.at === "open" || stage.at === "hey") && !host?.needs ? host?.gauge : "";
  const lines = [
    link === "lost" ? say("host.offline") : "", stage.at === "lobby" && facts.practice ? say("host.is-practice") : "",
    [stage.paused ? say("host.is-paused") : "", stage.hidden ? say("host.is-hidden") : ""].join(" ").trim(),
    warning ? say(`host.warning-${warning}`) : "", stage.wiped ? say("host.kept.wiped") : "",
  ].filter(Boolean);
  const tabs = stage.at === "ended" ? TABS.filter((one) => one === "now" || (one === "more" && !stage.wiped)) : TABS;
  return (
    <header class="whereabouts">
      <div class="line">
        <h1>{where(given)}</h1>
        {left !== null && stage.at !== "ended" && left > 0 && <p class="left">{left === 1 ? say("host.left-one") : say("host.left", { n: left })}</p>}
      </div>
      {gauge && gauge !== "none" && <p class="gauge">{say(`host.gauge-${gauge}`)}</p>}
      {lines.map((line) => <p key={line} class="note small">{line}</p>)}
      <p class="heard" role="status">{[where(given), gauge && gauge !== "none" ? say(`host.gauge-${gauge}`) : "", ...lines].filter(Boolean).join(" ")}</p>
      <nav class="places" aria-label={say("host.tabs")}>
        {tabs.map((one) => (
          <button type="button" class="place" aria-current={!told && tab === one ? "true" : undefined} onClick={() => does.change({ tab: one, told: false })}>
            {say(`host.tab-${one}`)}
          </button>
        ))}
        <button type="button" class="place telling" aria-current={told ? "true" : undefined} onClick={() => does.change({ told: !told })}>{say("host.tab-told")}</button>
      </nav>
    </header>
  );
}

/** What going on does, in a few words. */
export function nextWords({ say, sight: { next, facts }, known: { host, stage } }: Given): string {
  if (stage.at === "open" && host?.needs) return say(`host.next-${host.needs}`);
  if (next === "phone" && !facts["bystander"]) return say("host.next-phone-other");
  return next === "resume" ? say("host.resume") : filled(say(`host.next-${next}`), facts) ?? "";
}

/** Where the host has something to tell first, on however small a screen. */
function toWhatIsAsked({ change }: Does): void {
  change({ tab: "now", told: false });
  document.querySelector(".counts .main")?.scrollIntoView({ block: "center" });
}

/** Always at hand, at the bottom where a thumb is. */
function Hand(given: Given): VNode {
  const { say, known: { stage, host }, sight: { next, still }, notice, does } = given;
  const waits = stage.at === "open" && !!host?.needs && !stage.paused;
  return (
    <footer class="hand">
      <p class="toast" role="status">{notice}</p>
      <nav aria-label={say("host.actions")}>
        <button type="button" class="main" aria-disabled={waits || undefined} data-next={next} onClick={() => (waits ? toWhatIsAsked(does) : does.goOn())}>
          <span>{say("host.go-on")}</span><small>{stage.at === "playing" && !stage.paused && !still ? say("host.next-playing", { next: nextWords(given) }) : nextWords(given)}</small>
        </button>
        <Button kind="plain" icon={stage.paused ? "go" : "pause"} click={() => void does.order(stage.paused ? "resume" : "pause")}>
          {say(stage.paused ? "host.resume" : "host.pause")}
        </Button>
        <Button kind="plain" click={() => void does.order(stage.hidden ? "unhide" : "hide")}>
          <Icon of={stage.hidden ? "look" : "nobody"} />{say(stage.hidden ? "host.light" : "host.black")}
        </Button>
      </nav>
    </footer>
  );
}
