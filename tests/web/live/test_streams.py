# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2
"""What followers get: all of the log, once, in order, as soon as it is on disk; and nothing for ever."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from tests.web.live.asking import LONG, Lesson, Line, Server

from omstander.web.connection import CUT


def entries(content: bytes) -> list[Any]:
    """The entries in a stream."""
    found = re.findall(rb"id: (\d+)\ndata: (.*)\n\n", content)
    told = [json.loads(data) for _, data in found]
    assert [entry["n"] for entry in told] == [int(number) for number, _ in found]
    return told


def events(content: bytes, kind: str) -> list[Any]:
    """The events of a kind in a stream."""
    return [json.loads(data) for data in re.findall(rb"event: %s\ndata: (.*)\n\n" % kind.encode(), content)]


class Following:
    """A stream that is open while other things happen."""

    def __init__(self, lesson: Lesson, token: str, after: int = 0, query: str = "") -> None:
        headers = {"last-event-id": str(after)}
        self.server = lesson.server
        self.line = Line(lesson.server.app, "GET", f"/live/stream{query}", token=token, headers=headers)
        self.task = lesson.server.loop.create_task(self.line.run())

    def until(self, text: str) -> bytes:
        """Read until this has come."""
        self.server.run(self.line.until(text))
        return self.line.content

    def ended(self) -> bytes:
        """Wait for the end; gives all that came."""
        self.server.run(asyncio.wait_for(self.task, LONG))
        return self.line.content

    def stop(self) -> None:
        """Go away."""
        self.line.hang_up()
        self.ended()


def test_a_follower_has_the_log(server: Server) -> None:
    """The stream is the log: what was there, what comes, nothing twice; it closes after the end."""
    lesson = Lesson.made(server, seats=8)
    lesson.go_on()
    following = Following(lesson, lesson.seats[0])
    following.until("started")
    lesson.until("opened")
    lesson.command("end")
    assert entries(following.ended()) == lesson.log()
    assert following.line.sent[-1] == {"type": "http.response.body", "body": b""}


def test_the_first_word_comes_at_once(server: Server) -> None:
    """Something comes though nothing has happened, in an answer that nobody may keep, gather or squeeze."""
    lesson = Lesson.made(server, seats=1)
    following = Following(lesson, lesson.seats[0])
    assert following.until(":\n\n") == b":\n\n"
    start = following.line.answer
    assert (start.status, start.headers["content-type"]) == (200, "text/event-stream")
    assert {"no-store", "no-transform"} <= set(start.headers["cache-control"].split(", "))
    assert start.headers["x-accel-buffering"] == "no"
    assert "content-encoding" not in start.headers
    following.stop()


@pytest.mark.parametrize("after", [0, 1, 2, 3])
def test_a_follower_resumes_where_it_was(server: Server, after: int) -> None:
    """Whoever comes back gets what came after its offset, and nothing else."""
    lesson = Lesson.made(server, seats=8)
    for _ in range(3):
        lesson.go_on()
    lesson.command("end")
    following = Following(lesson, lesson.seats[0], after)
    assert entries(following.ended()) == lesson.log()[after:]


def test_signs_of_life(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever follows hears something again and again, though nothing happens."""
    monkeypatch.setattr("omstander.web.live.tending.BEAT", 0.05)
    lesson = Lesson.made(server, seats=1)
    following = Following(lesson, lesson.seats[0])
    assert following.until(":\n\n" * 4) == b":\n\n" * 4
    following.stop()


def test_a_newer_stream_ends_the_older(server: Server) -> None:
    """One token follows once; other tokens are not disturbed."""
    lesson = Lesson.made(server, seats=2)
    first, other = Following(lesson, lesson.seats[0]), Following(lesson, lesson.seats[1])
    first.until(":")
    other.until(":")
    second = Following(lesson, lesson.seats[0])
    first.ended()
    lesson.go_on()
    second.until("started")
    other.until("started")
    assert b"started" not in first.line.content
    second.stop()
    other.stop()


def test_who_goes_away_is_forgotten(server: Server) -> None:
    """After a follower has gone nothing of it is left."""
    lesson = Lesson.made(server, seats=1)
    running = server.hub.tokens[next(iter(server.hub.tokens))]
    following = Following(lesson, lesson.seats[0])
    following.until(":")
    assert len(running.followers) == 1
    following.stop()
    assert (len(running.followers), len(running.pollers)) == (0, 0)


def test_only_hosts_are_told_of_the_seats(server: Server) -> None:
    """Who hosts hears of seats and how many chose, in words; a seat hears neither."""
    lesson = Lesson.made(server, seats=8)
    board, seat = Following(lesson, lesson.board), Following(lesson, lesson.seats[0], query="?along=1")
    opened = lesson.until("opened")["n"]
    for one in range(8):
        lesson.choose(one, opened)
    content = board.until('"gauge":"all"')
    for state in events(content, "host"):
        assert set(state) == {"seats", "cap", "locked", "code", "gauge", "needs", "qr"}
    assert b"event: host" not in seat.line.content
    board.stop()
    seat.stop()


def test_readers_are_told_how_far_the_board_is(server: Server) -> None:
    """Who reads along hears how far it may; from a new path on nobody may read before the board says so, and
    what it said of the old one is not heard."""
    lesson = Lesson.made(server, seats=2)
    lesson.go_on()
    along = Following(lesson, lesson.seats[0], query="?along=1")
    plain = Following(lesson, lesson.seats[1])

    def board(shown: int, at: int) -> None:
        body = {"shown": shown, "at": at}
        assert server.ask("POST", "/live/progress", body, token=lesson.board).status == 204

    board(12, 1)
    along.until('{"shown":12}')
    resolved = lesson.until("opened") and lesson.command("together", at=lesson.last, option=1).json["last"]
    board(99, 1)
    board(3, resolved)
    content = along.until('{"shown":3}')
    assert [event["shown"] for event in events(content, "progress")] == [0, 12, 0, 3]
    assert events(plain.line.content, "progress") == []
    along.stop()
    plain.stop()


def test_an_answer_waits_until_there_is_something(server: Server) -> None:
    """Without a stream a screen asks, and is answered as soon as there is something, or after a while."""
    lesson = Lesson.made(server, seats=1)

    async def waited() -> Any:
        log = asyncio.ensure_future(server.asked("GET", "/live/log?after=0&wait=20", token=lesson.seats[0]))
        while not next(iter(server.hub.sessions.values())).pollers:
            await asyncio.sleep(0)
        await server.asked("POST", "/live/commands", {"do": "go-on", "at": 0}, token=lesson.board)
        return (await log).json

    assert server.run(waited())["entries"] == lesson.log()
    server.clock.at += 5
    nothing = server.ask("GET", "/live/log?after=1&wait=1", token=lesson.seats[0]).json
    assert nothing == {"entries": [], "progress": 0}


def test_a_reader_who_takes_nothing_is_let_go(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who takes nothing for long costs an offset meanwhile, holds up nobody, and is let go."""
    monkeypatch.setattr("omstander.web.live.follower.SLOW", 0.2)
    monkeypatch.setattr("omstander.web.live.tending.BEAT", 0.05)
    lesson = Lesson.made(server, seats=2)
    slow, quick = Following(lesson, lesson.seats[0]), Following(lesson, lesson.seats[1])
    slow.until(":")
    slow.line.taking.clear()
    cut: list[bool] = []
    slow.line.scope[CUT] = lambda: (cut.append(True), slow.line.hang_up())
    for _ in range(3):
        lesson.go_on()
    assert len(entries(quick.until("id: 3"))) == 3
    server.run(asyncio.wait_for(asyncio.wait([slow.task]), LONG))
    assert (entries(slow.line.content), cut) == ([], [True])
    slow.line.taking.set()
    again = Following(lesson, lesson.seats[0])
    assert entries(again.until("id: 3")) == lesson.log()
    quick.stop()
    again.stop()


def test_the_probe_beats_four_times(server: Server) -> None:
    """The page that tries a network out hears four beats, in an answer like that of a stream."""
    probe = server.ask("GET", "/live/probe")
    assert probe.content == b"data: 1\n\ndata: 2\n\ndata: 3\n\ndata: 4\n\n"
    assert probe.headers["x-accel-buffering"] == "no"
    assert server.ask("POST", "/live/probe", {}).status == 204


def test_a_seat_that_is_removed_is_told_no_more(server: Server) -> None:
    """The stream of a seat that was removed ends, and it is nobody when it comes back; the others go on."""
    lesson = Lesson.made(server, seats=2)
    stays, goes, board = (Following(lesson, token) for token in (*lesson.seats, lesson.board))
    for following in (stays, goes, board):
        following.until(":")
    assert lesson.command("remove", newest=1).status == 200
    goes.ended()
    again = server.ask("GET", "/live/stream", token=lesson.seats[1])
    assert again.error == (401, "no-token")
    lesson.go_on()
    for following in (stays, board):
        following.until("started")
        following.stop()
    assert b"started" not in goes.line.content


def test_streams_end_when_the_server_does(starting: Callable[..., Server]) -> None:
    """A server that stops ends its streams at once, and the next one goes on where they were."""
    server = starting()
    lesson = Lesson.made(server, seats=8)
    opened = lesson.until("opened")["n"]
    following = Following(lesson, lesson.seats[0])
    following.until("opened")
    assert lesson.choose(0, opened, 0, key="a-press-of-the-first").json == {"saved": True}
    server.run(server.hub.stop())
    known = entries(following.ended())

    lesson.server = starting()
    assert lesson.log() == known
    assert lesson.server.ask("GET", "/live/session", token=lesson.board).json == lesson.facts
    assert lesson.choose(0, opened, 0, key="a-press-of-the-first").json == {"saved": True}
    following = Following(lesson, lesson.seats[0], opened)
    lesson.until("resolved")
    assert entries(following.until("resolved")) == lesson.log()[opened:]
    following.stop()
