# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""The shortest and the longest path, in seconds, messages and words.

Which ending a path comes to depends on its outcome, which is not in the nodes. So the search runs over
(node, outcome), best first, guided by the length that would remain if any ending could be had (A*).
"""

from __future__ import annotations

from heapq import heappop, heappush

from omstander.analyse.pace import Pace
from omstander.model.facts import Range
from omstander.model.graph import Beat, Edge, Graph, NodeKind
from omstander.model.program import Program

Cost = tuple[float, int, int]


def lengths(program: Program, graph: Graph, pace: Pace) -> tuple[Range, Range, Range]:
    """Lowest and highest seconds (rounded to whole ones), messages and words over all paths."""
    ruler = _Ruler(program, graph, pace)
    ranges = [(ruler.extreme(measure, -1), ruler.extreme(measure, 1)) for measure in range(3)]
    seconds, messages, words = [(round(low), round(high)) for low, high in ranges]
    return seconds, messages, words


class _Ruler:
    def __init__(self, program: Program, graph: Graph, pace: Pace) -> None:
        self.graph, self.pace = graph, pace
        self.costs: dict[tuple[Beat, ...], Cost] = {}
        self.asking = [self.moment_cost(program, number) for number in range(len(graph.nodes))]

    def moment_cost(self, program: Program, number: int) -> Cost:
        node = self.graph.nodes[number]
        if node.kind is not NodeKind.MOMENT:
            return (0.0, 0, 0)
        seconds, words = self.pace.moment(program.moments[node.index], (edge.pick for edge in node.edges))
        return (seconds, 0, words)

    def cost(self, edge: Edge, measure: int) -> float:
        found = self.costs.get(edge.beats)
        if found is None:
            found = self.costs[edge.beats] = self.pace.beats(edge.beats)
        return found[measure]

    def extreme(self, measure: int, sign: int) -> float:
        """The length of the longest (sign 1) or shortest (sign -1) path."""
        remaining = self.remaining(measure, sign)
        start = self.graph.start
        begin = (start.target, self.graph.outcome_start + start.delta)
        first = sign * self.cost(start, measure)
        queue = [(-first - remaining[start.target], -begin[0], -first, begin)]
        done: set[tuple[int, int]] = set()
        while queue:
            _, _, so_far, here = heappop(queue)
            number, outcome = here
            if self.graph.nodes[number].kind is NodeKind.ENDING:
                return -so_far * sign
            if here in done:
                continue
            done.add(here)
            so_far -= sign * self.asking[number][measure]
            for edge in self.open_edges(number, outcome):
                length = so_far - sign * self.cost(edge, measure)
                heappush(
                    queue,
                    (
                        length - remaining[edge.target],
                        -edge.target,
                        length,
                        (edge.target, outcome + edge.delta),
                    ),
                )
        raise AssertionError("every path ends")

    def remaining(self, measure: int, sign: int) -> list[float]:
        """Signed length from each node on, if any ending could be had."""
        lengths = [0.0] * len(self.graph.nodes)
        for number in range(len(lengths) - 1, -1, -1):
            edges = self.graph.nodes[number].edges
            ahead = (sign * self.cost(edge, measure) + lengths[edge.target] for edge in edges)
            lengths[number] = sign * self.asking[number][measure] + max(ahead, default=0.0)
        return lengths

    def open_edges(self, number: int, outcome: int) -> tuple[Edge, ...]:
        edges = self.graph.nodes[number].edges
        if edges and edges[0].pick:
            return edges
        fitting = [edge for edge in edges if edge.floor is None or edge.floor <= outcome]
        return tuple(fitting[-1:])
