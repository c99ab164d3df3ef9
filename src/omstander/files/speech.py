# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""How what is typed in a chat is said aloud: emoji and abbreviations, read from `content/speech`."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from omstander.files.data import speech_dir

WORD = re.compile(r"\w+")
PLAIN = "\ufe0f"
"""The sign that asks for an emoji in colour; people type it or not."""


@lru_cache
def read_speech(language: str) -> Mapping[str, Mapping[str, str]]:
    """Read both lists of a language: `emoji` and `spoken`; empty ones where there is no file."""
    path = speech_dir() / f"{language}.json"
    if not path.is_file():
        return {"emoji": {}, "spoken": {}}
    lists = json.loads(path.read_text(encoding="utf-8"))
    return {"emoji": lists["emoji"], "spoken": lists["spoken"]}


def speech_for(language: str, texts: Iterable[str]) -> dict[str, dict[str, str]]:
    """Keep of a language's lists what stands in these texts."""
    lists, written = read_speech(language), "\n".join(texts)
    words = {word.lower() for word in WORD.findall(written)}
    emoji = {one: said for one, said in lists["emoji"].items() if one.rstrip(PLAIN) in written}
    return {"emoji": emoji, "spoken": {one: said for one, said in lists["spoken"].items() if one in words}}
