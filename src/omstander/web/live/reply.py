# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Answers on the roads: JSON with a few headers, made without a detour, as there are many of them."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from typing import Any

from starlette.types import Send

from omstander.web.headers import PARTS
from omstander.web.live.refused import Refused

Headers = Sequence[tuple[bytes, bytes]]

JSON = (b"content-type", b"application/json; charset=utf-8")
UNKEPT = (b"cache-control", b"no-store")


def safe(*more: tuple[bytes, bytes]) -> list[tuple[bytes, bytes]]:
    """The headers of everything that is no page, and more."""
    return [*more, *((name.encode(), value.encode()) for name, value in PARTS.items())]


PLAIN = safe(JSON, UNKEPT)


def written(value: object) -> bytes:
    """Write a value as JSON, as short as can be."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


async def answer(send: Send, status: int, value: Mapping[str, Any] | None, headers: Headers = ()) -> None:
    """Answer with an object, or with nothing."""
    await answer_bytes(send, status, b"" if value is None else written(value), [*PLAIN, *headers])


async def answer_bytes(send: Send, status: int, content: bytes, headers: Headers) -> None:
    """Answer with what is written already."""
    length = () if status == 204 else ((b"content-length", str(len(content)).encode()),)
    await send({"type": "http.response.start", "status": status, "headers": [*headers, *length]})
    await send({"type": "http.response.body", "body": content})


async def refuse(send: Send, refused: Refused) -> None:
    """Answer that something is not done, and when to ask again."""
    headers: list[tuple[bytes, bytes]] = []
    if refused.wait:
        headers.append((b"retry-after", str(math.ceil(refused.wait)).encode()))
    if refused.code == "too-large":
        # What is still on its way is not read.
        headers.append((b"connection", b"close"))
    await answer(send, refused.status, {"error": refused.code}, headers)
