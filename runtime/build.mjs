// SPDX-FileCopyrightText: 2026 The Omstander authors
// SPDX-License-Identifier: MIT

/**
 * Build what a browser loads: `dist/walk.js` (the walker alone, a module) and `dist/page.js`
 * (the plain page, one script that also runs from a file on disk).
 */

import { build } from "esbuild";

const shared = { bundle: true, minify: true, charset: "utf8", target: "es2022", legalComments: "none" };
const banner = { js: "/* Omstander, MIT licence */" };

process.chdir(import.meta.dirname);
await build({ ...shared, banner, entryPoints: ["src/walk.ts"], outfile: "dist/walk.js", format: "esm" });
await build({ ...shared, banner, entryPoints: ["src/main.ts"], outfile: "dist/page.js", format: "iife" });
