# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""What happens to a class when its server is killed, its disk full, its network cut, or some never read."""

from __future__ import annotations

import asyncio
import os
import selectors
import shutil
import socket
import subprocess
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from random import Random
from statistics import median
from threading import Thread
from time import perf_counter

from bench.faults_class import Class, Server, burst_and_kill, granted
from omstander.practice.seat import new_key

PATIENCE = 60.0
ROUNDS_OF_A_CLASS, TURNS = 50, 5
INSIDE, OUTSIDE = "10.213.71.2", "10.213.71.1"


def of_all(ages: list[float]) -> str:
    """Say the middle, the last of a hundred, and the largest."""
    ordered = sorted(ages)
    return f"{median(ordered):.2f} / {ordered[int(0.99 * (len(ordered) - 1))]:.2f} / {ordered[-1]:.2f} s"


def of_found(found: dict[str, int]) -> str:
    """Say what was compared, as a row of figures."""
    wrong = ("lost", "doubled", "changed", "foreign", "entries", "twice")
    return f"{found['kept']:,} acknowledged, " + ", ".join(f"{one} {found[one]}" for one in wrong)


async def kill_rounds(folder: Path, rounds: int, dice: Random) -> tuple[dict[str, int], list[float]]:
    """Kill a server in bursts of choices.

    Returns:
        What was found of all classes together, and per round the seconds until all screens were right.
    """
    total: dict[str, int] = {}
    ages: list[float] = []
    for start in range(0, rounds, ROUNDS_OF_A_CLASS):
        async with a_class(Server(folder / f"{start}.db"), 30, dice) as one:
            for _ in range(min(ROUNDS_OF_A_CLASS, rounds - start)):
                async with asyncio.timeout(PATIENCE):
                    ages.append(await burst_and_kill(one, 3, 0.15))
            for name, count in one.found().items():
                total[name] = total.get(name, 0) + count
            assert not one.ledger.refused, one.ledger.refused
    return total, ages


@asynccontextmanager
async def a_class(server: Server, seats: int, dice: Random) -> AsyncIterator[Class]:
    """A class that chooses, on a server of its own."""
    await server.start()
    one = Class(server, seats, dice)
    try:
        async with asyncio.timeout(PATIENCE):
            await one.begin()
        yield one
    finally:
        one.end()
        server.kill()


async def full_disk(folder: Path, dice: Random) -> str | None:
    """Fill the disk while a class chooses, and make room again; None where that cannot be tried."""
    if os.geteuid() or not shutil.which("mount"):
        return None
    with _small_disk(folder / "disk") as disk:
        async with a_class(Server(disk / "classes.db"), 30, dice) as one:
            await asyncio.gather(*(screen.press(2) for screen in one.screens))
            filling = disk / "filling"
            _fill(filling)
            statuses = await _presses_that_fail(one)
            filling.unlink()
            since = perf_counter()
            async with asyncio.timeout(PATIENCE):
                await asyncio.gather(*(screen.press(1) for screen in one.screens))
                granted(await one.host.command("more-time", seconds=5))
                await one.right()
            again = perf_counter() - since
            refused = statuses.count(503)
            assert refused, statuses
            assert not one.ledger.refused, one.ledger.refused
            told = f"{refused} of {len(statuses)} answered 503 not-saved while it was full"
            return f"{told}; all goes on {again:.2f} s after there is room; {of_found(one.found())}"


async def _presses_that_fail(one: Class) -> list[int]:
    """Press once each until the disk has no room for it, without trying again."""
    statuses: list[int] = []
    for _ in range(40):
        for screen in one.screens:
            body = {"key": new_key(one.dice), "opened": screen.stage["opened"], "about": "act", "value": 0}
            answer = await one.school.lines.ask("POST", "/live/choices", body, screen.token)
            statuses.append(answer.status)
        if statuses.count(503) >= len(one.screens):
            break
        await asyncio.sleep(0.2)
    return statuses


@contextmanager
def _small_disk(folder: Path) -> Iterator[Path]:
    folder.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "none", str(folder)], check=True)
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


def _fill(path: Path) -> None:
    """Write until there is no room for another 512 bytes."""
    with path.open("wb", buffering=0) as file:
        for size in (65_536, 4096, 512):
            try:
                while True:
                    file.write(b"\0" * size)
            except OSError:
                continue


async def partition(folder: Path, seconds: float, dice: Random) -> str | None:
    """Cut the network between a server and its class while they choose; None where that cannot be tried."""
    if os.geteuid() or not shutil.which("ip"):
        return None
    with _network() as (prefix, cut, heal):
        async with a_class(Server(folder / "cut.db", INSIDE, prefix), 30, dice) as one:
            pressing = [asyncio.create_task(screen.press(3)) for screen in one.screens]
            await asyncio.sleep(0.02)
            cut()
            await asyncio.sleep(seconds)
            heal()
            since = perf_counter()
            async with asyncio.timeout(PATIENCE):
                await asyncio.gather(*pressing)
                granted(await one.host.command("more-time", seconds=5))
                await one.right()
            age = perf_counter() - since
            assert not one.ledger.refused, one.ledger.refused
            return f"right {age:.2f} s after it was mended; {of_found(one.found())}"


Network = tuple[list[str], "Switch", "Switch"]


class Switch:
    """Takes a line up or down."""

    def __init__(self, line: str, to: str) -> None:
        self._command = ["ip", "link", "set", line, to]

    def __call__(self) -> None:
        """Do it."""
        subprocess.run(self._command, check=True)


@contextmanager
def _network() -> Iterator[Network]:
    """A network of its own for a server, with one line to here."""
    name, here, there = "omstander-bench", "omst0", "omst1"
    steps = [
        ["ip", "netns", "add", name],
        ["ip", "link", "add", here, "type", "veth", "peer", "name", there, "netns", name],
        ["ip", "addr", "add", f"{OUTSIDE}/30", "dev", here],
        ["ip", "link", "set", here, "up"],
        ["ip", "-n", name, "addr", "add", f"{INSIDE}/30", "dev", there],
        ["ip", "-n", name, "link", "set", there, "up"],
        ["ip", "-n", name, "link", "set", "lo", "up"],
    ]
    try:
        for step in steps:
            subprocess.run(step, check=True)
        yield ["ip", "netns", "exec", name], Switch(here, "down"), Switch(here, "up")
    finally:
        subprocess.run(["ip", "link", "del", here], check=False, stderr=subprocess.DEVNULL)
        subprocess.run(["ip", "netns", "del", name], check=False)


async def slow_readers(folder: Path, count: int, events: int, dice: Random) -> dict[str, tuple[float, float]]:
    """Compare how soon a class hears of an entry: alone, beside others who read, beside some who never do.

    Another class has `count` seats; its host makes an entry whenever that of the measured class does. All
    ways are measured by turns, so that whatever else the machine does falls on all. The file is in memory
    where that can be: the disk takes the same time in every way, and most of it.

    Returns:
        By the way: the middle and the last of a hundred, in milliseconds.
    """
    server = Server(_in_memory(folder) / "slow.db")
    delays: dict[str, list[float]] = {"none": [], "reading": [], "deaf": []}
    async with a_class(server, 30, dice) as one:
        other = Class(server, count, dice)
        async with asyncio.timeout(2 * PATIENCE):
            await other.begin(following=False)
        for turn in range(len(delays) * TURNS):
            way = list(delays)[turn % len(delays)]
            with _streams(server, other, way):
                await _told(one, other, 5)
                delays[way] += await _told(one, other, events // TURNS)
        other.end()
    if server.database.parent != folder:
        shutil.rmtree(server.database.parent)
    return {way: (median(of), sorted(of)[int(0.99 * len(of))]) for way, of in delays.items()}


@contextmanager
def _streams(server: Server, other: Class, way: str) -> Iterator[None]:
    """Have a stream for every seat of a class, read by a thread or by nobody."""
    streams = [_deaf(server, screen.token) for screen in other.screens] if way != "none" else []
    reader = Thread(target=_read, args=(streams,), daemon=True)
    if way == "reading":
        reader.start()
    yield
    assert all(map(_is_open, streams))
    for each in streams:
        each.shutdown(socket.SHUT_RDWR)
    if way == "reading":
        reader.join()
    for each in streams:
        each.close()


def _read(streams: list[socket.socket]) -> None:
    """Read and forget, until all are at their end."""
    with selectors.DefaultSelector() as waiting:
        for each in streams:
            waiting.register(each, selectors.EVENT_READ)
        while waiting.get_map():
            for key, _ in waiting.select():
                if not key.fileobj.recv(65_536):  # type: ignore[union-attr]
                    waiting.unregister(key.fileobj)


def _in_memory(folder: Path) -> Path:
    memory = Path("/dev/shm")
    if not os.access(memory, os.W_OK):
        return folder
    inside = memory / folder.name
    inside.mkdir()
    return inside


async def _told(one: Class, other: Class, events: int) -> list[float]:
    """Make entries in both classes; gives how long they took to the pupils of the first, in milliseconds."""
    first = one.host.stage["last"]
    for _ in range(events):
        made = (each.host.command("more-time", seconds=5) for each in (one, other))
        for answer in await asyncio.gather(*made):
            granted(answer)
        await one.right()
        await asyncio.sleep(0.21)  # a host may post five times a second
    sent, arrived = one.ledger.sent, one.ledger.arrived
    return [
        (when - sent[n]) / 1e6
        for n in range(first + 1, one.host.stage["last"] + 1)
        for who, when in arrived[n].items()
        if who >= 0
    ]


def _deaf(server: Server, token: str) -> socket.socket:
    """Ask for a stream from the beginning, and never read it."""
    opened = socket.socket()
    opened.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2048)
    opened.connect((server.place.host, server.place.port))
    opened.sendall(server.place.request("GET", "/live/stream", token))
    return opened


def _is_open(deaf: socket.socket) -> bool:
    """Whether the server still holds a connection: it has not said that it ended."""
    state = deaf.getsockopt(socket.IPPROTO_TCP, socket.TCP_INFO, 1)[0]
    return state == 1
