// SPDX-FileCopyrightText: 2026 The Omstander authors
// SPDX-License-Identifier: MIT

/**
 * A page for developers: every token and every component in every state, by day and by night, made of the real components.
 * `#chat` and the like show one screen alone, as it is on a device.
 */

import { type ComponentChildren, type VNode, render } from "preact";
import "./style/design.css";
import { DEFAULTS } from "./play/settings.ts";
import type { Bar, Line, Settings, Sheet } from "./play/screen.ts";
import { BARS, CHATS, KINDS, NAMES, SHEET, voiceOf } from "./sample.ts";
import { LogLine } from "./view/bubble.tsx";
import { TextBar } from "./view/bar.tsx";
import { Chat } from "./view/chat.tsx";
import { Avatar, Button, Card, Choices, Heading, Icon, Note, TopBar, type Tools } from "./view/parts.tsx";
import { SettingsScreen } from "./view/settings.tsx";
import { MomentSheet } from "./view/sheet.tsx";
import { Start } from "./view/start.tsx";
import type { Voice } from "./words.ts";

const nothing = (): void => {};
const NAMED = ["start", "start-saved", "settings", ...Object.keys(CHATS)];
const COLOURS = ["paper", "card", "sunk", "edge", "line", "ink", "faint", "strong", "on", "soft", "own", "open", "shut", "stripe"];
const SIZES = ["t1", "t2", "t3", "t4", "t5", "t6"];

/** Whole screens, by name. */
class Screens {
  readonly tools: Tools;
  private readonly again: () => void;
  private settings: Settings = DEFAULTS;

  constructor(tools: Tools, again: () => void) {
    this.tools = tools;
    this.again = again;
  }

  /** A screen as it is on a device, or nothing where none is called so. */
  named(name: string): VNode | null {
    const { tools } = this;
    const chat = CHATS[name];
    if (chat) return <Chat tools={tools} title="Zonder Noor" screen={chat} act={nothing} end={nothing} />;
    if (name === "settings") return this.set();
    if (!name.startsWith("start")) return null;
    return (
      <Start tools={tools} saved={name === "start-saved"} begin={nothing} resume={nothing} over={nothing}
        languages={["nl", "en"]} speak={nothing} swap={nothing} stories="#" read="#" />
    );
  }

  private set(): VNode {
    const change = (settings: Settings) => {
      this.settings = settings;
      this.again();
    };
    return (
      <SettingsScreen tools={this.tools} settings={this.settings} casts={[["Noor", "Daan", "Mila"], ["Evi", "Bram", "Lotte"]]}
        change={change} wipe={nothing} wiped={false} done={nothing} />
    );
  }
}

/** Something painted by a token; by script, since the page allows no style in its HTML. */
const paint = (property: string, value: string) => (node: HTMLElement | null): void => node?.style.setProperty(property, value);

const Part = ({ title, children }: { title: string; children: ComponentChildren }): VNode => (
  <section class="stack part"><h3>{title}</h3>{children}</section>
);

const Tokens = (): VNode => (
  <>
    <Part title="Colours">
      <ul class="swatches" role="list">
        {COLOURS.map((name) => <li class="swatch"><span ref={paint("background", `var(--${name})`)} /><code>{name}</code></li>)}
      </ul>
    </Part>
    <Part title="People">
      <ul class="swatches" role="list">
        {NAMES.slice(1).map((name, place) => (
          <li class="swatch"><Avatar name={name} by={place + 1} /><span class={`hue${place + 1} tinted`}>{name}</span></li>
        ))}
      </ul>
      <div class="buttons">
        {["2B 🔥", "U14 🏀", "Iedereen behalve Noor"].map((title) => <Avatar name={title} group />)}
        <Avatar name="anderen" by={-1} />
      </div>
    </Part>
    <Part title="Letters">
      {SIZES.map((size) => <p ref={paint("font-size", `var(--${size})`)}>{size} Je zit in de groepsapp</p>)}
    </Part>
  </>
);

const Small = ({ tools }: { tools: Tools }): VNode => (
  <>
    <Part title="Buttons">
      <div class="buttons">
        <Button kind="main" click={nothing}>main</Button>
        <Button click={nothing}>plain</Button>
        <Button kind="quiet" icon="pause" click={nothing}>quiet</Button>
        <Button kind="quiet" icon="settings" label="settings" click={nothing} />
      </div>
    </Part>
    <Part title="Card, note, choices">
      <Card><p>A card.</p></Card>
      <Note>A note.</Note>
      <Choices>
        {(["private", "group", "nobody"] as const).map((where) => (
          <Button kind="choice" click={nothing}>A choice <small class="where"><Icon of={where} />{where}</small></Button>
        ))}
      </Choices>
    </Part>
    <Part title="Top bar">
      <TopBar tools={tools} title="Zonder Noor" />
      <TopBar tools={tools} back={{ words: "Terug", go: nothing }} />
    </Part>
  </>
);

const first = (line: Line, before?: Line): boolean =>
  !(line.kind === "message" && before?.kind === "message" && before.by === line.by);

function Chatting({ voice }: { voice: Voice }): VNode {
  const bar = (one: Bar, paused = false) => <TextBar voice={voice} bar={one} paused={paused} act={nothing} end={nothing} />;
  const sheet = (one: Sheet, folded = false) => (
    <MomentSheet voice={voice} sheet={one} act={nothing} folded={folded} fold={nothing} unfold={nothing} />
  );
  return (
    <>
      <Part title="Lines">
        {KINDS.map((line, place) => <LogLine voice={voice} line={line} first={first(line, KINDS[place - 1])} />)}
      </Part>
      <Part title="Bar">{BARS.map((one) => bar(one))}{bar(BARS[0]!, true)}</Part>
      <Part title="Moment">{sheet({ ...SHEET, seconds: 20 })}{sheet({ ...SHEET, seconds: 0 })}{sheet(SHEET, true)}</Part>
    </>
  );
}

/** All of it in one theme. Whole screens stand in forms, so that their radio buttons leave each other alone. */
const Everything = ({ screens }: { screens: Screens }): VNode => (
  <>
    <Tokens />
    <Small tools={screens.tools} />
    <Chatting voice={screens.tools.voice} />
    {NAMED.map((name) => <Part title={name}><form class="whole">{screens.named(name)}</form></Part>)}
  </>
);

const Gallery = ({ screens }: { screens: Screens }): VNode => (
  <div class="gallery">
    <Heading>The design of Omstander</Heading>
    <nav class="buttons" aria-label="Screens">{NAMED.map((name) => <a class="button plain" href={`#${name}`}>{name}</a>)}</nav>
    <div class="sides">
      <div data-colours="light"><h2>Light</h2><Everything screens={screens} /></div>
      <div data-colours="dark"><h2>Dark</h2><Everything screens={screens} /></div>
    </div>
  </div>
);

function begin(place: HTMLElement, words: Pick<Voice, "strings" | "emoji">): void {
  const leave = (event: Event) => event.preventDefault();
  const tools: Tools = { voice: voiceOf(words), settings: nothing, help: nothing, exit: "#", leave };
  const screens = new Screens(tools, draw);
  function draw(): void {
    render(screens.named(location.hash.slice(1)) ?? <Gallery screens={screens} />, place);
  }
  addEventListener("hashchange", draw);
  draw();
}

begin(document.getElementById("design")!, JSON.parse(document.getElementById("words.nl")?.textContent ?? '{"strings":{}}'));
