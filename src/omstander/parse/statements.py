# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Blocks: rows at one depth, read one after the other into statements.

Functions take the rows, the place to start and the list to add to, and give the place after what they read.
"""

from __future__ import annotations

from omstander.model.story import Block, Junk, Statement
from omstander.parse.branches import parse_if
from omstander.parse.events import message
from omstander.parse.heads import find_else, find_if
from omstander.parse.lines import read_started
from omstander.parse.marks import NO_MARKS
from omstander.parse.mends import explain
from omstander.parse.moments import is_option, parse_moment, parse_orphans
from omstander.parse.patterns import Start
from omstander.parse.reader import MAX_DEPTH, Reader, comment_of, first_word
from omstander.parse.rows import Row, flatten
from omstander.parse.sections import is_section, parse_teacher, tell_section

MARKED = frozenset("/?+*•-–−—")


def parse_block(reader: Reader, rows: list[Row]) -> Block:
    """Read a block; what cannot be read is told and kept as junk."""
    if reader.depth >= MAX_DEPTH:
        return _too_deep(reader, rows)
    reader.depth += 1
    rows = list(rows)
    out: list[Statement] = []
    place = 0
    known = reader.message.match
    while place < len(rows):
        row = rows[place]
        found = known(row.text)
        if found is not None and not row.children:
            out.append(message(reader, row, found, NO_MARKS))
            place += 1
        else:
            place = parse_statement(reader, rows, place, out)
    reader.depth -= 1
    return tuple(out)


def _too_deep(reader: Reader, rows: list[Row]) -> Block:
    if rows:
        reader.tell("E108", rows[0].span)
    return tuple(Junk(row.text, row.span) for row in flatten(rows))


def parse_statement(reader: Reader, rows: list[Row], place: int, out: list[Statement]) -> int:
    """Read one statement of any kind."""
    row = rows[place]
    if row.text[0] in MARKED:
        return _marked(reader, rows, place, out)
    start = reader.grammar.starts.get(first_word(row.text, 0))
    if start is Start.IF:
        head = find_if(reader, row)
        if head is not None and reader.actor.match(row.text) is None:
            return parse_if(reader, rows, place, out, parse_block, head)
    if start is Start.ELSE and reader.actor.match(row.text) is None:
        return _stray_otherwise(reader, rows, place, out)
    read = read_started(reader, row, start)
    if read is None:
        return _unread(reader, rows, place, out)
    return _leave(reader, rows, place, read, out)


def _marked(reader: Reader, rows: list[Row], place: int, out: list[Statement]) -> int:
    """Read what starts with a sign."""
    row = rows[place]
    if row.is_comment:
        return _leave(reader, rows, place, comment_of(row), out)
    if row.text[0] == "?":
        return parse_moment(reader, rows, place, out, parse_block)
    if row.text[0] == "/":
        return _unread(reader, rows, place, out)
    if is_section(row):
        return _section(reader, rows, place, out)
    return parse_orphans(reader, rows, place, out, parse_block)


def _unread(reader: Reader, rows: list[Row], place: int, out: list[Statement]) -> int:
    """Make the best of a row that is no line of this language as it stands."""
    row = rows[place]
    if reader.actor.match(row.text) is None:
        head = find_if(reader, row)
        if head is not None:
            return parse_if(reader, rows, place, out, parse_block, head)
        if find_else(reader, row, telling=False) is not None:
            return _stray_otherwise(reader, rows, place, out)
    if place + 1 < len(rows) and is_option(rows[place + 1]):
        # What stands right above options and is no line of chat was meant as their question.
        reader.tell("E149", row.span, mend=f"? {row.text}")
        return parse_moment(reader, rows, place, out, parse_block, mark="")
    return _leave(reader, rows, place, explain(reader, row), out)


def _stray_otherwise(reader: Reader, rows: list[Row], place: int, out: list[Statement]) -> int:
    row = rows[place]
    reader.tell("E142", row.span, found=row.text)
    out.append(Junk(row.text, row.span))
    rows[place + 1 : place + 1] = row.children
    return place + 1


def _leave(reader: Reader, rows: list[Row], place: int, statement: Statement, out: list[Statement]) -> int:
    """Keep a statement that holds no others, and go on after its row."""
    out.append(statement)
    if rows[place].children:
        reader.hoist(rows, place)
    return place + 1


def _section(reader: Reader, rows: list[Row], place: int, out: list[Statement]) -> int:
    row = rows[place]
    tell_section(reader, row)
    after = place + 1
    if not row.children:
        while after < len(rows) and not (rows[after].text[0] in "?=" or is_section(rows[after])):
            after += 1
    lost = rows[place + 1 : after]
    if lost:
        reader.tell("E106", lost[0].span, above=row.text, spaces=row.indent + 4)
    out.append(parse_teacher(row, lost))
    return after
