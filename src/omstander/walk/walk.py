# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Stepping through an automaton. A walk never changes: every step makes a new one that remembers the
one before.

A saved position is the list of picks, nothing else; `walk` goes there again. Problems are values.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from omstander.walk.automaton import Automaton, Event, Problem

Edge = list[Any]
"""Key, target, change of the outcome, `alone` or `together`, runs."""

ONE_PICK = re.compile(r" *([1-9][0-9]{0,3})(\+?) *")


@dataclass(frozen=True, slots=True)
class Pick:
    """An option's place among all options of the moment in the script, from 1; `many` if many do it."""

    option: int
    many: bool = False


@dataclass(frozen=True, slots=True)
class Walk:
    """Where somebody is in a story: at a moment or an ending. `edges` are those taken since `before`."""

    automaton: Automaton
    node: int
    outcome: int
    edges: tuple[Edge, ...]
    before: Walk | None = None
    pick: Pick | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """One choice, looking back. `before` and `after` are bit masks of the endings (by rank, from bad to
    good) that could be reached, `silent` and `leads` the rank where silence led before and after it,
    `told` how many events came before."""

    moment: int
    pick: Pick
    before: int
    after: int
    silent: int
    leads: int
    change: int
    told: int


def start(automaton: Automaton) -> Walk:
    """Return the walk up to the first moment."""
    edge = automaton.parts["start"]
    return _arrive(automaton, edge, edge[0] + edge[2])


def step(walk: Walk, option: int, many: bool = False, at: int = 0) -> Walk | Problem:
    """Take an option; `at` is what a problem says of its place."""
    node = walk.automaton.nodes[walk.node]
    if "ending" in node:
        return Problem("after-the-end", at)
    key = -option if many else option
    for edge in node["edges"]:
        if edge[0] == key:
            return _arrive(walk.automaton, edge, walk.outcome + edge[2], walk, Pick(option, many))
    known = 0 < option <= len(walk.automaton.parts["moments"][node["moment"]]["options"])
    return Problem("not-offered" if known else "out-of-range", at)


def walk(automaton: Automaton, picks: Sequence[Pick]) -> Walk | Problem:
    """Walk along picks: resume from a saved position."""
    here = start(automaton)
    for place, pick in enumerate(picks, 1):
        there = step(here, pick.option, pick.many, place)
        if isinstance(there, Problem):
            return there
        here = there
    return here


def read_picks(text: str) -> list[Pick] | Problem:
    """Read `1,3+,2`; an empty text is no pick."""
    picks: list[Pick] = []
    for place, part in enumerate(text.split(",") if text else [], 1):
        found = ONE_PICK.fullmatch(part)
        if found is None:
            return Problem("malformed", place)
        picks.append(Pick(int(found[1]), found[2] == "+"))
    return picks


def write_picks(walk: Walk) -> str:
    """Write the position of a walk as `read_picks` reads it."""
    picks = (here.pick for here in _along(walk) if here.pick is not None)
    return ",".join(f"{pick.option}{'+' if pick.many else ''}" for pick in picks)


def moment(walk: Walk) -> int:
    """Return the number of the open moment, or -1 at an ending."""
    number: int = walk.automaton.nodes[walk.node].get("moment", -1)
    return number


def ending(walk: Walk) -> int:
    """Return the rank of the ending, from bad to good, or -1 before it."""
    rank: int = walk.automaton.nodes[walk.node].get("ending", -1)
    return rank


def offers(walk: Walk) -> list[Pick]:
    """Return what can be picked here, in the order of the script, few before many."""
    keys = (edge[0] for edge in walk.automaton.nodes[walk.node].get("edges", []))
    return [Pick(abs(key), key < 0) for key in sorted(keys, key=lambda key: (abs(key), key < 0))]


def events(walk: Walk) -> list[Event]:
    """Return everything that happened, in order."""
    return [event for here in _along(walk) for event in _told(here)]


def last_thing(walk: Walk) -> Mapping[str, Any] | None:
    """Return the question with which the ending closes; None where there is none, and before the ending."""
    lasts: list[Mapping[str, Any] | None] = walk.automaton.parts.get("last") or []
    return lasts[rank] if 0 <= (rank := ending(walk)) < len(lasts) else None


def last_events(walk: Walk, option: int) -> list[Event]:
    """Return what follows from an option of the last thing (its place from 1): it comes after all other
    events."""
    last = last_thing(walk)
    assert last is not None
    return [event for run in last["options"][option - 1][2:] for event in walk.automaton.runs[run]]


def corridor(walk: Walk) -> list[Step]:
    """Return the choices of a walk with what could still be reached before and after each."""
    path = _along(walk)
    steps, told = [], 0
    for earlier, later in pairwise(path):
        told += len(_told(earlier))
        (before, silent), (after, leads) = _reach(earlier), _reach(later)
        assert later.pick is not None
        steps.append(Step(moment(earlier), later.pick, before, after, silent, leads, later.edges[0][3], told))
    return steps


def _along(walk: Walk) -> list[Walk]:
    path = [walk]
    while path[-1].before is not None:
        path.append(path[-1].before)
    return path[::-1]


def _told(walk: Walk) -> list[Event]:
    """What happened since the pick before."""
    runs = walk.automaton.runs
    return [event for edge in walk.edges for run in edge[4:] for event in runs[run]]


def _arrive(
    automaton: Automaton, edge: Edge, outcome: int, before: Walk | None = None, pick: Pick | None = None
) -> Walk:
    """Go on from an edge, through sorting nodes, to the next moment or ending."""
    edges = [edge]
    while "moment" not in (node := automaton.nodes[edge[1]]) and "ending" not in node:
        edge = [edge for edge in node["edges"] if edge[0] is None or edge[0] <= outcome][-1]
        outcome += edge[2]
        edges.append(edge)
    return Walk(automaton, edge[1], outcome, tuple(edges), before, pick)


def _reach(walk: Walk) -> tuple[int, int]:
    """The endings that can still be reached, as bits, and where silence leads."""
    node = walk.automaton.nodes[walk.node]
    if "ending" in node:
        return 1 << node["ending"], node["ending"]
    first, *rest = node["reach"]
    _, endings, silent = [first, *(reach for reach in rest if reach[0] <= walk.outcome)][-1]
    return endings, silent
