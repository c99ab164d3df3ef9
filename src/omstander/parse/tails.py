# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Marks at the end of a line: `[opvangen]`, `(stil)` and such of an option, `[doen]`, `(20s)` of a moment.

They are read from the right. The first that cannot be read ends the marks: it stays in the words, so that
nothing is lost.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum

from omstander.parse.reader import split_comment
from omstander.parse.rows import Row


class Taken(Enum):
    """What became of a mark: read, told as wrong, or words that only look like one."""

    READ = 0
    WRONG = 1
    WORDS = 2


Take = Callable[[str, str, int, bool], Taken]
"""Gets the opening bracket, what is inside, where that starts, and whether it stands apart from the words."""


def read_tail(row: Row, start: int, take: Take) -> tuple[int, str]:
    """Read the marks of a row whose words begin at `start`; gives their end, and the comment."""
    if "//" in row.text:
        end, comment = split_comment(row.text)
        if comment and row.text[start:end].rstrip().endswith((")", "]")):
            words_end = _read_marks(row.text, start, end, take)
            if words_end < len(row.text[:end].rstrip()):
                return words_end, comment
    return _read_marks(row.text, start, len(row.text), take), ""


def _read_marks(text: str, start: int, end: int, take: Take) -> int:
    while True:
        end = len(text[:end].rstrip())
        opening = _opening(text, start, end)
        if opening < start:
            return max(end, start)
        before = text[start:opening]
        apart = not before or before.endswith(("  ", "\t", "]", ")", "] ", ") "))
        if take(text[opening], text[opening + 1 : end - 1], opening + 1, apart) is not Taken.READ:
            return end
        end = opening


def _opening(text: str, start: int, end: int) -> int:
    """Find the bracket that the last one closes, or give -1."""
    if end <= start or text[end - 1] not in ")]":
        return -1
    if text[end - 1] == "]":
        return text.rfind("[", start, end)
    depth = 0
    for place in range(end - 1, start - 1, -1):
        depth += (text[place] == ")") - (text[place] == "(")
        if depth == 0:
            return place
    return -1
