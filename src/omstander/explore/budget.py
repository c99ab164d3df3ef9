# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Which numbers multiply the states of a story, for the diagnostic that says that there are too many."""

from __future__ import annotations

from collections import defaultdict

from omstander.explore.explore import Exploration
from omstander.explore.rules import Variable
from omstander.model.diagnostic import Diagnostic, diagnostic
from omstander.model.program import Ask


def too_many(exploration: Exploration, budget: int) -> Diagnostic:
    """Name the moment with the most states and the numbers that take the most values there."""
    by_moment: dict[int, list[int]] = defaultdict(list)
    for state, (address, _) in enumerate(exploration.states):
        by_moment[address].append(state)
    address = max(by_moment, key=lambda place: len(by_moment[place]))
    program, here = exploration.program, exploration.program.code[address]
    variables = [
        v for i, v in enumerate(exploration.live.variables) if exploration.live.before[address] >> i & 1
    ]
    spread = [
        len({exploration.states[state][1][place] for state in by_moment[address]})
        for place in range(len(variables))
    ]
    most = sorted(zip(spread, variables, strict=True), key=lambda pair: -pair[0])[:3]
    names = ", ".join(f"{_name(exploration, variable)} ({count})" for count, variable in most if count > 1)
    span = program.moments[here.moment].span if isinstance(here, Ask) else program.moments[0].span
    return diagnostic("E330", span, budget=budget, numbers=names)


def _name(exploration: Exploration, variable: Variable) -> str:
    program = exploration.program
    match variable:
        case ("number", number):
            return program.numbers[number].name
        case ("in" | "admin", person, chat):
            return f"{program.people[person].name} in {program.chats[chat].id}"
    return str(variable[0])
