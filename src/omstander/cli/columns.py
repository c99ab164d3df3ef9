# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Tables for a terminal: columns that line up whatever stands in them."""

from __future__ import annotations

from collections.abc import Sequence

from omstander.wording import width

Row = Sequence[str]


def table(rows: Sequence[Row], right: frozenset[int] = frozenset(), indent: str = "  ") -> list[str]:
    """Lay rows out in columns, those in `right` flush right."""
    widths = [max(map(width, column)) for column in zip(*rows, strict=True)]
    return [
        (indent + "  ".join(_cell(cell, widths[at], at in right) for at, cell in enumerate(row))).rstrip()
        for row in rows
    ]


def shortened(text: str, columns: int) -> str:
    """Cut a text that is wider than some columns."""
    if width(text) <= columns:
        return text
    while width(text) > columns - 1:
        text = text[:-1]
    return text.rstrip() + "…"


def _cell(text: str, columns: int, right: bool) -> str:
    gap = " " * (columns - width(text))
    return gap + text if right else text + gap
