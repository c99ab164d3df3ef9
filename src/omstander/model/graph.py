# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""All states that a story can get into: what `explore` makes, `analyse` measures and `emit` writes down.

Only moments, endings and the sorting nodes before the endings are nodes; what happens between them (beats)
labels the edges. The outcome is not part of a node: it rides on the edges as `delta`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class NodeKind(StrEnum):
    """What a node is."""

    MOMENT = "moment"
    ENDING = "ending"
    SORT = "sort"


class Way(StrEnum):
    """A way of playing: alone (few edges only) or as a class (all edges)."""

    SOLO = "solo"
    CLASS = "class"


Beat = tuple[int, int]
"""A line that happened, and the line that it is about (reacted to, deleted, kept, forwarded), or -1.

A negative line marks where an ending begins: -1 - its number."""


class Edge(NamedTuple):
    """From a moment: what a pick leads to. `pick` counts from 1 among all options of the moment in the
    script; `many` if many do it. From a sorting node: `floor` is the lowest outcome that takes this edge
    (None: from below everything); its `pick` is 0. `delta` is what the outcome changes on the way, `target`
    a node number."""

    pick: int
    many: bool
    beats: tuple[Beat, ...]
    delta: int
    target: int
    floor: int | None = None


@dataclass(frozen=True, slots=True)
class Node:
    """One state. `index` is the moment or ending number, or for a sorting node its address."""

    kind: NodeKind
    index: int
    edges: tuple[Edge, ...]


@dataclass(frozen=True, slots=True)
class Graph:
    """Nodes in topological order: every edge leads to a later node. `start` has pick 0 and leads to the
    first node."""

    start: Edge
    nodes: tuple[Node, ...]
    outcome_start: int


def reachable_outcomes(
    start: Edge, edges: Sequence[Sequence[Edge]], order: Iterable[int], outcome: int
) -> tuple[int, list[int]]:
    """Find with which outcomes each node can be reached.

    `order` is topological, `outcome` where the story starts. Returns a base and per node a bit set: bit k
    stands for the outcome base + k. A sorting node passes on only what falls between its floors.
    """
    order = list(order)
    base = _lowest(start, edges, order, outcome)
    masks = [0] * len(edges)
    masks[start.target] = 1 << (outcome + start.delta - base)
    for node in order:
        for edge, mask in split(edges[node], masks[node], base):
            masks[edge.target] |= mask << edge.delta if edge.delta >= 0 else mask >> -edge.delta
    return base, masks


def split(edges: Sequence[Edge], mask: int, base: int) -> Iterable[tuple[Edge, int]]:
    """Which part of a bit set of outcomes takes which edge: all of it at a moment, what fits the floors at
    a sorting."""
    if not edges or edges[0].pick:
        return ((edge, mask) for edge in edges)
    floors = [0 if edge.floor is None else max(0, edge.floor - base) for edge in edges]
    ceilings = [*floors[1:], max(mask.bit_length(), *floors)]
    return (
        (edge, mask & ((1 << ceiling) - (1 << floor)) if ceiling > floor else 0)
        for edge, floor, ceiling in zip(edges, floors, ceilings, strict=True)
    )


def _lowest(start: Edge, edges: Sequence[Sequence[Edge]], order: Iterable[int], outcome: int) -> int:
    lowest: dict[int, int] = {start.target: outcome + start.delta}
    for node in order:
        if node not in lowest:
            continue
        for edge in edges[node]:
            there = lowest[node] + edge.delta
            lowest[edge.target] = min(lowest.get(edge.target, there), there)
    return min(lowest.values())
