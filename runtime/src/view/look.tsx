// SPDX-FileCopyrightText: 2026 The Omstander authors
// SPDX-License-Identifier: MIT

/**
 * Looking back: for each moment a row of blocks, from bad to good for the target, and what the choice did in whole sentences.
 * Blocks differ in pattern and edge before they differ in colour; drawn as SVG, they stand on paper and in forced colours too.
 */

import type { VNode } from "preact";
import type { Deed, End, Look as Seen, Moment, Row } from "../play/back.ts";
import type { Excerpt } from "../play/other.ts";
import { type Voice, say } from "../words.ts";
import { Said } from "./emoji.tsx";
import type { AfterProps } from "./end.tsx";
import { Button, Heading, Page } from "./parts.tsx";
import { PhoneCard } from "./other.tsx";

export interface LookProps extends AfterProps {
  seen: Seen;
  /** Whose phone can be looked at next. */
  phone: Excerpt | null;
  /** Play again from here; the link to here. */
  replay: (position: string) => void;
  /** Null where the address of this page is nobody else's: a file on a disk. */
  share: ((position: string) => void) | null;
}

export function Look(props: LookProps): VNode {
  const { tools, state, act, go, back, seen, phone } = props;
  const { voice } = tools;
  return (
    <Page tools={tools} back={back} style="look">
      <Heading>{say(voice, "look.heading")}</Heading>
      <p class="lead">{say(voice, "look.explain")}</p>
      {seen.silent && <Dare {...props} />}
      {!state.text && <Legend voice={voice} />}
      <div class="corridor">
        {!state.text && <Axis voice={voice} name={seen.target} />}
        {seen.moments.map((moment, place) => <MomentRow key={place} {...props} moment={moment} place={place} />)}
        <EndRow voice={voice} end={seen.end} text={state.text} />
      </div>
      <p class="faint">{say(voice, "look.honest")}</p>
      <Button click={() => act({ do: "text" })}>{say(voice, state.text ? "look.as-blocks" : "look.as-text")}</Button>
      {phone && <PhoneCard {...props} excerpt={phone} />}
      {!phone && <Button kind="main" click={() => go("can")}>{say(voice, "can.heading")}</Button>}
    </Page>
  );
}

const Axis = ({ voice, name }: { voice: Voice; name: string }): VNode => (
  <p class="axis faint small"><span>{say(voice, "look.from-bad", { name })}</span> <span>{say(voice, "look.to-good", { name })}</span></p>
);

/** For who let every moment pass: at which one would you dare something first? It leads back there, if they want. */
const Dare = ({ tools: { voice }, state, act, seen, replay }: LookProps): VNode => (
  <section class="card stack">
    <p>{say(voice, "look.silent")}</p>
    <ul class="choices" role="list">
      {seen.moments.map(({ when, heading, position }, place) => (
        <li key={place}>
          <button type="button" class="choice" aria-pressed={place === state.dare} onClick={() => act({ do: "dare", place })}>
            <small>{when}</small><Said voice={voice} words={heading} />
          </button>
          {place === state.dare && <Button kind="main" click={() => replay(position)}>{say(voice, "end.back", { clock: when })}</Button>}
        </li>
      ))}
    </ul>
  </section>
);

function MomentRow(props: LookProps & { moment: Moment; place: number }): VNode {
  const { tools: { voice }, state, moment, place, replay, share } = props;
  const { when, heading, you, also, row, said, text, position } = moment;
  return (
    <section class="step">
      {state.text ? <h2>{when}</h2> : <h2><small class="faint">{when}</small> <Said voice={voice} words={heading} /></h2>}
      {state.text ? <p><Said voice={voice} words={{ text }} /></p> : <Doing voice={voice} you={you} />}
      {!state.text && <Blocks row={row} id={`s${place}`} />}
      {!state.text && said.map((one) => <p key={one}>{one}</p>)}
      {also.length > 0 && <Also voice={voice} also={also} />}
      <div class="buttons">
        <Button click={() => replay(position)}>{say(voice, "end.back", { clock: when })}</Button>
        {share && <Button kind="quiet" click={() => share(position)}>{say(voice, "look.share")}</Button>}
      </div>
      <Link voice={voice} link={state.link?.position === position ? state.link : null} />
    </section>
  );
}

/** The player's own choice, and in small what kind of doing that is. */
const Doing = ({ voice, you }: { voice: Voice; you: Deed }): VNode => {
  const [before = "", after = ""] = say(voice, "look.you", { option: "\n" }).split("\n");
  return <p>{before}<Said voice={voice} words={you.words} />{after} <Act voice={voice} deed={you} /></p>;
};

const Act = ({ voice, deed: { act } }: { voice: Voice; deed: Deed }): VNode => <small class="act"><span class="heard">, </span>{say(voice, `act.${act}`)}</small>;

/** What could be sent here too: an offer, not a correction. */
const Also = ({ voice, also }: { voice: Voice; also: Deed[] }): VNode => (
  <p class="also small faint">
    {say(voice, "look.also")} {also.map(({ words }, place) => <span key={words.text}>{place > 0 && " · "}<Said voice={voice} words={words} /></span>)}
  </p>
);

const Link = ({ voice, link }: { voice: Voice; link: { address: string } | null }): VNode => (
  <div role="status">
    {link && <p class="small">{say(voice, link.address ? "share.by-hand" : "share.copied")} {link.address && <code>{link.address}</code>}</p>}
  </div>
);

const EndRow = ({ voice, end: { when, title, row, text }, text: asText }: { voice: Voice; end: End; text: boolean }): VNode => (
  <section class="step">
    <h2>{when && <small class="faint">{when} </small>}{say(voice, "end.heading")}</h2>
    {!asText && <Blocks row={row} id="end" />}
    <p>{asText ? <Said voice={voice} words={{ text }} /> : <Said voice={voice} words={title} />}</p>
  </section>
);

/** Percent between two blocks. */
const GAP = 2;

/** One row of blocks. Its width is that of the page, its height that of the letters. */
export function Blocks({ row: { blocks, mark, dot, heard }, id }: { row: Row; id: string }): VNode {
  const width = (100 - GAP * (blocks.length - 1)) / blocks.length;
  const left = (place: number) => place * (width + GAP);
  return (
    <svg class={mark < 0 ? "doors" : "doors marked"} role="img" aria-label={heard}>
      <Stripes id={id} />
      {blocks.map((block, place) => <Door key={place} block={block} id={id} x={`${left(place)}%`} width={`${width}%`} />)}
      {mark >= 0 && <svg x={`${left(mark) + width / 2}%`} y="1.9em" aria-hidden="true"><path class="mark" d="M0 0l7 11h-14z" /></svg>}
      {dot >= 0 && <circle class="dot" cx={`${left(dot) + width / 2}%`} cy=".8em" r=".36em" />}
    </svg>
  );
}

const Stripes = ({ id }: { id: string }): VNode => (
  <pattern id={`stripes-${id}`} width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path class="stripe" d="M2 0v7" /></pattern>
);

/** A block; the stripes lie over its colour. */
const Door = ({ block, id, x, width }: { block: string; id: string; x: string; width: string }): VNode => (
  <>
    <rect class={block} x={x} width={width} height="1.6em" rx=".4em" />
    {block === "striped" && <rect class="over" fill={`url(#stripes-${id})`} x={x} width={width} height="1.6em" rx=".4em" />}
  </>
);

/** What the blocks and signs mean, each beside one of its own. */
export const Legend = ({ voice, id = "" }: { voice: Voice; id?: string }): VNode => (
  <ul class="legend small" role="list">
    {["full", "striped", "empty"].map((block) => (
      <li key={block}><svg class="doors" aria-hidden="true"><Stripes id={id + block} /><Door block={block} id={id + block} x="0" width="100%" /></svg>{say(voice, `look.${block}`)}</li>
    ))}
    <li><svg class="doors" aria-hidden="true"><svg x="50%" y=".4em"><path class="mark" d="M0 0l7 11h-14z" /></svg></svg>{say(voice, "look.mark")}</li>
    <li><svg class="doors" aria-hidden="true"><circle class="dot" cx="50%" cy=".8em" r=".36em" /></svg>{say(voice, "look.dot")}</li>
  </ul>
);
