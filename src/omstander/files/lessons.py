# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""What there is to say and do in a lesson, whatever its story is: read from `content/class`."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any, TypedDict

from omstander.files.data import data_root
from omstander.files.editions import interface_language

Line = dict[str, str]
"""One thing for the teacher: `say` it aloud, or `do` it (`lead`: how a page begins)."""


class Section(TypedDict):
    """Lines under a heading."""

    heading: str
    lines: list[Line]


class Lesson(TypedDict):
    """The guide of a lesson in one language. What stands in braces is filled in by the screens: who is the
    `target`, `instigator`, `follower` or `bystander` of the story, the school's `contact`, `when` it was."""

    language: str
    before: dict[str, Section]
    agreements: list[str]
    minutes: dict[str, int]
    moments: list[dict[str, Any]]
    steps: dict[str, dict[str, Any]]
    what_ifs: list[dict[str, Any]]
    questions: list[dict[str, Any]]
    last_words: str
    promise: str
    note: dict[str, Any]
    slip: str
    told: dict[str, Any]
    short: Section
    no_devices: Section
    later: list[Section]


@lru_cache
def read_lesson(language: str) -> Lesson:
    """Read the guide in a language; in one that the interface has, where it is not there in this one.

    Raises:
        OSError: the data of the program is not there.
    """
    path = data_root() / "content" / "class" / f"lesson.{interface_language(language)}.json"
    guide: Lesson = json.loads(path.read_text(encoding="utf-8"))
    return guide


def before(language: str) -> dict[str, Any]:
    """Give what is read before a lesson, and what is printed for it: for the page on which one is started."""
    guide = read_lesson(language)
    return {key: guide[key] for key in ("language", "before", "no_devices", "note", "slip")}
