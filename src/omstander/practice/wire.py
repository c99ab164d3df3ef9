# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Connections of a simulated class: requests over a few lines that stay open, and one stream per screen.

Small on purpose: thousands of streams in one process must cost the machine less than the server does.
"""

from __future__ import annotations

import asyncio
import json
import ssl
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from time import perf_counter_ns
from typing import Any, TypeVar, cast
from urllib.parse import urlsplit

import httptools

Spoken = TypeVar("Spoken", bound=asyncio.Protocol)

PATIENCE = 20.0
"""Seconds after which a request that nobody answers counts as lost."""


class LostError(ConnectionError):
    """The connection went, or nobody answered: whether the request was heard is not known."""


@dataclass(frozen=True, slots=True)
class Place:
    """A server: where it listens, and how."""

    host: str
    port: int
    secure: ssl.SSLContext | None = None

    @classmethod
    def of(cls, url: str, *, trusting: bool = False) -> Place:
        """Read an address.

        Args:
            url: http or https, a host, perhaps a port; what comes after is not looked at.
            trusting: whether any certificate will do.

        Raises:
            ValueError: it is no such address.
        """
        parts = urlsplit(url)
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            raise ValueError(url)
        secure = None
        if parts.scheme == "https":
            secure = ssl.create_default_context()
            if trusting:
                secure.check_hostname, secure.verify_mode = False, ssl.CERT_NONE
        return cls(parts.hostname, parts.port or (443 if secure else 80), secure)

    def request(self, method: str, road: str, token: str | None, body: bytes = b"", also: str = "") -> bytes:
        """Write a request down; `also` are further lines of its head."""
        said = f"authorization: Bearer {token}\r\n" if token else ""
        if method == "POST":
            said += f"content-type: application/json\r\ncontent-length: {len(body)}\r\n"
        head = f"{method} {road} HTTP/1.1\r\nhost: {self.host}:{self.port}\r\n{said}{also}\r\n"
        return head.encode() + body


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back: the status, the JSON in it (None: empty), `retry-after` in seconds, and when the
    request went and the answer came, in nanoseconds."""

    status: int
    body: Any
    wait: int
    sent: int
    came: int

    @property
    def is_fine(self) -> bool:
        """Whether it was done."""
        return self.status < 300

    @property
    def error(self) -> str:
        """The code of a refusal; empty where there is none."""
        return "" if self.is_fine else str((self.body or {}).get("error", self.status))


class Line(asyncio.Protocol):
    """A connection that asks one thing at a time, and stays open."""

    def __init__(self) -> None:
        self._parser = httptools.HttpResponseParser(self)
        self._asked: asyncio.Future[Answer] | None = None
        self._transport: asyncio.Transport | None = None
        self._body = bytearray()
        self._wait = self._sent = 0

    @property
    def is_open(self) -> bool:
        """Whether it can still be asked something."""
        return self._transport is not None and not self._transport.is_closing()

    def ask(self, request: bytes) -> asyncio.Future[Answer]:
        """Send a request; its answer will come, or a LostError."""
        assert self._asked is None
        asked = self._asked = asyncio.get_running_loop().create_future()
        self._wait, self._sent = 0, perf_counter_ns()
        self._body.clear()
        if self._transport is None or self._transport.is_closing():
            self._lose()
        else:
            self._transport.write(request)
        return asked

    def close(self) -> None:
        """Hang up."""
        if self._transport is not None:
            self._transport.abort()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Be connected."""
        self._transport = cast("asyncio.Transport", transport)  # that of uvloop is one without saying so

    def data_received(self, data: bytes) -> None:
        """Read on."""
        try:
            self._parser.feed_data(data)
        except httptools.HttpParserError:
            self.close()

    def connection_lost(self, _: Exception | None) -> None:
        """Be cut off."""
        self._lose()

    def on_header(self, name: bytes, value: bytes) -> None:
        """Keep what a refusal says of when to come back."""
        if name.lower() == b"retry-after" and value.isdigit():
            self._wait = int(value)

    def on_body(self, body: bytes) -> None:
        """Gather the body."""
        self._body += body

    def on_message_complete(self) -> None:
        """Give the answer."""
        came, status = perf_counter_ns(), self._parser.get_status_code()
        asked, self._asked = self._asked, None
        if asked is not None and not asked.done():
            asked.set_result(Answer(status, _json(bytes(self._body)), self._wait, self._sent, came))

    def _lose(self) -> None:
        asked, self._asked = self._asked, None
        if asked is not None and not asked.done():
            asked.set_exception(LostError("cut off"))


class Lines:
    """A few lines to one place, shared by everybody in this process."""

    def __init__(self, place: Place, most: int = 64) -> None:
        """Open nothing yet.

        Args:
            place: where to.
            most: how many lines at once.
        """
        self.place = place
        self._free: list[Line] = []
        self._room = asyncio.Semaphore(most)

    async def ask(
        self, method: str, road: str, body: Mapping[str, Any] | None = None, token: str | None = None
    ) -> Answer:
        """Ask once.

        Raises:
            LostError: it is not known whether it was heard.
        """
        written = b"" if body is None else json.dumps(body, separators=(",", ":")).encode()
        request = self.place.request(method, road, token, written)
        async with self._room:
            line = await self._line()
            try:
                answer = await asyncio.wait_for(line.ask(request), PATIENCE)
            except TimeoutError as error:
                line.close()
                raise LostError("no answer") from error
            if line.is_open:
                self._free.append(line)
            return answer

    async def warm(self, lines: int) -> None:
        """Open lines beforehand."""
        self._free += await asyncio.gather(*(self._open() for _ in range(lines)))

    def close(self) -> None:
        """Hang up everywhere."""
        for line in self._free:
            line.close()
        self._free.clear()

    async def _line(self) -> Line:
        while self._free:
            line = self._free.pop()
            if line.is_open:
                return line
        return await self._open()

    async def _open(self) -> Line:
        return await connect(self.place, Line)


async def connect(place: Place, protocol: Callable[[], Spoken]) -> Spoken:
    """Open a connection.

    Raises:
        LostError: nobody answers there.
    """
    loop = asyncio.get_running_loop()
    try:
        opening = loop.create_connection(protocol, place.host, place.port, ssl=place.secure)
        return (await asyncio.wait_for(opening, PATIENCE))[1]
    except (OSError, TimeoutError) as error:
        raise LostError(str(error)) from error


def _json(body: bytes) -> object:
    if not body:
        return None
    try:
        return json.loads(body)
    except ValueError:
        return {"error": "no-json"}
