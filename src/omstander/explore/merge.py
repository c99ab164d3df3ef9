# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Merging equivalent states: one bottom-up pass of hash-consing is exact, because the graph has no cycle.

Two states are one where the same picks are offered, the same things happen after them, the outcome changes
by the same and the same states follow. What is not reached in a way of playing is left out.
"""

from __future__ import annotations

from omstander.model.graph import Beat, Edge, Graph, Node, Way


def merge(graph: Graph) -> Graph:
    """The smallest graph with the same paths, beats and outcomes; still in topological order."""
    numbers: dict[tuple[object, ...], int] = {}
    same = _Interned()
    nodes: list[Node] = []
    place: dict[int, int] = {}
    for old in range(len(graph.nodes) - 1, -1, -1):
        node = graph.nodes[old]
        edges = tuple(
            [
                Edge(pick, many, beats, delta, place[target], floor)
                for pick, many, beats, delta, target, floor in node.edges
            ]
        )
        key = (
            node.kind,
            node.index,
            *[(e.pick, e.many, same(e.beats), e.delta, e.target, e.floor) for e in edges],
        )
        number = numbers.setdefault(key, len(nodes))
        if number == len(nodes):
            nodes.append(Node(node.kind, node.index, edges))
        place[old] = number
    return _forward(graph, nodes, place)


class _Interned:
    """A number for each list of beats; the same object is known at once, without hashing its beats again."""

    def __init__(self) -> None:
        self.by_value: dict[tuple[Beat, ...], int] = {}
        self.by_identity: dict[int, int] = {}

    def __call__(self, beats: tuple[Beat, ...]) -> int:
        number = self.by_identity.get(id(beats))
        if number is None:
            number = self.by_identity[id(beats)] = self.by_value.setdefault(beats, len(self.by_value))
        return number


def _forward(graph: Graph, backward: list[Node], place: dict[int, int]) -> Graph:
    """Turn the numbering round (targets come after), in one order for the same story: by address, then by
    distance."""
    last = len(backward) - 1

    def turned(edge: Edge) -> Edge:
        return Edge(edge.pick, edge.many, edge.beats, edge.delta, last - edge.target, edge.floor)

    nodes = tuple(
        Node(node.kind, node.index, tuple(turned(edge) for edge in node.edges)) for node in reversed(backward)
    )
    start = graph.start
    begin = Edge(0, False, start.beats, start.delta, last - place[start.target], None)
    return prune(Graph(begin, nodes, graph.outcome_start))


def restrict(graph: Graph, way: Way) -> Graph:
    """The part of the graph that belongs to a way of playing."""
    if way is Way.CLASS:
        return graph
    nodes = tuple(
        Node(node.kind, node.index, tuple(edge for edge in node.edges if not edge.many))
        for node in graph.nodes
    )
    return prune(Graph(graph.start, nodes, graph.outcome_start))


def prune(graph: Graph) -> Graph:
    """Leave out what no path reaches."""
    reached = {graph.start.target}
    for number, node in enumerate(graph.nodes):
        if number in reached:
            reached.update(edge.target for edge in node.edges)
    if len(reached) == len(graph.nodes):
        return graph
    place = {old: new for new, old in enumerate(sorted(reached))}

    def moved(edge: Edge) -> Edge:
        return Edge(edge.pick, edge.many, edge.beats, edge.delta, place[edge.target], edge.floor)

    nodes = tuple(
        Node(node.kind, node.index, tuple(moved(edge) for edge in node.edges))
        for number, node in enumerate(graph.nodes)
        if number in reached
    )
    return Graph(moved(graph.start), nodes, graph.outcome_start)
