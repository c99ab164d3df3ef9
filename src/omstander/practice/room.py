# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""A whole simulated class, from the lobby to the end of the lesson."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from omstander.live.policy import WATCH, Policy, act
from omstander.practice.host import Host
from omstander.practice.ledger import Ledger
from omstander.practice.pace import FAST, Pace
from omstander.practice.school import School
from omstander.practice.seat import Seat

MARKS = range(5, 600)
"""Seconds of more time by which the logs of classes differ."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What the classes of a run are like. `policies`: one per seat; `late`: how many seats come when the
    story has begun; `cuts`: how likely a seat loses its connection after an entry."""

    story: str
    language: str
    policies: Sequence[Policy]
    pace: Pace = FAST
    seed: int = 0
    late: int = 0
    cuts: float = 0
    options: Mapping[str, Any] = field(default_factory=dict)


async def play_class(number: int, plan: Plan, school: School) -> Ledger:
    """Play one class, and give what it saw.

    Args:
        number: of this class in the run; with the seed it decides all that is drawn.
        plan: what the class is like.
        school: the way to the server.

    Raises:
        RefusedError: the server refuses what cannot be done without.
        LostError: nobody answers.
    """
    dice = random.Random(f"{plan.seed} {number}")
    ledger = Ledger(number)
    await asyncio.sleep(dice.random() * plan.pace.start)
    host = Host(school, ledger, plan.pace, _own(dice))
    seats = [Seat(i, school, ledger, one, plan.pace, _own(dice)) for i, one in enumerate(plan.policies)]
    for seat in seats:
        seat.cuts = plan.cuts
    await host.open(_options(plan))
    async with asyncio.TaskGroup() as group:
        group.create_task(host.follow())
        code = await host.code()
        early = len(seats) - plan.late
        await _join(seats[:early], code, plan.pace, dice, group)
        lesson = group.create_task(host.lesson(_decider(seats, dice), MARKS[number % len(MARKS)]))
        await _join(seats[early:], code, plan.pace, dice, group)
        await lesson
    return ledger


def _options(plan: Plan) -> dict[str, Any]:
    usual = {"seats": len(plan.policies) + 2, "mode": "devices", "clock": None, "hey": True, "views": True}
    more: dict[str, Any] = {"ends": None, "names": [], "contact": "", "keep_hours": 1}
    return {"story": plan.story, "language": plan.language, **usual, **more, **plan.options}


async def _join(
    seats: Sequence[Seat], code: str, pace: Pace, dice: random.Random, group: asyncio.TaskGroup
) -> None:
    """Let seats join, each at its own time, and play from then on."""

    async def one(seat: Seat, wait: float) -> None:
        await asyncio.sleep(wait)
        await seat.join(code)
        group.create_task(seat.play())

    await asyncio.gather(*(one(seat, dice.random() * pace.join) for seat in seats))


def _decider(seats: Sequence[Seat], dice: random.Random) -> Callable[[str], int]:
    """Say what a small class decides together: what one of them would do, and not just watch."""

    def decide(path: str) -> int:
        seat = dice.choice([seat for seat in seats if seat.story is not None])
        assert seat.story is not None
        offers = [offer for offer in seat.story.offers(path) if offer.option != WATCH]
        return act(seat.policy, offers, dice.random(), dice.random()) or offers[-1].option

    return decide


def _own(dice: random.Random) -> random.Random:
    return random.Random(dice.getrandbits(64))
