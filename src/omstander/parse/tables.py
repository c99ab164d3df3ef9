# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""All tables of keywords. A new language is a new module and a line in `TABLES`."""

from __future__ import annotations

from omstander.parse.keywords_en import ENGLISH
from omstander.parse.keywords_nl import DUTCH
from omstander.parse.table import Keywords

TABLES: tuple[Keywords, ...] = (DUTCH, ENGLISH)


def keywords(language: str) -> Keywords:
    """Give the table of a language.

    Raises:
        KeyError: there is no such table.
    """
    for table in TABLES:
        if table.language == language:
            return table
    raise KeyError(language)
