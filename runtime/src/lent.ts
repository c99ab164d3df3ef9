// SPDX-FileCopyrightText: 2026 The Omstander authors
// SPDX-License-Identifier: MIT

/**
 * What `after.js` (the screens after the ending, fetched while somebody plays) takes from `page.js` instead of carrying it along
 * a second time. `build.mjs` reads these lines: a name of these files that is used there and not listed here stops the build.
 * `walk.ts` is not among them: what only looking back needs of it comes with `after.js`.
 */

export { Fragment, jsx, jsxs } from "preact/jsx-runtime";
export { clock, say, tell, text, who } from "./words.ts";
export { chatName, isGroup } from "./play/chats.ts";
export { lines, storyWords } from "./play/lines.ts";
export { isSpoken, wait } from "./play/pace.ts";
export { optionLabel } from "./play/sight.ts";
export { LogLine } from "./view/bubble.tsx";
export { Said } from "./view/emoji.tsx";
export { Log } from "./view/log.tsx";
export { Avatar, Button, Heading, Page, TopBar, hue } from "./view/parts.tsx";
