// SPDX-FileCopyrightText: 2026 The Omstander authors
// SPDX-License-Identifier: MIT

/** The settings, on a page of their own: every one is a question with a few answers, and holds at once. */

import type { VNode } from "preact";
import { CHOICES } from "../play/settings.ts";
import type { Settings } from "../play/screen.ts";
import { type Voice, say } from "../words.ts";
import { Button, Heading, Note, Page, type Tools } from "./parts.tsx";

export interface SettingsProps {
  tools: Tools;
  settings: Settings;
  /** The lists of names to choose from, the author's own first. */
  casts: string[][];
  change: (settings: Settings) => void;
  wipe: () => void;
  /** Everything was erased just now. */
  wiped: boolean;
  done: () => void;
  /** What else there is to say, such as that this device has no voice. */
  notice?: string | undefined;
}

export function SettingsScreen({ tools, settings, casts, change, wipe, wiped, done, notice }: SettingsProps): VNode {
  const { voice } = tools;
  const ask = <Key extends keyof Settings>(
    key: Key, values: readonly Settings[Key][], label: (value: Settings[Key]) => string, tip?: string,
  ) => (
    <Question key={key} name={key} voice={voice} values={values} value={settings[key]} label={label} tip={tip}
      pick={(value) => change({ ...settings, [key]: value })} />
  );
  const named = (key: keyof Settings) => (value: unknown) => say(voice, `settings.${key}.${value}`);
  const offOn = (value: boolean) => say(voice, value ? "settings.on" : "settings.off");
  return (
    <Page tools={tools} back={{ words: say(voice, "top.back"), go: done }}>
      <Heading lands>{say(voice, "settings.heading")}</Heading>
      {notice && <Note status>{notice}</Note>}
      {ask("pace", CHOICES.pace, named("pace"), "settings.pace.tip")}
      {ask("letters", CHOICES.letters, named("letters"))}
      {ask("colours", CHOICES.colours, named("colours"))}
      {ask("motion", CHOICES.motion, named("motion"))}
      {ask("aloud", [false, true], offOn)}
      {ask("clock", [false, true], offOn, "settings.clock.tip")}
      {casts.length > 1 && ask("names", casts.map((_, place) => place), (place) => casts[place]!.filter(Boolean).join(", "))}
      <Button kind="main" click={done}>{say(voice, "settings.done")}</Button>
      <div class="stack wipe">
        <Button kind="quiet" click={wipe}>{say(voice, "settings.wipe")}</Button>
        <p role="status">{wiped && say(voice, "settings.wiped")}</p>
      </div>
    </Page>
  );
}

interface QuestionProps<Value> {
  voice: Voice; name: string; values: readonly Value[]; value: Value; label: (value: Value) => string; tip?: string | undefined;
  pick: (value: Value) => void;
}

export function Question<Value>({ voice, name, values, value, label, tip, pick }: QuestionProps<Value>): VNode {
  return (
    <fieldset aria-describedby={tip && `${name}-tip`}>
      <legend>{say(voice, `settings.${name}`)}</legend>
      <div class={name === "names" ? "answers long" : "answers"}>
        {values.map((one) => (
          <label class={one === value ? "on" : undefined}>
            <input type="radio" name={name} checked={one === value} onChange={() => pick(one)} />
            {label(one)}
          </label>
        ))}
      </div>
      {tip && <p class="small faint" id={`${name}-tip`}>{say(voice, tip)}</p>}
    </fieldset>
  );
}
