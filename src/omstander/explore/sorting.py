# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""The outcomes between which a sorting node can tell a difference.

From a sorting address on no moment follows and the outcome no longer changes, so what happens is a step
function of the outcome: it can only change where some condition ahead compares it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from omstander.model.program import (
    AllTest,
    AnyTest,
    Branch,
    NotTest,
    NumberTest,
    Program,
    Test,
    following,
)


@dataclass(frozen=True, slots=True)
class Step:
    """Outcomes that no condition ahead can tell apart: from `floor` on (None: from below everything), one
    of them as `sample`, and those that are `possible` here (perhaps none)."""

    floor: int | None
    sample: int
    possible: tuple[int, ...]


def steps(program: Program, address: int, possible: Sequence[int]) -> Iterator[Step]:
    """All steps from low to high, with the possible outcomes (ascending) laid over them."""
    breaks = sorted(_breaks(program, address))
    groups: dict[int, list[int]] = {}
    for outcome in possible:
        groups.setdefault(bisect_right(breaks, outcome), []).append(outcome)
    for place in range(len(breaks) + 1):
        floor = breaks[place - 1] if place else None
        sample = breaks[place - 1] if place else min([*breaks[:1], *possible[:1]], default=0) - 1
        yield Step(floor, sample, tuple(groups.get(place, ())))


def _breaks(program: Program, start: int) -> set[int]:
    """The lowest outcomes of the steps: on either side of every value that is compared with ahead."""
    found: set[int] = set()
    todo, seen = [start], set()
    while todo:
        address = todo.pop()
        if address in seen:
            continue
        seen.add(address)
        found |= {one for value in _compared(program, address) for one in (value, value + 1)}
        todo += following(program, address)
    return found


def _compared(program: Program, address: int) -> Iterator[int]:
    instruction = program.code[address]
    if isinstance(instruction, Branch):
        yield from _values(instruction.test, program.outcome)


def _values(test: Test, outcome: int) -> Iterator[int]:
    match test:
        case NumberTest(number, _, value) if number == outcome:
            yield value
        case NotTest(inner):
            yield from _values(inner, outcome)
        case AllTest(parts) | AnyTest(parts):
            for part in parts:
                yield from _values(part, outcome)
