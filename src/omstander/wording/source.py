# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""A source text with its lines: from code points to line and column, for people."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

LINE_END = re.compile(r"\r\n|\n|\r")


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Line and column, both from 1; columns in code points."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Source:
    """A text and where its lines start."""

    text: str
    starts: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> Source:
        """Find the lines of a text."""
        return cls(text, (0, *(end.end() for end in LINE_END.finditer(text))))

    def place(self, offset: int) -> Place:
        """Give the place of a code point; what lies outside counts as the nearest end."""
        inside = min(max(offset, 0), len(self.text))
        line = bisect_right(self.starts, inside)
        return Place(line, inside - self.starts[line - 1] + 1)

    def line(self, number: int) -> str:
        """Give a line by its number from 1, without what ends it."""
        start = self.starts[number - 1]
        end = self.starts[number] if number < len(self.starts) else len(self.text)
        return self.text[start:end].rstrip("\r\n")
