// SPDX-FileCopyrightText: 2026 The Omstander authors
// SPDX-License-Identifier: MIT

/**
 * The service worker: what was played once plays again without a network. A page tells it which addresses belong to
 * it (`device/offline.ts`); they come out of the browser's own cache, so nothing is downloaded twice. Where somebody is
 * in a story stands behind the # of an address, which is never sent and never kept.
 */

import type { Kept } from "./device/offline.ts";

interface Lasting extends Event { waitUntil(work: Promise<unknown>): void }
interface Fetching extends Lasting { request: Request; respondWith(answer: Promise<Response>): void }
interface Told extends Lasting { data: Kept | null }

// One cache per page, named after its path. Another number where the way of keeping changes.
const OURS = "omstander";
const NAME = OURS + " 1 ";
const PATIENCE = 3000;
// An address that names its content: what is kept under it is never out of date.
const NAMED = /[./=-][\da-f]{12}/;

let turn: Promise<unknown> = Promise.resolve();

// A newer worker takes over at once: it answers whatever the page of an older one may still ask for.
addEventListener("install", () => void (self as unknown as { skipWaiting(): void }).skipWaiting());

addEventListener("message", (event) => {
  const { data, waitUntil } = event as unknown as Told;
  turn = turn.then(() => (data ? keep(data) : drop(""))).catch(() => {});
  waitUntil.call(event, turn);
});

addEventListener("fetch", (event) => {
  const { request } = event as Fetching;
  const { origin, pathname, search } = new URL(request.url);
  if (request.method !== "GET" || origin !== location.origin) return;
  if (request.mode === "navigate") (event as Fetching).respondWith(fresh(request, pathname));
  else if (NAMED.test(pathname + search)) (event as Fetching).respondWith(stored(request).then((found) => found || fetch(request)));
});

/** What is kept of an address, in whichever cache; nothing where the browser refuses. */
function stored(address: string | Request, ignoreSearch = false): Promise<Response | void> {
  return Promise.resolve().then(() => caches.match(address, { ignoreVary: true, ignoreSearch })).catch(() => {});
}

/** A page from the network; as it was kept where there is none, or it takes long, or the server is out of order. */
async function fresh(request: Request, pathname: string): Promise<Response> {
  const network = fetch(request);
  const late = new Promise<void>((done) => setTimeout(done, PATIENCE));
  // A story that was withdrawn is not played on from here, also where the answer comes late.
  void network.then(({ status }) => status === 404 && caches.delete(NAME + pathname)).catch(() => {});
  const answer = await Promise.race([network, late]).catch(() => {});
  // An author who broke a story is told so, whatever is kept.
  const told = answer && (answer.status < 500 || answer.headers.has("x-story"));
  return (told ? answer : await stored(pathname, true)) || network;
}

/** Keep a page with its parts, all or nothing; then let go of what no longer belongs to it. */
async function keep({ page, parts, stands }: Kept): Promise<void> {
  const full = (address: string) => new URL(address, location.href).href;
  const again = (address: string) => new Request(address, { cache: "force-cache", redirect: "error" });
  const cache = await caches.open(NAME + new URL(full(page)).pathname);
  const known = (await cache.keys()).map(({ url }) => url);
  const wanted = parts.map(full);
  const html = await fetch(again(page));
  const text = await html.clone().text();
  // A slow answer may have brought a newer page than the one that is asking: its parts are others.
  if (!html.ok || !stands.every((one) => text.includes(one))) return;
  await cache.addAll(wanted.filter((address) => !known.includes(address)).map(again));
  await cache.put(page, html);
  wanted.push(full(page));
  for (const url of known) if (!wanted.includes(url)) await cache.delete(url, { ignoreVary: true });
  await drop(NAME);
}

/** Let go of our caches, but for those that are called this. */
async function drop(but: string): Promise<void> {
  for (const name of await caches.keys()) if (name.startsWith(OURS) && !(but && name.startsWith(but))) await caches.delete(name);
}
