# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""How a line begins that others hang under: `als` and `anders`, misspelt or in another language too."""

from __future__ import annotations

from dataclasses import dataclass

from omstander.model.diagnostic import Span
from omstander.parse.nearest import nearest
from omstander.parse.reader import Reader
from omstander.parse.rows import Row
from omstander.parse.tables import TABLES


@dataclass(frozen=True, slots=True)
class Head:
    """Where the keyword ends, and the reader whose language the rest of the head is in."""

    end: int
    reader: Reader


def find_if(reader: Reader, row: Row) -> Head | None:
    """Find `als` at the start of a row, or decline."""
    own = reader.grammar.if_head.match(row.text)
    if own is not None:
        return Head(own.end(), reader)
    if ":" not in row.text and not row.children:
        return None
    word = row.text.split(None, 1)[0]
    before_colon = row.text.partition(":")[0]
    if len(before_colon.split()) < 2 or ">" in before_colon.split()[1]:
        return None
    for table in TABLES:
        if word.casefold() == table.condition:
            _tell_language(reader, row, word, reader.words.condition)
            return Head(len(word), reader.in_language(table.language))
    if _misspelt(reader, word, reader.words.condition):
        mend = reader.words.condition + row.text[len(word) :]
        reader.tell("E130", _first(row, word), found=word, mend=mend)
        return Head(len(word), reader)
    return None


def find_else(reader: Reader, row: Row, telling: bool = True) -> Head | None:
    """Find `anders` at the start of a row, or decline."""
    own = reader.grammar.else_head.match(row.text)
    if own is not None:
        return Head(len(reader.words.otherwise), reader)
    before_colon, colon, rest = row.text.partition(":")
    word = before_colon.strip()
    if not colon or not word or " " in word:
        return None
    if any(word.casefold() == table.otherwise for table in TABLES):
        if telling:
            _tell_language(reader, row, word, reader.words.otherwise)
        return Head(len(word), reader)
    if (row.children or not rest.strip()) and _misspelt(reader, word, reader.words.otherwise):
        if telling:
            reader.tell("E130", _first(row, word), found=word, mend=f"{reader.words.otherwise}:{rest}")
        return Head(len(word), reader)
    return None


def _misspelt(reader: Reader, word: str, keyword: str) -> bool:
    return bool(nearest(word, (keyword,))) and not nearest(word, reader.names)


def _first(row: Row, word: str) -> Span:
    return Span(row.start, row.start + len(word))


def _tell_language(reader: Reader, row: Row, word: str, meant: str) -> None:
    reader.tell("E160", _first(row, word), found=word, mend=meant)
