# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""The class session as a pure machine: what a choice, a command and the clock make of it."""

from __future__ import annotations

from omstander.live.apply import apply, restore
from omstander.live.codes import ALPHABET, LENGTH, fingerprint, make_code, read_code
from omstander.live.commands import COMMANDS
from omstander.live.follow import LOBBY, Entry, Stage, follow
from omstander.live.lesson import Course, Lesson, course_of, lesson_of
from omstander.live.machine import decide
from omstander.live.release import levels
from omstander.live.requests import (
    Choose,
    Claim,
    Command,
    Decision,
    Draws,
    Join,
    Record,
    Refusal,
    Request,
)
from omstander.live.resolve import Resolution, resolve
from omstander.live.rules import Cut, Rules, rules_of
from omstander.live.session import (
    ICONS,
    Config,
    Seat,
    Session,
    code_works,
    create,
    expires,
    host_of,
    host_state,
    icon_of,
    is_over,
    needs,
    seat_of,
)

__all__ = [
    "ALPHABET",
    "COMMANDS",
    "ICONS",
    "LENGTH",
    "LOBBY",
    "Choose",
    "Claim",
    "Command",
    "Config",
    "Course",
    "Cut",
    "Decision",
    "Draws",
    "Entry",
    "Join",
    "Lesson",
    "Record",
    "Refusal",
    "Request",
    "Resolution",
    "Rules",
    "Seat",
    "Session",
    "Stage",
    "apply",
    "code_works",
    "course_of",
    "create",
    "decide",
    "expires",
    "fingerprint",
    "follow",
    "host_of",
    "host_state",
    "icon_of",
    "is_over",
    "lesson_of",
    "levels",
    "make_code",
    "needs",
    "read_code",
    "resolve",
    "restore",
    "rules_of",
    "seat_of",
]
