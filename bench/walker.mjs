// SPDX-FileCopyrightText: 2026 The Omstander authors
// SPDX-License-Identifier: MIT

/**
 * Choices a second and bytes of the walker, beside inkjs on the same structure of choices in the same run.
 *
 *     node bench/walker.mjs AUTOMATON.json        (peers: cd bench/peers && npm ci)
 *
 * The ink story is made from the automaton: a knot per state, a choice per edge, the outcome as a variable, the sorting as
 * conditions, one short line of text per choice. Both play the same paths, picked by the same small generator of numbers.
 */

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { gzipSync } from "node:zlib";

import { ending, load, moment, offers, phone, start, step } from "../runtime/dist/walk.js";

const automaton = load(readFileSync(process.argv[2], "utf8"));
if ("code" in automaton) throw new Error(automaton.code);

/** The same picks for everybody. */
function picker() {
  let state = 42;
  return (count) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state % count;
  };
}

function ours(choices) {
  const pick = picker();
  let ended = 0;
  let here = start(automaton);
  for (let taken = 0; taken < choices; taken++) {
    const edges = automaton.nodes[here.node].edges;
    const key = edges[pick(edges.length)][0];
    here = step(here, Math.abs(key), key < 0);
    if (ending(here) >= 0) {
      ended += 1 + ending(here);
      here = start(automaton);
    }
  }
  return ended;
}

/** With all that a page asks for after every choice: what is on the player's phone, and what can be picked. */
function oursWithPhone(choices) {
  const pick = picker();
  let shown = 0;
  let here = start(automaton);
  for (let taken = 0; taken < choices; taken++) {
    const offered = offers(here);
    const { option, many } = offered[pick(offered.length)];
    here = step(here, option, many);
    shown += phone(here, 0).length;
    if (moment(here) < 0) here = start(automaton);
  }
  return shown;
}

function inkSource() {
  const lines = [`VAR outcome = ${automaton.start[0] + automaton.start[2]}`, `-> n${automaton.start[1]}`];
  for (const [place, node] of automaton.nodes.entries()) {
    lines.push(`=== n${place} ===`);
    if ("ending" in node) lines.push(`ending ${node.ending}`, "-> END");
    else if ("moment" in node) for (const edge of node.edges) lines.push(...inkChoice(edge));
    else lines.push(...inkSorting(node.edges));
  }
  return lines.join("\n");
}

const inkChoice = ([key, target, delta]) => [`+ [pick ${key}] picked ${key}`, `  ~ outcome += ${delta}`, `  -> n${target}`];

function inkSorting(edges) {
  const cases = [...edges].reverse().map(([floor, target, delta]) => {
    const condition = floor === null ? "else" : `outcome >= ${floor}`;
    return `- ${condition}:\n  ~ outcome += ${delta}\n  -> n${target}`;
  });
  return ["{", ...cases, "}"];
}

function theirs(story, choices) {
  const pick = picker();
  let ended = 0;
  story.ResetState();
  for (let taken = 0; taken < choices; taken++) {
    while (story.canContinue) story.Continue();
    story.ChooseChoiceIndex(pick(story.currentChoices.length));
    while (story.canContinue) story.Continue();
    if (story.currentChoices.length === 0) {
      ended += 1 + Number(story.currentText.trim().split(" ").at(-1));
      story.ResetState();
    }
  }
  return ended;
}

function measure(name, choices, run) {
  run(Math.min(choices, 20_000));
  const rates = [1, 2, 3, 4, 5].map(() => {
    const begun = process.hrtime.bigint();
    run(choices);
    return Math.round(choices / (Number(process.hrtime.bigint() - begun) / 1e9));
  });
  rates.sort((one, other) => one - other);
  console.log(`${name}: ${rates[0]} / ${rates[2]} / ${rates[4]} choices/s (least / middle / most of 5)`);
  return rates[2];
}

const bytes = (path) => gzipSync(readFileSync(path), { level: 9 }).length;
console.log(`node ${process.version}, ${automaton.story} (${automaton.way}), ${automaton.nodes.length} states`);
console.log(`walk.js: ${bytes(new URL("../runtime/dist/walk.js", import.meta.url))} B gzip`);
const own = measure("walk.js", 2_000_000, ours);
measure("walk.js with phone and offers", 100_000, oursWithPhone);

const require = createRequire(new URL("peers/", import.meta.url));
const { Compiler } = require("inkjs/full");
const { Story } = require("inkjs");
const { version } = JSON.parse(readFileSync(new URL("peers/node_modules/inkjs/package.json", import.meta.url), "utf8"));
const story = new Story(new Compiler(inkSource()).Compile().ToJson());
if (theirs(story, 5000) !== ours(5000)) throw new Error("the two stories do not end alike");
console.log(`inkjs ${version}, player alone: ${bytes(require.resolve("inkjs"))} B gzip`);
const peer = measure(`inkjs ${version}`, 20_000, (choices) => theirs(story, choices));
console.log(`ratio: ${Math.round(own / peer)}`);
