# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""The log as it grows: as server-sent events, or an answer that waits until there is something.

Written for thousands of them: one task and one future for each, no copy of what is told, no detour.
"""

from __future__ import annotations

import asyncio
from contextlib import suppress

from starlette.types import Send

from omstander.web.live.asked import Asked
from omstander.web.live.follower import Follower
from omstander.web.live.refused import Refused
from omstander.web.live.reply import PLAIN, answer, answer_bytes, safe
from omstander.web.live.running import Running
from omstander.web.live.tending import Tending

HELD, HELD_FOR_HOSTS = 25.0, 2.0
"""Seconds that an answer waits at most; less where more than the log is told, which waits for nobody."""
HEADERS = safe(
    (b"content-type", b"text/event-stream"),
    # Squeezed or gathered on its way it would come too late.
    (b"cache-control", b"no-store, no-cache, no-transform"),
    (b"x-accel-buffering", b"no"),
)
HELLO = b":\n\n"


def follower_of(running: Running, at: int, is_host: bool, along: bool) -> Follower:
    """Make a follower from an offset.

    Raises:
        Refused: nobody can have come so far.
    """
    if at > len(running.wire):
        raise Refused("malformed")
    return Follower(at, is_host, along)


async def stream(
    running: Running, token: str, follower: Follower, tending: Tending, asked: Asked, send: Send
) -> None:
    """Send the log from an offset, and what comes, until nothing more follows or nobody reads."""
    before = running.followers.get(token)
    if before is not None:
        before.stop()
    running.followers[token] = follower
    tending.add(follower)
    left = asyncio.ensure_future(asked.gone())
    left.add_done_callback(lambda _: follower.stop())
    try:
        await send({"type": "http.response.start", "status": 200, "headers": HEADERS})
        await _follow(running, follower, asked, send)
    finally:
        left.cancel()
        tending.remove(follower)
        if running.followers.get(token) is follower:
            del running.followers[token]


async def _follow(running: Running, follower: Follower, asked: Asked, send: Send) -> None:
    """Tell what is new, again and again; the first word at once, even if there is no news."""
    try:
        async with asyncio.timeout(None) as follower.limit:
            await _tell(running, follower, send)
    except TimeoutError:
        await asked.cut()


async def _tell(running: Running, follower: Follower, send: Send) -> None:
    loop = asyncio.get_running_loop()
    news = HELLO + follower.news(running.wire, running.host, running.progress)
    while not follower.over:
        if news:
            follower.since = loop.time()
            await send({"type": "http.response.body", "body": news, "more_body": True})
            follower.since = None
        elif running.is_over:
            break
        else:
            await follower.wait()
        news = follower.news(running.wire, running.host, running.progress)
    follower.since = loop.time()
    await send({"type": "http.response.body", "body": news})


async def log(running: Running, follower: Follower, wait: int, asked: Asked, send: Send) -> None:
    """Answer with what came after an offset, as soon as there is something, or after a while with nothing."""
    most = HELD_FOR_HOSTS if follower.is_host or follower.along else HELD
    at = follower.at
    if at == len(running.wire) and not running.is_over and wait:
        await _something(running, follower, min(wait, most), asked)
    entries = b",".join(running.entries[at:])
    host = b',"host":' + running.told_host() if follower.is_host else b""
    content = b'{"entries":[%s],"progress":%d%s}' % (entries, running.shown, host)
    await answer_bytes(send, 200, content, PLAIN)


async def _something(running: Running, follower: Follower, wait: float, asked: Asked) -> None:
    running.pollers.add(follower)
    left = asyncio.ensure_future(asked.gone())
    left.add_done_callback(lambda _: follower.wake())
    try:
        with suppress(TimeoutError):
            async with asyncio.timeout(wait):
                await follower.wait()
    finally:
        left.cancel()
        running.pollers.discard(follower)


async def probe(asked: Asked, send: Send, beats: int = 4, pause: float = 1.0) -> None:
    """Send a beat a second, so that a page can tell whether they come one by one."""
    await send({"type": "http.response.start", "status": 200, "headers": HEADERS})
    left = asyncio.ensure_future(asked.gone())
    try:
        for beat in range(1, beats + 1):
            more = beat < beats
            content = b"data: %d\n\n" % beat
            await send({"type": "http.response.body", "body": content, "more_body": more})
            if more and (await asyncio.wait((left,), timeout=pause))[0]:
                return
    finally:
        left.cancel()


async def heard(asked: Asked, send: Send) -> None:
    """Answer that what was sent has come, so that a page can tell whether it does."""
    await asked.body()
    await answer(send, 204, None)
