# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Measures along the paths: how many there are, how likely each ending is under uniform play, how long they
take.

All are exact. A distribution over outcomes is one whole number with a field of bits for each outcome, so
that adding to the outcome is a shift and merging two ways is an addition; fields are wide enough never to
overflow.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import lcm

from omstander.analyse.lengths import lengths
from omstander.analyse.pace import Pace
from omstander.analyse.values import Values
from omstander.model.facts import Range
from omstander.model.graph import Edge, Graph, NodeKind
from omstander.model.program import Program


@dataclass(frozen=True, slots=True)
class Measures:
    """Paths in all and per ending; the chance of each ending and of reaching each moment under uniform
    play; seconds, messages and words, lowest and highest over all paths."""

    paths: int
    ending_paths: dict[int, int]
    ending_chance: dict[int, Fraction]
    moment_chance: dict[int, Fraction]
    seconds: Range
    messages: Range
    words: Range


def measure(program: Program, graph: Graph, values: Values, pace: Pace) -> Measures:
    """Compute them."""
    scale = _scale(graph)
    counts = _Flow(graph, values, _count_paths(graph) + 1).forward(1, share=False)
    shares = _Flow(graph, values, scale + 1).forward(scale, share=True)
    ending_paths = dict.fromkeys(range(len(program.endings)), 0)
    chance = {ending: Fraction(0) for ending in range(len(program.endings))}
    reach = {moment: Fraction(0) for moment in range(len(program.moments))}
    for number, node in enumerate(graph.nodes):
        if node.kind is NodeKind.ENDING:
            ending_paths[node.index] += counts[number]
            chance[node.index] += Fraction(shares[number], scale)
        elif node.kind is NodeKind.MOMENT:
            reach[node.index] += Fraction(shares[number], scale)
    spans = lengths(program, graph, pace)
    return Measures(sum(ending_paths.values()), ending_paths, chance, reach, *spans)


def _scale(graph: Graph) -> int:
    """A number that can be divided by the count of options at every moment of any path: each path asks a
    moment once."""
    by_moment: dict[int, int] = {}
    for node in graph.nodes:
        if node.kind is NodeKind.MOMENT:
            by_moment[node.index] = lcm(by_moment.get(node.index, 1), len(node.edges))
    scale = 1
    for count in by_moment.values():
        scale *= count
    return scale


def _count_paths(graph: Graph) -> int:
    """An upper bound of the paths through any node: those of the whole graph, sorting counted as one way
    each."""
    ways = [1] * len(graph.nodes)
    for number in range(len(graph.nodes) - 1, -1, -1):
        node = graph.nodes[number]
        if node.kind is NodeKind.MOMENT:
            ways[number] = sum(ways[edge.target] for edge in node.edges)
    return ways[graph.start.target]


class _Flow:
    """Sends paths, or shares of them, forward through the graph."""

    def __init__(self, graph: Graph, values: Values, limit: int) -> None:
        self.graph, self.base = graph, values.base
        self.field = limit.bit_length() + 1

    def forward(self, amount: int, *, share: bool) -> list[int]:
        """How much arrives at each node, in all."""
        here = [0] * len(self.graph.nodes)
        begin = self.graph.outcome_start + self.graph.start.delta - self.base
        here[self.graph.start.target] = amount << (begin * self.field)
        totals = [0] * len(here)
        for number, node in enumerate(self.graph.nodes):
            packed = here[number]
            totals[number] = self.total(packed)
            if not node.edges:
                continue
            if node.kind is NodeKind.MOMENT and share:
                packed //= len(node.edges)
            for edge, part in self.parts(node.edges, packed):
                shift = edge.delta * self.field
                here[edge.target] += part << shift if shift >= 0 else part >> -shift
            here[number] = 0
        return totals

    def parts(self, edges: tuple[Edge, ...], packed: int) -> list[tuple[Edge, int]]:
        if edges[0].pick:
            return [(edge, packed) for edge in edges]
        floors = [0 if edge.floor is None else max(0, edge.floor - self.base) * self.field for edge in edges]
        ceilings = [*floors[1:], max(packed.bit_length(), *floors)]
        return [
            (edge, packed & ((1 << ceiling) - (1 << floor)))
            for edge, floor, ceiling in zip(edges, floors, ceilings, strict=True)
        ]

    def total(self, packed: int) -> int:
        """The sum of all fields."""
        fields = -(-packed.bit_length() // self.field)
        while fields > 1:
            fields = (fields + 1) // 2
            half = fields * self.field
            packed = (packed & ((1 << half) - 1)) + (packed >> half)
        return packed
