// SPDX-FileCopyrightText: 2026 The Omstander authors
// SPDX-License-Identifier: MIT

/** Fetch and run a script of ours; whether that worked. */
export function runScript(address: string): Promise<boolean> {
  return new Promise((done) => {
    const script = document.createElement("script");
    script.src = address;
    script.onload = () => done(true);
    script.onerror = () => {
      script.remove();
      done(false);
    };
    document.head.append(script);
  });
}
