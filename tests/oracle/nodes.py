# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Every history walked on the compiler's merged graph, and the node that it comes to compared with the
brute force."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tests.oracle.brute import History, Table, Values, silent_pick, values_of
from tests.oracle.quotes import line_of
from tests.oracle.replay import Pick

from omstander.model.facts import StoryFacts
from omstander.model.graph import Beat, Edge, Graph, NodeKind
from omstander.model.program import Program


@dataclass(frozen=True, slots=True)
class Place:
    """Where a history comes to on the graph: a node, the outcome there, and all that happened on the way."""

    node: int
    outcome: int
    beats: tuple[Beat, ...]


class Nodes:
    """One story in one way of playing, on the graph and by brute force."""

    def __init__(self, program: Program, graph: Graph, facts: StoryFacts, table: Table, text: str) -> None:
        self.program, self.graph, self.facts, self.table, self.text = program, graph, facts, table, text
        self.values: Values = values_of(table, text)
        self.lines = [line_of(text, line.span.start) for line in program.lines]
        self.endings = [line_of(text, program.endings[ending].span.start) for ending in facts.ranks]

    def differences(self) -> list[str]:
        """Everything that differs at any history."""
        return [
            f"after {','.join(map(str, history)) or 'nothing'}: {what}: compiler {ours}, brute force {theirs}"
            for history in self.table.rows
            for what, ours, theirs in self.at(history)
            if ours != theirs
        ]

    def place(self, history: History) -> Place | None:
        """Walk the graph; None where it does not offer what the brute force does."""
        here = self.sorted(self.along(Place(-1, self.graph.outcome_start, ()), self.graph.start))
        for pick in history:
            edges = [edge for edge in self.graph.nodes[here.node].edges if self.is_for(edge, pick)]
            if len(edges) != 1:
                return None
            here = self.sorted(self.along(here, edges[0]))
        return here

    def is_for(self, edge: Edge, pick: Pick) -> bool:
        """Whether an edge is what a pick leads along."""
        return (edge.pick, edge.many) == (pick.position, pick.many)

    def along(self, here: Place, edge: Edge) -> Place:
        """One edge further."""
        return Place(edge.target, here.outcome + edge.delta, here.beats + edge.beats)

    def sorted(self, here: Place) -> Place:
        """On through sorting nodes, along the edge with the highest floor that the outcome reaches."""
        while self.graph.nodes[here.node].kind is NodeKind.SORT:
            edges = self.graph.nodes[here.node].edges
            fit = [edge for edge in edges if edge.floor is None or edge.floor <= here.outcome]
            here = self.along(
                here, max(fit, key=lambda edge: float("-inf") if edge.floor is None else edge.floor)
            )
        return here

    def at(self, history: History) -> Iterator[tuple[str, object, object]]:
        """What can be compared after one history."""
        place, played = self.place(history), self.table.rows[history]
        if place is None:
            yield "place on the graph", None, history
            return
        node, figures = self.graph.nodes[place.node], self.facts.nodes[place.node]
        yield "outcome", place.outcome, played.outcome
        yield "what happened", self.told(place.beats), self.happened(history)
        if played.waits is None:
            ending = self.program.endings[node.index].span.start if node.kind is NodeKind.ENDING else -1
            yield "ending", ending, played.ending.span.start if played.ending else -1
            return
        yield "moment", self.program.moments[node.index].span.start, played.waits.span.start
        offered = [str(Pick(edge.pick, edge.many)) for edge in node.edges]
        yield "offered", sorted(offered), sorted(map(str, self.table.picks(history)))
        values, silence = self.values, (*history, silent_pick(played.waits))
        yield "best", figures.best + place.outcome, values.best[history]
        yield "worst", figures.worst + place.outcome, values.worst[history]
        yield "silent", figures.silent + place.outcome, values.silent[history]
        yield "lost", figures.lost, values.best[history] - values.best[silence]
        changes = [values.silent[self.next(history, edge)] - values.silent[history] for edge in node.edges]
        yield "changes", list(figures.changes), changes
        yield "reach", self.reach(place), self.open(history)

    def next(self, history: History, edge: Edge) -> History:
        """The history after an edge."""
        return (*history, Pick(edge.pick, edge.many))

    def told(self, beats: tuple[Beat, ...]) -> list[tuple[int, int]]:
        """The lines of the script that the graph tells, each with the line that it is about, or -1."""
        lines = self.lines
        return [(lines[line], lines[about] if about >= 0 else -1) for line, about in beats if line >= 0]

    def happened(self, history: History) -> list[tuple[int, int]]:
        """The same by brute force."""
        return [
            (item.line, item.about.line if item.about else -1)
            for item in self.table.rows[history].world.happened
        ]

    def reach(self, place: Place) -> tuple[set[int], int]:
        """The lines of the endings that can still be reached, and of the one that silence leads to."""
        fit = [reach for reach in self.facts.nodes[place.node].reaches if reach.floor <= place.outcome]
        found = max(fit, key=lambda reach: reach.floor)
        lines = self.endings
        return {line for rank, line in enumerate(lines) if found.endings >> rank & 1}, lines[found.silent]

    def open(self, history: History) -> tuple[set[int], int]:
        """The same by brute force."""
        silent = self.table.rows[self.values.silent_end[history]].ending
        assert silent is not None
        return self.values.endings[history], line_of(self.text, silent.span.start)
