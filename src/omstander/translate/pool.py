# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""The checked names of one language, from which a story can be recast."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

HEADING = re.compile(r"==\s*(\w+)\s*==")
EITHER = "either"
SURNAME = "surname"


@dataclass(frozen=True, slots=True)
class Pool:
    """Names by group: girl, boy, either, surname. What a text says of somebody (he, she) fits within a
    group."""

    groups: Mapping[str, tuple[str, ...]]

    def group_of(self, name: str) -> str:
        """The group of a name: its own, that of surnames for a name of several words, else the one that
        fits all."""
        if " " in name:
            return SURNAME
        found = (group for group, names in self.groups.items() if name in names)
        return next(found, EITHER)


def read_pool(content: str) -> Pool:
    """Read a list of names: a heading per group, one name a line, `#` for comments."""
    groups: dict[str, list[str]] = {}
    group = EITHER
    for row in content.splitlines():
        row = row.strip()
        heading = HEADING.fullmatch(row)
        if heading:
            group = heading[1]
        elif row and not row.startswith("#"):
            groups.setdefault(group, []).append(row)
    return Pool({group: tuple(names) for group, names in groups.items()})
