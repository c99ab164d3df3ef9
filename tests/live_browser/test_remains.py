# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2
"""Nobody leaves a trace in the files of a server: not in its database, its journal, or what it says."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from tests.live_browser.pupils import Caller, Pupil, Teacher, all_choose
from tests.live_browser.remains import remains
from tests.live_browser.serving import ClassServer

pytestmark = pytest.mark.slow

CONTACT = "mevrouw Merkteken, lokaal 214"
AGENT = "Merkteken-Browser/7.1 (Telefoon van Merkteken)"
BEFORE_PROXY = "203.0.113.77"
WRONG = ("ZZZZ9999", "merkteken-code")
HEADERS = {
    "user-agent": AGENT,
    "x-forwarded-for": f"{BEFORE_PROXY}, 198.51.100.9",
    "x-real-ip": "198.51.100.9",
    "referer": "http://127.0.0.1/merkteken-vorige-pagina",
    "accept-language": "nl-x-merkteken",
    "cookie": "merkteken=koekje",
}
ODD = tuple(f"merkteken-{what}" for what in ["token", "vraag", "sleutel", "geheim", "vak", "deel", "pagina"])
NEVER = (*ODD, AGENT, BEFORE_PROXY, "198.51.100.9", "merkteken-vorige", "nl-x-merkteken", "koekje", *WRONG)


def odd_requests(address: str) -> None:
    """Ask for everything that must be refused, marked all over."""
    stranger = Caller(address, HEADERS, token="merkteken-token")
    for code in WRONG:
        seat = {"code": code, "key": "merkteken-sleutel"}
        assert stranger.ask("POST", "/live/seats", seat)[0] in (400, 404)
    assert stranger.ask("GET", "/live/session?merkteken-vraag")[0] == 401
    assert stranger.ask("POST", "/live/hosts", {"secret": "merkteken-geheim-0000000"})[0] == 401
    assert stranger.ask("POST", "/live/choices", {"merkteken-vak": 1})[0] in (400, 401)
    assert stranger.ask("GET", "/live/parts/merkteken-deel.json")[0] == 404
    assert stranger.ask("GET", "/merkteken-pagina")[0] == 404


def play(address: str) -> tuple[Teacher, list[Pupil], set[str]]:
    """Play a marked class up to the first resolution; give who was there and what only they know."""
    teacher = Teacher(address, HEADERS).begin(contact=CONTACT)
    code = teacher.code()
    pupils = [Pupil(address, HEADERS).sit(code) for _ in range(10)]
    secret = teacher.do("invite", role="remote")["secret"]
    remote = Teacher(address, HEADERS).enter(secret)
    for _ in range(8):
        kind = remote.do("go-on") and remote.last()["kind"]
        if kind == "opened":
            all_choose(pupils, "think", "not-okay")
            all_choose(pupils, "most", "okay")
            all_choose(pupils, "act", 1)
        if kind == "resolved":
            break
    else:
        raise AssertionError("nothing was resolved")
    hidden = {teacher.token, remote.token, secret, *(pupil.token for pupil in pupils)}
    return teacher, pupils, hidden


def test_nothing_marked_is_kept_anywhere(server: ClassServer, tmp_path: Path) -> None:
    """Browsers, addresses, tokens, secrets and wrong codes lie nowhere, while a class runs and afterwards."""
    odd_requests(server.address)
    teacher, pupils, hidden = play(server.address)
    marks = {*NEVER, *hidden}
    assert remains(tmp_path, marks) == set()
    server.kill()
    assert remains(tmp_path, marks) == set()
    server.start()
    assert pupils[0].entries() == teacher.entries()
    teacher.do("end")
    server.stop()
    assert remains(tmp_path, marks) == set()


def test_the_contact_person_stands_in_its_session_alone(server: ClassServer, tmp_path: Path) -> None:
    """Of what a teacher types the database has the contact person, and nothing else of us has."""
    play(server.address)
    assert {name for name, _ in remains(tmp_path, [CONTACT])} <= {"classes.db", "classes.db-wal"}
    assert remains(tmp_path, [CONTACT]) != set()


def test_a_deleted_class_is_gone(server: ClassServer, tmp_path: Path) -> None:
    """After `delete` no byte tells of it: no code, no contact person, no hash of a token, no entry."""
    teacher, pupils, hidden = play(server.address)
    code = teacher.code()
    hashes = {hashlib.sha256(token.encode()).hexdigest() for token in hidden}
    left = {CONTACT, code, *hashes, '"resolved"', "not-okay"}
    assert {mark for _, mark in remains(tmp_path, left)} == left
    teacher.do("delete")
    assert pupils[0].ask("GET", "/live/session") == (401, {"error": "no-token"})
    assert remains(tmp_path, left) == set()
    server.stop()
    assert remains(tmp_path, left) == set()
