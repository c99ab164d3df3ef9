# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""The parts that start with two dashes: the teacher's script and the debrief; and the titles of scenes."""

from __future__ import annotations

import re

from omstander.model.story import Comment, Teacher, Text
from omstander.parse.nearest import nearest
from omstander.parse.reader import Reader, comment_of, row_text
from omstander.parse.rows import Row, flatten
from omstander.parse.tables import TABLES

DASHES = re.compile(r"(?:-{2,}|[–—])\s*(?P<word>.*?)\s*:?")
# Word processors make one long dash of two short ones; only before one of these words is that no bullet.
WORDS = frozenset(word for table in TABLES for word in (table.teacher, table.debrief))


def is_section(row: Row) -> bool:
    """Whether a row starts the teacher's script or the debrief, or tries to."""
    if row.text.startswith("--"):
        return True
    return row.text[0] in "–—" and section_word(row) in WORDS


def section_word(row: Row) -> str:
    """Give the word after the dashes, in small letters."""
    found = DASHES.fullmatch(row.text)
    return found["word"].casefold() if found is not None else ""


def tell_section(reader: Reader, row: Row) -> None:
    """Tell what is wrong with the head of a teacher's script; inside a scene there is no other part."""
    word = section_word(row)
    for table in (reader.words, *TABLES):
        if word == table.teacher:
            if table is not reader.words:
                reader.tell("E160", row.span, found=word, mend=reader.words.teacher)
            return
    meant = nearest(word, (reader.words.teacher, reader.words.debrief))
    reader.tell("E161", row.span, found=word, suggestion=f"-- {meant}" if meant else "")


def parse_teacher(row: Row, lost: list[Row]) -> Teacher:
    """Read the teacher's script: the lines under the row, and those that lost their indentation."""
    return Teacher(prose([*row.children, *lost]), row.span)


def prose(rows: list[Row]) -> tuple[Text | Comment, ...]:
    """Read lines of plain text, however deep they stand."""
    return tuple(
        comment_of(row) if row.is_comment else row_text(row, 0, len(row.text)) for row in flatten(rows)
    )
