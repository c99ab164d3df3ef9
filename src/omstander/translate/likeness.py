# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""How much one text is like another: from 0 (nothing in common) to 1 (the same)."""

from __future__ import annotations

from difflib import SequenceMatcher
from functools import lru_cache


@lru_cache(maxsize=65536)
def likeness(old: str, new: str) -> float:
    """Return difflib's ratio of the two texts, capitals apart; 0 at once where it cannot be above a third."""
    matcher = SequenceMatcher(None, new.casefold(), old.casefold(), autojunk=False)
    if matcher.real_quick_ratio() < 1 / 3 or matcher.quick_ratio() < 1 / 3:
        return 0.0
    return matcher.ratio()
