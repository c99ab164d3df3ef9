// SPDX-FileCopyrightText: 2026 The Omstander authors
// SPDX-License-Identifier: MIT

/** Which screen is shown, and what it is given. */

import type { VNode } from "preact";
import type { Late } from "./after.tsx";
import type { After, AfterAct } from "./play/after.ts";
import type * as Lending from "./lent.ts";
import type { Help, Parts, Trouble } from "./load.ts";
import { type Place, type Play, isOver } from "./play/play.ts";
import type { Act, Settings, Words } from "./play/screen.ts";
import { screen } from "./play/sight.ts";
import { Chat } from "./view/chat.tsx";
import { HelpScreen } from "./view/help.tsx";
import { Button, Heading, Page, type Tools } from "./view/parts.tsx";
import { SettingsScreen } from "./view/settings.tsx";
import { Start } from "./view/start.tsx";
import { type Voice, say } from "./words.ts";

export type At = "start" | "chat" | "end" | "hey" | "look" | "other" | "can" | "help" | "settings" | "trouble";

/** Everything that a screen may show. */
export interface App {
  at: At; about: Parts; language: string; voice: Voice | null;
  /** The words of the interface where there is no story. */
  words: Voice | null;
  /** The names that the author gave, in this language. */
  names: string[];
  help: Help[]; play: Play | null; saved: Place | null; settings: Settings;
  /** How often somebody began to play. */
  round: number;
  /** What happened after the ending; nothing before anything did. */
  after: After | null;
  /** The key of a sentence that belongs to this screen. */
  notice: string;
  offline: boolean; trouble: Trouble | null; wiped: boolean;
}

/** What `page.js` lends to `after.js`, and what that gives back: how to draw its screens. */
export type Lent = typeof Lending & { after?: Late };

declare global {
  interface Window { omstander: Lent }
}

/** Screens of `after.js`. */
export const isLate = (at: At): boolean => at === "can" || isAfter(at);

/** Screens that only a play that is over has. */
const isAfter = (at: At): boolean => ["end", "hey", "look", "other"].includes(at);

/** Where somebody may be: the chat needs a play, and what comes after needs one that is over. */
export function allowed({ play, after, trouble }: App, at: At): At {
  if (trouble) return at === "help" || at === "settings" ? at : "trouble";
  if (isLate(at) && !self.omstander.after) return "start";
  if (at !== "chat" && !isAfter(at)) return at;
  if (!play) return "start";
  return isAfter(at) && !(isOver(play) && after) ? "chat" : at;
}

/** Whether anything changed that the time hangs on: what else is pressed makes nobody wait longer. */
export const moves = (before: App, now: App): boolean =>
  now.at !== before.at || now.settings !== before.settings || now.after !== before.after || !before.play || !now.play ||
  (["walk", "shown", "open", "dots", "paused", "left"] as const).some((key) => now.play![key] !== before.play![key]);

/** Everything that can be done. */
export interface Does {
  act(act: Act): void;
  /** On to a screen, by somebody's own press. */
  go(at: At): void;
  /** Back to where somebody came from. */
  back(): void;
  /** Play from a place, or from the beginning; what is kept until now is written over. */
  play(place?: Place): void;
  /** Something after the ending. */
  late(act: AfterAct): void;
  /** Make a link to a place. */
  share(position: string): void;
  change(settings: Settings): void;
  speak(language: string): void;
  leave(event: MouseEvent): void;
  wipe(): void;
  retry(): void;
}

export interface ScreenProps { app: App; does: Does }

export function Screen({ app, does }: ScreenProps): VNode {
  const voice = app.voice ?? app.words!;
  const tools: Tools = {
    voice, settings: () => does.go("settings"), help: () => does.go("help"), exit: app.about.exit, leave: does.leave,
  };
  const notice = app.offline ? "error.offline" : app.at === "start" || app.at === "settings" ? "" : app.notice;
  return (
    <>
      {draw({ app, does, tools })}
      <p class="toast" role="status">{notice && say(voice, notice)}</p>
    </>
  );
}

/** What a screen is drawn from. */
export interface Given extends ScreenProps { tools: Tools }

function draw(given: Given): VNode {
  switch (given.app.at) {
    case "end": case "hey": case "look": case "other": case "can": return self.omstander.after!.draw(given);
    case "chat": return chat(given);
    case "settings": return settings(given);
    case "help": return help(given);
    case "trouble": return trouble(given);
    default: return start(given);
  }
}

function start({ app, does, tools }: Given): VNode {
  const { about, saved, settings, language, voice } = app;
  const languages = [language, ...Object.keys(about.words).filter((one) => one !== language).sort()];
  const lists = about.casts.length + 1;
  const notice: Words | null = app.notice ? { text: say(voice!, app.notice) } : about.notice;
  return (
    <Start tools={tools} saved={saved !== null || app.play !== null} notice={notice} languages={languages} stories={about.back} read={about.read}
      begin={() => does.play()} over={() => does.play()} resume={() => (app.play ? does.go("chat") : does.play(saved!))}
      speak={does.speak} swap={lists > 1 ? () => does.change({ ...settings, names: (settings.names + 1) % lists }) : undefined} />
  );
}

function chat({ app, does, tools }: Given): VNode {
  const back = { words: say(tools.voice, "top.back"), go: does.back };
  return <Chat key={app.round} tools={tools} back={back} screen={screen(app.play!, app.voice!, app.settings)} act={does.act} end={() => does.go("end")} />;
}

function settings({ app, does, tools }: Given): VNode {
  const casts = [app.names, ...app.about.casts].map((names) => names.slice(1));
  return (
    <SettingsScreen tools={tools} settings={app.settings} casts={casts} change={does.change} wipe={does.wipe} wiped={app.wiped} done={does.back}
      notice={app.notice && say(tools.voice, app.notice)} />
  );
}

const help = ({ app, does, tools }: Given): VNode =>
  <HelpScreen tools={tools} back={{ words: say(tools.voice, "top.back"), go: does.back }} help={app.help} />;

/** Copy for when it cannot be played: whose fault it is, and what can be done. */
function trouble({ app: { about, trouble }, does, tools }: Given): VNode {
  const { voice } = tools;
  return (
    <Page tools={tools} title="Omstander">
      <Heading>{say(voice, trouble === "network" ? "error.load" : "error.broken")}</Heading>
      <div class="stack">
        <Button kind="main" click={does.retry}>{say(voice, "error.retry")}</Button>
        {about.read && <a class="button plain" href={about.read}>{say(voice, "paper.heading")}</a>}
        {about.back && <a class="button quiet" href={about.back}>{say(voice, "stories.back")}</a>}
      </div>
    </Page>
  );
}
