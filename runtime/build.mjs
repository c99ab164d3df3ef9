// SPDX-FileCopyrightText: 2026 The Omstander authors
// SPDX-License-Identifier: MIT

/**
 * Build what a browser loads into `dist/`: `walk.js` (the walker alone, a module), `page.js` and `page.css` (the player, one
 * script that also runs from a file on disk), `after.js` (the screens after the ending, fetched while somebody plays),
 * `worker.js` (so that it plays on without a network) and `design.js` (the page that shows every component; for developers,
 * never part of `page.js`), `exit.js` (the quick exit of pages without a script of their own), and the screens of a class. With `--watch`: again at every change.
 *
 * The target is a five-year-old browser: what esbuild cannot turn into older code, the sources do without.
 */

import { existsSync, readFileSync } from "node:fs";
import { build, context } from "esbuild";

const shared = {
  absWorkingDir: import.meta.dirname,
  bundle: true,
  minify: true,
  charset: "utf8",
  target: ["chrome92", "safari14.1", "firefox90"],
  jsx: "automatic",
  jsxImportSource: "preact",
  legalComments: "none",
  logLevel: "warning",
  banner: { js: "/* Omstander, (c) 2026 The Omstander authors, MIT licence */" },
};
const { banner, ...plain } = shared;
const withPreact = { ...shared, banner: { js: banner.js.replace(",", " with Preact, (c) 2015-present Jason Miller;") } };

/** What `after.js` borrows from the page instead of carrying it along a second time: the names in `src/lent.ts`. */
const borrowed = {
  name: "borrowed",
  setup({ onResolve, onLoad }) {
    const lentFile = readFileSync(new URL("src/lent.ts", import.meta.url), "utf8");
    const lists = [...lentFile.matchAll(/^export \{ (.*) \} from "(?:.*\/)?(.*)";$/gm)];
    const lent = new Set(lists.map(([, , file]) => file));
    onResolve({ filter: /./ }, ({ path, importer }) => {
      const file = path.replace(/^.*\//, "");
      return importer && lent.has(file) && !importer.endsWith("/lent.ts") ? { path: "page", namespace: "borrowed" } : undefined;
    });
    const names = lists.flatMap(([, list]) => list.split(", "));
    const contents = `export const { ${names} } = self.omstander;`;
    onLoad({ filter: /./, namespace: "borrowed" }, () => ({ contents, loader: "js" }));
  },
};

/** What is built: sources and their targets. A source that is not there is left out, so that parts can be built alone. */
const outputs = [
  { ...shared, entryPoints: ["src/walk.ts"], outfile: "dist/walk.js", format: "esm" },
  { ...withPreact, entryPoints: ["src/main.tsx"], outfile: "dist/page.js", format: "iife" },
  { ...shared, entryPoints: ["src/after.tsx"], outfile: "dist/after.js", format: "iife", plugins: [borrowed] },
  { ...shared, entryPoints: ["src/worker.ts"], outfile: "dist/worker.js", format: "iife" },
  { ...shared, entryPoints: ["src/exit.ts"], outfile: "dist/exit.js", format: "iife" },
  { ...withPreact, entryPoints: ["src/design.tsx"], outfile: "dist/design.js", format: "iife" },
  { ...plain, banner: { css: banner.js }, entryPoints: ["src/style/page.css"], outfile: "dist/page.css" },
  { ...plain, banner: { css: banner.js }, entryPoints: ["src/style/site.css"], outfile: "dist/site.css" },
  { ...withPreact, entryPoints: ["src/class/join.tsx"], outfile: "dist/join.js", format: "iife" },
  { ...withPreact, entryPoints: ["src/class/board.tsx"], outfile: "dist/board.js", format: "iife" },
  { ...withPreact, entryPoints: ["src/class/host.tsx"], outfile: "dist/host.js", format: "iife" },
  { ...shared, entryPoints: ["src/class/probe.ts"], outfile: "dist/probe.js", format: "iife" },
  { ...plain, banner: { css: banner.js }, entryPoints: ["src/style/join.css"], outfile: "dist/join.css" },
  { ...plain, banner: { css: banner.js }, entryPoints: ["src/style/board.css"], outfile: "dist/board.css" },
  { ...plain, banner: { css: banner.js }, entryPoints: ["src/style/host.css"], outfile: "dist/host.css" },
];

for (const options of outputs.filter(({ entryPoints }) => existsSync(new URL(entryPoints[0], import.meta.url)))) {
  if (process.argv.includes("--watch")) await (await context(options)).watch();
  else await build(options);
}
