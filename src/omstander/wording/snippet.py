# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""The lines of a story that a diagnostic is about, with carets under what is meant."""

from __future__ import annotations

from dataclasses import dataclass

from omstander.model.diagnostic import Label, Span
from omstander.wording.source import Source
from omstander.wording.width import printable, width

BEFORE, AFTER = 40, 80
"""How many code points of a very long line are shown before and from the place that is meant."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """The part of one line that is shown; `start` and `end` are what is meant in it."""

    number: int
    shown: str
    start: int
    end: int

    @property
    def carets(self) -> str:
        """Draw the carets, right under the shown text."""
        pad = width(self.shown[: self.start])
        return " " * pad + "^" * max(1, width(self.shown[self.start : self.end]))


def draw(source: Source, span: Span, also: tuple[tuple[Label, str], ...]) -> list[str]:
    """Draw the line of a span with its carets, and the lines that explain it with their words."""
    main = _stretch(source, span)
    others = [(_stretch(source, label.span), words) for label, words in also]
    digits = max(4, *(len(str(stretch.number)) for stretch, _ in [(main, ""), *others]))
    rows = [_row(digits, main.number, main.shown), _row(digits, None, main.carets)]
    for stretch, words in others:
        if stretch.number == main.number:
            rows.append(_row(digits, None, f"{stretch.carets} {words}"))
        else:
            rows.append(_row(digits, stretch.number, f"{stretch.shown}      {words}"))
    return rows


def _row(digits: int, number: int | None, content: str) -> str:
    return f"{'' if number is None else number:>{digits}} | {content}".rstrip()


def _stretch(source: Source, span: Span) -> Stretch:
    """Cut out what is shown; of a span over several lines only the first line."""
    place = source.place(span.start)
    line = source.line(place.line)
    start = min(place.column - 1, len(line))
    end = max(start, min(len(line), start + span.end - span.start))
    cut = max(0, start - BEFORE) if len(line) > BEFORE + AFTER else 0
    shown = line[cut : start + AFTER] if len(line) > BEFORE + AFTER else line
    left = "…" if cut else ""
    right = "…" if cut + len(shown) < len(line) else ""
    start, end = start - cut + len(left), min(end - cut, len(shown)) + len(left)
    return Stretch(place.line, left + printable(shown) + right, start, end)
