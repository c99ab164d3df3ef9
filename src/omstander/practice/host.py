# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""A simulated teacher: makes the session, and goes through the whole lesson."""

from __future__ import annotations

import asyncio
import json
import random
from collections.abc import Callable, Mapping
from typing import Any

from omstander.files.rules import read_rules
from omstander.live.follow import LOBBY, follow
from omstander.practice.ledger import HOST, Ledger
from omstander.practice.pace import Pace, some
from omstander.practice.school import RefusedError, School, granted
from omstander.practice.stream import Follower
from omstander.practice.wire import Answer

AGAIN = {"too-late", "not-now"}
"""Refusals after which the host looks again: the class was further than it knew."""
SMALL_WAIT = 0.5
"""Seconds after which a small class is taken to have chosen."""
MOST = 200
"""So many steps no lesson takes."""


class Host:
    """The board and the remote in one."""

    def __init__(self, school: School, ledger: Ledger, pace: Pace, dice: random.Random) -> None:
        self.stage = LOBBY
        self.state: Mapping[str, Any] = {}
        """The last `host` event: code, seats, gauge, needs."""
        self._school, self._ledger, self._pace, self._dice = school, ledger, pace, dice
        self.token = ""
        self._news = asyncio.Event()

    async def open(self, options: Mapping[str, Any]) -> None:
        """Make a session, and become its host.

        Raises:
            RefusedError: the server will not.
            LostError: nobody answers.
        """
        made = granted(await self._school.insist("/live/sessions", options, None, self._dice))
        secret = {"secret": made["secret"]}
        host = granted(await self._school.insist("/live/hosts", secret, None, self._dice, 1))
        self.token = host["token"]

    async def follow(self) -> None:
        """Follow until the lesson is over."""
        follower = Follower(self._school.place, self.token, self._take, lambda: self.stage["last"])
        await follower.follow(lambda: self.is_over, self._dice)
        self._ledger.cuts += follower.cuts

    async def code(self) -> str:
        """Give the code that pupils join with, once the server has told it."""
        await self.until(lambda: bool(self.state.get("code")), self._pace.wait)
        return str(self.state["code"])

    @property
    def is_over(self) -> bool:
        """Whether the lesson is over."""
        return bool(self.stage["at"] == "ended")

    async def lesson(self, together: Callable[[str], int], mark: int = 0) -> None:
        """Go through the lesson, from the lobby to the end.

        Args:
            together: gives what a small class decides together at the end of a path.
            mark: seconds of more time at every opening, by which the logs of classes differ; 0: none.

        Raises:
            RefusedError: a step is refused for good.
        """
        for _ in range(MOST):
            if self.is_over:
                return
            if self.stage["at"] == "open" and mark:
                await self.command("more-time", seconds=mark)
            await self._let_it_be()
            await self._go_on(together)
        raise RefusedError("no-end")

    async def command(self, do: str, **facts: object) -> Answer:
        """Command something, and wait until its entries have come."""
        asked = {"do": do, "at": self.stage["last"], **facts}
        answer = await self._school.insist("/live/commands", asked, self.token, self._dice)
        if answer.is_fine:
            for offset in range(self.stage["last"] + 1, answer.body["last"] + 1):
                self._ledger.sent.setdefault(offset, answer.sent)
            for offset in range(asked["at"] + 1, answer.body["last"] + 1):
                self._ledger.sent.setdefault(offset, answer.sent)
            await self.until(lambda: self.stage["last"] >= answer.body["last"], self._pace.wait)
        return answer

    async def _let_it_be(self) -> None:
        """Wait for those who choose, or let a scene be seen."""
        if self.stage["at"] in {"open", "hey"} and self.state.get("needs") != "together":
            small = self.state.get("seats", 0) < read_rules().together_below
            # Of a small class the host is not told who has chosen.
            wait = self._pace.think[1] + SMALL_WAIT if small else self._pace.wait
            await self.until(lambda: self.state.get("gauge") == "all", wait)
        elif pause := some(self._pace.scene, self._dice):
            await asyncio.sleep(pause)

    async def _go_on(self, together: Callable[[str], int]) -> None:
        if self.state.get("needs") == "together" and self.stage["at"] == "open":
            answer = await self.command("together", option=together(self.stage["path"]))
        else:
            answer = await self.command("go-on")
        if answer.error in AGAIN:
            self._ledger.refused[answer.error] += 1
            await self.until(lambda: False, 0.2)
        else:
            granted(answer)

    def _take(self, name: str, data: bytes, when: int) -> None:
        if name == "message":
            entry = self._ledger.see(HOST, data, when)
            if entry["kind"] in {"opened", "hey"}:
                self.state = {**self.state, "gauge": "none"}  # what was said before was of another opening
            self.stage = follow(self.stage, entry)
        elif name == "host":
            self.state = json.loads(data)
        self._news.set()

    async def until(self, holds: Callable[[], bool], wait: float) -> bool:
        """Wait until something holds; False if it takes too long."""
        try:
            async with asyncio.timeout(wait):
                while not holds():
                    self._news.clear()
                    await self._news.wait()
        except TimeoutError:
            return False
        return True
