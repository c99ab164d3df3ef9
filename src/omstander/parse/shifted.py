# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Lines that alone lost their indentation, put back before the tree of rows is made.

The line below tells: it stands under nothing unless the line above it is put back. So only the one that
shifted is told, and the lines after it keep what they hang under.
"""

from __future__ import annotations

from collections.abc import Iterator

from omstander.model.diagnostic import Diagnostic, diagnostic
from omstander.parse.row import Row
from omstander.parse.tables import TABLES

BULLETS = "+*•-–—−"
NEVER = "?=/" + BULLETS
"""How lines start that are level with their scene, or could be."""

HEADS = tuple(word for table in TABLES for word in (table.condition, table.otherwise))
MARK_ENDS = ("]", ")")


def put_back(rows: list[Row], unit: int) -> Iterator[Diagnostic]:
    """Move each such row to where it belongs, `unit` spaces being one step, and tell it."""
    lines = [row for row in rows if not row.is_comment]
    open_rows: list[Row] = []
    in_scene = False
    for place, row in enumerate(lines):
        in_scene = in_scene or row.text.startswith("=")
        below = lines[place + 1].indent if place + 1 < len(lines) else 0
        if in_scene and not row.apart and below > row.indent and row.text[0] not in NEVER:
            wanted = below - unit if _is_head(row) else below
            above = _above(open_rows, wanted, unit) if wanted > row.indent else None
            if above is not None and not row.text.endswith(MARK_ENDS):
                yield _told(row, above, wanted)
                row.indent = wanted
        while open_rows and open_rows[-1].indent >= row.indent:
            open_rows.pop()
        open_rows.append(row)


def _told(row: Row, above: Row, wanted: int) -> Diagnostic:
    if row.indent > above.indent:
        return diagnostic("E104", row.span, found=row.indent, spaces=wanted)
    return diagnostic("E106", row.span, above=above.text, spaces=wanted)


def _above(open_rows: list[Row], wanted: int, unit: int) -> Row | None:
    """The row that lines at this depth hang under, if there is one that may hold lines."""
    above = [row for row in open_rows if row.indent == wanted - unit]
    return above[0] if above and (above[0].text[0] in BULLETS or _is_head(above[0])) else None


def _is_head(row: Row) -> bool:
    """Whether lines hang under a row by what it says: `als` or `anders`, with nothing after the colon."""
    words = row.text.partition("//")[0].rstrip()
    return words.endswith(":") or (":" not in words and words.split(None, 1)[0].casefold() in HEADS)
