# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""The player's phone: which lines of a path show on it, and which of those stay to be read."""

from __future__ import annotations

from collections.abc import Iterable

from omstander.model.graph import Beat
from omstander.model.program import Line, Program
from omstander.model.story import Kind

YOU = 0
FOR_ONE = frozenset({Kind.KEEP, Kind.MUTE, Kind.BLOCK})
PASSING = frozenset({Kind.CLOCK, Kind.HELP_CARD, Kind.TYPING, Kind.STOPS_TYPING, Kind.TAKES_BACK})
"""What is no line to be read, or is gone again before the next one."""

Phone = tuple[frozenset[int], frozenset[int]]
"""The chats that the player is in, and whom the player has blocked."""


def first_phone(program: Program) -> Phone:
    """The phone before the story begins."""
    chats = enumerate(program.chats)
    return frozenset(number for number, chat in chats if YOU in chat.members and not chat.later), frozenset()


def show(program: Program, phone: Phone, beats: Iterable[Beat]) -> tuple[Phone, list[Beat]]:
    """What the phone shows of some beats, marks of where an ending begins included, and the phone after
    them."""
    shown: list[Beat] = []
    for beat in beats:
        if beat[0] < 0:
            shown.append(beat)
            continue
        line = program.lines[beat[0]]
        after = _after(phone, line)
        if line.kind not in PASSING and _shows(program, phone, after, line):
            shown.append(beat)
        phone = after
    return phone, shown


def _shows(program: Program, before: Phone, after: Phone, line: Line) -> bool:
    if line.kind in FOR_ONE:
        return line.actor == YOU
    chat = _place(line)
    if chat < 0:
        return True
    blocked = program.chats[chat].private and line.actor in before[1]
    return not blocked and (chat in before[0] or chat in after[0])


def _after(phone: Phone, line: Line) -> Phone:
    inside, blocked = phone
    about = YOU in line.people
    if line.kind is Kind.BLOCK and line.actor == YOU:
        return inside, blocked | set(line.people)
    if (about and line.kind in (Kind.ADD, Kind.MAKE_GROUP)) or (
        line.kind is Kind.MAKE_GROUP and line.actor == YOU
    ):
        return inside | {line.chat}, blocked
    if (about and line.kind is Kind.REMOVE) or (line.kind is Kind.LEAVE and line.actor == YOU):
        return inside - {line.chat}, blocked
    return phone


def _place(line: Line) -> int:
    return line.target_chat if line.target_chat >= 0 else line.chat
