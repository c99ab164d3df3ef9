# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""The word lists of safe stories, read from `content/words/<language>/<list>.txt`."""

from __future__ import annotations

from functools import lru_cache

from omstander.check import WordLists, read_words
from omstander.files.data import data_root


@lru_cache
def word_lists() -> WordLists:
    """Read all lists; there are none where the folder is not there."""
    lists: dict[str, dict[str, tuple[str, ...]]] = {}
    for path in sorted((data_root() / "content" / "words").glob("*/*.txt")):
        lists.setdefault(path.parent.name, {})[path.stem] = read_words(path.read_text(encoding="utf-8"))
    return lists
