// SPDX-FileCopyrightText: 2026 The Omstander authors
// SPDX-License-Identifier: MIT

/**
 * Build what a browser loads: `dist/walk.js` (the walker alone, a module) and `dist/page.js`
 * (the plain page, one script that also runs from a file on disk), `dist/page.css`. With `--watch`: again at every change.
 */

import { build, context } from "esbuild";

const shared = {
  absWorkingDir: import.meta.dirname,
  bundle: true,
  minify: true,
  charset: "utf8",
  target: "es2022",
  legalComments: "none",
  logLevel: "warning",
  banner: { js: "/* Omstander, (c) 2026 The Omstander authors, MIT licence */" },
};
const walk = { ...shared, entryPoints: ["src/walk.ts"], outfile: "dist/walk.js", format: "esm" };
const page = { ...shared, entryPoints: ["src/main.ts"], outfile: "dist/page.js", format: "iife" };

const { banner, ...plain } = shared;
const style = { ...plain, banner: { css: banner.js }, entryPoints: ["src/page.css"], outfile: "dist/page.css" };

for (const options of [walk, page, style]) {
  if (process.argv.includes("--watch")) await (await context(options)).watch();
  else await build(options);
}
