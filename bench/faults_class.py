# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""A class of which every screen behaves as the devices do on a bad network, and a server to be killed.

Screens come back as `runtime/src/class/link.ts` does: no sign for four seconds is a cut, and the wait before
coming back is random, up to half a second, then 1, 2, 4 seconds.
"""

from __future__ import annotations

import asyncio
import socket
import subprocess
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from random import Random
from time import monotonic

from omstander.live.follow import LOBBY, follow
from omstander.practice.host import Host
from omstander.practice.ledger import Chosen, Ledger
from omstander.practice.pace import FAST
from omstander.practice.school import School, granted
from omstander.practice.seat import new_key
from omstander.practice.stream import Stream, Taker
from omstander.practice.truth import compared, read_records
from omstander.practice.wire import LostError, Place, connect

ROOT = Path(__file__).resolve().parent.parent
STORY = ROOT / "content" / "stories" / "wissel" / "wissel.chat"
PROGRAM = Path(sys.executable).with_name("omstander")
SILENCE, LONGEST = 4.0, 4.0
OPTIONS = {"mode": "devices", "clock": None, "hey": False, "views": False, "ends": None, "names": []}
MORE = {"story": STORY.stem, "language": "nl", "contact": "", "keep_hours": 1, "practice": 0}


def free_port(host: str = "127.0.0.1") -> int:
    """Find a port that nobody has."""
    with socket.socket() as found:
        found.bind((host, 0))
        port: int = found.getsockname()[1]
        return port


class Server:
    """`omstander serve` on one port, killed and started as often as one likes."""

    def __init__(self, database: Path, host: str = "127.0.0.1", prefix: Sequence[str] = ()) -> None:
        self.place = Place(host, free_port() if not prefix else 8000)
        self.database = database
        self._command = [*prefix, str(PROGRAM), "serve", str(STORY), "--host", host]
        self._command += ["--port", str(self.place.port), "--database", str(database)]
        self._process: subprocess.Popen[str] | None = None

    async def start(self) -> None:
        """Start it, and come back when it listens."""
        assert self._process is None
        with self.database.with_suffix(".log").open("a") as log:
            self._process = subprocess.Popen(
                self._command, cwd=ROOT, stdout=subprocess.PIPE, stderr=log, text=True
            )
        said = await asyncio.to_thread(self._process.stdout.readline)  # type: ignore[union-attr]
        if "http" not in said:
            raise RuntimeError(said or self.database.with_suffix(".log").read_text())

    def kill(self) -> None:
        """End it with a signal that nobody can catch."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process.stdout.close()  # type: ignore[union-attr]
        self._process = None


class Screen:
    """A pupil's device that presses and follows."""

    def __init__(self, number: int, school: School, ledger: Ledger, dice: Random) -> None:
        self.number, self.stage, self.token = number, LOBBY, ""
        self._school, self._ledger, self._dice = school, ledger, dice

    async def join(self, code: str) -> None:
        """Take a seat."""
        asked = {"code": code, "key": new_key(self._dice)}
        self.token = granted(await self._school.insist("/live/seats", asked, None, self._dice))["token"]

    async def press(self, times: int) -> None:
        """Choose, and choose again: each is sent under its own key until it is answered."""
        for _ in range(times):
            opened, key = self.stage["opened"], new_key(self._dice)
            choice = {"key": key, "opened": opened, "about": "act", "value": 0}
            answer = await self._school.insist("/live/choices", choice, self.token, self._dice)
            if answer.is_fine:
                sent = Chosen(self.number, key, opened, "act", 0, answer.sent, answer.came)
                self._ledger.chosen.append(sent)
            else:
                self._ledger.refused[answer.error] += 1

    async def follow(self) -> None:
        """Follow for ever."""
        await follow_on(self._school.place, self.token, lambda: self.stage["last"], self._take, self._dice)

    def _take(self, name: str, data: bytes, when: int) -> None:
        if name == "message":
            self.stage = follow(self.stage, self._ledger.see(self.number, data, when))


async def follow_on(place: Place, token: str, after: Callable[[], int], taker: Taker, dice: Random) -> None:
    """Follow for ever, coming back after every cut."""
    tries = 0
    while True:
        before = after()
        also = f"accept: text/event-stream\r\nlast-event-id: {before}\r\n"
        await _once(place, place.request("GET", "/live/stream", token, also=also), taker)
        tries = 0 if after() > before else tries + 1
        await asyncio.sleep(dice.random() * (min(LONGEST, 2 ** (tries - 1)) if tries else 0.5))


async def _once(place: Place, request: bytes, taker: Taker) -> None:
    with suppress(LostError, TimeoutError):
        async with asyncio.timeout(SILENCE):
            stream = await connect(place, lambda: Stream(request, taker))
        heard = -1
        while not stream.closed.done() and stream.heard != heard:
            heard = stream.heard
            await asyncio.wait([stream.closed], timeout=SILENCE)
        stream.cut()


class Class:
    """A host and its pupils, on an opening that stays open."""

    def __init__(self, server: Server, seats: int, dice: Random) -> None:
        self.server, self.ledger, self.dice = server, Ledger(), dice
        self.school = School(server.place, 2 * seats)
        self.host = Host(self.school, self.ledger, FAST, dice)
        self.screens = [Screen(n, self.school, self.ledger, dice) for n in range(seats)]
        self._following: list[asyncio.Task[None]] = []

    async def begin(self, *, following: bool = True) -> None:
        """Make the session, take all seats, and go on until the class chooses.

        Args:
            following: whether the pupils follow it.
        """
        await self.host.open({**OPTIONS, **MORE, "seats": len(self.screens) + 2})
        after = lambda: self.host.stage["last"]  # noqa: E731
        hosting = follow_on(self.school.place, self.host.token, after, self.host._take, self.dice)
        self._following.append(asyncio.create_task(hosting))
        code = await self.host.code()
        await asyncio.gather(*(one.join(code) for one in self.screens))
        if following:
            self._following += [asyncio.create_task(one.follow()) for one in self.screens]
        while self.host.stage["at"] != "open":
            await self.host.command("go-on")
        if following:
            await self.right()

    async def right(self) -> None:
        """Wait until every screen is where the log is."""
        while not all(one.stage == self.host.stage for one in self.screens):
            await asyncio.sleep(0.005)

    def end(self) -> None:
        """Let go of every connection."""
        for task in self._following:
            task.cancel()
        self.school.lines.close()

    def found(self) -> dict[str, int]:
        """Compare what was acknowledged with what is kept."""
        return {**compared([self.ledger], read_records(self.server.database)), "twice": self.ledger.doubled}


async def burst_and_kill(of: Class, presses: int, within: float) -> float:
    """All press at once, the server is killed meanwhile and started again.

    Returns:
        Seconds from when it listened again until all was answered and every screen was right.
    """
    pressing = [asyncio.create_task(one.press(presses)) for one in of.screens]
    commanding = asyncio.create_task(of.host.command("more-time", seconds=5))
    await asyncio.sleep(of.dice.random() * within)
    of.server.kill()
    await of.server.start()
    since = monotonic()
    await asyncio.gather(*pressing, commanding)
    # Something new, which nobody can know who has not come back.
    while not (answer := await of.host.command("more-time", seconds=5)).is_fine:
        assert answer.error == "too-late", answer
    await of.right()
    return monotonic() - since
