# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""How many messages a second reach their readers, beside the bare limit of a fan-out.

Rooms of 30; in every room the next message is sent as soon as all 30 have the one before. So both servers
work as fast as they can, and nothing piles up. A message of ours is an entry of the log, decided, kept on
disk and then sent; one of the bare fan-out is sent. Both have the same size on the wire.
"""

from __future__ import annotations

import asyncio
import gc
import json
import random
import sys
import time
from collections.abc import Awaitable, Callable
from typing import Any

from bench.machine import Load, Server, apart, bare_fan_out, omstander, quietly
from bench.school import more_files
from omstander.practice.host import Host
from omstander.practice.ledger import Ledger
from omstander.practice.pace import FAST
from omstander.practice.report import spread
from omstander.practice.run import run
from omstander.practice.school import School, granted
from omstander.practice.seat import new_key
from omstander.practice.stream import Stream
from omstander.practice.wire import Line, Place, connect

ROOMS, READERS, SECONDS = 67, 30, 15.0
PORT = 8149
HOSTS = 8
"""Hosts a class: each may press five times a second."""
MESSAGE = len(b'id: 100\ndata: {"n":100,"kind":"hidden"}\n\n') - len(b"data: \n\n")

Send = Callable[[], Awaitable[None]]


class Room:
    """Readers, and what is sent to them: `delays` is how long a message took to each, in nanoseconds."""

    def __init__(self) -> None:
        self.delays: list[int] = []
        self.streams: list[Stream] = []
        self.measuring = False
        self._sent = self._heard = 0
        self._all = asyncio.Event()

    def take(self, name: str, _: bytes, when: int) -> None:
        """Count one that arrived."""
        if name != "message":
            return
        self._heard += 1
        if self.measuring:
            self.delays.append(when - self._sent)
        if self._heard == READERS:
            self._all.set()

    async def go(self, send: Send, until: float) -> None:
        """Send one after the other."""
        while time.monotonic() < until:
            self._heard, self._sent = 0, time.perf_counter_ns()
            self._all.clear()
            await send()
            await asyncio.wait_for(self._all.wait(), 30)


async def measured(server: Server, rooms: dict[Room, Send], seconds: float) -> dict[str, Any]:
    """Let all rooms go, and give deliveries a second; the first two seconds do not count."""
    gc.collect()
    gc.freeze()
    end = time.monotonic() + seconds + 2
    going = [asyncio.create_task(room.go(send, end)) for room, send in rooms.items()]
    await asyncio.sleep(2)
    for room in rooms:
        room.measuring = True
    load, used, own, begin = Load.now(), server.seconds, time.process_time(), time.monotonic()
    await asyncio.gather(*going)
    passed = time.monotonic() - begin
    used, own = server.seconds - used, time.process_time() - own
    delays = [one for room in rooms for one in room.delays]
    for room in rooms:
        for stream in room.streams:
            stream.cut()
    return {
        "messages a second": round(len(delays) / passed / READERS),
        "deliveries a second": round(len(delays) / passed),
        "a second of a core": round(len(delays) / used),
        "ms": spread(delays),
        "server, client": f"{used / passed:.0%}, {own / passed:.0%} of a core",
        "machine": quietly(load, Load.now(), used + own, passed),
    }


async def bare(server: Server, count: int, seconds: float) -> dict[str, Any]:
    """Measure the bare fan-out."""
    place = Place.of(server.address)
    rooms: dict[Room, Send] = {}
    for number in range(count):
        room = Room()
        request = place.request("GET", f"/sse/r{number}", None)
        for _ in range(READERS):
            room.streams.append(await connect(place, lambda room=room, ask=request: Stream(ask, room.take)))
        rooms[room] = _posting(place, f"/pub/r{number}", await connect(place, Line))
    await asyncio.sleep(1)
    return await measured(server, rooms, seconds)


def _posting(place: Place, road: str, line: Line) -> Send:
    request = place.request("POST", road, None, b"x" * MESSAGE)

    async def send() -> None:
        await line.ask(request)

    return send


async def ours(server: Server, count: int, seconds: float) -> dict[str, Any]:
    """Measure ourselves: the board goes black and comes back, as fast as it can."""
    school = School(Place.of(server.address), 32)
    rooms: dict[Room, Send] = {}
    tasks = []
    for _ in range(count):
        room, host, dice = Room(), Host(school, Ledger(), FAST, random.Random(1)), random.Random(2)
        await host.open({"story": "zonder-noor", "language": "nl", "seats": READERS + 2, "keep_hours": 1})
        tasks.append(asyncio.create_task(host.follow()))
        code = await host.code()
        for _ in range(READERS):
            asked = {"code": code, "key": new_key(dice)}
            token = granted(await school.insist("/live/seats", asked, None, dice))["token"]
            request = school.place.request("GET", "/live/stream", token)
            room.streams.append(
                await connect(school.place, lambda room=room, ask=request: Stream(ask, room.take))
            )
        rooms[room] = await _hiding(school, host)
    await asyncio.sleep(1)
    for task in tasks:
        task.cancel()
    found = await measured(server, rooms, seconds)
    school.lines.close()
    return found


async def _hiding(school: School, host: Host) -> Send:
    """Hide the board and show it again by turns, by turns from every screen of the host."""
    tokens, dice = [], random.Random(3)
    for _ in range(HOSTS):
        asked = {"do": "invite", "role": "remote"}
        secret = granted(await school.insist("/live/commands", asked, host.token, dice))["secret"]
        found = await school.insist("/live/hosts", {"secret": secret}, None, dice)
        tokens.append(granted(found)["token"])
    turn, hidden, line = 0, False, Line()

    async def send() -> None:
        nonlocal turn, hidden, line
        if not line.is_open:
            line = await connect(school.place, Line)
        body = b'{"do":"unhide"}' if hidden else b'{"do":"hide"}'
        while True:
            turn += 1
            token = tokens[turn % HOSTS]
            answer = await line.ask(school.place.request("POST", "/live/commands", token, body))
            if answer.status != 429:
                break
            await asyncio.sleep(0.02)
        granted(answer)
        hidden = not hidden

    return send


def figures(rooms: int, seconds: float) -> dict[str, dict[str, Any]]:
    """Measure both, one after the other."""
    with bare_fan_out(PORT) as server:
        limit = run(bare(server, rooms, seconds))
    with omstander() as server:
        own = run(ours(server, rooms, seconds))
    ratio = {
        name: round(own[name] / limit[name], 2) for name in ("deliveries a second", "a second of a core")
    }
    return {"the bare fan-out": limit, "a log, kept on disk": own, "ratio": ratio}


if __name__ == "__main__":
    apart()
    more_files()
    small = "small" in sys.argv
    for what, found in figures(*((5, 3.0) if small else (ROOMS, SECONDS))).items():
        print(f"| {what} | {json.dumps(found)} |", flush=True)
