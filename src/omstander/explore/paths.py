# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""The shortest list of picks to a finding, and what last changed the thing that it stumbled over."""

from __future__ import annotations

from collections import deque

from omstander.explore.conditions import MANY
from omstander.explore.explore import Exploration, Finding
from omstander.explore.run import Tape
from omstander.model.diagnostic import PathStep
from omstander.model.program import Ask, FallOff, Finish

Picks = tuple[tuple[int, bool], ...]
"""Pick and strength, from the start."""


def picks_to(exploration: Exploration, finding: Finding) -> Picks:
    """The shortest picks after which the finding happens, wherever it was met first."""
    last: Picks = ((finding.pick, finding.many),) if finding.pick else ()
    if finding.state < 0:
        return last
    ways = []
    if finding.outcomes is None:
        ways.append(_first_picks(exploration, finding.state) + last)
    if nearby := exploration.sorted_findings.get(finding.key):
        ways.append(_picks_with_outcome(exploration, nearby))
    return min(ways, key=len)


def _first_picks(exploration: Exploration, state: int) -> Picks:
    picks: list[tuple[int, bool]] = []
    while state >= 0:
        state, pick, many = exploration.parents[state]
        if pick:
            picks.append((pick, many))
    return tuple(reversed(picks))


def _picks_with_outcome(exploration: Exploration, findings: list[Finding]) -> Picks:
    """Breadth first over (state, outcome): the way to a sorting state that arrives with an outcome of one of
    these findings."""
    wanted: dict[int, list[tuple[int, int]]] = {}
    for finding in findings:
        wanted.setdefault(finding.state, []).append(finding.outcomes or (0, -1))
    start = exploration.start
    assert start is not None
    begin = (start.target, exploration.program.numbers[exploration.program.outcome].start + start.delta)
    ways: dict[tuple[int, int], Picks] = {begin: ()}
    todo = deque([begin])
    while todo:
        state, outcome = here = todo.popleft()
        if any(lowest <= outcome <= highest for lowest, highest in wanted.get(state, ())):
            return ways[here]
        for edge in exploration.edges[state]:
            there = (edge.target, outcome + edge.delta)
            if edge.pick and there not in ways:
                ways[there] = (*ways[here], (edge.pick, edge.many))
                todo.append(there)
    raise AssertionError("a finding stands where no path leads")


def replay(exploration: Exploration, picks: Picks) -> tuple[tuple[PathStep, ...], dict[int, int]]:
    """Play the picks once more, remembering for each variable the address that changed it last."""
    stretches, program = exploration.stretches, exploration.program
    values, tape = stretches.start_values(), Tape()
    steps: list[PathStep] = []
    address, left = 0, list(picks)
    while True:
        # Sorting on the way is right here: nothing is merged, so the outcome in the values is the true one.
        address = stretches.play(address, values, tape, sorted_out=True)
        here = program.code[address]
        if isinstance(here, Finish | FallOff) or not left or not isinstance(here, Ask):
            return tuple(steps), tape.written
        pick, many = left.pop(0)
        option = program.moments[here.moment].options[pick - 1]
        steps.append(PathStep(option.span, pick, many, option.silent))
        if option.asks_together:
            values[stretches.live.number_of[MANY]] = int(many)
        address = option.entry
