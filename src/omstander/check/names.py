# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Near names: which declared name somebody probably meant."""

from __future__ import annotations

from collections.abc import Iterable

SHORT = 4
"""Names of up to this many letters may differ by one slip, longer ones by two."""


def nearest(name: str, candidates: Iterable[str]) -> str:
    """Find the candidate that is the fewest slips away, capital letters apart; empty if none is near
    enough."""
    wanted = name.casefold()
    cap = 1 if len(wanted) <= SHORT else 2
    near = [
        (slips(wanted, candidate.casefold(), cap), place, candidate)
        for place, candidate in _numbered(candidates)
    ]
    best = min(near, default=(cap + 1, 0, ""))
    return best[2] if best[0] <= cap else ""


def _numbered(candidates: Iterable[str]) -> Iterable[tuple[int, str]]:
    return enumerate(dict.fromkeys(candidates))


def slips(left: str, right: str, cap: int) -> int:
    """Count letters added, lost, changed or swapped with their neighbour; `cap + 1` for anything more than
    `cap`.

    Optimal string alignment (Damerau 1964, each stretch edited once).
    """
    if abs(len(left) - len(right)) > cap:
        return cap + 1
    before: list[int] = []
    above = list(range(len(right) + 1))
    for row, letter in enumerate(left, 1):
        here = [row]
        for column, other in enumerate(right, 1):
            cost = min(above[column] + 1, here[-1] + 1, above[column - 1] + (letter != other))
            if row > 1 and column > 1 and letter == right[column - 2] and left[row - 2] == other:
                cost = min(cost, before[column - 2] + 1)
            here.append(cost)
        before, above = above, here
    return min(above[-1], cap + 1)


def nearest_stretch(wanted: str, text: str, cap: int) -> tuple[int, str]:
    """Find the stretch of `text` that is the fewest slips away from `wanted` (Sellers 1980), and how many."""
    above = [(0, start) for start in range(len(text) + 1)]
    for row, letter in enumerate(wanted, 1):
        here = [(row, 0)]
        for column, other in enumerate(text, 1):
            changed = letter.casefold() != other.casefold()
            here.append(
                min(
                    (above[column - 1][0] + changed, above[column - 1][1]),
                    (above[column][0] + 1, above[column][1]),
                    (here[-1][0] + 1, here[-1][1]),
                )
            )
        above = here
    count, end, start = min((count, column, start) for column, (count, start) in enumerate(above))
    return (count, text[start:end]) if count <= cap else (cap + 1, "")
