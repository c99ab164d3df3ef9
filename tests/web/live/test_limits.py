# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2
"""Guessing is slow, joining is not; nobody floods the server, and nobody can be told apart by it."""

from __future__ import annotations

import logging
import statistics
import time
from collections.abc import Callable

import pytest
from tests.web.live.asking import ELSEWHERE, HERE, Lesson, Server

from omstander.web import Settings
from omstander.web.live.codes import ALPHABET, new_code, read_code
from omstander.web.live.limits import (
    FAILED,
    FAILED_IN_ALL,
    MADE,
    REMEMBERED,
    Addresses,
    Bucket,
    Failures,
)

PROXY = "203.0.113.9"


def guess(server: Server, code: str = "BCDF2345", **more: object) -> int:
    """Try a code; gives the status."""
    body = {"code": code, "key": "k" * 16}
    return server.ask("POST", "/live/seats", body, **more).status


def test_codes_are_drawn_from_28_signs_and_read_as_people_type() -> None:
    """Eight signs that look like no others, in any case, with spaces or hyphens."""
    drawn = {new_code() for _ in range(500)}
    assert len(drawn) == 500
    assert set("".join(drawn)) == set(ALPHABET)
    assert not set("AEIOUL01") & set(ALPHABET)
    assert [read_code(typed) for typed in ("bcdf 2345", "BCDF-2345", " b c d f 2345\n")] == ["BCDF2345"] * 3
    assert [read_code(typed) for typed in ("BCDF234", "BCDF23456", "ACDF2345", "", "Ⅽ" * 8, "B" * 999)] == [
        ""
    ] * 6


def test_1500_pupils_join_while_somebody_guesses(server: Server) -> None:
    """A school comes in from one address within a minute, none refused, while who guesses there is heard 40
    times; the codes that were not looked up say nothing."""
    classes = [Lesson.made(server, seats=0, keep_hours=1) for _ in range(3)]
    for lesson in classes:
        lesson.command("cap", seats=500)
    looked, refused = 0, 0
    for pupil in range(1500):
        server.clock.at += 0.04
        answer = classes[pupil % 3].join(f"pupil-{pupil:020d}")
        assert answer.status == 201, answer.json
        status = guess(server, new_code())
        looked, refused = looked + (status == 404), refused + (status == 429)
    assert looked == FAILED
    assert refused == 1500 - FAILED


def test_a_guesser_is_not_told_of_classes_elsewhere(server: Server) -> None:
    """Who has guessed too often is refused codes that work as well, where nobody of that class is at home; at
    home they go on working."""
    lesson = Lesson.made(server)
    for _ in range(FAILED):
        assert guess(server, address=ELSEWHERE) == 404
    answer = lesson.join(address=ELSEWHERE)
    assert answer.error == (429, "too-often")
    assert 0 < int(answer.headers["retry-after"]) <= 60
    assert lesson.join(address=HERE).status == 201
    server.clock.at += 61
    assert lesson.join(address=ELSEWHERE).status == 201
    for _ in range(FAILED):
        guess(server, address=ELSEWHERE)
    assert guess(server, address=ELSEWHERE) == 429
    assert lesson.join(address=ELSEWHERE).status == 201


def test_letting_go_of_what_is_over_forgives_no_guesser(server: Server) -> None:
    """Every few seconds what is over is let go of: who guessed too often stays refused, and a class stays at
    home where it is."""
    lesson = Lesson.made(server)
    for _ in range(FAILED):
        assert guess(server) == 404
    server.clock.at += 15
    server.run(server.hub.sweep())
    assert guess(server) == 429
    assert lesson.join().status == 201


def test_all_guessers_together_are_slow(server: Server) -> None:
    """However many addresses guess, so many codes are looked up in a minute and no more."""
    found = [guess(server, address=f"198.51.{i // 250}.{i % 250}") for i in range(FAILED_IN_ALL + 50)]
    assert found == [404] * FAILED_IN_ALL + [429] * 50


def test_codes_that_do_not_work_are_all_alike(server: Server) -> None:
    """Unknown, locked, ended, replaced, old and malformed codes get the same answer, byte for byte."""
    unknown = server.ask("POST", "/live/seats", {"code": new_code(), "key": "k" * 16})
    assert unknown.error == (404, "no-session")
    locked, ended, renewed, old = (Lesson.made(server) for _ in range(4))
    locked.command("lock")
    ended.command("end")
    assert renewed.command("new-code").json["code"] != renewed.facts["code"]
    answers = [lesson.join() for lesson in (locked, ended, renewed)]
    server.clock.at += 4 * 3600 + 1
    answers.append(old.join())
    answers.append(server.ask("POST", "/live/seats", {"code": "nonsense", "key": "k" * 16}))
    for answer in answers:
        assert (answer.status, answer.headers, answer.content) == (404, unknown.headers, unknown.content)


def test_a_locked_code_opens_again(server: Server) -> None:
    """Locking keeps everybody out, unlocking lets in; a new code lets in with the new one only."""
    lesson = Lesson.made(server)
    lesson.command("lock")
    assert lesson.join().status == 404
    lesson.command("unlock")
    assert lesson.join().status == 201
    renewed = lesson.command("new-code").json
    assert lesson.join().status == 404
    body = {"code": renewed["code"], "key": "a-key-for-the-new-code"}
    assert server.ask("POST", "/live/seats", body).status == 201
    assert renewed["link"].endswith(renewed["code"])


def test_unknown_and_closed_codes_take_as_long(server: Server) -> None:
    """Nobody can tell a code that never was from one that is closed by how long the answer takes."""
    closed = Lesson.made(server)
    closed.command("lock")

    def seconds(code: str) -> float:
        server.clock.at += 2
        before = time.perf_counter()
        guess(server, code)
        return time.perf_counter() - before

    pairs = [(seconds(new_code()), seconds(closed.facts["code"])) for _ in range(150)]
    unknown, known = (statistics.median(times) for times in zip(*pairs, strict=True))
    assert 1 / 3 < unknown / known < 3


def test_a_token_asks_so_often_and_no_more(server: Server) -> None:
    """One screen that floods is told to wait; another is not disturbed."""
    lesson = Lesson.made(server, seats=2)
    found = [lesson.choose(0, 0).error for _ in range(11)]
    assert found == [(409, "not-open")] * 10 + [(429, "too-often")]
    assert lesson.choose(1, 0).error == (409, "not-open")
    server.clock.at += 1
    assert lesson.choose(0, 0).error == (409, "not-open")
    server.clock.at += 9
    asked = [server.ask("GET", "/live/session", token=lesson.seats[0]).status for _ in range(21)]
    assert asked == [200] * 20 + [429]


def test_there_is_room_for_so_many_classes(starting: Callable[..., Server]) -> None:
    """One session more than there is room for is refused until one has gone."""
    server = starting(Settings("https://les.example.nl", classes=2))
    first, _ = Lesson.made(server), Lesson.made(server)
    options = {"story": "wissel", "language": "nl"}
    assert server.ask("POST", "/live/sessions", options).error == (503, "too-busy")
    assert first.command("delete").status == 200
    assert server.ask("POST", "/live/sessions", options).status == 201


def test_nobody_takes_all_the_room_at_once(
    starting: Callable[..., Server], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where half of the room is taken, who makes one session after the other is soon told to wait, and nobody
    at another address is; when an address is forgotten it could make as many again as at first."""
    monkeypatch.setattr("omstander.web.live.limits.MADE", (0.01, 3.0))
    server = starting(Settings("https://les.example.nl", classes=10))
    options = {"story": "wissel", "language": "nl"}
    found = [server.ask("POST", "/live/sessions", options) for _ in range(9)]
    assert [one.status for one in found] == [201] * (5 + 3) + [429]
    assert found[-1].headers["retry-after"] == "100"
    server.run(server.hub.sweep())
    assert server.ask("POST", "/live/sessions", options).error == (429, "too-often")
    assert server.ask("POST", "/live/sessions", options, address=ELSEWHERE).status == 201
    server.clock.at += 100
    assert server.ask("POST", "/live/sessions", options).status == 201
    rate, most = MADE
    assert rate * REMEMBERED >= most


@pytest.mark.parametrize(
    ("connected", "told", "counted"),
    [
        (HERE, "192.0.2.77", HERE),
        (PROXY, "192.0.2.77", "192.0.2.77"),
        (PROXY, "1.2.3.4, 192.0.2.77", "192.0.2.77"),
        (PROXY, f"1.2.3.4, 192.0.2.77, {PROXY}", "192.0.2.77"),
        (PROXY, "", PROXY),
        (f"::ffff:{PROXY}", "192.0.2.77", "192.0.2.77"),
        (PROXY, f"192.0.2.77, ::ffff:{PROXY}", "192.0.2.77"),
    ],
)
def test_only_a_trusted_proxy_tells_for_whom_it_asks(
    server: Server, connected: str, told: str, counted: str
) -> None:
    """What a client writes into X-Forwarded-For is not believed; what a trusted proxy adds to it is."""
    for _ in range(FAILED):
        assert guess(server, address=counted) == 404
    assert guess(server, address=connected, headers={"x-forwarded-for": told}) == 429
    assert guess(server, address="192.0.2.200") == 404


def test_an_address_has_another_name_every_day() -> None:
    """What is kept of an address is a name from which it cannot be found, and another one tomorrow; a network
    of IPv6 counts as one."""
    names = Addresses()
    today = names.name("192.0.2.1", 0)
    assert names.name("192.0.2.1", 80_000) == today
    assert names.name("::ffff:192.0.2.1", 80_000) == today
    assert b"192" not in today
    assert names.name("2001:db8::1", 1) == names.name("2001:db8::ffff", 1) != names.name("2001:db8:1::1", 1)
    assert names.name("192.0.2.1", 90_000) != today


def test_addresses_are_forgotten() -> None:
    """Ten minutes after the last guess nothing is left of an address."""
    failures = Failures()
    failures.count(b"one", 0)
    failures.count(b"two", 300)
    failures.forget(601)
    assert list(failures._by_address) == [b"two"]


def test_a_bucket_fills_again() -> None:
    """So many at once, and so many a second; time that goes back gives nothing."""
    bucket = Bucket(5, 10, 100)
    assert [bucket.wait(100) for _ in range(10)] == [0] * 10
    assert bucket.wait(100) == pytest.approx(0.2)
    assert bucket.wait(90) > 0
    assert bucket.wait(101) == 0


def test_nothing_is_written_about_who_asks(server: Server, caplog: pytest.LogCaptureFixture) -> None:
    """No line of a log, at any level, has an address, a code, a token, a secret or a browser in it."""
    caplog.set_level(logging.DEBUG)
    headers = {"user-agent": "Marked/1.0", "x-forwarded-for": "198.51.100.200"}
    lesson = Lesson.made(server, seats=1)
    opened = lesson.until("opened")["n"]
    lesson.choose(0, opened)
    for answer in (lesson.join(headers=headers), server.ask("GET", "/live/stream", token="y" * 43)):
        assert answer.status in (201, 401)
    guess(server, new_code(), headers=headers)
    marks = [HERE, "198.51.100", "Marked", lesson.facts["code"], lesson.board, *lesson.seats]
    written = "\n".join(record.getMessage() for record in caplog.records)
    assert [mark for mark in marks if mark in written] == []
