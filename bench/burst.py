# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""A whole class presses at once: how long until every device has what follows.

`resolution` is the way of a real lesson: the last choice is sent, kept on disk, the host hears "all" and goes
on, and what the class did comes to every device. `all to all` is the work of a chat, as a peer does it: so
many press at once, and everybody gets every press.
"""

from __future__ import annotations

import asyncio
import gc
import json
import random
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from bench.machine import Server, apart, omstander
from omstander.files.policies import read_policies
from omstander.live.policy import act
from omstander.practice.host import Host
from omstander.practice.ledger import Chosen, Ledger
from omstander.practice.pace import FAST
from omstander.practice.report import spread
from omstander.practice.run import run
from omstander.practice.school import School, granted
from omstander.practice.seat import Seat
from omstander.practice.wire import Answer, Line, Place, connect

SIZES = {30: 10, 100: 5, 300: 3}
"""Devices, and how many lessons are played; each has three or four bursts."""
BESIDE = 5
"""Seats of another class that must see nothing of it."""
ROUNDS = 10
BELL = replace(FAST, wait=60)
OPTIONS = {"story": "zonder-noor", "language": "nl", "hey": False, "views": False, "keep_hours": 1}


class Presser(Seat):
    """A pupil who presses when told to, on a line of their own."""

    line: Line
    ready: tuple[str, int, bytes]

    def _soon(self) -> None:
        """Wait to be told."""

    def get_ready(self, place: Place) -> None:
        """Make up what to press; its key, the option, and the request as it will be sent."""
        assert self.story is not None
        value = act(self.policy, self.story.offers(self.stage["path"]), random.random(), random.random())
        key = f"{random.getrandbits(128):032x}"
        body = {"key": key, "opened": self.stage["opened"], "about": "act", "value": value}
        written = json.dumps(body, separators=(",", ":")).encode()
        self.ready = (key, value, place.request("POST", "/live/choices", self.token, written))


@dataclass(slots=True)
class Class:
    """A class that follows, with its host."""

    host: Host
    seats: Sequence[Presser]
    ledger: Ledger
    tasks: list[asyncio.Task[None]]
    place: Place
    answers: list[tuple[int, list[asyncio.Future[Answer]]]] = field(default_factory=list)

    @classmethod
    async def begun(cls, school: School, seats: int, number: int) -> Class:
        """Make a session, and let everybody join and follow."""
        ledger, dice = Ledger(number), random.Random(number)
        host = Host(school, ledger, BELL, dice)
        policy = read_policies()["average"]
        pupils = [Presser(place, school, ledger, policy, BELL, dice) for place in range(seats)]
        await host.open({**OPTIONS, "seats": seats + 2})
        tasks = [asyncio.create_task(host.follow())]
        code = await host.code()
        for pupil in pupils:
            await pupil.join(code)
            pupil.line = await connect(school.place, Line)
            tasks.append(asyncio.create_task(pupil.play()))
        return cls(host, pupils, ledger, tasks, school.place)

    async def lesson(self) -> None:
        """Play it through; at every opening all press at once."""
        while not self.host.is_over:
            if self.host.stage["at"] == "open":
                await self._burst()
            else:
                await asyncio.sleep(0.3)
            granted(await self.host.command("go-on"))

    async def _burst(self) -> None:
        """Let everybody press at once, and wait until the host is told that all did."""
        for pupil in self.seats:
            pupil.get_ready(self.place)
        gc.collect()
        opened = self.host.stage["opened"]
        pressed = [pupil.line.ask(pupil.ready[2]) for pupil in self.seats]
        await self.host.until(lambda: self.host.state.get("gauge") == "all", 30)
        self.answers.append((opened, pressed))

    async def gather(self) -> None:
        """Write down what was said to be saved."""
        for opened, pressed in self.answers:
            for pupil, answer in zip(self.seats, await asyncio.gather(*pressed), strict=True):
                if answer.is_fine:
                    key, value, _ = pupil.ready
                    saved = Chosen(pupil.number, key, opened, "act", value, answer.sent, answer.came)
                    self.ledger.chosen.append(saved)

    async def close(self) -> None:
        """Let go of everybody."""
        for task in self.tasks:
            task.cancel()
        for pupil in self.seats:
            pupil.line.close()
        await asyncio.gather(*self.tasks, return_exceptions=True)


async def resolutions(server: Server, seats: int, lessons: int) -> dict[str, object]:
    """Play lessons with so many devices, one after the other, beside a class that waits."""
    school = School(Place.of(server.address), seats + 20)
    await school.lines.warm(seats + 10)
    beside = await Class.begun(school, BESIDE, 999)
    delays: list[int] = []
    ledgers = []
    for number in range(lessons):
        here = await Class.begun(school, seats, number)
        await here.lesson()
        await asyncio.gather(*here.tasks)
        await here.gather()
        delays += here.ledger.resolution_delays()
        ledgers.append(here.ledger)
        await here.close()
    seen = len(beside.ledger.entries)
    await beside.close()
    school.lines.close()
    return {
        **spread(delays),
        "pressed within": f"{max(_within(ledger) for ledger in ledgers):.1f} ms",
        "lost": sum(ledger.missed() for ledger in ledgers) + _unheard(ledgers, seats),
        "doubled": sum(ledger.doubled for ledger in ledgers),
        "foreign": seen + sum(ledger.foreign for ledger in ledgers),
    }


async def all_to_all(server: Server, seats: int) -> dict[str, object]:
    """Let as many hosts as seats press at once, so that everybody gets an entry for every press."""
    school = School(Place.of(server.address), seats + 20)
    await school.lines.warm(seats + 10)
    here = await Class.begun(school, seats, 0)
    tokens = [await _invited(here.host, school) for _ in range(seats)]
    delays: list[int] = []
    count = 0
    for _ in range(ROUNDS):
        found = await asyncio.gather(
            *(_press(school, token, "unhide" if n % 2 else "hide") for n, token in enumerate(tokens))
        )
        await here.host.until(lambda last=found[-1][1].body["last"]: here.host.stage["last"] >= last, 30)
        await asyncio.sleep(1.5)
        made = _made(here.ledger, found)
        count += len(made)
        delays += [
            when - sent
            for n, sent in made.items()
            for who, when in here.ledger.arrived[n].items()
            if who >= 0
        ]
    await here.close()
    school.lines.close()
    return {**spread(delays), "entries a round": round(count / ROUNDS, 1)}


async def _invited(host: Host, school: School) -> str:
    secret = granted(await host.command("invite", role="remote"))["secret"]
    dice = random.Random(1)
    token: str = granted(await school.insist("/live/hosts", {"secret": secret}, None, dice, 1))["token"]
    return token


async def _press(school: School, token: str, do: str) -> tuple[str, Answer]:
    answer = await school.lines.ask("POST", "/live/commands", {"do": do}, token)
    granted(answer)
    return do, answer


def _made(ledger: Ledger, found: Sequence[tuple[str, Answer]]) -> dict[int, int]:
    """When the press was sent that made each entry; a press that changed nothing made none."""
    kinds = {entry["n"]: entry["kind"] for entry in ledger.read()}
    made: dict[int, int] = {}
    for do, answer in found:
        n = answer.body["last"]
        if kinds.get(n) == {"hide": "hidden", "unhide": "shown"}[do]:
            made[n] = min(made.get(n, answer.sent), answer.sent)
    return made


def _within(ledger: Ledger) -> float:
    """Milliseconds between the first and the last press of a burst, at most."""
    sent: dict[int, list[int]] = {}
    for one in ledger.chosen:
        sent.setdefault(one.opened, []).append(one.sent)
    return max(max(times) - min(times) for times in sent.values()) / 1e6


def _unheard(ledgers: Sequence[Ledger], seats: int) -> int:
    bursts = sum(1 for ledger in ledgers for entry in ledger.read() if entry["kind"] == "opened")
    return bursts * seats - sum(len(ledger.chosen) for ledger in ledgers)


def rows(sizes: dict[int, int]) -> Iterator[tuple[str, dict[str, object]]]:
    """What is measured, and the figures."""
    with omstander() as server:
        for seats, lessons in sizes.items():
            found = run(resolutions(server, seats, lessons))
            yield f"{seats} press at once: from the last press to what follows, on every device", found
        least = min(sizes)
        yield f"{least} press at once, every press to all {least}", run(all_to_all(server, least))


def told(found: dict[str, object]) -> str:
    """Write figures down."""
    return ", ".join(f"{name} {value}" for name, value in found.items())


if __name__ == "__main__":
    apart()
    asked = {30: 1} if "small" in sys.argv else SIZES
    for what, figures in rows(asked):
        print(f"| {what} | {told(figures)} |", flush=True)
