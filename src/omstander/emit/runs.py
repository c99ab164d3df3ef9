# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Runs: the longest sequences of beats that always go together, so that edges can name them by one number.

Beat b and beat c go together if, on every edge, nothing but c follows b and nothing but b comes before c.
Runs are numbered by their first beat, in script order, so the same edges always give the same runs.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from omstander.model.graph import Beat


@dataclass(frozen=True, slots=True)
class Runs:
    """All runs in order, and the number of the run that begins with a beat."""

    runs: tuple[tuple[Beat, ...], ...]
    number: dict[Beat, int]

    def cover(self, beats: Sequence[Beat]) -> list[int]:
        """Return the runs that these beats of one edge consist of."""
        covered: list[int] = []
        place = 0
        while place < len(beats):
            covered.append(self.number[beats[place]])
            place += len(self.runs[covered[-1]])
        return covered


def find_runs(edges: Iterable[Sequence[Beat]]) -> Runs:
    """Find the runs of all edges together."""
    after: dict[Beat, set[Beat | None]] = {}
    before: dict[Beat, set[Beat | None]] = {}
    for beats in edges:
        for earlier, later in zip([None, *beats], [*beats, None], strict=True):
            if earlier is not None:
                after.setdefault(earlier, set()).add(later)
            if later is not None:
                before.setdefault(later, set()).add(earlier)
    follows: dict[Beat, Beat] = {}
    for beat, followers in after.items():
        follower = next(iter(followers))
        if follower is not None and len(followers) == 1 and before[follower] == {beat}:
            follows[beat] = follower
    firsts = sorted(after.keys() - set(follows.values()))
    return Runs(tuple(_run(first, follows) for first in firsts), {first: i for i, first in enumerate(firsts)})


def _run(first: Beat, follows: dict[Beat, Beat]) -> tuple[Beat, ...]:
    run = [first]
    while run[-1] in follows:
        run.append(follows[run[-1]])
    return tuple(run)
