// SPDX-FileCopyrightText: 2026 The Omstander authors
// SPDX-License-Identifier: MIT

/** The bar below the log: nothing can be typed, so it says what can be done instead. */

import type { VNode } from "preact";
import { storyWords } from "../play/lines.ts";
import type { Act, Bar } from "../play/screen.ts";
import { type Voice, say } from "../words.ts";
import { Said, Text } from "./emoji.tsx";
import { Button } from "./parts.tsx";

export interface BarProps { voice: Voice; bar: Bar; paused: boolean; act: (act: Act) => void; end: () => void }

export function TextBar({ voice, bar, paused, act, end }: BarProps): VNode | null {
  if (bar.kind === "choosing") return null;
  if (bar.kind === "reading") return <Reading voice={voice} paused={paused} act={act} />;
  return (
    <div class="bar">
      {bar.kind === "draft" && <Draft voice={voice} bar={bar} act={act} />}
      {bar.kind === "away" && (
        <Button kind="main" icon="back" click={() => act({ do: "open", chat: bar.chat })}>
          <span><Text voice={voice} text={say(voice, "chat.back", { name: bar.title })} /></span>
          {bar.unread > 0 && <span class="badge">{say(voice, "chat.new", { n: bar.unread })}</span>}
        </Button>
      )}
      {bar.kind === "over" && <Button kind="main" click={end}>{say(voice, "chat.to-end")}</Button>}
    </div>
  );
}

const Reading = ({ voice, paused, act }: Pick<BarProps, "voice" | "paused" | "act">): VNode => (
  <div class="bar">
    <div class="field">
      <span class="field-words" role="status">{say(voice, paused ? "chat.paused" : "chat.reading")}</span>
      <Button kind="quiet" icon={paused ? "go" : "pause"} click={() => act({ do: paused ? "resume" : "pause" })}>
        {say(voice, paused ? "chat.go-on" : "chat.pause")}
      </Button>
    </div>
    <Button kind="quiet" icon="next" click={() => act({ do: "next" })}>{say(voice, "chat.next")}</Button>
    <Button kind="quiet" icon="all" click={() => act({ do: "at-once" })}>{say(voice, "chat.at-once")}</Button>
  </div>
);

type DraftBar = Extract<Bar, { kind: "draft" }>;

/** Whoever lands on the button hears who would see it and what it sends. */
const Draft = ({ voice, bar: { words, send, note }, act }: { voice: Voice; bar: DraftBar; act: BarProps["act"] }): VNode => (
  <>
    {note && <p class="small faint draft-note" id="note">{note}</p>}
    {words && <p class="field draft" id="draft"><Said voice={voice} words={storyWords(voice, words)} /></p>}
    <Button kind="quiet" click={() => act({ do: "unchoose" })}>{say(voice, "moment.unchoose")}</Button>
    <Button kind="main" about="note draft" click={() => act({ do: "send" })}>
      <span><Text voice={voice} text={send} /></span>
    </Button>
  </>
);
