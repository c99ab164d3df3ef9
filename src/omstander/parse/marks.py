# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""The brackets before a line of chat: `(4s)`, a pause, and `(!)`, a line at which somebody may think: hey;
`(! Noor, Sem)` says who of the story did."""

from __future__ import annotations

import re
from typing import TypedDict

from omstander.model.diagnostic import Span
from omstander.model.story import Name
from omstander.parse.patterns import NUMBER
from omstander.parse.reader import Reader, pieces
from omstander.parse.rows import Row

NAMED = r"[^!()\[\]:>\"]*"
"""What may stand behind the `!`: names."""

MARK = re.compile(rf"\(\s*(?:(?P<seconds>{NUMBER})\s*s|!\s*(?P<noticers>{NAMED}))\s*\)\s*")
BAD_MARK = re.compile(r"\([^()]*\)?\s*")


class MarkFacts(TypedDict):
    """What an event gets of its marks."""

    pause: int | None
    noticed: bool
    noticers: tuple[Name, ...]


class Marks:
    """What stood in the brackets, and where they end."""

    __slots__ = ("end", "noticed", "noticers", "pause")

    def __init__(self) -> None:
        self.end = 0
        self.pause: int | None = None
        self.noticed = False
        self.noticers: tuple[Name, ...] = ()

    @property
    def facts(self) -> MarkFacts:
        """What an event gets of them."""
        return {"pause": self.pause, "noticed": self.noticed, "noticers": self.noticers}


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
        elif found["seconds"] is None:
            marks.noticed = True
            listed = pieces(reader, row.text, *found.span("noticers"))
            marks.noticers += tuple(reader.name(word, row.start + place) for word, place in listed)
        else:
            marks.pause = int(found["seconds"])
        marks.end = found.end()
    return marks
