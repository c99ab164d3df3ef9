# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""The bare limit of a fan-out: a raw ASGI app that sends whatever is posted to a room to all who follow it.

No framework, no log, no disk, no tokens. Every follower has a bounded queue and a writer of its own, as a
real hub needs that must not wait for its slowest phone.
"""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any

Receive = Callable[[], Awaitable[dict[str, Any]]]
Send = Callable[[dict[str, Any]], Awaitable[None]]

ROOMS: dict[str, set[asyncio.Queue[bytes]]] = {}
STREAM = [(b"content-type", b"text/event-stream"), (b"cache-control", b"no-store")]
gc.freeze()


async def app(scope: dict[str, Any], receive: Receive, send: Send) -> None:
    """`GET /sse/<room>` follows, `POST /pub/<room>` sends the body as one event."""
    if scope["type"] == "lifespan":
        while True:
            said = (await receive())["type"]
            await send({"type": f"{said}.complete"})
            if said == "lifespan.shutdown":
                return
    _, road, room = scope["path"].split("/", 2)
    if road == "sse":
        await _follow(room, receive, send)
    else:
        await _publish(room, receive, send)


async def _follow(room: str, receive: Receive, send: Send) -> None:
    await send({"type": "http.response.start", "status": 200, "headers": STREAM})
    await send({"type": "http.response.body", "body": b":\n\n", "more_body": True})
    waiting: asyncio.Queue[bytes] = asyncio.Queue(64)
    ROOMS.setdefault(room, set()).add(waiting)

    async def write() -> None:
        while True:
            event = await waiting.get()
            await send({"type": "http.response.body", "body": event, "more_body": True})

    writer = asyncio.create_task(write())
    try:
        while (await receive())["type"] != "http.disconnect":
            pass
    finally:
        ROOMS[room].discard(waiting)
        writer.cancel()


async def _publish(room: str, receive: Receive, send: Send) -> None:
    body, more = b"", True
    while more:
        event = await receive()
        body, more = body + event.get("body", b""), event.get("more_body", False)
    written = b"data: " + body + b"\n\n"
    for waiting in ROOMS.get(room, ()):
        with suppress(asyncio.QueueFull):
            waiting.put_nowait(written)
    head = [(b"content-type", b"application/json"), (b"content-length", b"2")]
    await send({"type": "http.response.start", "status": 200, "headers": head})
    await send({"type": "http.response.body", "body": b"{}"})
