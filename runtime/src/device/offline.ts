// SPDX-FileCopyrightText: 2026 The Omstander authors
// SPDX-License-Identifier: MIT

/**
 * Playing on without a network: registers the worker once the page has nothing better to do, and tells it what belongs
 * to this page. Whatever the browser refuses (plain http, a private window, a file on disk) is no fault: the page plays.
 */

/** What the worker is told: the page, its parts, and what must stand in the HTML for these parts to be its own. */
export interface Kept { page: string; parts: string[]; stands: string[] }

const OURS = "omstander";
/** Milliseconds after which a page that is loaded counts as being at rest. */
const STILL = 1500;

/**
 * Keep this page for when there is no network, once it has come to rest. `worker` is the address of the worker, `fetched`
 * what the script has asked for, `stands` the words in the page by which it knew (they tell one edition of a story from the
 * next). Told again, it keeps what belongs to the page by then.
 */
export function keepOffline(worker: string, fetched: string[], stands: string[]): void {
  if (wiped || !/^http/.test(location.protocol) || !isSecureContext) return;
  const loaded = addresses();
  const again = kept !== null;
  kept = { page: location.pathname + location.search, parts: [...loaded, ...fetched], stands: [...loaded, ...stands] };
  atRest(() => void register(worker, again).catch(() => {}));
}

let kept: Kept | null = null;
/** What was wiped stays away until the page is opened again, also where it was about to be kept. */
let wiped = false;

/** Once the page has nothing better to do: what is for later waits for what somebody is waiting for. */
export function atRest(work: () => void): void {
  // Safari has no idle callback.
  const rest = () => ("requestIdleCallback" in window ? requestIdleCallback(work, { timeout: STILL }) : work());
  const later = () => setTimeout(rest, STILL);
  if (document.readyState === "complete") later();
  else addEventListener("load", later, { once: true });
}

/** Tell whenever the network goes and comes, and at once where it is gone already. */
export function whenOffline(tell: (offline: boolean) => void): void {
  const ask = () => tell(!navigator.onLine);
  addEventListener("online", ask);
  addEventListener("offline", ask);
  if (!navigator.onLine) ask();
}

/** Let go of all that is kept here, and of the worker. */
export async function forgetOffline(): Promise<void> {
  wiped = true;
  kept = null;
  try {
    const found = await navigator.serviceWorker.getRegistration();
    // It may be in the middle of keeping: told of nothing, it lets go of that when it is done.
    found?.active?.postMessage(kept);
    for (const name of await caches.keys()) if (name.startsWith(OURS)) await caches.delete(name);
    await found?.unregister();
  } catch {
    // Where nothing can be kept there is nothing to let go of.
  }
}

/** The scripts and styles of the page. Its icon the browser keeps by itself; a manifest is for whoever has a network. */
function addresses(): string[] {
  const found = document.querySelectorAll("script[src], link[rel=stylesheet]");
  return [...found].map((one) => one.getAttribute("src") ?? one.getAttribute("href") ?? "");
}

async function register(worker: string, again: boolean): Promise<void> {
  if (wiped) return;
  const container = navigator.serviceWorker;
  // An older worker may be the active one; the newer one that takes over is told as well.
  if (!again) container.addEventListener("controllerchange", () => container.controller?.postMessage(kept));
  await container.register(worker);
  const { active } = await container.ready;
  if (wiped) await forgetOffline();
  else active?.postMessage(kept);
}
