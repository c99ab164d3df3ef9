# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Practice classes inside the server, with a clock that the test turns."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from tests.looping import complete

from omstander.files.scripts import bundled_scripts
from omstander.live import Command
from omstander.store import Store
from omstander.web import Hub, Library, Settings
from omstander.web.live.rehearsal import THINKING, Rehearsal, fingerprint_of
from omstander.web.live.running import Running
from omstander.web.live.shapes import options

PUPILS = 12


class Clock:
    """A time that passes when told to."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        """Say how late it is."""
        return self.now


class Class:
    """One practice class, in a server that can be started again on what it kept."""

    def __init__(self, database: Path, clock: Clock) -> None:
        scripts = [path for path in bundled_scripts() if path.stem == "wissel"]
        self.store, self.clock = Store(database), clock
        self.hub = Hub(self.store, Library(scripts), Settings(), now=clock, passed=clock)
        self.rehearsal = Rehearsal(self.hub)

    @property
    def running(self) -> Running:
        """The only class."""
        (running,) = self.hub.sessions.values()
        return running

    async def look(self, seconds: float, times: int) -> None:
        """Let so many looks happen, so many seconds apart."""
        for _ in range(times):
            self.clock.now += seconds
            await self.rehearsal.look()

    async def command(self, do: str) -> None:
        """Do something as the host."""
        asked = Command("board", do, self.running.saved.stage["last"], {})
        assert isinstance(await self.hub.command(self.running, asked), dict), do

    async def opened(self) -> None:
        """Make a class in which everybody has joined and the first moment is open."""
        asked = {"story": "wissel", "language": "nl", "seats": 20, "practice": PUPILS, "hey": False}
        await self.hub.open(options(asked))
        await self.look(1, PUPILS)
        for _ in range(2):
            await self.command("go-on")

    def chosen(self) -> Counter[tuple[int, int]]:
        """Count the records of acts by seat and opening."""
        (records,) = self.store.load().values()
        acts = [one for one in records if one["kind"] == "choice" and one["about"] == "act"]
        return Counter((one["seat"], one["opened"]) for one in acts)


@pytest.mark.slow
def test_pupils_join_one_by_one_and_choose_in_their_own_time(tmp_path: Path) -> None:
    """One joins at a look; nobody chooses at once, everybody has chosen when the longest time is over."""

    async def play() -> None:
        here = Class(tmp_path / "a.db", Clock())
        await here.opened()
        assert here.running.saved.present == PUPILS
        await here.look(0.1, 1)
        assert here.chosen() == {}
        await here.look(THINKING[1] / 2, 1)
        assert 0 < len(here.chosen()) < PUPILS
        await here.look(THINKING[1] / 2, 1)
        assert {seat for seat, _ in here.chosen()} == set(range(PUPILS))
        assert here.running.saved.gauge == "all"
        here.store.close()

    complete(play())


@pytest.mark.slow
def test_after_a_restart_it_goes_on_and_counts_nothing_twice(tmp_path: Path) -> None:
    """A class that is found again in the records goes on: nobody joins twice, no press is kept twice."""

    async def play() -> None:
        clock = Clock()
        first = Class(tmp_path / "a.db", clock)
        await first.opened()
        await first.look(THINKING[1] / 2, 2)
        before = first.chosen()
        first.store.close()

        again = Class(tmp_path / "a.db", clock)
        await again.look(THINKING[1] / 2, 4)
        assert again.running.saved.present == PUPILS
        assert {seat for seat, _ in again.chosen()} == set(range(PUPILS))
        assert all(again.chosen()[press] == count for press, count in before.items())
        again.store.close()

    complete(play())


@pytest.mark.slow
def test_who_was_sent_away_stays_away_and_a_pause_is_one(tmp_path: Path) -> None:
    """A pupil that the host removes does not join again; while everything is paused nobody chooses."""

    async def play() -> None:
        here = Class(tmp_path / "a.db", Clock())
        await here.opened()
        removing = Command("board", "remove", None, {"newest": 1})
        assert isinstance(await here.hub.command(here.running, removing), dict)
        await here.command("pause")
        await here.look(THINKING[1], 3)
        assert here.running.saved.present == PUPILS - 1
        assert here.chosen() == {}
        await here.command("resume")
        await here.look(THINKING[1], 2)
        assert here.running.saved.present == PUPILS - 1
        assert {seat for seat, _ in here.chosen()} == set(range(PUPILS - 1))
        here.store.close()

    complete(play())


def test_nobody_can_sit_in_the_seat_of_a_simulated_pupil() -> None:
    """What stands for the token of such a seat is no SHA-256, so no token leads to it."""
    assert len(fingerprint_of(0)) != 64
