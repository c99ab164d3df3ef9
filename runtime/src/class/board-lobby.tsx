// SPDX-FileCopyrightText: 2026 The Omstander authors
// SPDX-License-Identifier: MIT

/** Before the story, and when nothing is to be seen of it: how to join, the agreements, a pause, black, and the end. */

import type { VNode } from "preact";
import { Button } from "../view/parts.tsx";
import { type Voice, say, text } from "../words.ts";
import { Code, Fit, type Given, Qr, Screen } from "./board-parts.tsx";
import { pieces } from "./board-words.ts";
import type { Facts } from "./facts.ts";

/** How to join, as large as can be; without devices what is needed instead. */
export function Lobby(given: Given): VNode {
  const { voice, session: { facts }, local, does } = given;
  if (local.agreements) return <Agreements {...given} />;
  const { title, about } = voice.automaton;
  return (
    <Fit style="lobby">
      <header><h1>{text(voice, title)}</h1><p class="lead">{say(voice, "start.about", { about: text(voice, about) })}</p></header>
      {facts.mode === "board" ? <p class="slips-tip">{say(voice, "board.slips-tip")}</p> : <Join {...given} />}
      <Button kind="plain" icon="forward" click={() => does.change({ agreements: true })}>{say(voice, "board.agreements")}</Button>
    </Fit>
  );
}

function Join({ voice, session: { facts }, host }: Given): VNode {
  if (!host || host.locked || !host.code) return <p class="slips-tip">{host ? say(voice, "board.locked") : ""}</p>;
  const taken = host.seats === 0 ? "board.taken-none" : host.seats === 1 ? "board.taken-one" : "board.taken";
  return (
    <div class="join">
      <div class="how">
        <p>{say(voice, "board.address")}</p>
        <p class="address">{pieces(facts.address ?? "").map((part) => <>{part}<wbr /></>)}</p>
        <p>{say(voice, "board.code")}</p>
        <p><Code code={host.code} /></p>
        <p class="taken" role="status">{say(voice, facts.mode === "audience" ? "board.taken-hall" : taken, { n: host.seats, cap: host.cap })}</p>
        {facts.practice ? <p class="faint">{say(voice, "board.practice")}</p> : null}
      </div>
      {host.qr && <figure><Qr rows={host.qr} title={say(voice, "board.qr")} /><figcaption>{say(voice, "board.scan")}</figcaption></figure>}
    </div>
  );
}

const Agreements = ({ voice, texts, does }: Given): VNode => (
  <Screen style="agreements" title={say(voice, "board.agreements")}>
    <ol>{texts.agreements.map((one) => <li key={one}>{one}</li>)}</ol>
    <Button kind="plain" icon="back" click={() => does.change({ agreements: false })}>{say(voice, "board.join")}</Button>
  </Screen>
);

export const Paused = ({ voice }: Given): VNode => (
  <div class="screen told"><h1>{say(voice, "board.paused")}</h1><p class="second">{say(voice, "board.paused-how")}</p></div>
);

/** Nothing can be read; a press anywhere makes it light again. To a screen reader it says so. */
export const Black = ({ voice, does }: Given): VNode => (
  <button type="button" class="black" onClick={does.black} aria-label={say(voice, "board.light")} />
);

export function Ended({ voice, board: { stage }, session: { facts } }: Given): VNode {
  return (
    <div class="screen told">
      <h1>{say(voice, facts.mode === "audience" ? "board.thanks-hall" : "board.thanks")}</h1>
      <p class="second">{kept(voice, stage.wiped, facts)}</p>
    </div>
  );
}

/** What becomes of the choices, as it was set. */
function kept(voice: Voice, wiped: boolean, { keep_hours: hours, mode }: Facts): string {
  if (wiped || mode === "board") return say(voice, wiped ? "board.wiped" : "board.over");
  return say(voice, hours === 24 ? "board.kept-day" : hours === 1 ? "board.kept-hour" : "board.kept", { n: hours });
}

/** There is no lesson here, or no longer. `again` where trying once more may help. */
export const Nothing = ({ strings, why, again }: { strings: Record<string, string>; why: string; again: (() => void) | null }): VNode => (
  <div class="board"><main class="screen told">
    <h1>{strings[`board.none-${why}`] ?? strings["board.none"]}</h1>
    {again ? <Button kind="main" click={again}>{strings["error.retry"]}</Button> : <a class="button plain" href="/class">{strings["board.setup"]}</a>}
  </main></div>
);
