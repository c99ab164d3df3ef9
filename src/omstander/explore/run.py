# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""One run of a stretch: what happened, what is remembered of it, and two of them in a row."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from operator import itemgetter

from omstander.explore.rules import Need
from omstander.model.graph import Beat


@dataclass(frozen=True, slots=True)
class Broken:
    """A need that was not met at an address."""

    address: int
    need: Need


@dataclass(frozen=True, slots=True)
class Run:
    """What a stretch does: what happens, what the outcome changes by, which variables get which values,
    where it stops."""

    beats: tuple[Beat, ...]
    delta: int
    writes: tuple[tuple[int, int], ...]
    stop: int
    broken: tuple[Broken, ...]


@dataclass
class Tape:
    """What one run records."""

    beats: list[Beat] = field(default_factory=list)
    delta: int = 0
    written: dict[int, int] = field(default_factory=dict)
    """Variable to the address that wrote it last."""
    broken: list[Broken] = field(default_factory=list)


class Memory:
    """What is remembered of the runs from one address, by the values of the variables that they touch."""

    def __init__(self, variables: tuple[int, ...]) -> None:
        self.variables = variables
        self.touched = picker(variables)
        self.runs: dict[object, Run] = {}


def picker(places: Sequence[int]) -> Callable[[Sequence[int]], tuple[int, ...]]:
    """A fast function that takes these places out of a list."""
    if len(places) > 1:
        return itemgetter(*places)
    if places:
        only = places[0]
        return lambda values: (values[only],)
    return lambda values: ()


def join(first: Run, second: Run) -> Run:
    """Two runs in a row. Only the second's writes are left to do: the first's are in the values already."""
    return Run(
        first.beats + second.beats,
        first.delta + second.delta,
        second.writes,
        second.stop,
        first.broken + second.broken,
    )
