// SPDX-FileCopyrightText: 2026 The Omstander authors
// SPDX-License-Identifier: MIT

/** The link follows a log over any network: each rung of the ladder, and what comes double, with a hole or not at all. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { Link, type LinkState, type Logged } from "../src/class/link.ts";
import { Events } from "../src/class/sse.ts";
import { Windows } from "../src/class/windows.ts";
import { patience } from "../src/class/world.ts";
import { FakeWorld, sent } from "./transport.ts";

interface Follower { world: FakeWorld; link: Link; told: number[]; states: LinkState[]; beats: unknown[] }

/** A link that is being followed from an entry on. */
async function following(change: (world: FakeWorld) => void = () => {}, after = 0, host = false): Promise<Follower> {
  const world = new FakeWorld();
  change(world);
  const [told, states, beats]: [number[], LinkState[], unknown[]] = [[], [], []];
  const link = new Link("token", {
    entries: (list: Logged[]) => told.push(...list.map(({ n }) => n)), state: (state) => states.push(state),
    progress: (shown) => beats.push(shown), ...(host ? { host: (state: unknown) => beats.push(state) } : {}),
  }, world);
  link.start(after);
  await world.go(0);
  return { world, link, told, states, beats };
}

test("a stream is asked for with the token in a header, never in the address, after the last entry that is known", async () => {
  const { world } = await following(() => {}, 7);
  assert.equal(world.last.address, "/live/stream");
  assert.equal(world.last.headers["authorization"], "Bearer token");
  assert.equal(world.last.headers["last-event-id"], "7");
});

test("events are read wherever the network cuts them, also in the middle of a letter or a line end", () => {
  const whole = ": hello\r\nid: 1\r\ndata: {\"n\":1,\r\ndata: \"kind\":\"é\"}\r\n\r\nevent: host\ndata:x\n\nid: 9\n\n";
  for (let size = 1; size < whole.length; size += 1) {
    const events = new Events();
    const found = Array.from({ length: Math.ceil(whole.length / size) }, (_, at) => events.take(whole.slice(at * size, (at + 1) * size))).flat();
    assert.deepEqual(found, [{ name: "message", id: "1", data: "{\"n\":1,\n\"kind\":\"é\"}" }, { name: "host", id: "1", data: "x" }], `pieces of ${size}`);
  }
});

test("entries come in order and once, and the state is live from the first byte on", async () => {
  const { world, told, states } = await following();
  assert.deepEqual(states, ["waiting"]);
  world.last.open().say(":\n\n");
  await world.go(0);
  assert.deepEqual(states, ["waiting", "live"]);
  world.last.say(sent(1) + sent(2)).say(sent(2)).say(sent(1) + sent(3));
  await world.go(0);
  assert.deepEqual(told, [1, 2, 3]);
});

test("at a gap it takes nothing of what comes after, and asks again from before it", async () => {
  const { world, told } = await following();
  world.last.open().say(sent(1) + sent(4));
  await world.go(1);
  assert.deepEqual(told, [1]);
  assert.equal(world.asked.length, 2);
  assert.equal(world.last.headers["last-event-id"], "1");
  world.last.open().say(sent(2) + sent(3) + sent(4));
  await world.go(0);
  assert.deepEqual(told, [1, 2, 3, 4]);
});

test("a stream that says nothing for four seconds is taken for cut, and asked for again within half a second", async () => {
  const { world } = await following();
  const first = world.last.open().say(":\n\n");
  await world.go(3.5);
  first.say(":\n\n");
  await world.go(3.75);
  assert.equal(world.asked.length, 1);
  await world.go(1);
  assert.equal(world.asked.length, 2);
  assert.ok(first.cancelled);
});

test("where no byte comes within four seconds it asks, first without waiting, then the server waits", async () => {
  const { world, told, states } = await following();
  const first = world.last.open();
  await world.go(4);
  assert.ok(first.cancelled);
  assert.equal(world.last.address, "/live/log?after=0&wait=0");
  world.last.answer(200, { entries: [{ n: 1, kind: "paused" }], progress: 12 });
  await world.go(0);
  assert.deepEqual(told, [1]);
  assert.equal(states[states.length - 1], "live");
  assert.equal(world.last.address, "/live/log?after=1&wait=20");
  await world.go(20);
  world.last.answer(200, { entries: [] });
  await world.go(0);
  assert.equal(world.last.address, "/live/log?after=1&wait=20");
});

test("a stream that was held back by the network altogether is left for asking as well", async () => {
  const { world } = await following();
  await world.go(4);
  assert.equal(world.last.address, "/live/log?after=0&wait=0");
});

test("where waiting does not come back either it asks every three seconds", async () => {
  const { world, told } = await following();
  await world.go(4);
  await world.go(4);
  assert.equal(world.last.address, "/live/log?after=0&wait=0");
  const before = world.asked.length;
  world.last.answer(200, { entries: [{ n: 1, kind: "paused" }] });
  await world.go(2.75);
  assert.equal(world.asked.length, before);
  await world.go(0.5);
  assert.equal(world.asked.length, before + 1);
  assert.equal(world.last.address, "/live/log?after=1&wait=0");
  assert.deepEqual(told, [1]);
});

test("a waiting question that is not answered is let go of four seconds after it should have been", async () => {
  const { world } = await following();
  await world.go(4);
  world.last.answer(200, { entries: [] });
  await world.go(23.5);
  assert.equal(world.last.address, "/live/log?after=0&wait=20");
  await world.go(1);
  assert.equal(world.last.address, "/live/log?after=0&wait=0");
});

test("a stream that is cut three times in a minute is left for asking, and one that is cut now and then is not", async () => {
  for (const [pause, road] of [[5, "/live/log?after=0&wait=0"], [40, "/live/stream"]] as const) {
    const { world } = await following();
    for (let cut = 0; cut < 3; cut += 1) {
      const one = world.last.open().say(":\n\n");
      for (let second = 0; second < pause; second += 1) {
        one.say(":\n\n");
        await world.go(1);
      }
      one.close();
      await world.go(1);
    }
    assert.equal(world.last.address, road);
  }
});

test("it comes back to the stream after five minutes", async () => {
  const { world, states } = await following();
  await world.go(4);
  for (let asked = 0; asked < 14; asked += 1) {
    world.last.answer(200, { entries: [] });
    await world.go(20);
  }
  assert.match(world.last.address, /log/);
  world.last.answer(200, { entries: [] });
  await world.go(20);
  assert.equal(world.last.address, "/live/stream");
  world.last.open().say(":\n\n");
  await world.go(0);
  assert.equal(states[states.length - 1], "live");
});

test("where nobody answers it waits longer, at random, says so after a while, and never gives up", async () => {
  const { world, states, told } = await following();
  const times: number[] = [];
  for (let tries = 0; tries < 6; tries += 1) {
    const [before, began] = [world.asked.length, world.clock.now];
    world.last.fail();
    while (world.asked.length === before) await world.go(0.25);
    times.push((world.clock.now - began) / 1000);
  }
  assert.deepEqual(times, [0.5, 1, 2, 4, 4, 4]);
  assert.deepEqual(states, ["waiting", "lost"]);
  world.last.open().say(sent(1));
  await world.go(0);
  assert.equal(states[states.length - 1], "live");
  assert.deepEqual(told, [1]);
});

test("a wait is any part of its longest, and never longer than half a minute", () => {
  assert.deepEqual([0, 1, 2, 3, 9].map((tries) => patience(tries, 0.5)), [250, 500, 1000, 2000, 2000]);
  assert.equal(patience(100, 0.5), 15000);
  assert.equal(patience(3, 0), 0);
});

test("a cut that is mended at once is never called lost", async () => {
  const { world, states } = await following();
  world.last.open().say(":\n\n").close();
  await world.go(1);
  world.last.open().say(":\n\n");
  await world.go(0);
  assert.deepEqual(states, ["waiting", "live", "waiting", "live"]);
});

test("when the network is back, or somebody looks again, it asks at once", async () => {
  const { world } = await following();
  for (let tries = 0; tries < 4; tries += 1) {
    world.last.fail();
    await world.go(tries < 3 ? 4 : 0);
  }
  const before = world.asked.length;
  await world.go(1);
  assert.equal(world.asked.length, before);
  world.look(true);
  await world.go(0);
  assert.equal(world.asked.length, before + 1);
});

test("nobody looks for half a minute: the stream is let go of, and comes back at once when somebody looks", async () => {
  const { world, told } = await following();
  const first = world.last.open().say(sent(1));
  world.look(false);
  for (let second = 0; second < 29; second += 1) {
    first.say(":\n\n");
    await world.go(1);
  }
  assert.ok(!first.cancelled);
  await world.go(1);
  assert.ok(first.cancelled);
  await world.go(600);
  assert.equal(world.asked.length, 1);
  world.look(true);
  await world.go(0);
  assert.equal(world.last.headers["last-event-id"], "1");
  world.last.open().say(sent(2));
  await world.go(0);
  assert.deepEqual(told, [1, 2]);
});

test("a token that nobody knows any more ends it, and nothing is asked again", async () => {
  const { world, states } = await following();
  world.last.answer(401, { error: "no-token" });
  await world.go(60);
  assert.deepEqual(states, ["waiting", "gone"]);
  assert.equal(world.asked.length, 1);
});

test("asked to be slower, it waits as long as it was told", async () => {
  const { world } = await following();
  world.last.answer(429, { error: "too-often" }, { "retry-after": "7" });
  await world.go(6.75);
  assert.equal(world.asked.length, 1);
  await world.go(8);
  assert.equal(world.asked.length, 2);
});

test("after the last entry it asks nothing more", async () => {
  const { world, told, states } = await following();
  world.last.open().say(sent(1, "ended", { wiped: false })).close();
  await world.go(60);
  assert.deepEqual(told, [1]);
  assert.equal(states[states.length - 1], "live");
  assert.equal(world.asked.length, 1);
});

test("reading along is asked for in the stream, and ends with it; the entries go on where they were", async () => {
  const { world, link, beats } = await following();
  world.last.open().say(sent(1));
  await world.go(0);
  link.along(true);
  await world.go(0);
  assert.equal(world.last.address, "/live/stream?along=1");
  assert.equal(world.last.headers["last-event-id"], "1");
  world.last.open().say("event: progress\ndata: {\"shown\": 9}\n\n");
  await world.go(0);
  assert.deepEqual(beats, [9]);
  link.along(false);
  await world.go(0);
  assert.equal(world.last.address, "/live/stream");
});

test("a host is told of its state, from a stream and from an answer", async () => {
  const { world, beats } = await following(() => {}, 0, true);
  world.last.open().say("event: host\ndata: {\"seats\": 3}\n\n");
  await world.go(8);
  await world.go(0);
  for (const one of world.asked.filter(({ address, cancelled }) => address.includes("log") && !cancelled)) one.answer(200, { entries: [], host: { seats: 4 } });
  await world.go(0);
  assert.deepEqual(beats[0], { seats: 3 });
});

test("where nobody waits with an answer it asks once a second, not as fast as it can", async () => {
  const { world } = await following();
  await world.go(4);
  world.last.answer(200, { entries: [] });
  await world.go(0);
  const before = world.asked.length;
  world.last.answer(200, { entries: [] });
  await world.go(0.75);
  assert.equal(world.asked.length, before);
  await world.go(0.25);
  assert.equal(world.asked.length, before + 1);
});

test("who reads along says so when asking as well", async () => {
  const { world, link } = await following();
  await world.go(4);
  world.last.answer(200, { entries: [] });
  link.along(true);
  await world.go(0);
  assert.equal(world.last.address, "/live/log?after=0&wait=0&along=1");
});

test("a window for which there is no place asks every three seconds, and takes a place when one is free", async () => {
  const { world, told } = await following((world) => (world.places = 0));
  assert.equal(world.last.address, "/live/log?after=0&wait=0");
  world.last.answer(200, { entries: [{ n: 1, kind: "paused" }] });
  await world.go(3);
  assert.equal(world.last.address, "/live/log?after=1&wait=0");
  world.places = 1;
  world.last.answer(200, { entries: [] });
  await world.go(3);
  assert.equal(world.last.address, "/live/stream");
  assert.equal(world.places, 0);
  assert.deepEqual(told, [1]);
});

test("whoever stops gives the place back, and hears nothing more", async () => {
  const { world, link, told } = await following((world) => (world.places = 1));
  const first = world.last.open().say(sent(1));
  await world.go(0);
  link.stop();
  assert.equal(world.places, 1);
  assert.ok(first.cancelled);
  await world.go(60);
  assert.deepEqual(told, [1]);
  assert.equal(world.asked.length, 1);
});

/** Windows of one browser, on one line. */
function browserOf(count: number): { all: Windows[]; answer: () => void } {
  const hearing: { own: number; hear: (event: { data: unknown }) => void }[] = [];
  let waiting: (() => void)[] = [];
  const all = Array.from({ length: count }, (_, own) => new Windows({
    postMessage: (data) => hearing.filter((one) => one.own !== own).forEach(({ hear }) => hear({ data })),
    addEventListener: (_kind, hear) => void hearing.push({ own, hear }),
  }, `0.${own}`, (work) => void waiting.push(work)));
  return { all, answer: () => waiting.splice(0).forEach((work) => work()) };
}

test("of the windows of one browser three hold a stream, also where all ask at once; hosts always do", async () => {
  const { all, answer } = browserOf(8);
  const asked = Promise.all(all.map((one) => one.claim(false)));
  answer();
  const places = await asked;
  assert.equal(places.filter(Boolean).length, 3);
  assert.ok(await all[7]!.claim(true));
  const [first] = places.filter(Boolean);
  first!();
  const again = all[6]!.claim(false);
  answer();
  assert.ok(await again);
});

test("a window that was duplicated finds out that somebody sits on its seat", async () => {
  const { all: [one, two], answer } = browserOf(2);
  const first = one!.sit("a");
  answer();
  assert.ok(await first);
  const second = two!.sit("a");
  answer();
  assert.ok(!(await second));
  const other = two!.sit("b");
  answer();
  assert.ok(await other);
});
