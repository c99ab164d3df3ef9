// SPDX-FileCopyrightText: 2026 The Omstander authors
// SPDX-License-Identifier: MIT

/** Help: first somebody whom you know, then who can be called or written to. Only what somebody checked, with its source. */

import type { VNode } from "preact";
import { type Voice, say } from "../words.ts";
import { type Back, Heading, Page, type Tools } from "./parts.tsx";

/** Somebody who can help. `verified_on` is a date in words. */
export interface Helper { name: string; about: string; telephone?: string; site?: string; source: string[]; verified_on: string | null }

export interface HelpProps { tools: Tools; back: Back; help: Helper[] }

export const HelpScreen = ({ tools, back, help }: HelpProps): VNode => (
  <Page tools={tools} back={back} style="helpers">
    <Heading>{say(tools.voice, "help.heading")}</Heading>
    <p class="lead">{say(tools.voice, "help.first")}</p>
    {help.filter(({ source, verified_on }) => source.length && verified_on).map((one) => <Card key={one.name} voice={tools.voice} one={one} />)}
  </Page>
);

export const Card = ({ voice, one: { name, about, telephone, site, source, verified_on } }: { voice: Voice; one: Helper }): VNode => (
  <section class="card stack">
    <h2>{name}</h2>
    <p>{about}</p>
    {telephone && <a class="button main" href={`tel:${telephone.replace(/[^0-9+]/g, "")}`}>{say(voice, "help.call", { telephone })}</a>}
    {site && <a class="button plain" href={site} rel="noreferrer">{site.replace(/^https?:\/\/(www\.)?|\/$/g, "")}</a>}
    <p class="faint small">{say(voice, "help.checked", { date: verified_on!, source: source.join(", ") })}</p>
  </section>
);
