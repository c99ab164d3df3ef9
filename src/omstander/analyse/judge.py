# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""What the figures say against a story: harm that pays, help that is punished, silence that wins, moments
that do nothing."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from itertools import pairwise

from omstander.analyse.values import Values, find_values
from omstander.model.diagnostic import Diagnostic, PathStep, diagnostic
from omstander.model.facts import MomentFacts, StoryFacts
from omstander.model.graph import Edge, Graph, NodeKind
from omstander.model.program import Program, ProgramOption
from omstander.model.story import Bullet

CLASS_WORDS = 650
"""Words that a class can read aloud or along in one lesson (`spec/language.md`)."""

MISUNDERSTANDING = "misunderstanding"
"""The value of the header `kind` for a story in which silence may be fine."""


def judge(program: Program, graph: Graph, facts: StoryFacts) -> list[Diagnostic]:
    """All findings on a merged graph with all edges, that of the class."""
    judgement = _Judgement(program, graph, facts)
    return [
        *judgement.endings(),
        *judgement.options(),
        *judgement.best_path(),
        *judgement.silence(),
        *judgement.moments(),
        *judgement.length(),
    ]


class _Judgement:
    def __init__(self, program: Program, graph: Graph, facts: StoryFacts) -> None:
        self.program, self.graph, self.facts = program, graph, facts
        self.values: Values = find_values(program, graph)

    def text(self, text: int) -> str:
        return self.program.words(text)

    # --- endings ------------------------------------------------------------------------------------

    def endings(self) -> Iterator[Diagnostic]:
        by_rank = [self.facts.endings[ending] for ending in self.facts.ranks]
        reached = [ending for ending in by_rank if ending.outcome]
        for lower, higher in pairwise(reached):
            assert lower.outcome is not None
            assert higher.outcome is not None
            if lower.outcome[1] >= higher.outcome[0]:
                first, second = self.program.endings[lower.ending], self.program.endings[higher.ending]
                wide = lower.outcome[1] - lower.outcome[0] > higher.outcome[1] - higher.outcome[0]
                yield diagnostic(
                    "E406",
                    first.span if wide else second.span,
                    outcome=self.program.numbers[self.program.outcome].name,
                    lower=self.text(first.title),
                    higher=self.text(second.title),
                    lower_range=f"{lower.outcome[0]}-{lower.outcome[1]}",
                    higher_range=f"{higher.outcome[0]}-{higher.outcome[1]}",
                )

    # --- options ------------------------------------------------------------------------------------

    def options(self) -> Iterator[Diagnostic]:
        for moment in self.facts.moments:
            options = self.program.moments[moment.moment].options
            for facts, option in zip(moment.options, options, strict=True):
                if facts.alone is None:
                    continue
                lowest, highest = facts.alone
                if option.bullet is Bullet.HARMFUL and highest > 0:
                    yield self.about(
                        option, moment, facts.option, "E401", highest, lambda change, _: change > 0
                    )
                elif option.bullet is Bullet.HARMFUL and lowest >= 0:
                    yield self.about(
                        option, moment, facts.option, "E402", lowest, lambda change, _: change >= 0
                    )
                elif option.bullet is Bullet.CONSTRUCTIVE and lowest < 0:
                    yield self.about(
                        option, moment, facts.option, "W401", lowest, lambda change, _: change < 0
                    )
                yield from self.weaker_together(option, moment, facts.option)

    def about(
        self,
        option: ProgramOption,
        moment: MomentFacts,
        pick: int,
        code: str,
        change: int,
        where: Callable[[int, Edge], bool],
    ) -> Diagnostic:
        def hits(number: int) -> bool:
            node = self.graph.nodes[number]
            here = node.kind is NodeKind.MOMENT and node.index == moment.moment
            return here and any(
                edge.pick == pick and not edge.many and where(value, edge)
                for edge, value in zip(node.edges, self.facts.nodes[number].changes, strict=True)
            )

        return diagnostic(
            code,
            option.span,
            path=self.path_to(hits),
            label=self.text(option.label),
            change=f"{change:+d}",
            enough=abs(change) + (code != "W401"),
            outcome=self.program.numbers[self.program.outcome].name,
        )

    def weaker_together(self, option: ProgramOption, moment: MomentFacts, pick: int) -> Iterator[Diagnostic]:
        def hits(number: int) -> bool:
            node = self.graph.nodes[number]
            if node.kind is not NodeKind.MOMENT or node.index != moment.moment:
                return False
            changes = {
                edge.many: value
                for edge, value in zip(node.edges, self.facts.nodes[number].changes, strict=True)
                if edge.pick == pick
            }
            return True in changes and changes[True] < changes[False]

        if option.asks_together and any(hits(number) for number in range(len(self.graph.nodes))):
            yield diagnostic("E404", option.span, path=self.path_to(hits), label=self.text(option.label))

    # --- the best path, and silence -----------------------------------------------------------------

    def best_path(self) -> Iterator[Diagnostic]:
        """A path to the best outcome that takes a harmful option: followed forward over edges that lose
        nothing."""
        seen = {self.graph.start.target}
        for number, node in enumerate(self.graph.nodes):
            if number not in seen:
                continue
            for edge in node.edges:
                if edge.delta + self.values.best[edge.target] != self.values.best[number]:
                    continue
                seen.add(edge.target)
                if edge.pick:
                    option = self.program.moments[node.index].options[edge.pick - 1]
                    if option.bullet is Bullet.HARMFUL:
                        yield self.harmful_best(number, edge, option)
                        return

    def harmful_best(self, number: int, edge: Edge, option: ProgramOption) -> Diagnostic:
        last = PathStep(option.span, edge.pick, edge.many, option.silent)
        path = (*self.path_to(lambda here: here == number, best=True), last)
        return diagnostic("E403", option.span, path=path, label=self.text(option.label))

    def silence(self) -> Iterator[Diagnostic]:
        if self.program.header("kind") == MISUNDERSTANDING:
            return
        reached = [ending for ending in self.facts.ranks if self.facts.endings[ending].outcome]
        if len(reached) > 1 and self.facts.endings[reached[-1]].silent_start:
            ending = self.program.endings[reached[-1]]
            yield diagnostic("E405", ending.span, ending=self.text(ending.title))
        elif not any(moment.closes_door for moment in self.facts.moments) and self.facts.moments:
            yield diagnostic("W402", self.program.moments[0].span)

    # --- moments and length -------------------------------------------------------------------------

    def moments(self) -> Iterator[Diagnostic]:
        for moment in self.facts.moments:
            if moment.idle:
                declared = self.program.moments[moment.moment]
                outcome = self.program.numbers[self.program.outcome].name
                yield diagnostic("W403", declared.span, prompt=self.text(declared.prompt), outcome=outcome)

    def length(self) -> Iterator[Diagnostic]:
        has_class = any(moment.for_class for moment in self.program.moments)
        if has_class and self.facts.words[1] > CLASS_WORDS:
            first = self.program.moments[0].span
            yield diagnostic("W404", first, words=self.facts.words[1], limit=CLASS_WORDS)

    # --- paths --------------------------------------------------------------------------------------

    def path_to(self, hits: Callable[[int], bool], *, best: bool = False) -> tuple[PathStep, ...]:
        """The shortest picks to a node that `hits`; with `best`, over edges that lose nothing only."""
        begin = self.graph.start.target
        ways: dict[int, tuple[PathStep, ...]] = {begin: ()}
        todo = deque([begin])
        while todo:
            number = todo.popleft()
            if hits(number):
                return ways[number]
            for edge in self.graph.nodes[number].edges:
                loses = edge.delta + self.values.best[edge.target] < self.values.best[number]
                if edge.target not in ways and not (best and loses):
                    ways[edge.target] = ways[number] + self.step(number, edge)
                    todo.append(edge.target)
        return ()

    def step(self, number: int, edge: Edge) -> tuple[PathStep, ...]:
        if not edge.pick:
            return ()
        option = self.program.moments[self.graph.nodes[number].index].options[edge.pick - 1]
        return (PathStep(option.span, edge.pick, edge.many, option.silent),)
