# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Options that lost their bullet: known by the act in brackets, or the silence, that they end in."""

from __future__ import annotations

import re
from collections.abc import Mapping

from omstander.model.diagnostic import Span
from omstander.model.story import Act
from omstander.parse.reader import Reader, split_comment
from omstander.parse.rows import Row
from omstander.parse.tables import TABLES

MARK = re.compile(
    r"^(?P<label>.*?\S)\s+(?:\[\s*(?P<act>[^\[\]]+?)\s*\]|\((?P<silent>[^()]+)\))(?:\s*\([^()]*\))?\s*$"
)
MARKED = "/?=+*•-–—−~("
"""How lines start that are something else, whatever they end in."""

DESTRUCTIVE = (Act.ATTACK, Act.JOIN)
ACTS: Mapping[str, str] = {
    word: "-" if act in DESTRUCTIVE else "+" for table in TABLES for act, word in table.acts.items()
}
SILENT = frozenset(table.silent for table in TABLES)


def lost_bullet(text: str) -> str:
    """Give the bullet that a line lacks, by its act or silence; empty if it is no option or has one."""
    if text[0] in MARKED:
        return ""
    found = MARK.match(text[: split_comment(text)[0]]) if "]" in text or ")" in text else None
    if found is None:
        return ""
    if found["act"] is not None:
        return ACTS.get(found["act"].casefold(), "")
    return "*" if found["silent"].strip().casefold() in SILENT else ""


def lacks_bullet(reader: Reader, row: Row) -> bool:
    """Whether a row of a moment is an option without its bullet, and no message of somebody declared."""
    return bool(lost_bullet(row.text)) and reader.message.match(row.text) is None


def tell_bullet(reader: Reader, row: Row) -> str:
    """Tell that a row lacks its bullet, and nothing of how far it stands to the right; gives the bullet."""
    bullet = lost_bullet(row.text)
    forget_place(reader, row.span)
    words = re.sub(r"\s{5,}", "    ", row.text)
    reader.tell("E157", row.span, bullet=bullet, mend=f"{bullet} {words}")
    return bullet


def forget_place(reader: Reader, span: Span) -> None:
    """Take back that a row lines up with nothing, where more than its place is wrong."""
    reader.found[:] = [one for one in reader.found if one.code != "E104" or one.span != span]


def split_options(reader: Reader, rows: list[Row]) -> tuple[list[Row], list[Row]]:
    """Split the rows under an option or a question at the first that is an option without its bullet.

    What stands level with such a row is its body.
    """
    first = next((place for place, row in enumerate(rows) if lacks_bullet(reader, row)), len(rows))
    options: list[Row] = []
    for row in rows[first:]:
        if lacks_bullet(reader, row):
            options.append(row)
        else:
            options[-1].children.append(row)
    return rows[:first], options
