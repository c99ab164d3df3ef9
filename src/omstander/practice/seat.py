# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""One simulated pupil: joins, follows the log, chooses by a policy, and keeps what was said to be saved."""

from __future__ import annotations

import asyncio
import random
from time import perf_counter_ns

from omstander.live.follow import LOBBY, follow
from omstander.live.policy import Answer, Policy, answers
from omstander.practice.ledger import Chosen, Ledger
from omstander.practice.pace import Pace, some
from omstander.practice.school import School, granted
from omstander.practice.story import Story
from omstander.practice.stream import Follower


class Seat:
    """A pupil with a device. All that it draws comes from its own dice: the same seed, the same pupil."""

    def __init__(
        self, number: int, school: School, ledger: Ledger, policy: Policy, pace: Pace, dice: random.Random
    ) -> None:
        self.number = number
        self.policy = policy
        self.stage = LOBBY
        self.icon: object = None
        self.cuts = 0.0
        """How likely it is that the connection goes after an entry."""
        self._school, self._ledger, self._pace, self._dice = school, ledger, pace, dice
        self.token = ""
        self.story: Story | None = None
        self._follower: Follower | None = None
        self._pending: set[asyncio.Task[None]] = set()

    async def join(self, code: str) -> None:
        """Take a seat, and fetch the story.

        Raises:
            RefusedError: the code does not work, or the class is full.
            LostError: nobody answers.
        """
        asked = {"code": code, "key": new_key(self._dice)}
        seat = granted(await self._school.insist("/live/seats", asked, None, self._dice))
        self.token, self.icon = seat["token"], seat["icon"]
        facts = granted(await self._school.insist("/live/session", None, self.token, self._dice))
        self.story = await self._school.story(facts["parts"]["automaton"])
        self._ledger.since[self.number] = perf_counter_ns()

    async def play(self) -> None:
        """Follow until the lesson is over."""
        follower = Follower(self._school.place, self.token, self._take, lambda: self.stage["last"])
        self._follower = follower
        status = await follower.follow(lambda: bool(self.stage["at"] == "ended"), self._dice)
        if status != 200:
            self._ledger.refused[f"stream-{status}"] += 1
        self._ledger.cuts += follower.cuts
        if self._pending:
            await asyncio.wait(self._pending)

    def _take(self, name: str, data: bytes, when: int) -> None:
        if name != "message":
            return
        entry = self._ledger.see(self.number, data, when)
        self.stage = follow(self.stage, entry)
        if entry["kind"] in {"opened", "hey"}:
            self._soon()
        if self._follower is not None and self._dice.random() < self.cuts:
            self._follower.cut()

    def _soon(self) -> None:
        """Choose after a while, unless the class has gone on by then."""
        opened = self.stage["last"]
        task = asyncio.create_task(self._choose(opened, some(self._pace.think, self._dice)))
        self._pending.add(task)
        task.add_done_callback(self._pending.discard)

    async def _choose(self, opened: int, wait: float) -> None:
        if wait:
            await asyncio.sleep(wait)
        # One turn of the loop later: whoever catches up has read all that came by then.
        await asyncio.sleep(0)
        if self._is_open(opened):
            for about, value in self._answers():
                await self._send(opened, about, value)

    def _answers(self) -> list[Answer]:
        assert self.story is not None
        path = self.stage["path"]
        offers, marks = self.story.offers(path), self.story.marked(path)
        return answers(self.policy, self.stage, offers, marks, self._dice.random)

    def _is_open(self, opened: int) -> bool:
        return self.stage["at"] in {"open", "hey"} and self.stage["opened"] == opened

    async def _send(self, opened: int, about: str, value: int | str) -> None:
        """Send a choice until it is answered, always under the same key."""
        key = new_key(self._dice)
        choice = {"key": key, "opened": opened, "about": about, "value": value}
        answer = await self._school.insist("/live/choices", choice, self.token, self._dice)
        if answer.is_fine:
            saved = Chosen(self.number, key, opened, about, value, answer.sent, answer.came)
            self._ledger.chosen.append(saved)
        else:
            self._ledger.refused[answer.error] += 1


def new_key(dice: random.Random) -> str:
    """Make up the name of a press."""
    return f"{dice.getrandbits(128):032x}"
