# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""What one moment is worth, over all states in which it can be met."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from fractions import Fraction

from omstander.analyse.values import Values, silent_pick
from omstander.model.facts import MomentFacts, NodeFacts, OptionFacts, Range
from omstander.model.graph import Edge, Graph, Node, NodeKind
from omstander.model.program import Program


def moment_facts(
    program: Program,
    merged: Graph,
    values: Values,
    nodes: tuple[NodeFacts, ...],
    states: Counter[int],
    chance: Mapping[int, Fraction],
) -> tuple[MomentFacts, ...]:
    """The figures of every moment that is reached. `states` counts its states before merging."""
    desk = _Desk(program, merged, values, nodes)
    by_moment: dict[int, list[int]] = {}
    for number, node in enumerate(merged.nodes):
        if node.kind is NodeKind.MOMENT:
            by_moment.setdefault(node.index, []).append(number)
    return tuple(
        desk.moment(moment, numbers, states[moment], chance[moment])
        for moment, numbers in sorted(by_moment.items())
    )


class _Desk:
    def __init__(self, program: Program, graph: Graph, values: Values, nodes: tuple[NodeFacts, ...]) -> None:
        self.program, self.graph, self.values, self.nodes = program, graph, values, nodes
        self.shapes = _shapes(graph)

    def moment(self, moment: int, numbers: list[int], states: int, chance: Fraction) -> MomentFacts:
        lost = [self.nodes[number].lost or 0 for number in numbers]
        options = tuple(
            self.option(pick, numbers) for pick in range(1, len(self.program.moments[moment].options) + 1)
        )
        alone = [value for option in options if option.alone for value in option.alone]
        return MomentFacts(
            moment=moment,
            states=states,
            uniform_reach=chance,
            lost=(min(lost), max(lost)),
            closes_door=any(self.closes(number, best_only=False) for number in numbers),
            closes_best=any(self.closes(number, best_only=True) for number in numbers),
            idle=all(self.is_idle(number) for number in numbers),
            matters=max(lost) > 0 or any(alone),
            options=options,
        )

    def option(self, pick: int, numbers: list[int]) -> OptionFacts:
        alone: list[int] = []
        together: list[int] = []
        for number in numbers:
            few, many = self.answers(number, pick)
            if few is not None:
                alone.append(few[1])
            if few is not None and many is not None and not _equal(few[0], many[0]):
                together.append(many[1])
        return OptionFacts(pick, _range(alone), _range(together))

    def answers(self, number: int, pick: int) -> tuple[tuple[Edge, int] | None, tuple[Edge, int] | None]:
        """The few and the many edge of a pick in a state, each with what it changes."""
        found: dict[bool, tuple[Edge, int]] = {}
        for edge, change in zip(self.graph.nodes[number].edges, self.nodes[number].changes, strict=True):
            if edge.pick == pick:
                found[edge.many] = (edge, change)
        return found.get(False), found.get(True)

    def closes(self, number: int, *, best_only: bool) -> bool:
        """Whether with some outcome the best ending still to be had (or the story's best) is lost by
        silence here."""
        quiet = silent_pick(self.program, self.graph.nodes[number])
        left = self.values.masks[number]
        before, after = self.values.reaching[number], self.values.reaching[quiet.target]
        for rank in range(len(before) - 1, -1, -1):
            kept = after[rank] >> quiet.delta if quiet.delta >= 0 else after[rank] << -quiet.delta
            if left & before[rank] & ~kept:
                return True
            if best_only:
                return False
            left &= ~before[rank]
        return False

    def is_idle(self, number: int) -> bool:
        edges = self.graph.nodes[number].edges
        return len({(edge.delta, self.shapes[edge.target]) for edge in edges}) == 1


def _shapes(graph: Graph) -> list[int]:
    """Number the nodes so that equal ones, texts left out, have the same number."""
    numbers: dict[tuple[object, ...], int] = {}
    shapes = [0] * len(graph.nodes)
    for number in range(len(graph.nodes) - 1, -1, -1):
        node = graph.nodes[number]
        key = (node.kind, node.index if node.kind is not NodeKind.SORT else -1, *_outline(node, shapes))
        shapes[number] = numbers.setdefault(key, len(numbers))
    return shapes


def _outline(node: Node, shapes: list[int]) -> tuple[tuple[int, bool, int, int | None, int], ...]:
    return tuple((edge.pick, edge.many, edge.delta, edge.floor, shapes[edge.target]) for edge in node.edges)


def _equal(few: Edge, many: Edge) -> bool:
    return (few.beats, few.delta, few.target) == (many.beats, many.delta, many.target)


def _range(values: list[int]) -> Range | None:
    return (min(values), max(values)) if values else None
