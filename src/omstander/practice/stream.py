# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""A stream of server-sent events, followed until it is cut."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Callable
from time import perf_counter_ns
from typing import cast

import httptools

from omstander.practice.wire import LostError, Place, connect

SILENCE = 4.5
"""Seconds without a sign after which a stream counts as cut."""
FIRST, LONGEST = 0.5, 30.0
"""Seconds that somebody waits at most before coming back: the first time, and ever."""

Taker = Callable[[str, bytes, int], None]
"""What takes an event: its name (`message` where it has none), its data, and when it came in nanoseconds."""


class Stream(asyncio.Protocol):
    """One open stream. `closed` is done when it has ended; its result is the status."""

    def __init__(self, request: bytes, taker: Taker) -> None:
        self.closed: asyncio.Future[int] = asyncio.get_running_loop().create_future()
        self.heard = perf_counter_ns()
        self._request, self._taker = request, taker
        self._parser = httptools.HttpResponseParser(self)
        self._transport: asyncio.Transport | None = None
        self._rest = b""

    def cut(self) -> None:
        """Hang up."""
        if self._transport is not None:
            self._transport.abort()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Ask for the stream."""
        self._transport = cast("asyncio.Transport", transport)  # that of uvloop is one without saying so
        self._transport.write(self._request)

    def data_received(self, data: bytes) -> None:
        """Read on."""
        self.heard = perf_counter_ns()
        try:
            self._parser.feed_data(data)
        except httptools.HttpParserError:
            self.cut()

    def connection_lost(self, _: Exception | None) -> None:
        """Be cut off."""
        self._end()

    def on_body(self, body: bytes) -> None:
        """Take every event that is whole."""
        if self._parser.get_status_code() != 200:
            return
        *whole, self._rest = (self._rest + body).split(b"\n\n")
        for block in whole:
            if not block.startswith(b":"):
                self._take(block)

    def on_message_complete(self) -> None:
        """Be told that nothing more comes."""
        self._end()
        self.cut()

    def _take(self, block: bytes) -> None:
        name, data = "message", b""
        for line in block.split(b"\n"):
            if line.startswith(b"data: "):
                data = line[6:]
            elif line.startswith(b"event: "):
                name = line[7:].decode()
        self._taker(name, data, self.heard)

    def _end(self) -> None:
        if not self.closed.done():
            try:
                self.closed.set_result(self._parser.get_status_code())
            except httptools.HttpParserError:
                self.closed.set_result(0)


class Follower:
    """Follows a session for one screen: comes back after every cut, from where it was."""

    def __init__(self, place: Place, token: str, taker: Taker, after: Callable[[], int]) -> None:
        """Follow nothing yet.

        Args:
            place: the server.
            token: whose stream.
            taker: takes the events.
            after: gives the offset up to which all is known.
        """
        self.cuts = 0
        self.first = FIRST
        self._place, self._token, self._taker, self._after = place, token, taker, after
        self._stream: Stream | None = None

    async def follow(self, done: Callable[[], bool], dice: random.Random) -> int:
        """Follow until the session is over; gives the status with which nothing more can be had (200: over).

        Args:
            done: whether the session is over.
            dice: for the time before coming back.
        """
        tries = 0
        while True:
            known = self._after()
            status = await self._once()
            if done():
                return 200
            if status in {401, 403, 404}:
                return status
            self.cuts += 1
            tries = 0 if self._after() > known else tries + 1
            await asyncio.sleep(dice.random() * min(LONGEST, self.first * 2**tries))

    def cut(self) -> None:
        """Lose the connection, as a phone in a lift does."""
        if self._stream is not None:
            self._stream.cut()

    async def _once(self) -> int:
        also = f"accept: text/event-stream\r\nlast-event-id: {self._after()}\r\n"
        request = self._place.request("GET", "/live/stream", self._token, also=also)
        try:
            self._stream = await connect(self._place, lambda: Stream(request, self._taker))
        except LostError:
            return 0
        return await self._watched(self._stream)

    async def _watched(self, stream: Stream) -> int:
        """Wait for the end of a stream; one that is silent for too long is cut."""
        try:
            while not stream.closed.done():
                await asyncio.wait([stream.closed], timeout=SILENCE)
                if perf_counter_ns() - stream.heard > SILENCE * 1e9:
                    stream.cut()
            return stream.closed.result()
        finally:
            stream.cut()
