// SPDX-FileCopyrightText: 2026 The Omstander authors
// SPDX-License-Identifier: MIT

/**
 * What the screens of a host share, the board and the remote: how one comes by its token, where it keeps it, and how it
 * commands (`spec/protocol.md`, *Roads* and *Commands*).
 *
 * A link with a secret works once, and the secret stands in the fragment of the address, which no server sees. The token that it
 * gives is kept twice: in this tab, so that two lessons in two tabs leave each other alone, and in this browser, so that who shut
 * the tab by mistake comes back in. It is let go of when the lesson is over.
 */

import { drop, keep, kept } from "../device/keep.ts";
import { type Answer, type Refusal, isRefusal, post } from "./outbox.ts";

export { type Answer, type Refusal, isRefusal, post } from "./outbox.ts";

/** Which screen of the host: the projector, or the teacher's own device. */
export type Role = "board" | "remote";

/** The right to command a session, on this screen. */
export interface Host { token: string; role: Role }

/** What the fragment of an address is called: `#h=` opens a board, `#i=` whatever the invitation was for. */
const SECRET = /^#[hi]=([A-Za-z0-9_-]{16,128})$/;

/** Commands that hold whatever happened meanwhile; all others say at which entry of the log they were meant. */
const ALWAYS = new Set(
  ["pause", "resume", "hide", "unhide", "lock", "unlock", "cap", "new-code", "remove", "invite", "contact", "end", "delete"],
);

interface Kept extends Host { from: string }

const name = (role: Role): string => `class ${role}`;

/** No link brought us here, and nothing was kept; a link that was used before. Both are for good. */
const NO_LINK: Refusal = { error: "no-link", status: 401 };
const USED: Refusal = { error: "used", status: 401 };

/**
 * Come in: with the secret that the address brought, else with what was kept. A secret that worked in this browser before, as
 * after a reload that still shows it, comes back to what it gave. A refusal that passes (`isPassing`) may be tried again. Look at
 * the role that it gives: an invitation may have been for the other screen.
 */
export async function enter(role: Role): Promise<Host | Refusal> {
  const secret = SECRET.exec(location.hash)?.[1];
  const before = stored(role);
  if (!secret) return before ?? NO_LINK;
  return before?.from === secret ? entered(before) : exchange(secret);
}

/** Give a secret for a token, and keep that; once. */
export async function exchange(secret: string): Promise<Host | Refusal> {
  const answer = await post("/live/hosts", { secret });
  if (isRefusal(answer)) return answer.error === "no-token" ? USED : answer;
  return entered({ token: String(answer["token"]), role: answer["role"] === "board" ? "board" : "remote", from: secret });
}

/** Keep who we are, and take the secret out of the address: it is worth nothing any more, and may be on a projector. */
function entered(host: Kept): Host {
  for (const where of ["tab", "device"] as const) keep(where, name(host.role), JSON.stringify(host));
  try {
    history.replaceState(history.state, "", location.pathname + location.search);
  } catch {
    // It stands there then, and works no more.
  }
  return host;
}

/** What this browser kept of a running session, if it did; nothing is asked of the server. */
export function stored(role: Role): Kept | null {
  for (const where of ["tab", "device"] as const) {
    const found = read(kept(where, name(role)));
    if (found) return found;
  }
  return null;
}

function read(text: string | null): Kept | null {
  try {
    const found = JSON.parse(text ?? "null") as Partial<Kept> | null;
    return found && typeof found.token === "string" && (found.role === "board" || found.role === "remote") ? (found as Kept) : null;
  } catch {
    return null;
  }
}

/** The lesson is over, or the server knows this token no longer: let go of it, and of nobody else's. */
export function leave(host: Host): void {
  for (const where of ["tab", "device"] as const) {
    if (read(kept(where, name(host.role)))?.token === host.token) drop(where, name(host.role));
  }
}

/**
 * Command the session. `last`: the newest entry of the log that this screen has seen; a command that was meant for an earlier
 * state is refused (`too-late`), so that a double tap, or two screens at once, go on once.
 */
export function command(host: Host, last: number, what: string, facts: Answer = {}): Promise<Answer | Refusal> {
  return post("/live/commands", { do: what, ...(ALWAYS.has(what) ? {} : { at: last }), ...facts }, host.token);
}

/** What to say of a refusal, in the words of the page: `host.refused-...`. `too-late` is said quietly: another screen had gone on. */
export const refused = (strings: Record<string, string>, { error }: Refusal): string =>
  strings[`host.refused-${error}`] ?? strings["host.refused"] ?? error;
