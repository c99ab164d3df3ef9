// SPDX-FileCopyrightText: 2026 The Omstander authors
// SPDX-License-Identifier: MIT

/** The open moment: what is asked and what can be done. It says who would see it, never what is best. */

import type { VNode } from "preact";
import { storyWords } from "../play/lines.ts";
import type { Act, Option, Sheet } from "../play/screen.ts";
import { type Voice, say } from "../words.ts";
import { Said } from "./emoji.tsx";
import { Button, Choices, Icon } from "./parts.tsx";

export interface SheetProps {
  voice: Voice; sheet: Sheet; act: (act: Act) => void;
  /** Folded away to read back; the two ways between. */
  folded: boolean; fold: () => void; unfold: () => void;
}

export const MomentSheet = ({ voice, sheet, act, folded, fold, unfold }: SheetProps): VNode => (
  <section class={folded ? "sheet folded" : "sheet"} aria-labelledby="question">
    <h2 id="question" tabIndex={-1}><Said voice={voice} words={storyWords(voice, sheet.question)} /></h2>
    {sheet.seconds !== undefined && <Clock voice={voice} left={sheet.seconds} act={act} />}
    {folded
      ? <Button kind="main" click={unfold}>{say(voice, "moment.to-choose")}</Button>
      : (
        <>
          <p class="small faint">{sheet.read} {sheet.seconds === undefined && say(voice, "moment.time")}</p>
          <Choices>{sheet.options.map((option) => <Choice voice={voice} option={option} act={act} />)}</Choices>
          <Button kind="quiet" click={fold}>{say(voice, "moment.back")}</Button>
        </>
      )}
  </section>
);

interface ChoiceProps { voice: Voice; option: Option; act: SheetProps["act"] }

export const Choice = ({ voice, option: { option, label, where }, act }: ChoiceProps): VNode => (
  <Button kind="choice" click={() => act({ do: "choose", option })}>
    <Said voice={voice} words={storyWords(voice, label)} />
    <small class="where"><span class="heard">, </span><Icon of={where} />{say(voice, `moment.${where}`)}</small>
  </Button>
);

interface ClockProps { voice: Voice; left: number; act: SheetProps["act"] }

/** At so many seconds it is said aloud how many are left. */
const WARN = 20;

/** A suggested time, for who turned it on. When it is over nothing happens but that it says so. */
function Clock({ voice, left, act }: ClockProps): VNode {
  const said = say(voice, left ? "moment.clock" : "moment.clock-over", { n: left });
  return (
    <div class="clock-row">
      <p class="small" role="timer">{said}</p>
      <p class="heard" role="status">{left === 0 || left === WARN ? said : ""}</p>
      <div class="buttons">
        <Button kind="quiet" click={() => act({ do: "more-time" })}>{say(voice, "moment.more-time")}</Button>
        <Button kind="quiet" click={() => act({ do: "no-clock" })}>{say(voice, "moment.no-clock")}</Button>
      </div>
    </div>
  );
}
