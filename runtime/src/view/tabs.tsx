// SPDX-FileCopyrightText: 2026 The Omstander authors
// SPDX-License-Identifier: MIT

/** The chats that this phone knows: rounds beside the title on a phone, a list in a column on a wide screen. */

import type { VNode } from "preact";
import type { Tab } from "../play/screen.ts";
import { type Voice, say } from "../words.ts";
import { Avatar } from "./parts.tsx";
import { Text } from "./emoji.tsx";

export interface TabsProps { voice: Voice; tabs: Tab[]; open: number; go: (chat: number) => void }

export const Tabs = ({ voice, tabs, open, go }: TabsProps): VNode => (
  <nav class="tabs" aria-label={say(voice, "chat.chats")}>
    <ul role="list">
      {tabs.map((tab) => (
        <li key={tab.chat}>
          <button type="button" class={tab.gone ? "tab gone" : "tab"} aria-current={tab.chat === open ? "true" : undefined}
            onClick={() => go(tab.chat)}>
            <Face voice={voice} tab={tab} />
            <span class="name">{called(voice, tab)}</span>
            {tab.unread > 0 && <span class="badge" aria-hidden="true">{tab.unread}</span>}
          </button>
        </li>
      ))}
    </ul>
  </nav>
);

/** A private chat has the face of the other one. */
export function Face({ voice, tab: { chat, title, group } }: { voice: Voice; tab: Tab }): VNode {
  const other = voice.automaton.chats[chat]?.members.find((person) => person !== 0) ?? 0;
  return <Avatar name={title} by={group ? 0 : other} group={group} />;
}

/** The name, and to a screen reader what the badge says. */
function called(voice: Voice, { title, unread, gone }: Tab): VNode {
  const name = <Text voice={voice} text={title} />;
  if (!unread && !gone) return name;
  return (
    <>
      <span aria-hidden="true">{title}</span>
      <span class="heard">{say(voice, unread ? "chat.unread" : "chat.gone", { name: title, n: unread })}</span>
    </>
  );
}
