# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""What the marks of options and moments mean."""

from __future__ import annotations

import re
from typing import cast

from omstander.model.diagnostic import Span
from omstander.model.story import Act, Condition, Step
from omstander.parse.conditions import parse_condition
from omstander.parse.nearest import nearest
from omstander.parse.reader import Reader
from omstander.parse.rows import Row
from omstander.parse.tables import TABLES
from omstander.parse.tails import Taken

SECONDS = re.compile(r"(\d{1,6})\s*s")


class OptionMarks:
    """The marks of an option."""

    def __init__(self, reader: Reader, row: Row) -> None:
        self.reader = reader
        self.row = row
        self.act: Act | None = None
        self.act_span: Span | None = None
        self.silent = False
        self.guard: Condition | None = None

    def take(self, bracket: str, inner: str, start: int, apart: bool) -> Taken:
        """Take one mark, the last that is left."""
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


class QuestionMarks:
    """The marks of a moment."""

    def __init__(self, reader: Reader, row: Row) -> None:
        self.reader = reader
        self.row = row
        self.step: Step | None = None
        self.seconds: int | None = None
        self.for_class = False
        self.together: tuple[int, int] | None = None

    def take(self, bracket: str, inner: str, start: int, apart: bool) -> Taken:
        """Take one mark, the last that is left."""
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
