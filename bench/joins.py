# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""A school joins from one address within a minute, while somebody there tries codes."""

from __future__ import annotations

import asyncio
import json
import random
import sys
import time
from collections import Counter
from typing import Any

from bench.machine import Server, apart, omstander
from omstander.practice.host import Host
from omstander.practice.ledger import Ledger
from omstander.practice.pace import FAST
from omstander.practice.report import spread
from omstander.practice.run import run
from omstander.practice.school import School
from omstander.practice.seat import new_key
from omstander.practice.wire import Answer, Lines, Place

CLASSES, PUPILS, WITHIN = 50, 30, 60.0
SIGNS = "BCDFGHJKMNPQRSTVWXYZ23456789"
MINUTE = 60.0
GUESSES = 20.0
"""Codes a second that the guesser tries."""


async def joining(server: Server, classes: int, within: float) -> dict[str, Any]:
    """Let so many classes join evenly within a time, beside a guesser who begins a moment earlier."""
    school, dice = School(Place.of(server.address)), random.Random(1)
    hosts = [Host(school, Ledger(), FAST, dice) for _ in range(classes)]
    for host in hosts:
        await host.open({"story": "zonder-noor", "language": "nl", "seats": PUPILS + 2, "keep_hours": 1})
    following = [asyncio.create_task(host.follow()) for host in hosts]
    codes = [await host.code() for host in hosts] * PUPILS
    dice.shuffle(codes)
    guessing = asyncio.create_task(_guess(school.place))
    await asyncio.sleep(1)
    begin = time.monotonic()
    found = await asyncio.gather(
        *(_join(school, code, within * n / len(codes), dice) for n, code in enumerate(codes))
    )
    seconds = time.monotonic() - begin
    guessing.cancel()
    tested = await guessing
    for task in following:
        task.cancel()
    school.lines.close()
    joined = [one for one in found if one.is_fine]
    return {
        "joins": len(joined),
        "refused": dict(Counter(one.error for one in found if not one.is_fine)),
        "seconds": round(seconds, 1),
        "ms": spread([one.came - one.sent for one in joined]),
        "guesses": dict(Counter(said for said, _ in tested)),
        "guesses tested in any minute, at most": _most([at for said, at in tested if said == "no-session"]),
    }


async def _join(school: School, code: str, wait: float, dice: random.Random) -> Answer:
    await asyncio.sleep(wait)
    return await school.lines.ask("POST", "/live/seats", {"code": code, "key": new_key(dice)})


def _most(times: list[float]) -> int:
    """How many of these fall into one minute, whenever it begins."""
    return max((sum(begin <= at < begin + MINUTE for at in times) for begin in times), default=0)


async def _guess(place: Place) -> list[tuple[str, float]]:
    """Try codes until told to stop; `no-session` was tested, `too-often` was not looked at."""
    lines, dice, found = Lines(place, 4), random.Random(2), list[tuple[str, float]]()
    try:
        while True:
            code = "".join(dice.choices(SIGNS, k=8))
            answer = await lines.ask("POST", "/live/seats", {"code": code, "key": new_key(dice)})
            found.append((answer.error, time.monotonic()))
            await asyncio.sleep(1 / GUESSES)
    except asyncio.CancelledError:
        return found
    finally:
        lines.close()


def figures(classes: int, within: float) -> dict[str, Any]:
    """Measure on a fresh server."""
    with omstander() as server:
        return run(joining(server, classes, within))


if __name__ == "__main__":
    apart()
    small = "small" in sys.argv
    found = figures(4, 5.0) if small else figures(CLASSES, WITHIN)
    print(f"| joins from one address, beside a guesser | {json.dumps(found)} |")
