# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2
"""Every road does what the protocol says, and refuses what it says."""

from __future__ import annotations

import json
from typing import Any
from unittest.mock import Mock

import pytest
from tests.web.live.asking import Lesson, Server

WRONG = "x" * 43


def test_a_class_from_the_first_press_to_the_end(server: Server) -> None:
    """A session is made, its secret exchanged, seats join by its code, choose, and see what was followed."""
    lesson = Lesson.made(server, seats=8)
    opened = lesson.until("opened")
    for seat in range(8):
        assert lesson.choose(seat, opened["n"], 0).json == {"saved": True}
    assert lesson.go_on()["kind"] == "resolved"
    assert lesson.log(lesson.seats[0]) == lesson.log()
    assert lesson.command("end").status == 200
    assert lesson.log()[-1] == {"n": lesson.last, "kind": "ended", "wiped": False}


def test_a_secret_works_once(server: Server) -> None:
    """The secret of a session gives a token to whoever comes first, and to nobody after."""
    made = server.ask("POST", "/live/sessions", {"story": "wissel", "language": "nl"})
    first = server.ask("POST", "/live/hosts", made.json)
    assert (first.status, first.json["role"], len(first.json["token"])) == (201, "board", 43)
    assert server.ask("POST", "/live/hosts", made.json).error == (401, "no-token")
    assert server.ask("POST", "/live/hosts", {"secret": WRONG}).error == (401, "no-token")


def test_an_invitation_brings_a_remote_in_once(server: Server) -> None:
    """A host invites; the link carries the secret where no server sees it, and squares to scan."""
    lesson = Lesson.made(server)
    invited = lesson.command("invite", role="remote").json
    assert invited["link"] == f"https://les.example.nl/remote?lang=nl#i={invited['secret']}"
    assert {len(row) for row in invited["qr"]} == {len(invited["qr"])}
    assert set("".join(invited["qr"])) == {"0", "1"}
    remote = server.ask("POST", "/live/hosts", {"secret": invited["secret"]}).json
    assert remote["role"] == "remote"
    assert server.ask("POST", "/live/hosts", {"secret": invited["secret"]}).error == (401, "no-token")
    assert server.ask("GET", "/live/session", token=remote["token"]).json["role"] == "remote"


def test_an_invitation_grows_old(server: Server) -> None:
    """After ten minutes a secret that nobody used is worth nothing."""
    lesson = Lesson.made(server)
    invited = lesson.command("invite", role="board").json
    server.clock.at += 601
    assert server.ask("POST", "/live/hosts", {"secret": invited["secret"]}).error == (401, "no-token")


def test_facts_tell_each_role_what_it_needs(server: Server) -> None:
    """A seat is told neither the code nor the teacher's script; a host is."""
    lesson = Lesson.made(server, seats=1, contact="mevrouw De Wit")
    seat = server.ask("GET", "/live/session", token=lesson.seats[0]).json
    assert set(seat["parts"]) == {"automaton", "texts", "speech"}
    assert not {"code", "link", "qr", "ends", "address"} & seat.keys()
    assert (seat["role"], seat["contact"], type(seat["icon"])) == ("seat", "mevrouw De Wit", int)
    assert set(lesson.facts["parts"]) == {"automaton", "texts", "speech", "lesson"}
    assert lesson.facts["address"] == "les.example.nl/join"
    assert lesson.facts["link"] == f"https://les.example.nl/join?lang=nl#{lesson.facts['code']}"


def test_parts_are_for_ever_and_squeezed(server: Server) -> None:
    """A part is had by its name without a token, may be kept for ever, and travels squeezed."""
    for address in Lesson.made(server).facts["parts"].values():
        plain = server.ask("GET", address)
        assert (plain.status, "immutable" in plain.headers["cache-control"]) == (200, True)
        assert isinstance(plain.json, dict)
        small = server.ask("GET", address, headers={"accept-encoding": "gzip, br"})
        assert small.headers["content-encoding"] == "br"
        assert len(small.content) < len(plain.content)
    for name in ("0" * 32, "../../etc/passwd", ""):
        assert server.ask("GET", f"/live/parts/{name}.json").error == (404, "no-road")


def test_the_same_press_has_the_same_seat(server: Server) -> None:
    """Whoever got no answer and asks again has one seat, not two."""
    lesson = Lesson.made(server)
    first = lesson.join("the-same-press-again").json
    server.clock.at += 300
    assert lesson.join("the-same-press-again").json == first
    assert json.loads(server.ask("GET", "/live/log", token=lesson.board).content)["host"]["seats"] == 1


def test_a_choice_counts_once_however_often_it_comes(server: Server) -> None:
    """The same key with the same content is answered as the first time, also after the moment; with other
    content it is refused."""
    lesson = Lesson.made(server, seats=8)
    opened = lesson.until("opened")["n"]
    assert lesson.choose(0, opened, 0, key="one-press-of-seat-0").json == {"saved": True}
    assert lesson.choose(0, opened, 0, key="one-press-of-seat-0").json == {"saved": True}
    assert lesson.choose(0, opened, 1, key="one-press-of-seat-0").error == (409, "key-used")
    lesson.until("resolved")
    server.clock.at += 5
    assert lesson.choose(0, opened, 0, key="one-press-of-seat-0").json == {"saved": True}


def test_what_is_not_open_is_not_chosen(server: Server) -> None:
    """A choice for a closed, future or foreign moment is refused, and nothing changes."""
    lesson = Lesson.made(server, seats=8)
    assert lesson.choose(0, 0).error == (409, "not-open")
    opened = lesson.until("opened")["n"]
    before = lesson.log()
    assert lesson.choose(0, opened + 1).error == (409, "not-open")
    assert lesson.choose(0, opened, 99).error == (409, "not-offered")
    assert lesson.choose(0, opened, 0, "hey").error == (409, "not-open")
    other = Lesson.made(server, seats=1)
    assert other.choose(0, opened).error == (409, "not-open")
    lesson.until("resolved")
    server.clock.at += 5
    assert lesson.choose(1, opened).error == (409, "not-open")
    assert lesson.log()[: len(before)] == before


@pytest.mark.parametrize(
    ("do", "facts", "expected"),
    [
        ("go-on", {"at": 7}, (409, "too-late")),
        ("together", {"at": 0, "option": 1}, (409, "not-now")),
        ("counts", {"at": 0, "counts": [1, 2]}, (409, "not-now")),
        ("back", {"at": 0, "moment": 0}, (409, "not-now")),
        ("show", {"at": 0, "what": "phone"}, (409, "not-now")),
        ("cap", {"seats": 1}, (409, "not-now")),
    ],
)
def test_commands_that_make_no_sense_here_are_refused(
    server: Server, do: str, facts: dict[str, Any], expected: tuple[int, str]
) -> None:
    """A command for another state, or for none, is told so and changes nothing."""
    lesson = Lesson.made(server, seats=2)
    assert lesson.command(do, **facts).error == expected
    assert lesson.log() == []


def test_who_may_do_what(server: Server) -> None:
    """A seat does not command, a host does not choose, and only the board tells how far it is."""
    lesson = Lesson.made(server, seats=1)
    remote = server.ask(
        "POST", "/live/hosts", {"secret": lesson.command("invite", role="remote").json["secret"]}
    ).json["token"]
    choice = {"key": "k" * 20, "opened": 0, "about": "act", "value": 0}
    refused = (403, "not-allowed")
    assert server.ask("POST", "/live/commands", {"do": "pause"}, token=lesson.seats[0]).error == refused
    assert server.ask("POST", "/live/choices", choice, token=lesson.board).error == refused
    for token in (lesson.seats[0], remote):
        assert server.ask("POST", "/live/progress", {"shown": 1}, token=token).error == refused
    assert server.ask("POST", "/live/progress", {"shown": 1}, token=lesson.board).status == 204


def test_a_class_is_full_when_it_is(server: Server) -> None:
    """The cap holds; raised, the next one joins."""
    lesson = Lesson.made(server)
    assert lesson.command("cap", seats=2).status == 200
    lesson.seats = [lesson.join().json["token"] for _ in range(2)]
    assert lesson.join().error == (409, "full")
    assert lesson.command("cap", seats=3).status == 200
    assert lesson.join().status == 201


def test_no_road_and_no_such_way(server: Server) -> None:
    """What is no road is said to be none, and what cannot be done on one as well."""
    assert server.ask("GET", "/live/nothing").error == (404, "no-road")
    assert server.ask("GET", "/live/").error == (404, "no-road")
    for method, road in (("GET", "seats"), ("POST", "stream"), ("PUT", "session"), ("DELETE", "choices")):
        assert server.ask(method, f"/live/{road}").error == (405, "not-this-way")


def test_a_part_that_could_not_be_read_is_read_again(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that fails once is asked again by the next who wants that part."""
    part = Lesson.made(server).facts["parts"]["texts"]
    refused = OSError("the disk is elsewhere")
    monkeypatch.setattr(server.store, "part", Mock(side_effect=refused))
    with pytest.raises(OSError, match="elsewhere"):
        server.ask("GET", part)
    monkeypatch.undo()
    assert server.ask("GET", part).status == 200


def test_an_answer_tells_nothing_of_what_was_chosen(server: Server) -> None:
    """Whatever is chosen, padded as a device pads it, the answer is the same, byte for byte."""
    lesson = Lesson.made(server, seats=10)
    opened = lesson.until("opened")["n"]
    answers = set()
    for seat, (about, value) in enumerate(
        [("act", 0), ("act", 1), ("think", "okay"), ("think", "not-okay"), ("most", "unsure")]
    ):
        body = {"key": lesson.key(), "opened": opened, "about": about, "value": value}
        sent = json.dumps(body).ljust(128).encode()
        answer = server.ask("POST", "/live/choices", token=lesson.seats[seat], raw=sent)
        answers.add((answer.status, tuple(answer.headers.items()), answer.content))
    assert [content for _, _, content in answers] == [b'{"saved":true}']
