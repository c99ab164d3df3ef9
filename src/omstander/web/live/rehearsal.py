# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Practice classes: simulated pupils inside the server, for a teacher who tries a lesson out.

Nothing is kept here that matters. What a pupil draws follows from the session, the seat and the opening,
and so do the keys of its choices: after a restart it goes on from the records, and nothing counts twice.
"""

from __future__ import annotations

import asyncio
import random
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from omstander.files.policies import read_policies
from omstander.live import Choose, Join, is_over, paths
from omstander.live.policy import Policy, answers, offered
from omstander.store import NotSavedError
from omstander.web.live.refused import Refused

if TYPE_CHECKING:
    from omstander.web.live.hub import Hub
    from omstander.web.live.running import Running

BEAT = 0.25
"""Seconds between two looks."""
JOINING = 0.35
"""Seconds between two who join."""
THINKING = (3.0, 20.0)
"""Shortest and longest until a pupil chooses, in seconds."""
POLICY = "average"


def fingerprint_of(pupil: int) -> str:
    """What stands in the place of a token's fingerprint: no token has this one, and nobody else the seat."""
    return f"practice-{pupil}"


@dataclass(slots=True)
class Opening:
    """What is open in one class: its offset, and who chooses when, the soonest last."""

    offset: int
    due: list[tuple[float, int]]


class Rehearsal:
    """The simulated pupils of all practice classes."""

    def __init__(self, hub: Hub, thinking: tuple[float, float] = THINKING, joining: float = JOINING) -> None:
        self._hub, self._thinking, self._joining = hub, thinking, joining
        self._policy: Policy = read_policies()[POLICY]
        self._next_join: dict[str, float] = {}
        self._openings: dict[str, Opening] = {}
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Begin; called within the loop."""
        self._task = asyncio.create_task(self._run())

    async def stop(self) -> None:
        """End."""
        task, self._task = self._task, None
        if task is not None:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task

    async def _run(self) -> None:
        """Look after all practice classes, until cancelled."""
        while True:
            await asyncio.sleep(BEAT)
            await self.look()

    async def look(self) -> None:
        """Look once, and do what is due; what is gone is forgotten."""
        for known in (self._next_join, self._openings):
            for name in [name for name in known if name not in self._hub.sessions]:
                del known[name]
        for running in [one for one in self._hub.sessions.values() if one.practice]:
            # A disk that refuses, or a class that was just deleted: look again at the next beat.
            with suppress(NotSavedError, Refused):
                await self._look(running)

    async def _look(self, running: Running) -> None:
        stage = running.saved.stage
        if is_over(running.saved) or stage["paused"]:
            return
        now = self._hub.passed()
        if now >= self._next_join.get(running.id, 0):
            pause = _dice(running, running.saved.present, 0).uniform(0.3, 1.7) * self._joining
            self._next_join[running.id] = now + pause
            await self._join(running)
        if stage["at"] in {"open", "hey"}:
            await self._choose(running, now)

    async def _join(self, running: Running) -> None:
        """Let the next one join; who was sent away does not come back."""
        known = running.saved.tokens
        for pupil in range(running.practice):
            token = fingerprint_of(pupil)
            if known.get(token) is None:
                icon = _dice(running, pupil, 0).getrandbits(30)
                await self._hub.request(running.id, Join(token, f"{running.id} {token}", icon))
                return

    async def _choose(self, running: Running, now: float) -> None:
        opened = running.saved.stage["opened"]
        opening = self._openings.get(running.id)
        if opening is None or opening.offset != opened:
            opening = self._openings[running.id] = Opening(opened, self._times(running, opened, now))
        while opening.due and opening.due[-1][0] <= now:
            await self._press(running, opening.due[-1][1], opened)
            opening.due.pop()

    def _times(self, running: Running, opened: int, now: float) -> list[tuple[float, int]]:
        pupils = range(running.practice)
        times = [(now + _dice(running, pupil, opened).uniform(*self._thinking), pupil) for pupil in pupils]
        return sorted(times, reverse=True)

    async def _press(self, running: Running, pupil: int, opened: int) -> None:
        """Send what a pupil chooses; a class that has gone on by now refuses it, as it would any other."""
        session = running.saved
        seat = session.tokens.get(fingerprint_of(pupil))
        if seat is None:
            return
        automaton, path = session.lesson.automaton, session.stage["path"]
        offers, marks = offered(paths.at(automaton, path)), paths.marks(automaton, path)
        draw = _dice(running, pupil, opened).random
        for press, (about, value) in enumerate(answers(self._policy, session.stage, offers, marks, draw)):
            key = f"practice-{pupil}-{opened}-{press}"
            await self._hub.request(running.id, Choose(seat, key, opened, about, value))


def _dice(running: Running, pupil: int, opened: int) -> random.Random:
    return random.Random(f"{running.id} {pupil} {opened}")
