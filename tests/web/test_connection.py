# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2
"""One connection: who says half a question, or asks before there was an answer, is not listened to."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from contextlib import suppress
from typing import Any

import pytest
import uvicorn
from tests.web.live.asking import LONG

from omstander.web import connection
from omstander.web.connection import Connection

ASKED = b"GET / HTTP/1.1\r\nhost: x\r\n\r\n"


class Door:
    """An application that answers at once, or `/slow` only when whoever asked has gone."""

    def __init__(self) -> None:
        self.asked = self.gone = 0

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Answer."""
        self.asked += 1
        await send({"type": "http.response.start", "status": 204, "headers": []})
        if scope["path"] == "/slow":
            while (await receive())["type"] != "http.disconnect":
                pass
            self.gone += 1
        await send({"type": "http.response.body", "body": b""})


def visit(
    work: Callable[[Door, asyncio.StreamReader, asyncio.StreamWriter], Coroutine[Any, Any, None]],
) -> None:
    """Connect to a door, and do something there."""

    async def within() -> None:
        door = Door()
        config = uvicorn.Config(door, http=Connection, ws="none", lifespan="off", log_config=None)
        config.load()
        state = uvicorn.server.ServerState()
        server = await asyncio.get_running_loop().create_server(
            lambda: Connection(config=config, server_state=state, app_state={}), "127.0.0.1", 0
        )
        async with server, asyncio.timeout(LONG):
            reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
            await work(door, reader, writer)
            writer.close()
            while state.connections:
                await asyncio.sleep(0.01)

    standing = asyncio._get_running_loop()
    asyncio._set_running_loop(None)
    try:
        asyncio.run(within())
    finally:
        asyncio._set_running_loop(standing)


@pytest.mark.parametrize("begun", [b"", ASKED])
def test_half_a_question_is_not_waited_for(begun: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever begins to ask and does not go on is let go, at the first question and at every later one."""
    monkeypatch.setattr(connection, "SILENT", 0.2)

    async def work(door: Door, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(begun)
        if begun:
            assert (await reader.readuntil(b"\r\n\r\n")).startswith(b"HTTP/1.1 204")
        writer.write(ASKED[:7])
        assert await reader.read() == b""
        assert door.asked == bool(begun)

    visit(work)


def test_nobody_asks_ahead() -> None:
    """A question before the answer to the last one ends the connection, and whoever answers hears that; one
    after it is answered."""

    async def work(door: Door, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        for _ in range(3):
            writer.write(ASKED)
            assert (await reader.readuntil(b"\r\n\r\n")).startswith(b"HTTP/1.1 204")
        writer.write(ASKED.replace(b"/ ", b"/slow ", 1))
        await reader.readuntil(b"\r\n\r\n")
        writer.write(ASKED * 5000)
        with suppress(ConnectionError):
            while await reader.read(4096):
                pass
        while not door.gone:
            await asyncio.sleep(0.01)
        assert door.asked == 4

    visit(work)
