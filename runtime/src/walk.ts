// SPDX-FileCopyrightText: 2026 The Omstander authors
// SPDX-License-Identifier: MIT

/**
 * Stepping through an automaton (`spec/automaton.md`): the twin of `omstander/walk`, function by function.
 *
 * A walk never changes: every step makes a new one that remembers the one before. A saved position is the list of picks,
 * nothing else; `walk` goes there again. Problems are values, and everything that a walk relies on is checked once, in `load`.
 */

/** From a moment (key: the option's place from 1, negative if many do it), a sorting node (key: the lowest outcome that
 * goes this way, or null) or the start (key: the outcome): key, target, change of the outcome, `alone` or `together`, runs. */
export type Edge = [key: number | null, target: number, delta: number, change: number, ...runs: number[]];

/** From an outcome on: the endings that can still be reached, as bits by rank, and the rank where silence leads. */
export type Reach = [floor: number, endings: number, silent: number];

export interface Node { ending?: number; moment?: number; lost?: number; reach?: Reach[]; edges: Edge[] }

/** What happened in a chat; what is not said is left out. `kind` is `message` unless said. */
export interface Event {
  kind?: string; by?: number; in?: number; people?: number[]; text?: number; choices?: number[]; mark?: number;
  on?: number; seconds?: number; pause?: number; others?: number; everyone?: boolean; noticed?: boolean;
  noticers?: number[]; day?: number; minute?: number;
}
export interface Chat { members: number[]; admins?: number[]; others?: number; title?: number }
export interface Moment {
  scene: number; prompt: number; options: [label: number, act: string, quiet?: number][];
  step?: string; seconds?: number; class?: boolean; together?: [number, number];
}
/** The question with which an ending closes: nothing hangs on it. */
export interface Last { prompt: number; options: [label: number, act: string, ...runs: number[]][] }
export interface Automaton {
  format: number; story: string; version: string; way: string; title: number; about: number; seconds: number[];
  people: string[]; chats: Chat[]; scenes: number[]; moments: Moment[]; endings: number[]; runs: Event[][];
  start: Edge; corridor: number[]; nodes: Node[]; last?: (Last | null)[];
}
export interface Texts {
  format: number; story: string; version: string; language: string; names: string[]; texts: string[];
}

/** What could not be done; `at` is the pick's place from 1, 0 where it is not about a pick. */
export interface Problem { code: string; at: number }

/** An option's place among all options of the moment in the script, from 1. */
export interface Pick { option: number; many: boolean }

/** Where somebody is: at a moment or an ending. `edges` are those taken since `before`. */
export interface Walk {
  automaton: Automaton; node: number; outcome: number; edges: Edge[]; before: Walk | null; pick: Pick | null;
}

/** One choice, looking back: endings that could be reached before and after (bits), where silence led (ranks), how many
 * events came before. */
export interface Step {
  moment: number; pick: Pick; before: number; after: number; silent: number; leads: number; change: number; told: number;
}

const problem = (code: string, at = 0): Problem => ({ code, at });
const whole = Number.isInteger;
const within = (number: unknown, low: number, high: number): boolean =>
  whole(number) && (number as number) >= low && (number as number) < high;

export const isProblem = (value: object): value is Problem => "code" in value;

/** Read an automaton. */
export function load(source: unknown): Automaton | Problem {
  const parts = read(source, "nodes");
  if (isProblem(parts)) return parts;
  try {
    return sound(parts as Automaton) ? (parts as Automaton) : problem("damaged");
  } catch {
    return problem("damaged");
  }
}

/** Read the texts of one language that belong to this automaton. */
export function loadTexts(source: unknown, automaton: Automaton): Texts | Problem {
  const parts = read(source, "texts") as Texts | Problem;
  if (isProblem(parts)) return parts;
  if (parts.version !== automaton.version) return problem("other-story");
  const words = (list: unknown) => Array.isArray(list) && list.every((item) => typeof item === "string");
  return words(parts.texts) && words(parts.names) && parts.names.length === automaton.people.length
    ? parts
    : problem("damaged");
}

function read(source: unknown, key: string): object {
  let parts = source;
  try {
    if (typeof source === "string") parts = JSON.parse(source);
  } catch {
    return problem("damaged");
  }
  if (!parts || typeof parts !== "object" || !(key in parts) || !("format" in parts)) return problem("foreign");
  return parts.format === 1 ? parts : problem("other-format");
}

function sound(parts: Automaton): boolean {
  const { people, chats, moments, endings, runs, nodes } = parts;
  const there = (run: unknown) => within(run, 0, runs.length);
  const edge = (place: number) => (edge: Edge) =>
    within(edge[1], place + 1, nodes.length) &&
    edge.length > 3 &&
    edge.slice(2, 4).every(whole) &&
    edge.slice(4).every(there);
  const node = (node: Node, place: number) => {
    if ("ending" in node) return within(node.ending, 0, endings.length);
    const sorting = !("moment" in node);
    const begun = sorting
      ? node.edges[0]![0] === null
      : within(node.moment, 0, moments.length) && node.reach!.length > 0 && node.reach!.every((reach) => reach.length === 3);
    return (
      begun &&
      node.edges.length > 0 &&
      node.edges.every(([key], at) => whole(key) || (sorting && !at)) &&
      node.edges.every(edge(place))
    );
  };
  const event = ({ in: chat = -1, by = -1, people: others = [], noticers = [], constructor }: Event) =>
    constructor === Object && within(chat, -1, chats.length) && [by, ...others, ...noticers].every((person) => within(person, -2, people.length));
  return (
    typeof parts.version === "string" &&
    Array.isArray(endings) &&
    chats.every((chat) => Array.isArray(chat.members)) &&
    runs.every((run) => run.every(event)) &&
    moments.every((moment) => moment.options.every((option) => typeof option[1] === "string")) &&
    (parts.last ?? []).every((one) => !one || one.options.every(([, act, ...runs]) => typeof act === "string" && runs.every(there))) &&
    whole(parts.start[0]) &&
    edge(-1)(parts.start) &&
    nodes.every(node)
  );
}

/** The walk up to the first moment. */
export const start = (automaton: Automaton): Walk =>
  arrive(automaton, automaton.start, automaton.start[0]! + automaton.start[2], null, null);

/** Take an option; `at` is what a problem says of its place. */
export function step(walk: Walk, option: number, many = false, at = 0): Walk | Problem {
  const { automaton } = walk;
  const node = automaton.nodes[walk.node]!;
  if (node.ending !== undefined) return problem("after-the-end", at);
  const key = many ? -option : option;
  for (const edge of node.edges) {
    if (edge[0] === key) return arrive(automaton, edge, walk.outcome + edge[2], walk, { option, many });
  }
  return problem(within(option, 1, automaton.moments[node.moment!]!.options.length + 1) ? "not-offered" : "out-of-range", at);
}

/** Walk along picks: resume from a saved position. */
export function walk(automaton: Automaton, picks: Pick[]): Walk | Problem {
  let here: Walk | Problem = start(automaton);
  for (const [place, pick] of picks.entries()) {
    here = step(here, pick.option, pick.many, place + 1);
    if (isProblem(here)) return here;
  }
  return here;
}

/** Read `1,3+,2`; an empty text is no pick. */
export function readPicks(text: string): Pick[] | Problem {
  const picks: Pick[] = [];
  for (const part of text ? text.split(",") : []) {
    const found = /^ *([1-9][0-9]{0,3})(\+?) *$/.exec(part);
    if (!found) return problem("malformed", picks.length + 1);
    picks.push({ option: +found[1]!, many: !!found[2] });
  }
  return picks;
}

/** Write the position of a walk as `readPicks` reads it. */
export const writePicks = (walk: Walk): string =>
  along(walk).flatMap(({ pick }) => (pick ? [pick.option + (pick.many ? "+" : "")] : [])).join();

/** The number of the open moment, or -1 at an ending. */
export const moment = (walk: Walk): number => walk.automaton.nodes[walk.node]!.moment ?? -1;

/** The rank of the ending, from bad to good, or -1 before it. */
export const ending = (walk: Walk): number => walk.automaton.nodes[walk.node]!.ending ?? -1;

/** What can be picked here, in the order of the script, few before many. */
export const offers = (walk: Walk): Pick[] =>
  (walk.automaton.nodes[walk.node]!.edges ?? [])
    .map(([key]) => ({ option: Math.abs(key!), many: key! < 0 }))
    .sort((one, other) => one.option - other.option || +one.many - +other.many);

/** Everything that happened, in order. */
export const events = (walk: Walk): Event[] =>
  along(walk).flatMap(told);

/** What happened since the pick before. */
const told = ({ automaton, edges }: Walk): Event[] => edges.flatMap((edge) => ran(automaton, edge.slice(4)));

const ran = ({ runs }: Automaton, list: unknown[]): Event[] => list.flatMap((run) => runs[run as number]!);

/** The question with which the ending closes; nothing where there is none, and before the ending. */
export const lastThing = (walk: Walk): Last | null | undefined => walk.automaton.last?.[ending(walk)];

/** What follows from an option of the last thing (its place from 1): it comes after all other events. */
export const lastEvents = (walk: Walk, option: number): Event[] =>
  ran(walk.automaton, lastThing(walk)!.options[option - 1]!.slice(2));

/** The choices of a walk, with what could still be reached before and after each. */
export function corridor(walk: Walk): Step[] {
  let events = 0;
  return along(walk).flatMap((later) => {
    const earlier = later.before;
    if (!earlier) return [];
    events += told(earlier).length;
    const [before, silent] = reach(earlier);
    const [after, leads] = reach(later);
    const change = later.edges[0]![3];
    return [{ moment: moment(earlier), pick: later.pick!, before, after, silent, leads, change, told: events }];
  });
}

/** The events of a walk as this person's phone shows them, in order. */
export function phone(walk: Walk, person: number): Event[] {
  const { chats } = walk.automaton;
  const inside = chats.map((chat) => chat.members.includes(person));
  const blocked = new Set<number>();
  return events(walk).flatMap((event) => {
    const { kind, by, people = [], in: chat = -1 } = event;
    const mine = by === person;
    const about = people.includes(person);
    let seen = true;
    if (kind === "keep" || kind === "mute" || kind === "block") {
      seen = mine;
      if (mine && kind === "block") people.forEach((other) => blocked.add(other));
    } else if (chat >= 0) {
      seen = inside[chat]! && !(blocked.has(by!) && chats[chat]!.title === undefined);
      if ((about && (kind === "add" || kind === "make-group")) || (mine && kind === "make-group")) seen = inside[chat] = true;
      if ((about && kind === "remove") || (mine && kind === "leave")) inside[chat] = false;
    }
    if (!seen) return [];
    if (kind !== "typing" || mine) return [event];
    const { text: _, ...typing } = event;
    return [typing];
  });
}

/** Each chat's title (a text number, -1 in private) after these events. */
export function titles(automaton: Automaton, seen: Event[]): number[] {
  const declared = automaton.chats.map((chat) => chat.title ?? -1);
  const now = [...declared];
  for (const event of seen) {
    if (event.kind === "rename") now[event.in!] = event.text ?? -1;
    if (event.kind === "rename-back") now[event.in!] = declared[event.in!]!;
  }
  return now;
}

function along(walk: Walk): Walk[] {
  const path: Walk[] = [];
  for (let here: Walk | null = walk; here; here = here.before) path.unshift(here);
  return path;
}

/** Go on from an edge, through sorting nodes, to the next moment or ending. */
function arrive(automaton: Automaton, edge: Edge, outcome: number, before: Walk | null, pick: Pick | null): Walk {
  const edges = [edge];
  for (;;) {
    const target = edge[1];
    const node = automaton.nodes[target]!;
    if (node.moment !== undefined || node.ending !== undefined) return { automaton, node: target, outcome, edges, before, pick };
    edge = last(node.edges, outcome);
    outcome += edge[2];
    edges.push(edge);
  }
}

/** The endings that can still be reached, as bits, and where silence leads. */
function reach({ automaton, node, outcome }: Walk): [number, number] {
  const { ending, reach } = automaton.nodes[node]!;
  if (ending !== undefined) return [1 << ending, ending];
  const [, endings, silent] = last(reach!, outcome);
  return [endings, silent];
}

/** The last one whose floor the outcome reaches, or the first: floors rise, and null lies below everything. */
const last = <Floored extends Edge | Reach>(list: Floored[], outcome: number): Floored =>
  list.reduce((found, one) => (one[0]! <= outcome ? one : found));
