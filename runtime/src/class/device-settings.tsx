// SPDX-FileCopyrightText: 2026 The Omstander authors
// SPDX-License-Identifier: MIT

/** The settings that matter in a class, where the board sets the pace: those of the lone player, without the rest. */

import type { VNode } from "preact";
import type { Settings } from "../play/screen.ts";
import { CHOICES } from "../play/settings.ts";
import { type Voice, say } from "../words.ts";
import { Button, Note } from "../view/parts.tsx";
import { Question } from "../view/settings.tsx";

export interface LooksProps { voice: Voice; settings: Settings; change: (settings: Settings) => void; done: () => void; notice: string }

export const Looks = ({ voice, settings, change, done, notice }: LooksProps): VNode => (
  <main class="page">
    <h1 class="goal" tabIndex={-1}>{say(voice, "settings.heading")}</h1>
    {notice && <Note status>{notice}</Note>}
    {(["letters", "colours", "motion"] as const).map((key) => (
      <Question key={key} name={key} voice={voice} values={CHOICES[key] as readonly string[]} value={settings[key] as string}
        label={(value) => say(voice, `settings.${key}.${value}`)} pick={(value) => change({ ...settings, [key]: value })} />
    ))}
    <Question name="aloud" voice={voice} values={[false, true]} value={settings.aloud}
      label={(value) => say(voice, value ? "settings.on" : "settings.off")} pick={(aloud) => change({ ...settings, aloud })} />
    <Button kind="main" click={done}>{say(voice, "settings.done")}</Button>
  </main>
);
