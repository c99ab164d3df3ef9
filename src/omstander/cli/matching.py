# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Which of these is which of those: two lists of sentences paired up, an edited one with what it was."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

ALIKE = 0.6
"""How alike two sentences must be, from 0 to 1, to count as one that was reworded."""


@dataclass(frozen=True, slots=True)
class Pairs:
    """Places in the old list and in the new one: those that are the same thing, and those left over."""

    kept: tuple[tuple[int, int], ...]
    gone: tuple[int, ...]
    added: tuple[int, ...]


def pair_up(old: Sequence[str], new: Sequence[str]) -> Pairs:
    """Pair equal sentences first, then the most alike of what is left."""
    left, right = list(range(len(old))), list(range(len(new)))
    kept: list[tuple[int, int]] = []
    for before in tuple(left):
        same = next((after for after in right if new[after] == old[before]), None)
        if same is not None:
            _take(before, same, left, right, kept)
    alike = [(SequenceMatcher(None, old[a], new[b]).ratio(), -a, -b) for a in left for b in right]
    for ratio, a, b in sorted(alike, reverse=True):
        if ratio >= ALIKE and -a in left and -b in right:
            _take(-a, -b, left, right, kept)
    return Pairs(tuple(sorted(kept)), tuple(left), tuple(right))


def _take(before: int, after: int, left: list[int], right: list[int], kept: list[tuple[int, int]]) -> None:
    kept.append((before, after))
    left.remove(before)
    right.remove(after)
