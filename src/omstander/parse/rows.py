# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""The text as a tree of rows by indentation: the first thing that is looked at, before any meaning.

A row hangs under the nearest row above it that starts further to the left. Whether a row may hold others is
not known here; what is told here is a row that lines up with nothing. A comment follows the rows around it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from omstander.model.diagnostic import Diagnostic, diagnostic
from omstander.parse.row import Row
from omstander.parse.shifted import put_back
from omstander.parse.tables import TABLES

TAB = 4
DEBRIEFS = frozenset(f"-- {table.debrief}" for table in TABLES)
BYTE_ORDER_MARK = "\ufeff"
__all__ = ["Row", "flatten", "plant"]


def plant(text: str) -> tuple[list[Row], list[Diagnostic]]:
    """Make the tree of a text; rows that line up with nothing are put where they fit best, and told."""
    rows = list(_rows(text))
    if any(row.is_comment for row in rows):
        _settle_comments(rows)
    moved = list(_titles_to_the_left(rows))
    unit = _unit(rows)
    back = list(put_back(rows, unit))
    top, found = _Tree(unit).grow(rows)
    return top, moved + back + found


def flatten(rows: list[Row]) -> Iterator[Row]:
    """Give rows and all that hang under them, in the order of the text."""
    waiting = list(reversed(rows))
    while waiting:
        row = waiting.pop()
        yield row
        waiting.extend(reversed(row.children))


def _lines(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    for line in text.split("\n"):
        if "\r" in line:
            inner = start
            for part in line.split("\r"):
                yield inner, part
                inner += len(part) + 1
        else:
            yield start, line
        start += len(line) + 1


def _rows(text: str) -> Iterator[Row]:
    apart = False
    for start, line in _lines(text):
        if start == 0 and line.startswith(BYTE_ORDER_MARK):
            start, line = 1, line[1:]
        words = line.strip()
        if not words:
            apart = True
            continue
        lead = len(line) - len(line.lstrip())
        indent = len(line[:lead].expandtabs(TAB)) if lead and "\t" in line else lead
        row = Row(words, start + lead, indent)
        row.apart, apart = apart, False
        yield row


def _titles_to_the_left(rows: list[Row]) -> Iterator[Diagnostic]:
    """A title starts a scene wherever it stands, and so the debrief; one that stands too deep is told."""
    for row in rows:
        if row.indent and (row.text.startswith("==") or row.text.casefold() in DEBRIEFS):
            yield diagnostic("E104", row.span, found=row.indent, spaces="")
            row.indent = 0


def _settle_comments(rows: list[Row]) -> None:
    """Let a comment stand no shallower than the line it introduces, no deeper than both its neighbours."""
    above = below = 0
    shallow: dict[int, int] = {}
    for place in range(len(rows) - 1, -1, -1):
        if rows[place].is_comment:
            shallow[place] = below
        else:
            below = rows[place].indent
    for place, row in enumerate(rows):
        if row.is_comment:
            row.indent = min(max(row.indent, shallow[place]), max(above, shallow[place]))
        else:
            above = row.indent


def _unit(rows: list[Row]) -> int:
    """How many spaces this author uses for one step: the most common indentation."""
    counts = Counter(row.indent for row in rows if row.indent and not row.is_comment)
    return counts.most_common(1)[0][0] if counts else TAB


class _Tree:
    """The levels that are open, from left to right: each an indentation and the rows that stand at it."""

    def __init__(self, unit: int) -> None:
        self.unit = unit
        self.top: list[Row] = []
        self.levels: list[tuple[int, list[Row]]] = [(0, self.top)]
        self.found: list[Diagnostic] = []

    def grow(self, rows: list[Row]) -> tuple[list[Row], list[Diagnostic]]:
        levels = self.levels
        for row in rows:
            indent, level = levels[-1]
            if row.indent > indent:
                self._deeper(row)
            elif row.indent == indent:
                level.append(row)
            else:
                self._back(row)
        return self.top, self.found

    def _deeper(self, row: Row) -> None:
        _, level = self.levels[-1]
        if not level:
            self._tell(row, 0)
            self.levels.append((row.indent, level))
            level.append(row)
        else:
            self.levels.append((row.indent, level[-1].children))
            level[-1].children.append(row)

    def _back(self, row: Row) -> None:
        left = self.levels.pop()
        while row.indent < self.levels[-1][0]:
            left = self.levels.pop()
        indent, level = self.levels[-1]
        if row.indent == indent:
            level.append(row)
        elif row.is_comment:
            left[1].append(row)
            self.levels.append(left)
        else:
            self._between(row, left)

    def _between(self, row: Row, left: tuple[int, list[Row]]) -> None:
        """Place a row that starts between two levels: whichever of the two lines is out of step is told."""
        indent, level = self.levels[-1]
        if row.indent == indent + self.unit != left[0]:
            self._tell(left[1][0], row.indent)
            self.levels.append((row.indent, left[1]))
            left[1].append(row)
        elif row.indent - indent < left[0] - row.indent:
            self._tell(row, indent)
            level.append(row)
        else:
            self._tell(row, left[0])
            self.levels.append(left)
            left[1].append(row)

    def _tell(self, row: Row, spaces: int) -> None:
        self.found.append(diagnostic("E104", row.span, found=row.indent, spaces=spaces or ""))
