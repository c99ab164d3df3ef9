# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""The values of every node, exact, in one pass from the endings back: what can still be reached, and what
silence leads to.

Values are relative: "from here". A set of outcomes is a bit set (bit k: the outcome base + k), so that
"with which outcomes does this node still reach that ending" is one whole number, and going back over an
edge is one shift.
"""

from __future__ import annotations

from dataclasses import dataclass

from omstander.model.graph import Edge, Graph, Node, NodeKind, reachable_outcomes, split
from omstander.model.program import Program


@dataclass(frozen=True, slots=True)
class Values:
    """Along the nodes of a graph: `best`, `worst` and `silent` of the outcome from there on; `base` and
    `masks` of the outcomes that it is reached with; per ending (in rank order) the outcomes from which it
    can be reached, and from which silence leads to it; `ranks` the endings from bad to good, and `ended`
    their outcomes as bit sets."""

    base: int
    masks: list[int]
    best: list[int]
    worst: list[int]
    silent: list[int]
    reaching: list[tuple[int, ...]]
    silencing: list[tuple[int, ...]]
    ranks: tuple[int, ...]
    ended: dict[int, int]


def silent_pick(program: Program, node: Node) -> Edge:
    """The edge of staying silent at a moment."""
    options = program.moments[node.index].options
    return next((edge for edge in node.edges if options[edge.pick - 1].silent), node.edges[-1])


def find_values(program: Program, graph: Graph, ranks: tuple[int, ...] | None = None) -> Values:
    """Compute them. `ranks` is the order of the endings where it is known already: that of the class holds
    for playing alone too, in which some ending may be out of reach."""
    size = len(graph.nodes)
    edges = [node.edges for node in graph.nodes]
    base, masks = reachable_outcomes(graph.start, edges, range(size), graph.outcome_start)
    width = max(mask.bit_length() for mask in masks)
    ended: dict[int, int] = dict.fromkeys(range(len(program.endings)), 0)
    for node, mask in zip(graph.nodes, masks, strict=True):
        if node.kind is NodeKind.ENDING:
            ended[node.index] |= mask
    ranks = ranks or tuple(sorted(ended, key=lambda ending: _rank(ended[ending], ending)))
    back = _Back(program, graph, base, width, masks, ranks)
    back.run()
    best, worst, silent = _extremes(program, graph)
    return Values(base, masks, best, worst, silent, back.reaching, back.silencing, ranks, ended)


def _rank(mask: int, ending: int) -> tuple[int, int, int]:
    """By lowest outcome, then by highest; endings that nothing reaches come first, later ones lowest."""
    return ((mask & -mask).bit_length() if mask else -1, mask.bit_length(), -ending)


class _Back:
    """Pulls the sets of outcomes back from the endings to the start."""

    def __init__(
        self, program: Program, graph: Graph, base: int, width: int, masks: list[int], ranks: tuple[int, ...]
    ) -> None:
        self.program, self.graph, self.base, self.masks = program, graph, base, masks
        self.full = (1 << width) - 1
        self.place = {ending: rank for rank, ending in enumerate(ranks)}
        self.nothing = (0,) * len(ranks)
        self.reaching: list[tuple[int, ...]] = [self.nothing] * len(graph.nodes)
        self.silencing: list[tuple[int, ...]] = [self.nothing] * len(graph.nodes)

    def run(self) -> None:
        for number in range(len(self.graph.nodes) - 1, -1, -1):
            node = self.graph.nodes[number]
            if node.kind is NodeKind.ENDING:
                here = tuple(
                    self.full if rank == self.place[node.index] else 0 for rank in range(len(self.nothing))
                )
                self.reaching[number] = self.silencing[number] = here
                continue
            parts = split(node.edges, self.full, self.base)
            self.reaching[number] = self.union(self.reaching, parts)
            quiet = split(node.edges, self.full, self.base)
            if node.kind is NodeKind.MOMENT:
                quiet = [(silent_pick(self.program, node), self.full)]
            self.silencing[number] = self.union(self.silencing, quiet)

    def union(self, sets: list[tuple[int, ...]], parts: object) -> tuple[int, ...]:
        result = list(self.nothing)
        for edge, mask in parts:  # type: ignore[attr-defined]
            for rank, target in enumerate(sets[edge.target]):
                if target:
                    back = target >> edge.delta if edge.delta >= 0 else target << -edge.delta
                    result[rank] |= back & mask & self.full
        return tuple(result)


def _extremes(program: Program, graph: Graph) -> tuple[list[int], list[int], list[int]]:
    """Best, worst and silent outcome from each node on. Behind a sorting node the outcome changes no more."""
    size = len(graph.nodes)
    best, worst, silent = [0] * size, [0] * size, [0] * size
    for number in range(size - 1, -1, -1):
        node = graph.nodes[number]
        if node.kind is NodeKind.MOMENT:
            quiet = silent_pick(program, node)
            best[number] = max(edge.delta + best[edge.target] for edge in node.edges)
            worst[number] = min(edge.delta + worst[edge.target] for edge in node.edges)
            silent[number] = quiet.delta + silent[quiet.target]
    return best, worst, silent
