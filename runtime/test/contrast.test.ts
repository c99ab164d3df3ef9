// SPDX-FileCopyrightText: 2026 The Omstander authors
// SPDX-License-Identifier: MIT

/** Every colour that stands on another one can be read, by day and by night: computed from `style/tokens.css` itself. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

type Colours = Record<string, string>;

const css = readFileSync(new URL("../src/style/tokens.css", import.meta.url), "utf8");
const page = readFileSync(new URL("../../docs/design-system.md", import.meta.url), "utf8");

/** The colours of the block that begins with this selector. */
function colours(selector: string): Colours {
  const [, block = ""] = css.slice(css.indexOf(`${selector} {`)).match(/\{([^}]*)\}/) ?? [];
  return Object.fromEntries([...block.matchAll(/--([\w-]+): (#[0-9a-f]{3,8})\b/g)].map(([, name, value]) => [name!, value!]));
}

const themes: Record<string, Colours> = {
  light: colours(':root, [data-colours="light"]'),
  dark: colours('\n[data-colours="dark"]'),
};
const HUES = [1, 2, 3, 4, 5, 6, 7, 8];

/** Words on grounds. `on` is not here: it is `paper`. */
const TEXT: Record<string, string[]> = {
  ink: ["paper", "card", "sunk", "soft", "shut", "edge", ...HUES.map((hue) => `tint-${hue}`)],
  faint: ["paper", "card", "sunk", "soft", "edge", ...HUES.map((hue) => `tint-${hue}`)],
  strong: ["paper", "card", "sunk", "soft"],
  paper: ["strong", "own", "ink", "faint", ...HUES.map((hue) => `hue-${hue}`)],
  ...Object.fromEntries(HUES.map((hue) => [`hue-${hue}`, [`tint-${hue}`]])),
};
/** Edges of what can be pressed, marks, and the ring around what has the focus. */
const EDGES: Record<string, string[]> = {
  line: ["paper", "card", "sunk", "soft"],
  strong: ["paper", "card", "sunk", "soft"],
  ink: ["open", "shut"],
};

const PAIRS = (list: Record<string, string[]>) => Object.entries(list).flatMap(([front, backs]) => backs.map((back) => [front, back] as const));

function luminance(colour: string): number {
  const full = colour.length === 4 ? [...colour.slice(1)].map((digit) => digit + digit).join("") : colour.slice(1);
  const [red = 0, green = 0, blue = 0] = (full.match(/../g) ?? []).map((pair) => {
    const part = parseInt(pair, 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** The contrast of two colours, 1 to 21, as WCAG 2.2 defines it. */
function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((left, right) => left - right);
  return (light + 0.05) / (dark + 0.05);
}

const lowest = (theme: Colours, list: Record<string, string[]>): number =>
  Math.min(...PAIRS(list).map(([front, back]) => contrast(theme[front]!, theme[back]!)));

test("black on white is 21, and the same colour twice is 1", () => {
  assert.equal(contrast("#000", "#ffffff"), 21);
  assert.equal(contrast("#1f6f66", "#1f6f66"), 1);
});

for (const [name, theme] of Object.entries(themes)) {
  for (const [list, least] of [[TEXT, 4.5], [EDGES, 3]] as const) {
    test(`${name}: ${list === TEXT ? "words" : "edges"} have at least ${least}`, () => {
      for (const [front, back] of PAIRS(list)) {
        assert.ok(theme[front] && theme[back], `${front} or ${back} is no colour of the ${name} theme`);
        assert.ok(contrast(theme[front], theme[back]) >= least, `${front} on ${back}: ${contrast(theme[front], theme[back]).toFixed(2)}`);
      }
    });
  }

  test(`${name}: the page about the design names the lowest figures`, () => {
    const row = `| ${name} | ${lowest(theme, TEXT).toFixed(2)} | ${lowest(theme, EDGES).toFixed(2)} |`;
    assert.ok(page.includes(row), `docs/design-system.md lacks: ${row}`);
  });
}

test("both themes name the same colours, and a device that is dark has the dark ones", () => {
  assert.deepEqual(Object.keys(themes["light"]!), Object.keys(themes["dark"]!));
  assert.deepEqual(colours(":root:not([data-colours])"), themes["dark"]);
});

test("a colour is named in tokens.css alone", () => {
  for (const part of ["base", "start", "chat", "sheet"]) {
    const found = readFileSync(new URL(`../src/style/${part}.css`, import.meta.url), "utf8").match(/#[0-9a-f]{3,8}\b(?![\w-]*\s*\{)|rgba?\(|hsl/g) ?? [];
    assert.deepEqual(found.filter((colour) => part !== "base" || !["#fff", "#000"].includes(colour)), [], part);
  }
});
