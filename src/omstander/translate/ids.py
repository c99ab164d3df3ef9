# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""The id of a text that has none yet."""

from __future__ import annotations

from base64 import b32encode
from collections.abc import Container
from hashlib import sha256
from itertools import count

LENGTH = 6
"""Characters, 5 bits each: a story of 1,000 texts meets an id twice once in 2,000 stories, and then counts
on."""


def new_id(speaker: str, chat: str, text: str, taken: Container[str]) -> str:
    """Return the first id of this speaker, chat and text that is not taken: of the first such text, the
    second, ..."""
    return next(one for nth in count(1) if (one := _hash(speaker, chat, text, nth)) not in taken)


def _hash(speaker: str, chat: str, text: str, nth: int) -> str:
    content = "\x1f".join((speaker, chat, text, str(nth))).encode()
    return b32encode(sha256(content).digest()).decode()[:LENGTH].lower()
