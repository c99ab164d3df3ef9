# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""All states that a story can get into: what `explore` makes, `analyse` measures and `emit` writes down.

Only moments, endings and the sorting nodes before the endings are nodes; what happens between them (beats) labels the
edges. The outcome is not part of a node: it rides on the edges as `delta`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


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
"""A line that happened, and the line that it is about (reacted to, deleted, kept, forwarded), or -1."""


@dataclass(frozen=True, slots=True)
class Edge:
    """From a moment: what a pick leads to. `pick` counts from 1 among all options of the moment in the script; `many` if
    many do it. From a sorting node: `floor` is the lowest outcome that takes this edge (None: from below everything); its
    `pick` is 0. `delta` is what the outcome changes on the way, `target` a node number."""

    pick: int
    many: bool
    beats: tuple[Beat, ...]
    delta: int
    target: int
    floor: int | None = None


@dataclass(frozen=True, slots=True)
class Node:
    """One state. `index` is the moment or ending number, or for a sorting node its address. `values` are the live values,
    as (what, value) pairs for people to read; empty after merging."""

    kind: NodeKind
    index: int
    edges: tuple[Edge, ...]
    values: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Graph:
    """Nodes in topological order: every edge leads to a later node. `start` has pick 0 and leads to the first node."""

    start: Edge
    nodes: tuple[Node, ...]
    outcome_start: int
