# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Several simulated classes at once, in one process."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from omstander.practice.ledger import Ledger
from omstander.practice.room import Plan, play_class
from omstander.practice.school import RefusedError, School
from omstander.practice.story import Story
from omstander.practice.wire import LostError, Place

Given = TypeVar("Given")


@dataclass(frozen=True, slots=True)
class Played:
    """What came of a run. `story` is None where no class came so far; `failures`: why classes were not
    played to the end."""

    ledgers: Sequence[Ledger]
    story: Story | None
    failures: Sequence[str]


async def play_classes(classes: int, plan: Plan, place: Place, lines: int = 64) -> Played:
    """Play so many classes at once; a class that fails does not stop the others.

    Args:
        classes: how many.
        plan: what they are like; each draws for itself.
        place: the server.
        lines: over how many connections everything but the streams goes.
    """
    school = School(place, lines)
    try:
        playing = (_one(number, plan, school) for number in range(classes))
        found = await asyncio.gather(*playing)
        story = school.known
        return Played(
            [one for one in found if isinstance(one, Ledger)],
            story,
            [one for one in found if isinstance(one, str)],
        )
    finally:
        school.lines.close()


def run(playing: Coroutine[Any, Any, Given]) -> Given:
    """Run a simulation on the fastest loop that there is."""
    try:
        import uvloop
    except ImportError:
        return asyncio.run(playing)
    return uvloop.run(playing)


async def _one(number: int, plan: Plan, school: School) -> Ledger | str:
    try:
        return await play_class(number, plan, school)
    except* (RefusedError, LostError) as errors:
        first: BaseException = errors
        while isinstance(first, BaseExceptionGroup):
            first = first.exceptions[0]
        failure = f"class {number}: {type(first).__name__.removesuffix('Error').lower()}: {first}"
    return failure
