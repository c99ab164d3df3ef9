# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Many classes at once at bell pace, over the whole lesson; and how many more until it bends.

All classes start within a minute, every pupil has a stream, chooses after 3 to 20 seconds, and the host goes
on 4 to 10 seconds after each step: a lesson of about five minutes, so there are several times as many events
a second as in a real one.
"""

from __future__ import annotations

import asyncio
import gc
import json
import resource
import sys
import time
from collections.abc import Iterator
from typing import Any

from bench.machine import Load, Server, apart, omstander, quietly
from omstander.files.policies import read_policies
from omstander.practice.pace import BELL, Pace
from omstander.practice.report import is_sound, report
from omstander.practice.room import Plan
from omstander.practice.run import Played, play_classes, run
from omstander.practice.truth import compared, read_records
from omstander.practice.wire import Place

CLASSES, PUPILS = 170, 30
BAR_MS = 250
KNEE = ((170, 2), (170, 4), (170, 8), (340, 4), (510, 4))
"""Classes, and how many times as fast as bell pace."""


def school(classes: int, pupils: int, pace: Pace, server: Server) -> dict[str, Any]:
    """Play so many classes, and sum up: times in ms, memory a seat, use of the server's core."""
    plan = Plan("zonder-noor", "nl", [read_policies()["average"]] * pupils, pace, options=OPTIONS)
    gc.collect()
    gc.freeze()
    empty, load, begin = server.memory, Load.now(), time.monotonic()
    used, own = server.seconds, time.process_time()
    watch: list[tuple[int, float, int]] = []
    played = run(_watched(classes, plan, server, watch))
    seconds = time.monotonic() - begin
    used, own = server.seconds - used, time.process_time() - own
    found = _found(played, server)
    most = max(watch)
    return {
        **{name: found["latency_ms"][name] for name in ("stage", "resolution", "choice")},
        **{name: found[name] for name in ("lost", "doubled", "foreign", "miscounted", "cuts", "late")},
        "errors": found["errors"][:3],
        "sound": is_sound(found),
        "KB a seat": round((most[0] - empty) / 1024 / (classes * pupils), 1),
        "sockets": max(files for _, _, files in watch),
        "events a second": round(found["latency_ms"]["stage"]["count"] / seconds),
        "busiest ten seconds of the server": f"{max(share for _, share, _ in watch):.0%}",
        "server, client": f"{used / seconds:.0%}, {own / seconds:.0%} of a core",
        "seconds": round(seconds),
        "machine": quietly(load, Load.now(), used + own, seconds),
    }


OPTIONS = {"keep_hours": 1}
WATCHING = 10.0


async def _watched(classes: int, plan: Plan, server: Server, watch: list[tuple[int, float, int]]) -> Played:
    """Play, and look now and then at the memory of the server, its use of a core, and its sockets."""

    async def look() -> None:
        while True:
            used = server.seconds
            await asyncio.sleep(WATCHING)
            watch.append((server.memory, (server.seconds - used) / WATCHING, server.files))

    looking = asyncio.create_task(look())
    try:
        return await play_classes(classes, plan, Place.of(server.address), lines=128)
    finally:
        looking.cancel()
        if not watch:
            watch.append((server.memory, 0.0, server.files))


def _found(played: Played, server: Server) -> dict[str, Any]:
    assert played.story is not None, played.failures
    truth = compared(played.ledgers, read_records(server.database))
    return report(played.ledgers, played.story, played.failures, truth)


def rows(points: Iterator[tuple[int, int, float]]) -> Iterator[tuple[str, dict[str, Any]]]:
    """What is measured, and the figures; every point on a fresh server."""
    for classes, pupils, faster in points:
        with omstander("--max-classes", "1000") as server:
            what = f"{classes} classes of {pupils}, bell pace x {faster:g}"
            yield what, school(classes, pupils, BELL.faster(faster), server)


def more_files() -> None:
    """Let this process have as many sockets as the system lets it have."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


def points(asked: list[str]) -> list[tuple[int, int, float]]:
    """Read what is asked: nothing, `small`, or `knee`."""
    if "small" in asked:
        return [(5, PUPILS, 20)]
    return [(CLASSES, PUPILS, 1.0)] + [(n, PUPILS, float(f)) for n, f in KNEE if "knee" in asked]


if __name__ == "__main__":
    apart()
    more_files()
    for what, figures in rows(iter(points(sys.argv))):
        print(f"| {what} | {json.dumps(figures)} |", flush=True)
