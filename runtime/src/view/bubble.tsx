// SPDX-FileCopyrightText: 2026 The Omstander authors
// SPDX-License-Identifier: MIT

/** One thing in a log: something said, or something that happened. */

import { Component, type VNode } from "preact";
import type { Line, Reaction } from "../play/screen.ts";
import { type Voice, say } from "../words.ts";
import { Said, Text } from "./emoji.tsx";
import { Avatar, Icon, hue } from "./parts.tsx";

type Message = Extract<Line, { kind: "message" }>;

/** `first`: the line before is not of the same person. */
export interface LineProps { voice: Voice; line: Line; first: boolean }

/** A line that is drawn once: again only if somebody reacts, or if it is taken away. */
export class LogLine extends Component<LineProps> {
  override shouldComponentUpdate({ voice, line, first }: LineProps): boolean {
    return voice !== this.props.voice || first !== this.props.first || state(line) !== state(this.props.line);
  }

  override render({ voice, line, first }: LineProps): VNode {
    if (line.kind === "message") return <Message voice={voice} line={line} first={first} />;
    return <p class={line.kind}><Said voice={voice} words={line.words} /></p>;
  }
}

/** All of a line that can change. */
const state = (line: Line): string =>
  line.kind === "message" ? `${line.gone} ${line.reactions.map(({ spoken }) => spoken)}` : line.words.text;

function Message({ voice, line, first }: { voice: Voice; line: Message; first: boolean }): VNode {
  const { by, who, own, gone, unsent, reactions } = line;
  const style = ["line", own ? "own" : by > 0 && `hue${hue(by)}`, first && "first", gone && "gone", unsent && "unsent"];
  return (
    <div class={style.filter(Boolean).join(" ")}>
      {first && !own && <Avatar name={who} by={by} />}
      <div class="bubble">
        <p class={first && !own ? "who" : "heard"}>{who}<span class="heard">: </span></p>
        <Body voice={voice} line={line} />
      </div>
      {reactions.length > 0 && <Reactions voice={voice} reactions={reactions} />}
    </div>
  );
}

function Body({ voice, line: { words, style, quote, forwarded, choices, unsent } }: { voice: Voice; line: Message }): VNode {
  const said = <Said voice={voice} words={words} />;
  return (
    <>
      {forwarded && <p class="label"><Icon of="forward" turn />{say(voice, "chat.forwarded")}</p>}
      {quote && (
        <blockquote>
          <span class="heard">{say(voice, "chat.answers", { name: quote.who })}: </span>
          <b aria-hidden="true">{quote.who} </b><Said voice={voice} words={quote.words} />
        </blockquote>
      )}
      {style === "poll" && <p class="label"><Icon of="poll" />{say(voice, "chat.poll")}</p>}
      {style === "photo" || style === "video" ? <p class="unseen"><Icon of={style} />{said}</p> : <p class="words">{said}</p>}
      {choices && <ul class="poll">{choices.map((choice) => <li><Said voice={voice} words={choice} /></li>)}</ul>}
      {unsent && <p class="label">{say(voice, "chat.not-sent")}</p>}
    </>
  );
}

/** Who put which sign; one round for each sign, and for a screen reader one sentence for each person. */
function Reactions({ voice, reactions }: { voice: Voice; reactions: Reaction[] }): VNode {
  const signs = [...new Set(reactions.map(({ emoji }) => emoji))];
  const people = (sign: string) => reactions.filter(({ emoji }) => emoji === sign).map(({ who }) => who).join(", ");
  return (
    <p class="reactions">
      {signs.map((sign) => <span key={sign} class="reaction" aria-hidden="true">{sign} <small>{people(sign)}</small></span>)}
      {reactions.map(({ who, spoken }) => <span key={who + spoken} class="heard"><Text voice={voice} text={spoken} /> </span>)}
    </p>
  );
}
