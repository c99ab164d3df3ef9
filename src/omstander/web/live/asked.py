# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""What is asked on a road, read with care: who asks, from where, and a body of a few kilobytes."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Mapping
from typing import Any, NoReturn
from urllib.parse import parse_qsl

from starlette.types import Receive, Scope

from omstander.web.connection import CUT
from omstander.web.live.codes import marked
from omstander.web.live.refused import Refused
from omstander.web.settings import Settings

LARGEST = 4096
"""Bytes of a body."""
PATIENCE = 10.0
"""Seconds in which a body must have come."""
TOKEN = re.compile(rb"(?i:bearer) +([A-Za-z0-9_-]{16,128})")
OURS = (b"same-origin", b"none")
"""What a browser says of a question that a page of ours asks, or nobody's."""


class Gone(Exception):
    """Whoever asked has gone away."""


class Asked:
    """One question: its headers by name, and its body when it is asked for."""

    __slots__ = ("_receive", "headers", "scope")

    def __init__(self, scope: Scope, receive: Receive) -> None:
        self.scope = scope
        self.headers: Mapping[bytes, bytes] = dict(scope["headers"])
        self._receive = receive

    def token(self) -> str:
        """Give what we keep of the token of who asks.

        Raises:
            Refused: there is none.
        """
        found = TOKEN.fullmatch(self.headers.get(b"authorization", b""))
        if found is None:
            raise Refused("no-token")
        return marked(found[1].decode("ascii"))

    def address(self, settings: Settings) -> str:
        """Give the address of who asks; another than that of the connection only if a trusted proxy says so.

        A proxy adds the address that it sees at the end, so what stands before it may be invented.
        """
        seen = _plain(str((self.scope.get("client") or ("",))[0]))
        told = self.headers.get(b"x-forwarded-for", b"").decode("latin-1").split(",")
        while seen in settings.proxies and told and told[-1].strip():
            seen = _plain(told.pop().strip())
        return seen

    def check_page(self, settings: Settings) -> None:
        """Let through what no page asks, or a page of ours.

        Raises:
            Refused: a page of somebody else asks.
        """
        site = self.headers.get(b"sec-fetch-site")
        if site is not None:
            if site not in OURS:
                raise Refused("foreign-page")
            return
        origin = self.headers.get(b"origin")
        if origin is None:
            return
        here = {self.headers.get(b"host", b"").decode("latin-1").lower(), settings.host.lower()}
        if origin.decode("latin-1").lower().partition("://")[2] not in here - {""}:
            raise Refused("foreign-page")

    def query(self, known: tuple[str, ...]) -> dict[str, int]:
        """Read whole numbers from the address.

        Raises:
            Refused: there is something else in it.
        """
        pairs = parse_qsl(self.scope["query_string"].decode("latin-1"), keep_blank_values=True)
        return {key: whole(value) for key, value in pairs if key in known or _malformed()}

    async def body(self) -> dict[str, Any]:
        """Read the body, an object.

        Raises:
            Refused: it is too large, comes too slowly, or is no object in JSON.
            Gone: whoever asked went away.
        """
        kind = self.headers.get(b"content-type", b"").partition(b";")[0].strip().lower()
        if kind != b"application/json":
            raise Refused("not-json")
        length = self.headers.get(b"content-length", b"0")
        if len(length) > 9 or int(length) > LARGEST:
            raise Refused("too-large")
        try:
            async with asyncio.timeout(PATIENCE):
                content = await self._content()
        except TimeoutError:
            _malformed()
        return _object(content)

    async def _content(self) -> bytes:
        content = bytearray()
        while True:
            message = await self._receive()
            if message["type"] == "http.disconnect":
                raise Gone
            content += message.get("body", b"")
            if len(content) > LARGEST:
                raise Refused("too-large")
            if not message.get("more_body", False):
                return bytes(content)

    async def cut(self) -> None:
        """Cut off who asked, where that can be done, and wait until it is."""
        abort = self.scope.get(CUT)
        if abort is not None:
            abort()
            await self.gone()

    async def gone(self) -> None:
        """Wait until whoever asked has gone away."""
        while (await self._receive())["type"] != "http.disconnect":
            pass


def whole(written: str) -> int:
    """Read a whole number that is not below zero.

    Raises:
        Refused: it is none.
    """
    if not re.fullmatch(r"[0-9]{1,9}", written, re.ASCII):
        _malformed()
    return int(written)


def _plain(address: str) -> str:
    """Write an IPv4 address as such, also where it came over a socket that speaks both."""
    return address.lower().removeprefix("::ffff:") if "." in address else address


def _object(content: bytes) -> dict[str, Any]:
    try:
        found = json.loads(content)
    except (ValueError, RecursionError):
        _malformed()
    return found if isinstance(found, dict) else _malformed()


def _malformed() -> NoReturn:
    raise Refused("malformed")
