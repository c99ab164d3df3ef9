# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""What a player gets to see of a choice, and how much endings are alike: lines on the player's phone.

Neither the outcome nor the player's phone is part of a node, so both are carried along: every node is met
with the phones, and with each of them the outcomes, that some path really brings.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations

from omstander.analyse.phone import YOU, Phone, first_phone, show
from omstander.analyse.values import silent_pick
from omstander.model.facts import Range, SharedFacts, VisibleFacts
from omstander.model.graph import Beat, Edge, Graph, Node, NodeKind
from omstander.model.program import Program

Words = tuple[object, ...]
"""What a line says, whichever line of the script it is."""

Closing = tuple[int, tuple[Words, ...]] | None
"""The ending that has begun, and what the phone has shown of it."""


def visible(program: Program, graph: Graph, ranks: tuple[int, ...]) -> VisibleFacts:
    """Measure a merged graph; `ranks` is the order of the endings, from bad to good."""
    look = _Look(program, graph)
    look.run()
    options: dict[tuple[int, int], Range] = {}
    for moment, pick, count in look.counts():
        low, high = options.get((moment, pick), (count, count))
        options[moment, pick] = (min(low, count), max(high, count))
    pairs = combinations([ending for ending in ranks if ending in look.closings], 2)
    shared = (SharedFacts(one, two, _share(look.closings[one], look.closings[two])) for one, two in pairs)
    return VisibleFacts(options, tuple(shared))


def _share(one: set[tuple[Words, ...]], two: set[tuple[Words, ...]]) -> Fraction:
    """The largest part of the shorter of two closing scenes that stands in the other too."""
    return max(
        Fraction((Counter(left) & Counter(right)).total(), max(1, min(len(left), len(right))))
        for left in one
        for right in two
    )


class _Look:
    """Goes along all paths at once, node by node."""

    def __init__(self, program: Program, graph: Graph) -> None:
        self.program, self.graph = program, graph
        self.shown: dict[tuple[Phone, tuple[Beat, ...]], tuple[Phone, list[Beat]]] = {}
        self.bits: dict[Beat, int] = {}
        self.silences: dict[tuple[int, Phone, int], int] = {}
        self.met: list[dict[tuple[Phone, Closing], set[int]]] = [{} for _ in graph.nodes]
        self.closings: dict[int, set[tuple[Words, ...]]] = {}

    def run(self) -> None:
        self.arrive(self.graph.start, first_phone(self.program), None, {self.graph.outcome_start})
        for number, node in enumerate(self.graph.nodes):
            for (phone, closing), outcomes in self.met[number].items():
                if node.kind is NodeKind.ENDING and closing is not None:
                    self.closings.setdefault(closing[0], set()).add(closing[1])
                for edge in node.edges:
                    if taking := {one for one in outcomes if edge in _open(node, one)}:
                        self.arrive(edge, phone, closing, taking)

    def arrive(self, edge: Edge, phone: Phone, closing: Closing, outcomes: set[int]) -> None:
        phone, shown = self.show(phone, edge.beats)
        for beat in shown:
            if beat[0] < 0:
                closing = (-1 - beat[0], ())
            elif closing is not None:
                closing = (closing[0], (*closing[1], _says(self.program, beat)))
        there = self.met[edge.target].setdefault((phone, closing), set())
        there.update(outcome + edge.delta for outcome in outcomes)

    def show(self, phone: Phone, beats: tuple[Beat, ...]) -> tuple[Phone, list[Beat]]:
        key = (phone, beats)
        if key not in self.shown:
            self.shown[key] = show(self.program, phone, beats)
        return self.shown[key]

    def counts(self) -> Iterator[tuple[int, int, int]]:
        """Moment, option and the lines that it changes, for all that they are met with."""
        for number, node in enumerate(self.graph.nodes):
            if node.kind is not NodeKind.MOMENT:
                continue
            options = self.program.moments[node.index].options
            edges = [edge for edge in node.edges if not edge.many and not options[edge.pick - 1].silent]
            for (phone, _), outcomes in self.met[number].items():
                for outcome in outcomes:
                    silence = self.silence(number, phone, outcome)
                    for edge in edges:
                        changed = self.seen(edge, phone, outcome) ^ silence
                        yield node.index, edge.pick, changed.bit_count()

    def silence(self, number: int, phone: Phone, outcome: int) -> int:
        """The lines by others that are shown from here on if nobody does anything, as bits."""
        key = (number, phone, outcome)
        if key not in self.silences:
            node = self.graph.nodes[number]
            edges = _open(node, outcome)
            quiet = (
                silent_pick(self.program, node) if node.kind is NodeKind.MOMENT else next(iter(edges), None)
            )
            self.silences[key] = 0 if quiet is None else self.seen(quiet, phone, outcome)
        return self.silences[key]

    def seen(self, edge: Edge, phone: Phone, outcome: int) -> int:
        """The lines by others that are shown from this edge on if nobody does anything after it, as bits."""
        phone, shown = self.show(phone, edge.beats)
        lines = self.silence(edge.target, phone, outcome + edge.delta)
        for beat in shown:
            if beat[0] >= 0 and self.program.lines[beat[0]].actor != YOU:
                lines |= self.bits.setdefault(beat, 1 << len(self.bits))
        return lines


def _open(node: Node, outcome: int) -> tuple[Edge, ...]:
    """The edges that can be taken with this outcome."""
    if node.kind is NodeKind.MOMENT:
        return node.edges
    return tuple(edge for edge in node.edges if edge.floor is None or edge.floor <= outcome)[-1:]


def _says(program: Program, beat: Beat) -> Words:
    line = program.lines[beat[0]]
    texts = [program.texts[text].template for text in (line.text, *line.choices) if text >= 0]
    return (
        line.kind,
        line.actor,
        line.chat,
        line.target_chat,
        line.people,
        line.others,
        line.everyone,
        *texts,
    )
