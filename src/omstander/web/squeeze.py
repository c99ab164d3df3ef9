# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Answers travel squeezed: by Brotli where the browser takes it, else by gzip."""

from __future__ import annotations

import gzip
import hashlib
from collections import OrderedDict
from collections.abc import Callable
from time import monotonic

import brotli
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

WAYS = ("br", "gzip")
"""The ways of squeezing that we know, the best one first."""
TEXT = ("text/", "application/json", "application/manifest+json", "image/svg+xml")
SMALLEST = 200
"""Bytes; what is smaller travels in one packet anyhow."""
REMEMBERED = 256
"""Answers of which the squeezed form is kept."""
AT_ONCE, A_SECOND = 2_000_000, 50_000
"""Bytes that may be squeezed as hard as can be: at once, and how many more with every second."""


class Squeezed:
    """Squeezes every answer that comes in one piece and is text; others pass as they are."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.press = Press()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything on, squeezed the best way that the browser takes."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        way = best_way(Headers(scope=scope).get("accept-encoding", ""))
        held: list[Message] = []

        async def send_squeezed(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).add_vary_header("Accept-Encoding")
                held.append(message)
                return
            if held:
                start = held.pop()
                await send(start if message.get("more_body") else _start(start, message, way, self.press))
            await send(message)

        await self.app(scope, receive, send_squeezed)


def best_way(accepted: str) -> str:
    """Choose by what a browser says that it takes, `gzip, br;q=0.9`; empty where it takes neither."""
    taken: dict[str, bool] = {}
    for part in accepted.lower().split(","):
        name, _, quality = part.partition(";")
        taken[name.strip()] = quality.replace(" ", "") not in ("q=0", "q=0.0", "q=0.00", "q=0.000")
    return next((way for way in WAYS if taken.get(way, taken.get("*", False))), "")


class Press:
    """Squeezes as hard as can be, and remembers it: it is the same few answers that are asked for.

    Hard is slow. Whoever asks for ever other pages, by another name of this host each time for one, gets them
    squeezed lightly once the effort is used up, so that nobody waits for it.
    """

    def __init__(self, now: Callable[[], float] = monotonic) -> None:
        """Begin with nothing remembered; `now` gives the time in seconds."""
        self._now = now
        self._known: OrderedDict[tuple[str, bytes], bytes] = OrderedDict()
        self._left, self._then = float(AT_ONCE), now()

    def squeeze(self, content: bytes, way: str) -> bytes:
        """Squeeze by `br` or `gzip`."""
        key = (way, hashlib.sha256(content).digest())
        if key in self._known:
            self._known.move_to_end(key)
            return self._known[key]
        if not self._spend(len(content)):
            return squeezed(content, way, hard=False)
        self._known[key] = small = squeezed(content, way, hard=True)
        if len(self._known) > REMEMBERED:
            self._known.popitem(last=False)
        return small

    def _spend(self, effort: int) -> bool:
        now = self._now()
        self._left = min(AT_ONCE, self._left + (now - self._then) * A_SECOND)
        self._then = now
        if effort > self._left:
            return False
        self._left -= effort
        return True


def squeezed(content: bytes, way: str, *, hard: bool) -> bytes:
    """Squeeze by `br` or `gzip`, as hard as can be or lightly."""
    if way == "gzip":
        return gzip.compress(content, 9 if hard else 5, mtime=0)
    small: bytes = brotli.compress(content, quality=11 if hard else 5)
    return small


def _start(start: Message, message: Message, way: str, press: Press) -> Message:
    """Squeeze the body of a message in place, and give the start that belongs to it."""
    headers, body = MutableHeaders(scope=start), message.get("body", b"")
    is_text = headers.get("content-type", "").startswith(TEXT)
    if way and is_text and len(body) >= SMALLEST and "content-encoding" not in headers:
        message["body"] = press.squeeze(body, way)
        headers["content-encoding"] = way
        headers["content-length"] = str(len(message["body"]))
    return start
