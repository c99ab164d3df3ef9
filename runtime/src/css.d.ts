// SPDX-FileCopyrightText: 2026 The Omstander authors
// SPDX-License-Identifier: MIT

/** A style that a script brings along: esbuild makes a file of it. */
declare module "*.css";
