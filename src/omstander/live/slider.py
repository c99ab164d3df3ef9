# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""What is computed of a lesson before any class plays it: the "how many?" slider, where going back helps
most, and how well it can go. From the story alone."""

from __future__ import annotations

from collections.abc import Iterator

from omstander.live.paths import first_quiet, go_on, moment_of, taken
from omstander.live.resolve import CONSTRUCTIVE, kind_of, resolve
from omstander.live.rules import Rules
from omstander.walk import Automaton, Pick, Walk, ending, moment, offers, start

CLASS = 30
"""Seats of the class that the slider speaks of."""

Place = tuple[int, int]
"""A node and the outcome so far: what follows depends on nothing else."""


def how_many(automaton: Automaton, rules: Rules) -> list[list[int]]:
    """Return `[from, endings]`: with so many of 30 who say something in the group at every class moment, and
    the rest silent or fewer, which endings can be reached, as bits."""
    steps: list[list[int]] = []
    for speakers in range(CLASS + 1):
        reached = _reached(automaton, rules, speakers)
        if not steps or steps[-1][1] != reached:
            steps.append([speakers, reached])
    return steps


def _reached(automaton: Automaton, rules: Rules, speakers: int) -> int:
    known: dict[Place, int] = {}

    def bits(here: Walk) -> int:
        here = go_on(here)
        if moment(here) < 0:
            return 1 << ending(here)
        place = (here.node, here.outcome)
        if place not in known:
            ways = _said(rules, here, speakers)
            found = 0
            for pick in ways:
                found |= bits(taken(here, pick))
            known[place] = found
        return known[place]

    return bits(start(automaton))


def _said(rules: Rules, here: Walk, speakers: int) -> set[Pick]:
    """What follows if nobody up to so many say one thing in the group, and the rest are silent."""
    found = moment_of(here)
    options = {pick.option for pick in offers(here)}
    silent = next(option for option in options if found["options"][option - 1][1] == "silent")
    spoken = [option for option in options if kind_of(found["options"][option - 1]) == "open"]
    tallies = [{silent: CLASS}] + [
        {option: count, silent: CLASS - count} for option in spoken for count in range(1, speakers + 1)
    ]
    return {resolve(found, offers(here), tally, rules).pick for tally in tallies}


def back_order(automaton: Automaton) -> tuple[int, ...]:
    """Return the class moments, first where choosing again improves the outcome most: on average over all
    ways in which a class can come by, with what it did later kept. Of equals the latest first: it is
    fresh, and little has to be told again."""
    moments = [number for number, here in enumerate(automaton.parts["moments"]) if here.get("class")]
    total = dict.fromkeys(moments, 0)
    for path in _class_paths(start(automaton), {}):
        for origin, kept in path[1]:
            number = moment(origin)
            ends = [go_on(taken(origin, pick), kept).outcome for pick in offers(origin)]
            total[number] += max(ends) - path[0].outcome
    return tuple(sorted(moments, key=lambda number: (-total[number], -number)))


def _class_paths(
    here: Walk, kept: dict[int, Pick]
) -> Iterator[tuple[Walk, list[tuple[Walk, dict[int, Pick]]]]]:
    """Every path of a class: its ending, and its class moments with what it did at all of them."""
    here = go_on(here)
    number = moment(here)
    if number < 0:
        yield here, []
        return
    for pick in offers(here):
        done = {**kept, number: pick}
        for end, origins in _class_paths(taken(here, pick), done):
            later = {key: value for _, known in origins for key, value in known.items()}
            yield end, [(here, {**done, **later}), *origins]


def best(here: Walk) -> Walk:
    """Return the walk to the best ending by constructive acts, or silence where none is offered; of equals
    the first in the script, few before many."""
    known: dict[Place, tuple[int, Pick | None]] = {}

    def look(there: Walk) -> int:
        if moment(there) < 0:
            return ending(there)
        place = (there.node, there.outcome)
        if place not in known:
            rated = [(look(taken(there, pick)), pick) for pick in _constructive(there)]
            known[place] = max(rated, key=lambda one: one[0])
        return known[place][0]

    look(here)
    while moment(here) >= 0:
        pick = known[here.node, here.outcome][1]
        assert pick is not None
        here = taken(here, pick)
    return here


def _constructive(here: Walk) -> list[Pick]:
    options = moment_of(here)["options"]
    found = [pick for pick in offers(here) if options[pick.option - 1][1] in CONSTRUCTIVE]
    return found or [first_quiet(here)]
