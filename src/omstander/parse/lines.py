# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Statements of one line: events, changes of numbers, `in` and `naar`."""

from __future__ import annotations

import re

from omstander.model.diagnostic import Span
from omstander.model.story import Change, Changes, Event, GoTo, InChat, Junk, Name
from omstander.parse.events import parse_event
from omstander.parse.halves import half_mark
from omstander.parse.marks import NO_MARKS, read_marks
from omstander.parse.patterns import Start
from omstander.parse.reader import Reader, first_word, split_comment
from omstander.parse.rows import Row

MOVES = (Start.GO, Start.INSIDE)

Line = Event | Changes | InChat | GoTo | Junk


def read_line(reader: Reader, row: Row) -> Line | None:
    """Read a row, or decline; junk means that it is told already."""
    return read_started(reader, row, reader.grammar.starts.get(first_word(row.text, 0)))


def read_started(reader: Reader, row: Row, start: Start | None) -> Line | None:
    """Read a row of which is known how it starts."""
    if row.text[0] == "(":
        return _marked(reader, row)
    if start in MOVES and reader.actor.match(row.text) is None:
        moved = _moved(reader, row)
        if moved is not None:
            return moved
    return parse_changes(reader, row) or parse_event(reader, row, NO_MARKS)


def _marked(reader: Reader, row: Row) -> Line | None:
    sign, mend = half_mark(row.text)
    if sign:
        reader.tell("E158", row.span, sign=sign, mend=mend if _reads(reader, mend) else "")
        return Junk(row.text, row.span)
    marks = read_marks(reader, row)
    rest = Row(row.text[marks.end :], row.start + marks.end)
    if rest.text and (parse_changes(reader, rest) or _moved(reader, rest)):
        place = Span(row.start, row.start + len(row.text[: marks.end].rstrip()))
        reader.tell("E138", place, found=row.text[: marks.end].strip())
        return Junk(row.text, row.span)
    return parse_event(reader, row, marks)


def _reads(reader: Reader, line: str) -> bool:
    """Whether a line that would be proposed can be read itself."""
    trial = reader.in_language(reader.words.language)
    trial.found = []
    return read_line(trial, Row(line, 0)) is not None


def _moved(reader: Reader, row: Row) -> GoTo | InChat | Junk | None:
    """Read `in 2b` or `naar Stilte`."""
    going = reader.grammar.go.match(row.text)
    staying = None if going else reader.grammar.inside.match(row.text)
    found = going or staying
    if found is None:
        return None
    end, comment = split_comment(row.text)
    word = row.text[found.end() : end].rstrip()
    if staying:
        word = word.rstrip(": ")
    if not word or (staying and " " in word and word not in reader.groups):
        keyword = reader.words.go if going else reader.words.inside
        reader.tell("E144", row.span, keyword=keyword, example="Stilte" if going else "2b")
        return Junk(row.text, row.span)
    place = row.start + found.end()
    name = Name(word, Span(place, place + len(word)))
    return GoTo(name, row.span, comment) if going else InChat(name, row.span, comment)


def parse_changes(reader: Reader, row: Row) -> Changes | None:
    """Read `druk -1, sem-durft ja`, or decline."""
    text = row.text
    end, comment = split_comment(text)
    items: list[Change] = []
    place = 0
    while place < end:
        found = reader.grammar.change.match(text, place, end)
        if found is None:
            return None
        items.append(_change(reader, row, found))
        place = found.end()
    first = items[0].number.text if items else ""
    if not items or (reader.knows_person(first) and first not in reader.numbers):
        return None
    return Changes(tuple(items), row.span, comment)


def _change(reader: Reader, row: Row, found: re.Match[str]) -> Change:
    name_start, name_end = found.span("name")
    start = row.start + name_start
    name = Name(found["name"], Span(start, row.start + name_end))
    span = Span(start, row.start + found.end("value"))
    value = found["value"]
    if value[0] in "+-−–":
        amount = int(value[1:])
        return Change(name, amount if value[0] == "+" else -amount, None, span)
    return Change(name, None, value.casefold() == reader.words.yes, span)
