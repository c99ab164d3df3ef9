// SPDX-FileCopyrightText: 2026 The Omstander authors
// SPDX-License-Identifier: MIT

/** As much of jsdom as the tests use. */
declare module "jsdom" {
  type Seen = Window & typeof globalThis;

  export class JSDOM {
    constructor(html: string, options: { url: string; runScripts: "dangerously"; pretendToBeVisual: boolean; beforeParse(window: Seen): void });
    readonly window: Seen;
  }
}
