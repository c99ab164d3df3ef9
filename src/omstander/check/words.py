# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Word lists: what a safe story does without, as data; one list is one file under
`content/words/<language>/`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

WordLists = Mapping[str, Mapping[str, tuple[str, ...]]]
"""Entries by language and list (the name of its file, without `.txt`)."""

NO_WORDS: WordLists = {}


def read_words(text: str) -> tuple[str, ...]:
    """Read a list: one entry a line, small letters, `*` at the end for any ending, `#` starts a comment."""
    lines = (line.partition("#")[0].strip().casefold() for line in text.splitlines())
    return tuple(line for line in lines if line)


@lru_cache(maxsize=16)
def pattern_of(entries: tuple[str, ...]) -> re.Pattern[str] | None:
    """Make the pattern that finds any of the entries as whole words; None for an empty list."""
    if not entries:
        return None
    either = "|".join(_entry(entry) for entry in sorted(entries, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)", re.IGNORECASE)


def _entry(entry: str) -> str:
    stem = entry.removesuffix("*")
    words = r"\s+".join(re.escape(word) for word in stem.split())
    return words + (r"\w*" if stem != entry else "")
