// SPDX-FileCopyrightText: 2026 The Omstander authors
// SPDX-License-Identifier: MIT

/** The small things of a device: its icon, and whether what was chosen is on disk. */

import type { VNode } from "preact";
import { type Voice, say } from "../words.ts";
import type { Facts } from "./facts.ts";
import type { Own } from "./seat.ts";
import { icon, iconName } from "./seat-sight.ts";

/** Shapes of our own, on a ground of 24 by 24; they have names in the words of the page, in this order. */
const SHAPES = [
  "M12 4a8 8 0 1 0 0 16 8 8 0 1 0 0-16z",
  "M12 4l9 16H3z",
  "M12 2l8 10-8 10-8-10z",
  "M12 2.5l2.9 6.4 7 .7-5.3 4.7 1.6 6.9-6.2-3.6-6.2 3.6 1.6-6.9-5.3-4.7 7-.7z",
  "M15 3a9 9 0 1 0 6 13A10 10 0 0 1 15 3z",
  "M12 2.5c4 5 6.5 8 6.5 11.5a6.5 6.5 0 0 1-13 0C5.5 10.5 8 7.5 12 2.5z",
  "M2 14c3-7 6-7 10 0s7 7 10 0v-4c-3 7-6 7-10 0s-7-7-10 0z",
  "M12 7a5 5 0 1 0 0 10 5 5 0 1 0 0-10zM11 1h2v4h-2zM11 19h2v4h-2zM1 11h4v2H1zM19 11h4v2h-4zM4 5.4L5.4 4l2.8 2.8-1.4 1.4zM15.8 17.2l1.4-1.4L20 18.6 18.6 20zM4 18.6l2.8-2.8 1.4 1.4L5.4 20zM15.8 6.8L18.6 4 20 5.4l-2.8 2.8z",
  "M7 19a5 5 0 0 1-.5-10A6 6 0 0 1 18 8.6 5.2 5.2 0 0 1 17.5 19z",
  "M12 3a9 9 0 1 0 0 18 9 9 0 1 0 0-18zm0 5a4 4 0 1 1 0 8 4 4 0 1 1 0-8z",
  "M13 4l9 8-9 8v-5H2V9h11z",
  "M12 12c-6-1-5-9 0-9s6 8 0 9c5-3.5 11 2 8.5 5.5S12.5 18.5 12 12c.5 6.5-6 9-8.5 5.5S7 8.5 12 12z",
  "M2 20L9 6l4 7 3-4 6 11z",
  "M12 2l6 8h-3l4 6h-5.5v6h-3v-6H5l4-6H6z",
  "M12 2.5l8.2 4.75v9.5L12 21.5l-8.2-4.75v-9.5z",
  "M3 21v-6h6V9h6V3h6v18z",
];
/** Colours of people that nobody mixes up, in the order of their names. */
const HUES = [2, 1, 8, 4];

/** The icon of a seat. It is always as by day: its colour has a name. */
export function IconOf({ number, large }: { number: number; large?: boolean }): VNode {
  const { shape, colour } = icon(number);
  return (
    <span class={`icon hue${HUES[colour]} ${large ? "large" : ""}`} data-colours="light" aria-hidden="true">
      <svg viewBox="0 0 24 24"><path d={SHAPES[shape]} fill-rule="evenodd" /></svg>
    </span>
  );
}

/** Which device this is, in a shape and in words. */
export const Me = ({ voice, number }: { voice: Voice; number: number }): VNode => (
  <div class="me">
    <IconOf number={number} large />
    <p><b>{say(voice, "join.icon-you", { icon: iconName(voice, number) })}</b> <span class="small faint">{say(voice, "join.icon-tip")}</span></p>
  </div>
);

const SAID = { sending: "join.sending", waiting: "join.not-saved", saved: "join.saved", late: "join.late" };

/** Whether it arrived: said only when it is true. */
export const Became = ({ voice, own }: { voice: Voice; own: Own | null }): VNode => (
  <p class={`small became ${own?.became === "saved" ? "" : "not-yet"}`} role="status">{own && say(voice, SAID[own.became])}</p>
);

/** Other words for a hall and for two on a device, where there are any. */
export function among(voice: Voice, { mode }: Pick<Facts, "mode">, key: string): string {
  const other = `${key}-${mode === "audience" ? "hall" : mode}`;
  return say(voice, other in voice.strings ? other : key);
}
