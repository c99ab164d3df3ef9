# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""A session: all that is known of one live class. It never changes; `apply` makes the next one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from omstander.live.book import Book
from omstander.live.codes import read_code
from omstander.live.follow import LOBBY, Entry, Stage
from omstander.live.lesson import Lesson
from omstander.live.requests import Draws, Record

CODE_SECONDS = 4 * 3600
INVITE_SECONDS = 600
SAME_PRESS_SECONDS = 60
ICONS = 40


@dataclass(frozen=True, slots=True)
class Config:
    """The options of a session (`spec/protocol.md`, *Options and facts*), and the addresses of its frozen
    parts by name."""

    story: str
    language: str
    seats: int = 30
    mode: str = "devices"
    clock: int | None = None
    hey: bool = True
    views: bool = True
    ends: int | None = None
    names: tuple[int, ...] = ()
    contact: str = ""
    keep_hours: int = 24
    parts: Mapping[str, str] = field(default_factory=dict)


Value = int | str
"""What somebody chose."""

Choices = Mapping[str, Value]
"""What one seat chose in an opening, by what it is about."""


@dataclass(frozen=True, slots=True)
class Seat:
    """One pupil's place. `key` is the fingerprint of the press that made it."""

    token: str
    key: str
    icon: int
    since: int


@dataclass(frozen=True, slots=True)
class Session:
    """`log` and `stage` are what all screens know, the rest what the server alone knows.

    `seats` by number (gone ones are None), `tokens` and `joins` lead to a number; `keys` holds what was
    chosen by each press, `choices` what each seat chose in the present opening. Of the gauge: `expected`,
    seats numbered below it are counted; `frozen`, some went away.
    """

    lesson: Lesson = field(repr=False)
    config: Config
    since: int
    code: str
    code_since: int
    locked: bool = False
    log: tuple[Entry, ...] = ()
    stage: Stage = field(default_factory=lambda: LOBBY)
    hosts: Mapping[str, str] = field(default_factory=dict)
    secrets: Mapping[str, tuple[str, int]] = field(default_factory=dict)
    seats: Book[int, Seat | None] = field(default_factory=Book)
    present: int = 0
    tokens: Book[str, int] = field(default_factory=Book)
    joins: Book[str, int] = field(default_factory=Book)
    keys: Book[tuple[int, str], tuple[int, str, Value]] = field(default_factory=Book)
    choices: Book[int, Choices] = field(default_factory=Book)
    offered: frozenset[int] = frozenset()
    expected: int = 0
    still: int = 0
    chosen: int = 0
    frozen: bool = False
    gauge: str = "none"


def create(config: Config, now: float, draws: Draws) -> Record:
    """Return the first record of a session. Its secret makes the first host, a board. Times are kept in whole
    seconds."""
    facts = {**asdict(config), "names": list(config.names), "parts": dict(config.parts)}
    return {"kind": "created", "at": int(now), "config": facts, "code": draws.code, "secret": draws.secret}


def seat_of(session: Session, token: str) -> int | None:
    """Return the number of the seat that has this token (a fingerprint); None where there is none."""
    number = session.tokens.get(token)
    seat = None if number is None else session.seats.get(number)
    return number if seat is not None and seat.token == token else None


def icon_of(session: Session, seat: int) -> int:
    """Return the icon of a seat."""
    found = session.seats.get(seat)
    assert found is not None
    return found.icon


def host_of(session: Session, token: str) -> str | None:
    """Return the role of the host that has this token (a fingerprint): `board` or `remote`."""
    return session.hosts.get(token)


def is_over(session: Session) -> bool:
    """Whether nothing more follows."""
    return bool(session.stage["at"] == "ended")


def code_works(session: Session, code: str, now: float) -> bool:
    """Whether this code, as somebody typed it, lets them in."""
    young = now - session.code_since < CODE_SECONDS
    return young and not session.locked and not is_over(session) and read_code(code) == session.code


def expires(session: Session) -> float:
    """Return when everything is to be deleted, in seconds as `now` counts them."""
    return session.since + session.config.keep_hours * 3600


def needs(session: Session) -> str:
    """Return what the host must do before `go-on`: `""`, `together` or `counts`."""
    if session.stage["at"] != "open":
        return ""
    if session.config.mode == "board":
        return "counts"
    # Who was told at the opening to choose together does so, also if others come in meanwhile.
    told = session.log[session.stage["opened"] - 1].get("together", False)
    return "together" if told or is_small(session) else ""


def is_small(session: Session) -> bool:
    """Whether there are devices, and so few that the class chooses together on the board."""
    return session.config.mode != "board" and session.present < session.lesson.rules.together_below


def host_state(session: Session) -> dict[str, Any]:
    """Return what the hosts know beside the log: `spec/protocol.md`, *The stream*."""
    return {
        "seats": session.present,
        "cap": session.config.seats,
        "locked": session.locked,
        "code": session.code,
        "gauge": session.gauge,
        "needs": needs(session),
    }
