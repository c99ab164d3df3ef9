# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Moments: the `?` line and the options under it."""

from __future__ import annotations

import re
from collections.abc import Callable

from omstander.model.diagnostic import Span
from omstander.model.story import (
    Block,
    Bullet,
    Comment,
    Moment,
    Option,
    Statement,
    Text,
)
from omstander.parse.bullets import lacks_bullet, split_options, tell_bullet
from omstander.parse.halves import half_bracket
from omstander.parse.reader import Reader, comment_of, row_text
from omstander.parse.rows import Row
from omstander.parse.sections import is_section
from omstander.parse.tail_marks import OptionMarks, QuestionMarks
from omstander.parse.tails import read_tail

ParseBlock = Callable[[Reader, list[Row]], Block]

OPTION = re.compile(r"(?P<bullet>[+*•\-–−—])\s*")
BULLETS = {"+": Bullet.CONSTRUCTIVE, "*": Bullet.OTHER, "•": Bullet.OTHER}


def is_option(row: Row) -> bool:
    """Whether a row starts with a bullet."""
    return row.text[0] in "+*•-–−—" and not is_section(row)


def parse_moment(
    reader: Reader,
    rows: list[Row],
    place: int,
    out: list[Statement],
    parse_block: ParseBlock,
    mark: str = "?",
) -> int:
    """Read a moment that starts at a place; gives the place after it."""
    row = rows[place]
    asked = QuestionMarks(reader, row)
    words = row.text[len(mark) :]
    start = len(row.text) - len(words.lstrip())
    end, comment = read_tail(row, start, asked.take)
    end = _without_half(reader, row, start, end, asked)
    prompt = row_text(row, start, end)
    if not prompt.raw:
        reader.tell("E151", row.span)
    row.children, lost = split_options(reader, row.children)
    reader.hoist(rows, place)
    first = place + 1 + len(row.children)
    rows[first:first] = lost
    options, after = _options(reader, rows, place + 1, parse_block)
    out.append(
        Moment(prompt, asked.step, asked.seconds, asked.for_class, asked.together, options, row.span, comment)
    )
    return after


def parse_orphans(
    reader: Reader, rows: list[Row], place: int, out: list[Statement], parse_block: ParseBlock
) -> int:
    """Read options that stand under no question, as a moment without one."""
    row = rows[place]
    reader.tell("E150", row.span)
    options, after = _options(reader, rows, place, parse_block)
    nothing = Text("", Span(row.start, row.start))
    out.append(Moment(nothing, None, None, False, None, options, row.span))
    return after


def _options(
    reader: Reader, rows: list[Row], place: int, parse_block: ParseBlock
) -> tuple[tuple[Option | Comment, ...], int]:
    options: list[Option | Comment] = []
    silent = False
    while place < len(rows):
        first = place
        while place < len(rows) and rows[place].is_comment:
            place += 1
        if place == len(rows) or not _is_meant(reader, rows[place]):
            return tuple(options), first
        options.extend(comment_of(row) for row in rows[first:place])
        line = _OptionLine(reader, rows[place])
        silent = silent or line.marks.silent
        after = _end_of_unindented(reader, rows, place + 1, silent)
        body, meant = split_options(reader, rows[place].children)
        rows[place + 1 : place + 1] = meant
        after = place + 1 if meant else after
        if after > place + 1:
            lost = next(row for row in rows[place + 1 : after] if not row.is_comment)
            reader.tell("E106", lost.span, above=rows[place].text, spaces=rows[place].indent + 4)
            body = body + rows[place + 1 : after]
        options.append(line.option(parse_block(reader, body)))
        place = after
    return tuple(options), place


def _is_meant(reader: Reader, row: Row) -> bool:
    """Whether a row among options is one, with its bullet or without."""
    return is_option(row) or lacks_bullet(reader, row)


def _end_of_unindented(reader: Reader, rows: list[Row], place: int, silent: bool) -> int:
    """Where the lines end that lost their indentation (between two options of one moment), or `place`."""
    stop = place
    while stop < len(rows) and not _is_meant(reader, rows[stop]):
        if rows[stop].text.startswith("?") or is_section(rows[stop]):
            return place
        stop += 1
    if stop == len(rows) or all(row.is_comment for row in rows[place:stop]):
        return place
    # A second silent option can only be of another moment, one that lost its question.
    return place if silent and _silent_below(reader, rows, stop) else stop


def _silent_below(reader: Reader, rows: list[Row], place: int) -> bool:
    while place < len(rows) and not rows[place].text.startswith("?"):
        if is_option(rows[place]) and f"({reader.words.silent})" in rows[place].text.casefold():
            return True
        place += 1
    return False


def _without_half(reader: Reader, row: Row, start: int, end: int, marks: OptionMarks | QuestionMarks) -> int:
    """Tell a mark that lacks its bracket, and take it for the mark it was meant as; gives where words end."""
    label = row_text(row, start, end)
    sign, words, mark = half_bracket(label.raw)
    if not sign:
        return end
    marked = label.span.end - row.start
    rest = row.text[marked:].strip()
    tail = rest if rest.startswith(mark) else f"{mark} {rest}".rstrip()
    reader.tell("E158", row.span, sign=sign, mend=f"{row.text[:start]}{words}    {tail}")
    if not rest.startswith(mark):
        marks.take(mark[0], mark[1:-1], marked - len(mark) + 1, True)
    return start + len(row.text[start:end]) - len(row.text[start:end].lstrip()) + len(words)


class _OptionLine:
    """The line of an option, read before the lines under it."""

    def __init__(self, reader: Reader, row: Row) -> None:
        found = OPTION.match(row.text) if is_option(row) else None
        sign, start = (tell_bullet(reader, row), 0) if found is None else (found["bullet"], found.end())
        self.span = row.span
        self.bullet = BULLETS.get(sign, Bullet.HARMFUL)
        self.marks = OptionMarks(reader, row)
        end, self.comment = read_tail(row, start, self.marks.take)
        end = _without_half(reader, row, start, end, self.marks)
        self.label = row_text(row, start, end)
        if not self.label.raw:
            reader.tell("E153" if self.marks.silent else "E152", row.span)

    def option(self, body: Block) -> Option:
        """Make the option with what follows from it."""
        marks = self.marks
        return Option(
            self.bullet,
            self.label,
            marks.act,
            marks.silent,
            marks.guard,
            body,
            self.span,
            marks.act_span,
            self.comment,
        )
