# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""The connections of simulated pupils, against a server of a few lines that cuts them off on purpose."""

from __future__ import annotations

import asyncio
import json
import random
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

import pytest
from tests.looping import complete

from omstander.live.policy import policy_of
from omstander.practice.ledger import Ledger
from omstander.practice.pace import FAST
from omstander.practice.school import School
from omstander.practice.seat import Seat
from omstander.practice.stream import Follower
from omstander.practice.wire import Lines, LostError, Place

Answering = Callable[[str, dict[str, str], bytes, asyncio.StreamWriter], Awaitable[None]]
HEAD = b"HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\n\r\n"
LOG = [{"n": n, "kind": "paused" if n % 2 else "resumed"} for n in range(1, 40)] + [
    {"n": 40, "kind": "ended", "wiped": False}
]


@asynccontextmanager
async def serving(answering: Answering) -> AsyncIterator[Place]:
    """A server that reads requests and lets `answering` write what it likes."""

    async def one(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while head := (await reader.readuntil(b"\r\n\r\n")).decode():
                road, *lines = head.strip().split("\r\n")
                said = dict(line.split(": ", 1) for line in lines)
                body = await reader.readexactly(int(said.get("content-length", 0)))
                await answering(road, said, body, writer)
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()

    server = await asyncio.start_server(one, "127.0.0.1", 0)
    try:
        yield Place("127.0.0.1", server.sockets[0].getsockname()[1])
    finally:
        server.close()


def chunk(content: bytes) -> bytes:
    """One piece of an answer in pieces."""
    return b"%x\r\n%s\r\n" % (len(content), content)


def answer(body: object, status: int = 200) -> bytes:
    """A whole answer."""
    content = json.dumps(body).encode()
    return b"HTTP/1.1 %d OK\r\ncontent-length: %d\r\n\r\n%s" % (status, len(content), content)


def test_a_follower_goes_on_from_where_it_was() -> None:
    """However often and wherever a stream is cut, and however it is split, every entry comes once, in
    order."""
    dice, asked = random.Random(3), []

    async def cutting(_: str, said: dict[str, str], __: bytes, writer: asyncio.StreamWriter) -> None:
        after = int(said["last-event-id"])
        asked.append(after)
        text = b":\n\n" + b"".join(
            b"id: %d\ndata: %s\n\n" % (entry["n"], json.dumps(entry).encode()) for entry in LOG[after:]
        )
        whole = text if len(asked) > 12 else text[: dice.randrange(len(text))]
        writer.write(HEAD)
        for start in range(0, len(whole), 7):
            writer.write(chunk(whole[start : start + 7]))
        if len(asked) > 12:
            writer.write(b"0\r\n\r\n")
        await writer.drain()
        writer.close()

    async def follow() -> list[int]:
        seen: list[int] = []

        def take(name: str, data: bytes, _: int) -> None:
            assert name == "message"
            seen.append(json.loads(data)["n"])

        async with serving(cutting) as place:
            follower = Follower(place, "token", take, lambda: seen[-1] if seen else 0)
            follower.first = 0.001
            assert await follower.follow(lambda: len(seen) == len(LOG), dice) == 200
            assert follower.cuts == len(asked) - 1
        return seen

    assert complete(follow()) == [entry["n"] for entry in LOG]
    assert asked == sorted(asked)


def test_a_follower_that_is_known_no_longer_stops() -> None:
    """Where the token works no longer nobody asks again."""

    async def unknown(_: str, __: dict[str, str], ___: bytes, writer: asyncio.StreamWriter) -> None:
        writer.write(answer({"error": "no-token"}, 401))

    async def follow() -> int:
        async with serving(unknown) as place:
            follower = Follower(place, "token", lambda *_: None, lambda: 0)
            return await follower.follow(lambda: False, random.Random(1))

    assert complete(follow()) == 401


@pytest.mark.slow
def test_a_choice_is_sent_under_one_key_until_it_is_answered() -> None:
    """A choice that is cut off before its answer, or refused by the disk, goes out again with the same body,
    and counts as acknowledged once."""
    heard: list[bytes] = []

    async def failing(_: str, __: dict[str, str], body: bytes, writer: asyncio.StreamWriter) -> None:
        heard.append(body)
        if len(heard) == 1:
            writer.close()
        elif len(heard) == 2:
            writer.write(answer({"error": "not-saved"}, 503))
        else:
            writer.write(answer({"saved": True}))

    async def choose() -> Ledger:
        ledger = Ledger()
        policy = policy_of("sure", {"evenly": True, "think": {}, "most": {}, "changes": 0})
        async with serving(failing) as place:
            school = School(place)
            seat = Seat(0, school, ledger, policy, FAST, random.Random(1))
            await seat._send(4, "act", 2)
            school.lines.close()
        return ledger

    ledger = complete(choose())
    assert len(heard) == 3
    assert len(set(heard)) == 1
    assert [one.content for one in ledger.chosen] == [json.loads(heard[0])]


def test_lines_are_used_again_and_one_that_was_closed_is_not() -> None:
    """Requests go over one open line; when it is closed the next opens another."""
    lines_used: list[Any] = []

    async def fine(road: str, _: dict[str, str], __: bytes, writer: asyncio.StreamWriter) -> None:
        lines_used.append(writer)
        writer.write(answer({}))
        if road.startswith("GET /last"):
            writer.close()

    async def ask() -> None:
        async with serving(fine) as place:
            lines = Lines(place)
            for road in ("/one", "/two", "/last", "/three"):
                try:
                    await lines.ask("GET", road)
                except LostError:
                    await lines.ask("GET", road)
            lines.close()

    complete(ask())
    assert lines_used[0] is lines_used[1] is lines_used[2]
    assert lines_used[3] is not lines_used[0]


@pytest.mark.parametrize("url", ["", "127.0.0.1:80", "ftp://x", "http://", "http:///x", "http://x:port"])
def test_what_is_no_address_is_refused(url: str) -> None:
    """An address needs http or https, a host, and a port that is a number."""
    with pytest.raises(ValueError):  # noqa: PT011 - whatever is wrong with it
        Place.of(url)


def test_an_address_says_where_and_how() -> None:
    """The usual ports need not be said; over TLS a certificate is looked at unless told otherwise."""
    assert Place.of("http://localhost") == Place("localhost", 80)
    assert Place.of("http://localhost:8100/x") == Place("localhost", 8100)
    strict, trusting = Place.of("https://x").secure, Place.of("https://x", trusting=True).secure
    assert strict is not None
    assert trusting is not None
    assert (strict.check_hostname, trusting.check_hostname) == (True, False)
