# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""What may be said of what a class chose: never a count, and nothing that a count of 1 or 2 follows from.

`spec/protocol.md`, *What can be known*; `tests/live/test_release.py` tries all tallies.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from omstander.live.rules import Rules

WIDE = 3
"""So many counts at least go under one word: of 1 and 2 nobody can be sure."""


def levels(answers: Iterable[int], messages: int, rules: Rules) -> list[int] | None:
    """Return for each marked message how many thought "hey" there, from 0 (fewer than 3, or nobody) to 3;
    None where too few answered. An answer is the place of a message from 0; -1 is none of them."""
    counts, n = [0] * messages, 0
    for answer in answers:
        n += 1
        if answer >= 0:
            counts[answer] += 1
    if n < rules.levels_from:
        return None
    return [sum(cut.is_reached(count, n) for cut in rules.levels) for count in counts]


def view(answers: Sequence[tuple[str, str]], rules: Rules) -> str | None:
    """Return what the two questions of opinion show; None where too few answered both. Each answer is what
    somebody thinks, and what they think that most here think."""
    n = len(answers)
    against = sum(think == "not-okay" for think, _ in answers)
    if n < rules.views_from:
        return None
    if not rules.view.is_reached(against, n):
        return "mixed"
    part, whole = rules.most
    for most, said in (("okay", "misjudged"), ("not-okay", "agreed")):
        if sum(guess == most for _, guess in answers) * whole > n * part:
            return said
    return "mixed"


def gauge(chosen: int, seats: int, rules: Rules, before: str = "few") -> str:
    """Return how many of the seats have chosen: `few`, `half`, `most` or `all`. It never goes down.

    Below `together_below` seats it stays where it is: of so few, any word would be a count.
    """
    steps = ("few", "half", "most", "all")
    if seats < rules.together_below:
        return before
    most = min(seats - WIDE, -(-seats * 4 // 5))
    half = max(WIDE + 1, -(-seats // 3))
    half = half if most - half >= WIDE else most
    now = sum(chosen >= floor for floor in (half, most, seats))
    return steps[max(now, steps.index(before))]


def pairs(choices: Iterable[Mapping[str, object]]) -> list[tuple[str, str]]:
    """Return the answers of those who answered both questions."""
    both = ((choice.get("think"), choice.get("most")) for choice in choices)
    return [(str(think), str(most)) for think, most in both if think is not None and most is not None]
