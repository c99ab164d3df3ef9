# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""The brackets before a line of chat: `(4s)`, a pause, and `(!)`, a line at which somebody may think: hey."""

from __future__ import annotations

import re

from omstander.model.diagnostic import Span
from omstander.parse.patterns import NUMBER
from omstander.parse.reader import Reader
from omstander.parse.rows import Row

MARK = re.compile(rf"\(\s*(?:(?P<seconds>{NUMBER})\s*s|(?P<noticed>!))\s*\)\s*")
BAD_MARK = re.compile(r"\([^()]*\)?\s*")


class Marks:
    """What stood in the brackets, and where they end."""

    __slots__ = ("end", "noticed", "pause")

    def __init__(self, end: int = 0, pause: int | None = None, noticed: bool = False) -> None:
        self.end = end
        self.pause = pause
        self.noticed = noticed


NO_MARKS = Marks()


NO_MARKS = Marks()


def read_marks(reader: Reader, row: Row) -> Marks:
    """Read the brackets before a line; one that cannot be read is told and passed over."""
    marks = Marks()
    while row.text.startswith("(", marks.end):
        found = MARK.match(row.text, marks.end)
        if found is None:
            found = BAD_MARK.match(row.text, marks.end)
            assert found is not None
            place = Span(row.start + found.start(), row.start + found.start() + len(found[0].rstrip()))
            reader.tell("E138", place, found=found[0].strip())
        elif found["noticed"]:
            marks.noticed = True
        else:
            marks.pause = int(found["seconds"])
        marks.end = found.end()
    return marks
