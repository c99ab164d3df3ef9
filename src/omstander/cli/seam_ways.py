# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""What the nodes of an automaton do not say themselves: with which outcomes, and after which renaming of
groups, a story comes there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from omstander.walk import Automaton, Event

Edge = Sequence[Any]
RENAMES = ("rename", "rename-back")


@dataclass(frozen=True, slots=True)
class Ways:
    """By node: all outcomes with which a path comes there, and the renames on the first such path."""

    outcomes: Mapping[int, set[int]]
    renames: Mapping[int, tuple[Event, ...]]


def ways_through(automaton: Automaton) -> Ways:
    """Follow all edges once; nodes stand in an order in which no edge leads back."""
    first: Edge = automaton.parts["start"]
    outcomes: dict[int, set[int]] = {}
    renames: dict[int, tuple[Event, ...]] = {}

    def arrive(edge: Edge, before: set[int], earlier: tuple[Event, ...]) -> None:
        outcomes.setdefault(edge[1], set()).update(outcome + edge[2] for outcome in before)
        told = (event for run in edge[4:] for event in automaton.runs[run])
        found = tuple(event for event in told if event.get("kind") in RENAMES)
        renames.setdefault(edge[1], earlier + found)

    arrive(first, {first[0]}, ())
    for place, node in enumerate(automaton.parts["nodes"]):
        edges = node.get("edges", ())
        before = outcomes.get(place, set())
        ways = [(edge, before) for edge in edges] if "moment" in node else sorted_ways(edges, before)
        for edge, taken in ways:
            if taken:
                arrive(edge, taken, renames[place])
    for place in range(len(automaton.parts["nodes"])):
        outcomes.setdefault(place, set())
    return Ways(outcomes, renames)


def sorted_ways(edges: Sequence[Edge], outcomes: set[int]) -> Iterator[tuple[Edge, set[int]]]:
    """Give the edges of a sorting node that some of these outcomes take, each with those outcomes."""
    for place, edge in enumerate(edges):
        low = edge[0]
        high = edges[place + 1][0] if place + 1 < len(edges) else None
        taken = {one for one in outcomes if (low is None or one >= low) and (high is None or one < high)}
        if taken:
            yield edge, taken
