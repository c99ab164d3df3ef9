# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""The main path: from the text of a story to its automaton, phase by phase."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from omstander.analyse import Conclusion, analyse, conclusions, judge
from omstander.check import WordLists, check_story
from omstander.explore import BUDGET, explore, merge, restrict
from omstander.model.diagnostic import Diagnostic, Span
from omstander.model.facts import StoryFacts
from omstander.model.graph import Graph, Way
from omstander.model.program import Adjust, Program
from omstander.model.story import Story
from omstander.parse import parse_story


@dataclass(frozen=True, slots=True)
class Examination:
    """All that is known of a story. `graphs` (merged) and `facts` are empty where it could not be explored;
    their figures are promised only where no diagnostic is an error."""

    story: Story
    program: Program | None
    diagnostics: tuple[Diagnostic, ...]
    graphs: dict[Way, Graph]
    facts: dict[Way, StoryFacts]

    @property
    def is_sound(self) -> bool:
        """Whether the story can be built."""
        return bool(self.facts) and not any(diagnostic.is_error for diagnostic in self.diagnostics)


def examine(text: str, words: WordLists | None = None, budget: int = BUDGET) -> Examination:
    """Parse, check, explore, merge, analyse and judge a story; never raises for what an author wrote."""
    story, parsing = parse_story(text)
    program, checking = check_story(story, text, words)
    found = [*parsing, *checking]
    if program is None:
        return Examination(story, None, _in_order(found), {}, {})
    # A line that could not be read leaves a gap, and dead ends and figures would only tell of that gap.
    whole = not any(diagnostic.code.startswith(("E1", "E2")) for diagnostic in found)
    graph, exploring = explore(program, budget)
    found += exploring if whole else [one for one in exploring if one.path is not None and one.code != "E315"]
    if graph is None:
        return Examination(story, program, _in_order(found), {}, {})
    graphs, facts = measure(program, graph)
    if whole:
        found += judge(program, graphs[Way.CLASS], facts[Way.CLASS])
    return Examination(story, program, _in_order(found), graphs, facts)


def measure(program: Program, graph: Graph) -> tuple[dict[Way, Graph], dict[Way, StoryFacts]]:
    """Merge and analyse in both ways of playing. The class reaches all endings, so its order of them holds
    for both."""
    graphs: dict[Way, Graph] = {}
    facts: dict[Way, StoryFacts] = {}
    for way in (Way.CLASS, Way.SOLO):
        part = restrict(graph, way)
        graphs[way] = merge(part)
        ranks = facts[Way.CLASS].ranks if facts else None
        facts[way] = analyse(program, part, graphs[way], way, ranks)
    return graphs, facts


def check_text(text: str, words: WordLists | None = None) -> list[Diagnostic]:
    """All diagnostics of a story, in the order in which its author should read them."""
    return list(examine(text, words).diagnostics)


@dataclass(frozen=True, slots=True)
class Hinge:
    """A conclusion that is not so any more if the effect at `span` is `change` higher."""

    span: Span
    change: int


def robust(
    program: Program, way: Way, budget: int = BUDGET
) -> Iterator[tuple[Fraction, dict[Conclusion, Hinge]]]:
    """Repeat the analysis with every effect one higher and one lower.

    Yields how far it is, and the conclusions found to hang on one effect so far; the last one is the
    answer. A conclusion of the story that never turns up holds for all of them.
    """
    base = _conclusions(program, way, budget)
    effects = [
        address for address, here in enumerate(program.code) if isinstance(here, Adjust) and here.amount
    ]
    hinges: dict[Conclusion, Hinge] = {}
    for done, address in enumerate(effects, start=1):
        for change in (1, -1):
            varied = _conclusions(_with_effect(program, address, change), way, budget)
            for conclusion, so in base.items():
                if so and not varied.get(conclusion, False):
                    here = program.code[address]
                    assert isinstance(here, Adjust)
                    hinges.setdefault(conclusion, Hinge(here.span, change))
        yield Fraction(done, len(effects)), hinges


def _conclusions(program: Program, way: Way, budget: int) -> dict[Conclusion, bool]:
    graph, _ = explore(program, budget)
    if graph is None:
        return {}
    part = restrict(graph, way)
    return conclusions(program, analyse(program, part, merge(part), way))


def _with_effect(program: Program, address: int, change: int) -> Program:
    effect = program.code[address]
    assert isinstance(effect, Adjust)
    code = (
        *program.code[:address],
        replace(effect, amount=effect.amount + change),
        *program.code[address + 1 :],
    )
    return replace(program, code=code)


def _in_order(diagnostics: list[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Errors before warnings, each by place: what comes first is what to mend first."""
    return tuple(sorted(diagnostics, key=lambda diagnostic: (not diagnostic.is_error, diagnostic.span.start)))
