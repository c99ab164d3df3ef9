# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Moments: the `?` line and the options under it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import cast

from omstander.model.diagnostic import Span
from omstander.model.story import (
    Act,
    Block,
    Bullet,
    Comment,
    Condition,
    Moment,
    Option,
    Statement,
    Step,
    Text,
)
from omstander.parse.conditions import parse_condition
from omstander.parse.nearest import nearest
from omstander.parse.reader import Reader, comment_of, row_text
from omstander.parse.rows import Row
from omstander.parse.sections import is_section
from omstander.parse.tables import TABLES
from omstander.parse.tails import Taken, read_tail

ParseBlock = Callable[[Reader, list[Row]], Block]

OPTION = re.compile(r"(?P<bullet>[+*•\-–−—])\s*")
BULLETS = {"+": Bullet.CONSTRUCTIVE, "*": Bullet.OTHER, "•": Bullet.OTHER}
SECONDS = re.compile(r"(\d{1,6})\s*s")


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
    asked = _Question(reader, row)
    words = row.text[len(mark) :]
    start = len(row.text) - len(words.lstrip())
    end, comment = read_tail(row, start, asked.take)
    prompt = row_text(row, start, end)
    if not prompt.raw:
        reader.tell("E151", row.span)
    reader.hoist(rows, place)
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
        if place == len(rows) or not is_option(rows[place]):
            return tuple(options), first
        options.extend(comment_of(row) for row in rows[first:place])
        line = _OptionLine(reader, rows[place])
        silent = silent or line.marks.silent
        after = _end_of_unindented(reader, rows, place + 1, silent)
        body = rows[place].children
        if after > place + 1:
            lost = next(row for row in rows[place + 1 : after] if not row.is_comment)
            reader.tell("E106", lost.span, above=rows[place].text, spaces=rows[place].indent + 4)
            body = body + rows[place + 1 : after]
        options.append(line.option(parse_block(reader, body)))
        place = after
    return tuple(options), place


def _end_of_unindented(reader: Reader, rows: list[Row], place: int, silent: bool) -> int:
    """Where the lines end that lost their indentation: lines between two options of one moment. Gives `place` if none."""
    stop = place
    while stop < len(rows) and not is_option(rows[stop]):
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


class _OptionLine:
    """The line of an option, read before the lines under it."""

    def __init__(self, reader: Reader, row: Row) -> None:
        found = OPTION.match(row.text)
        assert found is not None
        self.span = row.span
        self.bullet = BULLETS.get(found["bullet"], Bullet.HARMFUL)
        self.marks = _Marks(reader, row)
        end, self.comment = read_tail(row, found.end(), self.marks.take)
        self.label = row_text(row, found.end(), end)
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


class _Marks:
    """The marks of an option."""

    def __init__(self, reader: Reader, row: Row) -> None:
        self.reader = reader
        self.row = row
        self.act: Act | None = None
        self.act_span: Span | None = None
        self.silent = False
        self.guard: Condition | None = None

    def take(self, bracket: str, inner: str, start: int, apart: bool) -> Taken:
        span = Span(self.row.start + start, self.row.start + start + len(inner))
        if bracket == "[":
            return self._act(inner, span)
        words = " ".join(inner.casefold().split())
        for table in (self.reader.words, *TABLES):
            condition = words.split(" ")[0] == table.condition
            if words != table.silent and not condition:
                continue
            if table is not self.reader.words:
                meant = self.reader.words.condition if condition else self.reader.words.silent
                self.reader.tell("E160", span, found=words.split(" ")[0] if condition else words, mend=meant)
            return self._guard(inner, start, len(table.condition)) if condition else self._silent()
        return wrong_mark(self.reader, inner, span, apart, (self.reader.words.silent,))

    def _silent(self) -> Taken:
        self.silent = True
        return Taken.READ

    def _guard(self, inner: str, start: int, keyword: int) -> Taken:
        lead = len(inner) - len(inner.lstrip()) + keyword
        guard = parse_condition(self.reader, inner[lead:], self.row.start + start + lead)
        if guard is None or self.guard is not None:
            return Taken.WRONG
        self.guard = guard
        return Taken.READ

    def _act(self, inner: str, span: Span) -> Taken:
        act = cast(Act | None, self.reader.lookup("acts", inner, span))
        if act is None or self.act is not None:
            self.reader.tell("E154", span, **word_facts(self.reader, "acts", inner))
            return Taken.WRONG
        self.act = act
        self.act_span = span
        return Taken.READ


class _Question:
    """The marks of a moment."""

    def __init__(self, reader: Reader, row: Row) -> None:
        self.reader = reader
        self.row = row
        self.step: Step | None = None
        self.seconds: int | None = None
        self.for_class = False
        self.together: tuple[int, int] | None = None

    def take(self, bracket: str, inner: str, start: int, apart: bool) -> Taken:
        span = Span(self.row.start + start, self.row.start + start + len(inner))
        if bracket == "[":
            return self._step(inner, span)
        words = inner.strip()
        seconds = SECONDS.fullmatch(words)
        ratio = self.reader.grammar.ratio.fullmatch(words)
        if seconds is not None:
            self.seconds = int(seconds[1])
        elif words.casefold() == self.reader.words.for_class:
            self.for_class = True
        elif ratio is not None:
            self.together = (int(ratio[1]), int(ratio[2]))
        else:
            return self._other(inner, span, apart)
        return Taken.READ

    def _other(self, inner: str, span: Span, apart: bool) -> Taken:
        own = self.reader.words
        if any(inner.strip().casefold() == table.for_class for table in TABLES):
            self.reader.tell("E160", span, found=inner.strip(), mend=own.for_class)
            self.for_class = True
            return Taken.READ
        shapes = (own.for_class, f"{own.together}: 1 {own.out_of} 2", "20s")
        return wrong_mark(self.reader, inner, span, apart, shapes)

    def _step(self, inner: str, span: Span) -> Taken:
        step = cast(Step | None, self.reader.lookup("steps", inner, span))
        if step is None or self.step is not None:
            self.reader.tell("E155", span, **word_facts(self.reader, "steps", inner))
            return Taken.WRONG
        self.step = step
        return Taken.READ


def word_facts(reader: Reader, table: str, word: str) -> dict[str, str]:
    """Give what a message about an unknown word of a table needs."""
    choices = ", ".join(getattr(reader.words, table).values())
    return {"found": word, "suggestion": reader.suggest(table, word), "choices": choices}


def wrong_mark(reader: Reader, inner: str, span: Span, apart: bool, shapes: tuple[str, ...]) -> Taken:
    """Tell a bracket that is no mark, unless it is part of a sentence."""
    suggestion = nearest(inner.strip(), shapes)
    if not apart and not suggestion:
        return Taken.WORDS
    reader.tell(
        "E156",
        span,
        found=inner.strip(),
        suggestion=suggestion,
        choices=", ".join(f"({it})" for it in shapes),
    )
    return Taken.WRONG
