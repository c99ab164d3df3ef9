# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""What is done without being asked: a sign of life to all who follow, and letting go of what is over."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Coroutine
from contextlib import suppress
from typing import Any, Protocol

from omstander.web.live.follower import Follower

BEAT = 2.0
"""Seconds between two signs of life."""
ROUNDS = 100
"""In how many parts they come, one after the other, so that signs of life never stand in the way."""
SWEEP = 15.0
"""Seconds between two looks at what is over; the first is at once."""

LOG = logging.getLogger("omstander")

Work = Callable[[], Coroutine[Any, Any, None]]


class Beside(Protocol):
    """Something that goes on beside, as long as the server runs."""

    def start(self) -> None:
        """Begin; called within the loop."""

    async def stop(self) -> None:
        """End."""


class Tending:
    """One task for all sessions."""

    def __init__(self, sweep: Work) -> None:
        """Begin with nobody; `sweep` lets go of what is over."""
        self._sweep = sweep
        self._beside: list[Beside] = []
        self._rounds: list[set[Follower]] = [set() for _ in range(ROUNDS)]
        self._next = 0
        self._tasks: list[asyncio.Task[None]] = []

    def beside(self, work: Beside) -> None:
        """Let this run as well, from the start on."""
        self._beside.append(work)

    def start(self) -> None:
        """Begin, if it did not yet."""
        if not self._tasks:
            self._tasks = [asyncio.create_task(self._beats()), asyncio.create_task(self._sweeps())]
            for one in self._beside:
                one.start()

    async def stop(self) -> None:
        """End."""
        for one in self._beside:
            await one.stop()
        tasks, self._tasks = self._tasks, []
        for task in tasks:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task

    def add(self, follower: Follower) -> None:
        """Give this one signs of life from now on."""
        self._next = (self._next + 1) % ROUNDS
        self._rounds[self._next].add(follower)

    def remove(self, follower: Follower) -> None:
        """Give it none any more."""
        for some in self._rounds:
            some.discard(follower)

    async def _beats(self) -> None:
        while True:
            for some in self._rounds:
                await asyncio.sleep(BEAT / ROUNDS)
                now = asyncio.get_running_loop().time()
                for follower in some:
                    follower.live(now)

    async def _sweeps(self) -> None:
        while True:
            try:
                await self._sweep()
            except Exception:
                # A mistake of ours in one class must not keep all others for ever.
                LOG.exception("What is over was not let go of; it is tried again.")
            await asyncio.sleep(SWEEP)
