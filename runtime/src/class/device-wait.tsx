// SPDX-FileCopyrightText: 2026 The Omstander authors
// SPDX-License-Identifier: MIT

/** The screens on which there is nothing to choose: they say where to look, and stay quiet. */

import { Component, type VNode } from "preact";
import type { Help } from "../load.ts";
import { type Voice, say } from "../words.ts";
import { LogLine } from "../view/bubble.tsx";
import { Card as HelpCard } from "../view/help.tsx";
import { Said } from "../view/emoji.tsx";
import { Avatar, Button, Card, hue } from "../view/parts.tsx";
import { Me, among } from "./device-parts.tsx";
import type { Facts } from "./facts.ts";
import { type Scene, type Seat } from "./seat.ts";
import { type Aside, aside, asked } from "./seat-sight.ts";

export interface StillProps {
  voice: Voice; plain: Voice; facts: Facts; help: Help[]; seat: Seat; scene: Scene;
  along: (on: boolean) => void; choose: (about: "hey", value: number) => void; over: () => void;
}

/** What a screen says first and then, by scene. */
export function headline({ voice, facts, seat, scene }: Pick<StillProps, "voice" | "facts" | "seat" | "scene">): [string, string] {
  const two = (first: string, then: string): [string, string] => [among(voice, facts, first), among(voice, facts, then)];
  switch (scene.at) {
    case "gone": return two("join.gone", "join.gone-tip");
    case "ended": return two("join.ended", seat.stage.wiped ? "join.wiped" : "join.kept");
    case "pause": return two("join.pause", "join.pause-tip");
    case "black": return two("join.black", "join.pause-tip");
    case "talk": return two("join.talk", "join.talk-tip");
    case "together": return two("join.together", "join.board");
    default: return two("join.in", "join.board");
  }
}

/** A quiet screen. */
export function Still(props: StillProps): VNode {
  const { voice, seat, scene, facts } = props;
  if (scene.at === "help") return <HelpList {...props} />;
  if (scene.at === "hey") return <HeyList {...props} />;
  const [first, then] = headline(props);
  const inside = scene.at === "wait" || scene.at === "pause" || scene.at === "black" || scene.at === "talk" || scene.at === "together";
  const story = scene.at === "wait" && !scene.lobby;
  return (
    <main class="page still">
      <div class="say">
        <BoardDrawing scene={scene} />
        <h1 class="goal" tabIndex={-1}>{first}</h1>
        <p class="lead">{then}</p>
      </div>
      {inside && facts.icon !== undefined && <Me voice={voice} number={facts.icon} />}
      {story && !seat.together && seat.stage.reveals.length > 0 && <After key={seat.stage.reveals.length} voice={props.plain} facts={facts} told={aside(seat, voice, props.plain)} />}
      {story && (
        <div class="along">
          <p>{say(voice, "join.read-tip")}</p>
          <Button kind="plain" icon="chat" click={() => props.along(true)}>{say(voice, "join.read")}</Button>
        </div>
      )}
      {(scene.at === "gone" || scene.at === "ended") && (
        <div class="buttons"><Button kind="plain" click={props.over}>{say(voice, "join.again")}</Button></div>
      )}
    </main>
  );
}

/** A board on a stand; lit while there is something to see. */
const BoardDrawing = ({ scene }: { scene: Scene }): VNode => (
  <svg class={`drawing ${scene.at}`} viewBox="0 0 120 84" aria-hidden="true">
    <rect x="8" y="6" width="104" height="62" rx="8" />
    <path d="M46 80l6-12m22 12l-6-12" />
    {scene.at === "pause" ? <path d="M52 26v22m16-22v22" />
      : scene.at === "wait" || scene.at === "talk" || scene.at === "together" ? <path d="M24 24h30M24 36h44M66 48h30" /> : null}
  </svg>
);

/** What came of the own choice: behind a button that everybody has, whatever they chose. */
class After extends Component<{ voice: Voice; facts: Facts; told: Aside }, { open: boolean }> {
  override state = { open: false };

  private readonly turn = (): void => this.setState({ open: !this.state.open });
  /** Not in the pictures of open apps, nor there when somebody else takes the device up. */
  private readonly shut = (): void => void (document.hidden && this.setState({ open: false }));

  override componentDidMount(): void {
    document.addEventListener("visibilitychange", this.shut);
  }

  override componentWillUnmount(): void {
    document.removeEventListener("visibilitychange", this.shut);
  }

  override render({ voice, facts, told }: { voice: Voice; facts: Facts; told: Aside }): VNode {
    const { open } = this.state;
    return (
      <Card>
        <p>{among(voice, facts, "join.after")}</p>
        <div class="buttons">
          <button type="button" class="plain" aria-expanded={open} onClick={this.turn}>{say(voice, open ? "join.hide" : "join.show")}</button>
        </div>
        {open && <Told voice={voice} told={told} />}
      </Card>
    );
  }
}

function Told({ voice, told: { same, name, lines, became } }: { voice: Voice; told: Aside }): VNode {
  if (became) return <p>{say(voice, became === "late" ? "join.late" : "join.not-saved")}</p>;
  if (same) return <p><b>{same}</b><br />{say(voice, "join.you-too")}</p>;
  if (!lines.length) return <p class="faint">{say(voice, "join.after-nothing")}</p>;
  return (
    <>
      <p>{say(voice, "join.after-own", { name })}</p>
      <div class="aside">
        {lines.map((line, at) => {
          const before = lines[at - 1];
          const goesOn = line.kind === "message" && before?.kind === "message" && before.by === line.by;
          return <LogLine key={line.key} voice={voice} line={line} first={!goesOn} />;
        })}
      </div>
    </>
  );
}

/** Help: the school's own first, then who can be called or written to. */
export const HelpList = ({ voice, facts, help }: Pick<StillProps, "voice" | "facts" | "help">): VNode => (
  <main class="page helpers">
    <h1 class="goal" tabIndex={-1}>{say(voice, "help.heading")}</h1>
    <p class="lead">{say(voice, "help.first")}</p>
    {facts.contact && <section class="card stack"><h2>{say(voice, "join.help-school")}</h2><p class="lead">{facts.contact}</p></section>}
    {help.filter(({ source, verified_on }) => source.length && verified_on).map((one) => <HelpCard key={one.name} voice={voice} one={one} />)}
  </main>
);

/** Hé, while it is open: one press, and it is hidden. */
const HeyList = ({ voice, facts, seat, choose }: StillProps): VNode => {
  const signs = asked(seat, voice);
  return (
    <main class="page hey">
      <h1 class="goal" tabIndex={-1}>{say(voice, "hey.heading")}</h1>
      <p>{say(voice, "hey.explain")} {among(voice, facts, "join.private")}</p>
      <ol class="signs" role="list">
        {signs.map(({ by, who, words, when }, place) => (
          <li key={place}>
            {when !== signs[place - 1]?.when && <p class="clock">{when}</p>}
            <button type="button" class={`line first sign ${by > 0 ? `hue${hue(by)}` : ""}`} onClick={() => choose("hey", place)}>
              {by >= 0 && <Avatar name={who} by={by} />}
              <span class="bubble">
                {by >= 0 && <span class="who">{who}<span class="heard">: </span></span>}
                <Said voice={voice} words={words} />
              </span>
            </button>
          </li>
        ))}
      </ol>
      <Button kind="plain" click={() => choose("hey", -1)}>{say(voice, "hey.none")}</Button>
    </main>
  );
};
