// SPDX-FileCopyrightText: 2026 The Omstander authors
// SPDX-License-Identifier: MIT

/** The teacher's pages: where a lesson is started, the remote, and what is printed. Which one it is stands in the page. */

import { type VNode, render } from "preact";
import { inPage, pageWords } from "./facts.ts";
import { sayer } from "./host-parts.tsx";
import { Slips } from "./host-slips.tsx";
import type { Guide } from "./lesson.ts";
import { Remote } from "./remote.tsx";
import { type Beforehand, SetupPage, type SetupParts } from "./setup.tsx";

const words = pageWords();
const say = sayer(words.strings);
const parts: SetupParts = { page: "", language: document.documentElement.lang, languages: [], stories: [], ...(inPage("parts") as Partial<SetupParts> | undefined) };
const guide = inPage("lesson");

function page(): VNode {
  const { language } = parts;
  if (parts.page === "remote") return <Remote words={words} say={say} guide={guide as Guide} language={language} />;
  if (parts.page === "slips") return <Slips say={say} guide={(guide ?? null) as Pick<Guide, "note" | "slip"> | null} language={language} />;
  return <SetupPage parts={parts} strings={words.strings} say={say} guide={(guide ?? null) as Beforehand | null} />;
}

const place = document.getElementById("app")!;
place.replaceChildren();
render(page(), place);
