# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""One line of the script that is not blank."""

from __future__ import annotations

from omstander.model.diagnostic import Span


class Row:
    """A line that is not blank: its words without the spaces around them, their place, the rows under it,
    and whether a blank line stands above it."""

    __slots__ = ("apart", "children", "indent", "is_comment", "start", "text")

    def __init__(self, text: str, start: int, indent: int = 0) -> None:
        self.text = text
        self.start = start
        self.indent = indent
        self.apart = False
        self.is_comment = text.startswith("//")
        self.children: list[Row] = []

    @property
    def span(self) -> Span:
        """Where its words stand."""
        return Span(self.start, self.start + len(self.text))
