# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2
"""Whatever comes in is answered plainly: never a failure of ours, nothing changed, nothing told."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.web.live.asking import Answer, Lesson, Line, Server

from omstander.web import Library
from omstander.web.live.refused import STATUS

POSTS = ("sessions", "hosts", "seats", "choices", "commands", "progress")
GOOD = {
    "sessions": {"story": "wissel", "language": "nl"},
    "hosts": {"secret": "s" * 22},
    "seats": {"code": "BCDF2345", "key": "k" * 16},
    "choices": {"key": "k" * 16, "opened": 1, "about": "act", "value": 1},
    "commands": {"do": "more-time", "at": 0, "seconds": 30},
    "progress": {"shown": 3},
}


@pytest.fixture(scope="module")
def lesson(tmp_path_factory: pytest.TempPathFactory, library: Library) -> Iterator[Lesson]:
    """A class with a seat, for questions that change nothing."""
    server = Server(tmp_path_factory.mktemp("class") / "classes.db", library)
    yield Lesson.made(server, seats=1)
    server.close()


def token_for(lesson: Lesson, road: str) -> str:
    """Who may ask on a road."""
    return lesson.seats[0] if road == "choices" else lesson.board


def post(lesson: Lesson, road: str, **more: Any) -> Answer:
    """Ask as who may, after a while."""
    lesson.server.clock.at += 2
    more.setdefault("token", token_for(lesson, road))
    return lesson.server.ask("POST", f"/live/{road}", more.pop("body", GOOD[road]), **more)


@pytest.mark.parametrize("road", POSTS)
def test_a_body_is_small_json(lesson: Lesson, road: str) -> None:
    """What is no JSON, no object, too large or told as something else is refused before it is looked at."""
    assert post(lesson, road, headers={"content-type": "text/plain"}).error == (415, "not-json")
    assert post(lesson, road, headers={"content-type": ""}).error == (415, "not-json")
    for raw in (b"", b"{", b"[]", b"1", b'"x"', b"null", b"\xff\xfe", b"[" * 3000, b'{"a": NaN'):
        assert post(lesson, road, raw=raw).error == (400, "malformed")
    large = post(lesson, road, raw=b" " * 4097)
    assert large.error == (413, "too-large")
    assert large.headers["connection"] == "close"
    for length in ("4097", "9" * 30):
        assert post(lesson, road, headers={"content-length": length}).error == (413, "too-large")


@pytest.mark.parametrize("road", POSTS)
def test_every_key_is_known_and_of_its_kind(lesson: Lesson, road: str) -> None:
    """A key too many, one missing, or one of another kind: malformed."""
    good = GOOD[road]
    needed = {"story", "language"} if road == "sessions" else set(good)
    bodies = [{**good, "more": 1}, {**good, "": None}]
    bodies += [{name: value for name, value in good.items() if name != left} for left in needed]
    for name in good:
        odd: list[Any] = [None, {}, [], True, 1.5, "", "\ud800", -7, 10**12, "é" * 200]
        bodies += [{**good, name: value} for value in odd]
    for body in bodies:
        answer = post(lesson, road, body=body, raw=json.dumps(body).encode())
        # An unknown story, code or secret is one that we do not have: it may have any form that is a text.
        assert answer.error[0] in (400, 401, 404), body


@pytest.mark.parametrize("road", ["session", "stream", "log", *POSTS[3:]])
def test_without_a_token_nothing_is_told(lesson: Lesson, road: str) -> None:
    """No token, a wrong one and one in the address are all the same."""
    method = "POST" if road in POSTS else "GET"
    body = GOOD.get(road)
    asks: list[dict[str, Any]] = [
        {},
        {"token": "x" * 43},
        {"token": "short"},
        {"headers": {"authorization": lesson.board}},
        {"headers": {"authorization": f"Basic {lesson.board}"}},
        {"headers": {"authorization": "Bearer é" + "x" * 42}},
        {"headers": {"cookie": f"token={lesson.board}"}},
    ]
    for more in asks:
        assert lesson.server.ask(method, f"/live/{road}", body, **more).error == (401, "no-token")
    answer = lesson.server.ask(method, f"/live/{road}?token={lesson.board}", body)
    assert answer.error == (401, "no-token")


@pytest.mark.parametrize("road", POSTS)
def test_pages_of_others_ask_nothing(lesson: Lesson, road: str) -> None:
    """A page of somebody else cannot post, whichever way its browser tells of it."""
    foreign: list[dict[str, str]] = [
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"origin": "https://les.example.nl.evil.example"},
    ]
    for headers in foreign:
        assert post(lesson, road, headers=headers).error == (403, "foreign-page")
    for headers in ({"sec-fetch-site": "same-origin"}, {"origin": "https://les.example.nl"}):
        assert post(lesson, road, headers=headers).status != 403


@pytest.mark.parametrize("offset", ["-1", "x", "1.5", "1e3", "٣", "9" * 12, "99", ""])
def test_odd_offsets_are_refused(lesson: Lesson, offset: str) -> None:
    """An offset is a whole number up to where the log is."""
    lesson.server.clock.at += 2
    headers = {"last-event-id": offset.encode().decode("latin-1")}
    stream = lesson.server.ask("GET", "/live/stream", token=lesson.board, headers=headers)
    assert stream.error == (400, "malformed")
    log = lesson.server.ask("GET", f"/live/log?after={offset}", token=lesson.board)
    assert log.error == (400, "malformed")
    assert lesson.server.ask("GET", "/live/log?before=1", token=lesson.board).error == (400, "malformed")


def test_stories_that_are_not_there(lesson: Lesson) -> None:
    """An unknown story or language, and names that nobody has, make no session."""
    for body in ({"story": "nergens", "language": "nl"}, {"story": "wissel", "language": "xx"}):
        assert post(lesson, "sessions", body=body).error == (404, "no-story")
    for names in ([0], [9] * 6, [1] * 40):
        body = {"story": "wissel", "language": "nl", "names": names}
        assert post(lesson, "sessions", body=body).error == (400, "malformed")


@pytest.mark.parametrize("contact", ["a\nb", "a\u202eb", "x" * 61, "\u2028", "\ud83d", "\x00"])
def test_a_contact_is_one_line(lesson: Lesson, contact: str) -> None:
    """The school's contact person is one short line, without signs that cannot be seen."""
    body = {"do": "contact", "contact": contact}
    assert post(lesson, "commands", raw=json.dumps(body).encode()).error == (400, "malformed")


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=8,
)


@settings(max_examples=150)
@given(data=st.data())
def test_nothing_that_is_sent_makes_us_fail(lesson: Lesson, data: st.DataObject) -> None:
    """Any body on any road is answered with a known refusal or done; the log keeps its form."""
    road = data.draw(st.sampled_from(POSTS[1:]))
    good = GOOD[road]
    values = {name: st.just(value) | JSON for name, value in good.items()}
    body = data.draw(st.fixed_dictionaries(values) | JSON | st.binary(max_size=200))
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    before = lesson.log()
    answer = post(lesson, road, raw=raw)
    assert answer.status in (200, 204) or answer.error[0] == STATUS[answer.json["error"]]
    after = lesson.log()
    assert after[: len(before)] == before
    assert [entry["n"] for entry in after] == list(range(1, len(after) + 1))


@settings(max_examples=100)
@given(
    token=st.text(max_size=60),
    offset=st.text(max_size=12),
    query=st.text(max_size=40),
    site=st.text(max_size=12),
)
def test_no_header_makes_us_fail(lesson: Lesson, token: str, offset: str, query: str, site: str) -> None:
    """Any headers and any query are answered."""
    written = {
        "authorization": f"Bearer {token}",
        "last-event-id": offset,
        "x-forwarded-for": query,
        "sec-fetch-site": site,
        "accept-encoding": query,
        "origin": query,
    }
    headers = {name: value.encode().decode("latin-1") for name, value in written.items()}
    safe = query.encode("ascii", "ignore").decode().replace("#", "")
    for method, road in (("GET", "log"), ("GET", "stream"), ("POST", "seats"), ("GET", "parts/x.json")):
        answer = lesson.server.ask(method, f"/live/{road}?{safe}", GOOD["seats"], headers=headers)
        assert answer.error[0] in (400, 401, 403, 404, 429)


def test_a_body_that_does_not_come_is_not_waited_for(lesson: Lesson, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who says nothing for too long is told so."""
    monkeypatch.setattr("omstander.web.live.asked.PATIENCE", 0.01)

    async def silent() -> Answer:
        line = Line(lesson.server.app, "POST", "/live/seats")
        line._messages = [{"type": "http.request", "body": b"{", "more_body": True}]
        await line.run()
        return line.answer

    assert lesson.server.run(silent()).error == (400, "malformed")
