// SPDX-FileCopyrightText: 2026 The Omstander authors
// SPDX-License-Identifier: MIT

/** Which screen the page of a pupil shows, and what it is given. */

import type { VNode } from "preact";
import type { Help } from "../load.ts";
import type { Settings } from "../play/screen.ts";
import { Button, TopBar, type Tools } from "../view/parts.tsx";
import { type Voice, say } from "../words.ts";
import { Code } from "./device-code.tsx";
import { Device, asks } from "./device.tsx";
import { Looks } from "./device-settings.tsx";
import { HelpList } from "./device-wait.tsx";
import type { Facts } from "./facts.ts";
import { type Own, type Seat, scene } from "./seat.ts";

/** The session, as far as it is here. */
export interface Taken { facts: Facts; voice: Voice; plain: Voice }

/** Everything that the page may show. `over` lies over the rest: settings or help. */
export interface App {
  words: Voice; help: Help[]; exit: string; languages: string[]; settings: Settings;
  at: "code" | "loading" | "seat" | "broken"; over: "" | "settings" | "help";
  code: string; linked: boolean; busy: boolean; problem: string; notice: string; back: boolean;
  taken: Taken | null; seat: Seat; now: number;
}

export interface Does {
  type(code: string): void; join(): void; back(): void; again(): void;
  choose(about: Own["about"], value: Own["value"]): void; along(on: boolean): void; open(chat: number): void; bare(): void; change(): void;
  go(over: App["over"]): void; shut(): void; set(settings: Settings): void; leave(event: MouseEvent): void;
}

export function Screen({ app, does }: { app: App; does: Does }): VNode {
  const voice = app.taken?.voice ?? app.words;
  const tools: Tools = { voice, settings: () => does.go("settings"), help: () => does.go("help"), exit: app.exit, leave: does.leave };
  const given = { app, does, tools, voice };
  return app.over ? over(given) : draw(given);
}

interface Given { app: App; does: Does; tools: Tools; voice: Voice }

function draw({ app, does, tools, voice }: Given): VNode {
  const { taken, seat, settings, now } = app;
  if (app.at === "code") return code({ app, does, tools, voice });
  if (app.at === "seat" && taken) {
    return (
      <Device tools={tools} voice={taken.voice} plain={taken.plain} facts={taken.facts} help={app.help} seat={seat} settings={settings} now={now}
        choose={does.choose} along={does.along} open={does.open} bare={does.bare} again={does.change} over={does.again} />
    );
  }
  const said = app.at === "broken" ? "join.broken" : seat.link === "lost" ? "join.lost" : "join.loading";
  return (
    <div class="device">
      <TopBar tools={tools} title={say(voice, "join.title")} />
      <main class="page still"><h1 class="goal" tabIndex={-1}>{say(voice, said)}</h1></main>
    </div>
  );
}

function code({ app, does, tools, voice }: Given): VNode {
  const { language = "" } = voice;
  const languages = [language, ...app.languages.filter((one) => one !== language)]
    .map((one) => ({ code: one, address: `?lang=${one}${app.code ? `#${app.code}` : ""}` }));
  return (
    <Code tools={tools} voice={voice} code={app.code} linked={app.linked} busy={app.busy} problem={app.problem} notice={app.notice}
      languages={languages} back={app.back ? does.back : null} type={does.type} join={does.join} />
  );
}

/** Settings or help; if something can be chosen meanwhile, one press leads there. */
function over({ app, does, tools, voice }: Given): VNode {
  const facts = app.taken?.facts ?? ({ contact: "" } as Facts);
  const due = app.at === "seat" && asks(scene(app.seat));
  return (
    <div class="device">
      <TopBar tools={tools} back={{ words: say(voice, "top.back"), go: does.shut }} />
      {app.over === "help"
        ? <HelpList voice={voice} facts={facts} help={app.help} />
        : <Looks voice={voice} settings={app.settings} change={does.set} done={does.shut} notice={app.notice} />}
      <div class={due ? "bar catch-up" : "heard"}>
        <p role="status">{due && say(voice, "join.now-choose")}</p>
        {due && <Button kind="main" icon="next" click={does.shut}>{say(voice, "join.to-moment")}</Button>}
      </div>
    </div>
  );
}
