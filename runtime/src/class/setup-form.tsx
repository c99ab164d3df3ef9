// SPDX-FileCopyrightText: 2026 The Omstander authors
// SPDX-License-Identifier: MIT

/** What is set before a lesson. Everything has an answer already; whether this lesson can be given now stands beside it, not behind a click. */

import type { ComponentChildren, VNode } from "preact";
import { Avatar, Button, Heading } from "../view/parts.tsx";
import { Check, Field, Fold, Lines, Pick, type Say } from "./host-parts.tsx";
import { told as filledIn } from "./lesson.ts";
import type { Beforehand } from "./setup.tsx";
import {
  CLOCKS, CONTACT, HOURS, MODES, PRACTICE, type Setup, type Story, called, put, renamed, taking, told,
} from "./setup-options.ts";

export interface FormProps {
  say: Say; language: string; languages: string[]; stories: Story[]; guide: Beforehand | null; setup: Setup; making: boolean; notice: ComponentChildren;
  change: (changed: Partial<Setup>) => void; start: () => void;
}

export function Form(props: FormProps): VNode {
  const { say, language, languages, stories, setup, making, notice, start } = props;
  const story = stories.find(({ id }) => id === setup.story);
  const begin = say(making ? "host.wait" : setup.practice ? "host.start-practice" : "host.start");
  return (
    <main class="page setup">
      <div class="intro"><Heading>{say("host.setup")}</Heading><p class="lead">{say("host.setup.lead")}</p></div>
      <Stories {...props} story={story} />
      {story && <Now {...props} story={story} />}
      <Class {...props} />
      <div class="begin stack">
        {notice}
        <Button kind="main" click={start}>{begin}</Button>
      </div>
      <nav class="foot" aria-label={say("language")}>
        {languages.map((one) => <a class="button quiet" lang={one} href={`?lang=${one}`} aria-current={one === language ? "true" : undefined}>{say(`language.${one}`)}</a>)}
      </nav>
    </main>
  );
}

const Stories = ({ say, language, stories, setup, change, story }: FormProps & { story: Story | undefined }): VNode => (
  <div class="which stack">
    <fieldset>
      <legend>{say("host.story")}</legend>
      <div class="answers long">
        {stories.map((story) => (
          <label class={story.id === setup.story ? "on" : undefined}>
            <input type="radio" name="story" checked={story.id === setup.story} onChange={() => change(told(story, language))} />
            <span>
              <b>{story.title}</b>
              <span class="small">{say("host.story.facts", { about: story.about, minutes: story.minutes })} {say("host.story.moments", { n: story.moments })}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
    {story && story.languages.length > 1 && (
      <Pick name="language" label={say("host.language")} values={story.languages} value={setup.language} words={(one) => say(`language.${one}`)}
        pick={(chosen) => change({ language: chosen })} />
    )}
  </div>
);

/** Whether this lesson can be given now, with the people of the story below it, since its last line is about them. */
function Now({ say, guide, setup, change, story }: FormProps & { story: Story }): VNode | null {
  if (!guide) return null;
  const { now } = guide.before;
  // Who the player alone would be is seen on the phones of others only: last.
  const given = story.people.map(({ name, role }, person) => ({ name, person, last: role === "you" }))
    .filter(({ name, person }) => name && story.names[person]?.length)
    .sort((one, other) => +one.last - +other.last);
  const names = list(given.map(({ name }) => name), document.documentElement.lang);
  return (
    <section class="now card stack">
      <h2>{now.heading}</h2>
      <Lines say={say} lines={filledIn(now.lines, names ? { names } : {})} />
      {given.length > 0 && (
        <>
          <h3 class="heard">{say("host.names")}</h3>
          <ul class="names" role="list">
            {given.map(({ name, person }) => (
              <Name say={say} story={story} setup={setup} person={person} own={name} change={(names) => change({ names })} />
            ))}
          </ul>
          <p class="small faint">{say("host.names.tip")}</p>
        </>
      )}
    </section>
  );
}

interface NameProps { say: Say; story: Story; setup: Setup; person: number; own: string; change: (names: number[]) => void }

/** Somebody of the story. Tapped, they are called something else. */
function Name({ say, story, setup: { names }, person, own, change }: NameProps): VNode {
  const name = called(story, person, names[person] ?? 0);
  const other = name !== own;
  return (
    <li key={own}>
      <button type="button" class={other ? "chip on" : "chip"} onClick={() => change(renamed(story, names, person))}>
        <Avatar name={name} by={person} />{name}{other && <small>{say("host.name.was", { name: own })}</small>}
        <span class="heard">, {say("host.name.swap")}</span>
      </button>
      {other && <Button kind="quiet" click={() => change(put(names, person, 0))}>{say("host.name.back", { name: own })}</Button>}
    </li>
  );
}

/** `Noor, Daan of Sem`. */
function list(names: string[], language: string): string {
  const or = language === "nl" ? " of " : " or ";
  return names.length > 1 ? names.slice(0, -1).join(", ") + or + names[names.length - 1]! : names[0] ?? "";
}

/** How the class takes part, and what few change. */
function Class({ say, guide, setup, change }: FormProps): VNode {
  const hall = setup.mode === "audience";
  return (
    <div class="class stack">
      <Pick wide name="mode" label={say("host.mode")} values={MODES} value={setup.mode} words={(mode) => say(`host.mode.${mode}`)}
        pick={(mode) => change(taking(setup, mode))} />
      {setup.mode === "board" && guide && <div class="note stack"><Lines say={say} lines={guide.no_devices.lines} /></div>}
      <div class="pair">
        {setup.mode !== "board" && (
          <Field name="pupils" kind="number" label={say(hall ? "host.seats.people" : "host.seats")} value={setup.pupils} least={1} most={4998}
            tip={say("host.seats.tip")} change={(pupils) => change({ pupils })} />
        )}
        <Field name="ends" kind="time" label={say("host.ends")} value={setup.ends} tip={say("host.ends.tip")} change={(ends) => change({ ends })} />
      </div>
      <Field name="contact" kind="text" label={say("host.contact")} value={setup.contact} most={CONTACT} tip={say("host.contact.tip")}
        change={(contact) => change({ contact })} />
      <Check label={say("host.practice", { n: PRACTICE })} on={setup.practice} change={(practice) => change({ practice })} />
      <More say={say} setup={setup} change={change} />
      {guide && (
        <Fold title={say("host.before")}>
          {[guide.before.prepare, guide.before.practice].map(({ heading, lines }) => <section class="stack"><h3>{heading}</h3><Lines say={say} lines={lines} /></section>)}
          <div class="buttons">
            <a class="button plain" href={`/class/slips?lang=${document.documentElement.lang}`}>{say("host.print")}</a>
            <a class="button plain" href={`/test?lang=${document.documentElement.lang}`}>{say("host.test")}</a>
          </div>
        </Fold>
      )}
    </div>
  );
}

const More = ({ say, setup, change }: Pick<FormProps, "say" | "setup" | "change">): VNode => (
  <Fold title={say("host.more-choices")}>
    <Pick name="clock" label={say("host.clock")} values={CLOCKS} value={setup.clock}
      words={(one) => (one ? say("host.clock.seconds", { n: one }) : say("settings.off"))} pick={(clock) => change({ clock })} />
    <Check label={say("host.hey")} on={setup.hey} change={(hey) => change({ hey })} />
    <Check label={say("host.views")} on={setup.views} change={(views) => change({ views })} />
    <Pick name="keep" label={say("host.keep")} values={HOURS} value={setup.keep} tip={say("host.keep.tip")}
      words={(hours) => (hours === 1 ? say("host.hour") : say("host.hours", { n: hours }))} pick={(keep) => change({ keep })} />
  </Fold>
);
