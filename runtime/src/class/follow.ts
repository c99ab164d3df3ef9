// SPDX-FileCopyrightText: 2026 The Omstander authors
// SPDX-License-Identifier: MIT

/** The fold of the log: what all screens know. The twin of `omstander/live/follow.py`; `spec/protocol.md`, *Follow*, is the law
 * of both. It imports nothing and touches no page. */

export type At = "lobby" | "playing" | "hey" | "heard" | "open" | "showing" | "ended";
export type Group = "silent" | "said" | "together" | "joined";
export type Shown = "phone" | "corridor" | "how-many" | "questions" | "agreement" | "help";
export type View = "misjudged" | "agreed" | "mixed" | null;

/** What the class did at a moment, and what may be said of it. */
export interface Reveal { moment: number; round: number; pick: string; group: Group; private: boolean; view: View }

export interface Stage {
  last: number; at: At; path: string; moment: number; opened: number; round: number; seconds: number | null; views: boolean;
  what: Shown | ""; question: number; levels: number[] | null; reveals: Reveal[]; paused: boolean; hidden: boolean; wiped: boolean;
}

/** One thing that happened; which keys there are depends on the kind. */
export interface Entry {
  n: number; kind: string; path?: string; moment?: number; round?: number; seconds?: number | null; views?: boolean; together?: boolean; pick?: string;
  group?: Group; private?: boolean; view?: View; levels?: number[] | null; what?: Shown; question?: number; wiped?: boolean;
}

/** Before the first entry. */
export const lobby: Stage = {
  last: 0, at: "lobby", path: "", moment: -1, opened: 0, round: 0, seconds: null, views: false, what: "", question: 0, levels: null,
  reveals: [], paused: false, hidden: false, wiped: false,
};

/** The stage after an entry; one that is not the next is stepped over. */
export const follow = (stage: Stage, entry: Entry): Stage =>
  entry.n === stage.last + 1 ? { ...stage, ...changed(stage, entry), last: entry.n } : stage;

function changed(stage: Stage, entry: Entry): Partial<Stage> {
  const { n, moment = -1, round = 0, seconds = null, views = false, levels = null, what = "", question = 0, wiped = false } = entry;
  const played = { at: "playing" as const, path: entry.path!, moment };
  switch (entry.kind) {
    case "started": case "reopened": case "also": return played;
    case "resolved": return { ...played, reveals: [...stage.reveals, reveal(stage, entry)] };
    case "hey": return { at: "hey", opened: n };
    case "heard": return { at: "heard", levels };
    case "opened": return { at: "open", opened: n, moment, round, seconds, views };
    case "more-time": return { seconds: (stage.seconds ?? 0) + seconds! };
    case "showed": return { at: "showing", what, question };
    case "paused": return { paused: true };
    case "resumed": return { paused: false };
    case "hidden": return { hidden: true };
    case "shown": return { hidden: false };
    case "ended": return { at: "ended", wiped };
  }
  return {};
}

const reveal = ({ round }: Stage, entry: Entry): Reveal => ({
  moment: entry.moment!, round, pick: entry.pick!, group: entry.group!, private: entry.private!, view: entry.view!,
});
