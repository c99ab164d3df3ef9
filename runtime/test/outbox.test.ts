// SPDX-FileCopyrightText: 2026 The Omstander authors
// SPDX-License-Identifier: MIT

/** A choice is sent with the same key until somebody answers, one at a time, and is called saved only when it is. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { type Choice, Outbox, type Refusal, get, isRefusal, post, send } from "../src/class/outbox.ts";
import { newKey } from "../src/class/world.ts";
import { FakeWorld } from "./transport.ts";

interface Box { world: FakeWorld; box: Outbox; told: [string, unknown][]; shelf: { text: string } }

function boxed(shelf = { text: "" }, world = new FakeWorld()): Box {
  const told: [string, unknown][] = [];
  const became = (choice: Choice, what: "saved" | "waiting" | Refusal) => void told.push([`${choice.about} ${choice.value}`, typeof what === "string" ? what : what.error]);
  const box = new Outbox("token", { read: () => shelf.text, write: (text) => void (shelf.text = text) }, became, world);
  return { world, box, told, shelf };
}

const keyOf = (world: FakeWorld, at: number): string => (world.asked[at]!.body as Choice).key;

test("a choice goes out with its key and the token, and is saved when the server says so, not before", async () => {
  const { world, box, told } = boxed();
  box.put(5, "act", 2);
  await world.go(0);
  assert.equal(world.last.address, "/live/choices");
  assert.equal(world.last.method, "POST");
  assert.equal(world.last.headers["authorization"], "Bearer token");
  assert.deepEqual({ ...(world.last.body as Choice), key: "" }, { key: "", opened: 5, about: "act", value: 2 });
  assert.deepEqual(told, []);
  world.last.answer(200, { saved: true });
  await world.go(0);
  assert.deepEqual(told, [["act 2", "saved"]]);
});

test("whatever passes is tried again with the same key: no network, a disk that refused, too fast, no answer at all", async () => {
  const { world, box, told } = boxed();
  box.put(5, "act", 2);
  await world.go(0);
  world.last.fail();
  await world.go(1);
  world.last.answer(503, { error: "not-saved" });
  await world.go(1);
  world.last.answer(429, { error: "too-often" }, { "retry-after": "3" });
  await world.go(2.5);
  assert.equal(world.asked.length, 3);
  await world.go(4);
  assert.equal(world.asked.length, 4);
  await world.go(8);
  await world.go(4);
  assert.equal(world.asked.length, 5);
  world.last.answer(200, { saved: true });
  await world.go(0);
  assert.equal(new Set(world.asked.map((_, at) => keyOf(world, at))).size, 1);
  assert.deepEqual(told, [["act 2", "waiting"], ["act 2", "waiting"], ["act 2", "waiting"], ["act 2", "waiting"], ["act 2", "saved"]]);
});

test("one choice is under way at a time; of several for one question only the last is sent after it, and told of", async () => {
  const { world, box, told } = boxed();
  box.put(5, "act", 1);
  await world.go(0);
  box.put(5, "act", 2);
  box.put(5, "act", 3);
  box.put(5, "think", "okay");
  await world.go(1);
  assert.equal(world.asked.length, 1);
  world.asked[0]!.answer(200, { saved: true });
  await world.go(0);
  assert.deepEqual((world.last.body as Choice).value, 3);
  world.last.answer(200, { saved: true });
  await world.go(0);
  world.last.answer(200, { saved: true });
  await world.go(0);
  assert.deepEqual(told, [["act 3", "saved"], ["think okay", "saved"]]);
  assert.equal(world.asked.length, 3);
});

test("what is sent is as long whatever is chosen, because its length can be seen on the network", async () => {
  const lengths = new Set<number>();
  const world = new FakeWorld();
  const fetch = world.fetch.bind(world);
  world.fetch = (address, asked) => {
    lengths.add(String(asked.body).length);
    return fetch(address, asked);
  };
  for (const opened of [9, 120]) {
    for (const [about, value] of [["think", "okay"], ["think", "not-okay"], ["most", "unsure"], ["act", 0], ["act", 11], ["hey", -1], ["hey", 6]] as const) {
      void post("/live/choices", { key: newKey(), opened, about, value }, "a-token", world);
    }
  }
  assert.equal(lengths.size, 1);
});

test("where nobody answers, what stands behind the first in the queue is said to wait as well", async () => {
  const { world, box, told } = boxed();
  box.put(5, "most", "okay");
  box.put(5, "act", 2);
  await world.go(0);
  world.last.fail();
  await world.go(0);
  assert.deepEqual(told, [["most okay", "waiting"], ["act 2", "waiting"]]);
});

test("after a reload it goes on sending what was not answered, with the same key", async () => {
  const first = boxed();
  first.box.put(5, "act", 4);
  await first.world.go(0);
  const second = boxed(first.shelf);
  await second.world.go(0);
  assert.equal(keyOf(second.world, 0), keyOf(first.world, 0));
  second.world.last.answer(200, { saved: true });
  await second.world.go(0);
  assert.deepEqual(second.told, [["act 4", "saved"]]);
  assert.equal(first.shelf.text, "");
});

test("a choice that came too late is told as refused, and never sent again", async () => {
  const { world, box, told, shelf } = boxed();
  box.put(5, "act", 2);
  await world.go(0);
  world.last.answer(409, { error: "not-open" });
  await world.go(60);
  assert.deepEqual(told, [["act 2", "not-open"]]);
  assert.equal(world.asked.length, 1);
  assert.equal(shelf.text, "");
});

test("whoever stops sends nothing more and keeps nothing", async () => {
  const { world, box, told, shelf } = boxed();
  box.put(5, "act", 2);
  await world.go(0);
  world.last.fail();
  await world.go(0);
  box.stop();
  await world.go(60);
  assert.equal(world.asked.length, 1);
  assert.equal(shelf.text, "");
  assert.deepEqual(told, [["act 2", "waiting"]]);
});

test("what stands on the shelf and is no choice is not sent", async () => {
  for (const text of ["", "{", "7", "[null, 3, {\"key\": \"x\"}]"]) {
    const { world } = boxed({ text });
    await world.go(1);
    assert.equal(world.asked.length, 0, text);
  }
});

test("when the network is back it need not wait", async () => {
  const { world, box } = boxed();
  box.put(5, "act", 2);
  for (let tries = 0; tries < 4; tries += 1) {
    await world.go(4);
    world.last.fail();
  }
  await world.go(1);
  const before = world.asked.length;
  box.hurry();
  await world.go(0);
  assert.equal(world.asked.length, before + 1);
});

test("keys are 22 symbols that the protocol allows, each another", () => {
  const keys = Array.from({ length: 200 }, newKey);
  assert.equal(new Set(keys).size, 200);
  assert.ok(keys.every((key) => /^[A-Za-z0-9_-]{22}$/.test(key)));
});

test("one try: an answer, a refusal with its status and wait, or that nobody answered", async () => {
  const world = new FakeWorld();
  const asked = [post("/live/seats", { code: "x" }, undefined, world), get("/live/session", "t", world), post("/live/progress", {}, "t", world), get("/live/session", "t", world)];
  world.asked[0]!.answer(429, { error: "too-often" }, { "retry-after": "9" });
  world.asked[1]!.answer(200, { format: 1 });
  world.asked[2]!.answer(204);
  world.asked[3]!.fail();
  assert.deepEqual(await Promise.all(asked), [{ error: "too-often", status: 429, wait: 9 }, { format: 1 }, {}, { error: "network", status: 0 }]);
  assert.equal(world.asked[0]!.headers["authorization"], undefined);
});

test("what must arrive is sent until it is answered; a refusal is an answer", async () => {
  const world = new FakeWorld();
  const sent = send("/live/commands", { do: "pause" }, "t", world);
  world.last.fail();
  await world.go(1);
  world.last.answer(500, {});
  await world.go(1);
  world.last.answer(409, { error: "not-now" });
  const found = await sent;
  assert.ok(isRefusal(found));
  assert.equal(found.error, "not-now");
  assert.equal(world.asked.length, 3);
});
