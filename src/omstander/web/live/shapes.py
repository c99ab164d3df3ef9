# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""What the bodies may look like: every key known, nothing missing, everything of its kind and in bounds."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from typing import Any

from omstander.web.live.refused import Refused

Check = Callable[[Any], bool]
Shape = Mapping[str, Check]

KEY = re.compile(r"[A-Za-z0-9_-]{16,64}")
MOST_SEATS, LONGEST_CONTACT, MINUTES_A_DAY = 5000, 60, 1440
HALF = re.compile(r"[\ud800-\udfff]")
"""Half a sign, which JSON can say and nothing can be done with."""
UNSEEN = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")
"""Kinds of signs that cannot be seen, or break a line."""
VALUES = ("okay", "not-okay", "unsure")
SHOWN = ("phone", "corridor", "how-many", "questions", "agreement", "help")
MODES = ("devices", "pairs", "board", "audience")


def number(least: int, most: int) -> Check:
    """A whole number in bounds."""
    return lambda value: type(value) is int and least <= value <= most


def one_of(*values: str) -> Check:
    """One of these words."""
    return lambda value: isinstance(value, str) and value in values


def or_none(check: Check) -> Check:
    """Nothing, or what another check takes."""
    return lambda value: value is None or check(value)


def numbers(longest: int, check: Check) -> Check:
    """A list of numbers."""
    return lambda value: isinstance(value, list) and len(value) <= longest and all(map(check, value))


def text(longest: int) -> Check:
    """A piece of text that can be written down; what is in it is looked at elsewhere."""
    return lambda value: isinstance(value, str) and len(value) <= longest and not HALF.search(value)


def line(value: object) -> bool:
    """One line of text, without signs that cannot be seen."""
    return (
        isinstance(value, str)
        and len(value) <= LONGEST_CONTACT
        and not any(unicodedata.category(sign) in UNSEEN for sign in value)
    )


def key(value: object) -> bool:
    """A name that a device made up for something that it sends."""
    return isinstance(value, str) and KEY.fullmatch(value) is not None


def yes_or_no(value: object) -> bool:
    """True or false."""
    return isinstance(value, bool)


OPTIONS: Shape = {
    "story": text(64),
    "language": text(16),
    "seats": number(1, MOST_SEATS),
    "mode": one_of(*MODES),
    "clock": or_none(number(5, 600)),
    "hey": yes_or_no,
    "views": yes_or_no,
    "ends": or_none(number(0, MINUTES_A_DAY - 1)),
    "names": numbers(64, number(0, 99)),
    "contact": line,
    "keep_hours": number(1, 24),
    "practice": number(0, 30),
}
USUAL: Mapping[str, Any] = {
    "seats": 32,
    "mode": "devices",
    "clock": None,
    "hey": True,
    "views": True,
    "ends": None,
    "names": [],
    "contact": "",
    "keep_hours": 24,
    "practice": 0,
}
"""What an option is where it is left out."""

SECRET: Shape = {"secret": text(128)}
SEAT: Shape = {"code": text(64), "key": key}
PROGRESS: Shape = {"shown": number(0, 100_000)}
CHOICE: Shape = {
    "key": key,
    "opened": number(0, 1_000_000),
    "about": one_of("act", "think", "most", "hey"),
    "value": lambda value: number(-1, 10_000)(value) or one_of(*VALUES)(value),
}
AT: Shape = {"at": number(0, 1_000_000)}
STANDING = frozenset(
    {"pause", "resume", "hide", "unhide", "lock", "unlock", "cap", "new-code", "remove", "invite"}
    | {"contact", "end", "delete"}
)
"""What may be commanded whatever the host saw last."""
COMMANDS: Mapping[str, Shape] = {
    "go-on": {},
    "together": {"option": number(0, 10_000)},
    "counts": {"counts": numbers(64, number(0, MOST_SEATS))},
    "back": {"moment": number(0, 10_000)},
    "also": {},
    "show": {"what": one_of(*SHOWN)},
    "more-time": {"seconds": number(5, 600)},
    "cap": {"seats": number(1, MOST_SEATS)},
    "remove": {"newest": number(1, MOST_SEATS)},
    "invite": {"role": one_of("board", "remote")},
    "contact": {"contact": line},
    **{do: {} for do in STANDING - {"cap", "remove", "invite", "contact"}},
}
EXTRAS: Mapping[str, Shape] = {"show": {"question": number(0, 1000)}}
"""What a command may say and need not."""


def checked(body: Mapping[str, Any], shape: Shape, extra: Shape | None = None) -> Mapping[str, Any]:
    """Let a body through that looks as it should.

    Raises:
        Refused: a key is missing, unknown, or of a wrong kind.
    """
    known = {**(extra or {}), **shape}
    whole = shape.keys() <= body.keys() <= known.keys()
    if not whole or not all(known[name](value) for name, value in body.items()):
        raise Refused("malformed")
    return body


def options(body: Mapping[str, Any]) -> dict[str, Any]:
    """Read the options of a session; what is left out is as usual."""
    needed = {name: OPTIONS[name] for name in ("story", "language")}
    return {**USUAL, **checked(body, needed, OPTIONS)}


def command(body: Mapping[str, Any]) -> tuple[str, int | None, dict[str, Any]]:
    """Read a command: what to do, the offset that the host saw, and what more it says."""
    do = body.get("do")
    if not isinstance(do, str) or do not in COMMANDS:
        raise Refused("malformed")
    shape = {"do": one_of(do), **COMMANDS[do]}
    extra = {**EXTRAS.get(do, {}), **AT}
    checked(body, shape if do in STANDING else {**shape, **AT}, extra)
    facts = {name: value for name, value in body.items() if name not in ("do", "at")}
    return do, body.get("at"), facts
