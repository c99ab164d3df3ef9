# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Words that were probably meant: near ones by the number of letters to change."""

from __future__ import annotations

from collections.abc import Iterable


def nearest(word: str, candidates: Iterable[str]) -> str:
    """Give the candidate that takes the fewest changes, or an empty text if all are too far.

    One change per three letters is near enough; capitals do not count. Of equals the first wins.
    """
    wanted = word.casefold()
    best, fewest = "", max(1, len(wanted) // 3) + 1
    for candidate in candidates:
        changes = distance(wanted, candidate.casefold(), fewest)
        if changes < fewest:
            best, fewest = candidate, changes
    return best


def distance(left: str, right: str, limit: int) -> int:
    """Count the letters to add, drop, change or swap with a neighbour, up to `limit`.

    The restricted Damerau-Levenshtein (optimal string alignment) distance.
    """
    if abs(len(left) - len(right)) >= limit or len(left) > 60:
        return limit
    before: list[int] = []
    row = list(range(len(right) + 1))
    for i, a in enumerate(left, 1):
        last, before, row = before, row, [i]
        for j, b in enumerate(right, 1):
            cost = min(row[j - 1] + 1, before[j] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == right[j - 2] and left[i - 2] == b:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
        if min(row) >= limit:
            return limit
    return min(row[-1], limit)
