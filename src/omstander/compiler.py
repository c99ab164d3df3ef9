# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""The main path: from the text of a story to its automaton, phase by phase."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from omstander.analyse import Conclusion, analyse, conclusions, judge, visible
from omstander.check import WordLists, check_story
from omstander.explore import BUDGET, explore, merge, restrict
from omstander.model.diagnostic import Diagnostic, Span
from omstander.model.facts import StoryFacts, VisibleFacts
from omstander.model.graph import Graph, Way
from omstander.model.program import Adjust, Program
from omstander.model.story import Story
from omstander.parse import parse_story

STANDING = ("E301", "E302", "E303", "E304", "E305", "E314")
"""Codes of what is proved of a line by the lines before it alone."""

LEFT_OUT = ("E201", "E202")
"""Codes of names that are unknown: the line is left out, or somebody else stands in."""


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
    found += exploring if whole else [one for one in exploring if _stands(one, found)]
    if graph is None:
        return Examination(story, program, _in_order(found), {}, {})
    graphs, facts = measure(program, graph)
    if whole:
        found += judge(program, graphs[Way.CLASS], facts[Way.CLASS])
    return Examination(story, program, _in_order(found), graphs, facts)


def _stands(proved: Diagnostic, found: list[Diagnostic]) -> bool:
    """Whether what was proved on a path holds though the text is not in order.

    Who is in a group and what the clock says depend only on what stands earlier, so they stand where every
    earlier line was read and kept. All else (who was typing, what arrives, what is reached) may follow from a
    line that was left out, before it or after it, and waits until the text is in order.
    """
    if proved.path is None or proved.code not in STANDING:
        return False
    lost = (one for one in found if one.code.startswith("E1") or one.code in LEFT_OUT)
    return not any(one.span.start < proved.span.start for one in lost)


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


def look(examination: Examination, way: Way) -> VisibleFacts:
    """What a player of a sound story gets to see of each choice, and how much its endings are alike."""
    assert examination.program is not None
    return visible(examination.program, examination.graphs[way], examination.facts[way].ranks)


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
    ranks = _facts(program, Way.CLASS, budget, None).ranks
    base = conclusions(program, _facts(program, way, budget, ranks))
    effects = [
        address for address, here in enumerate(program.code) if isinstance(here, Adjust) and here.amount
    ]
    hinges: dict[Conclusion, Hinge] = {}
    for done, address in enumerate(effects, start=1):
        for change in (1, -1):
            varied = conclusions(program, _facts(_with_effect(program, address, change), way, budget, ranks))
            for conclusion, so in base.items():
                if so and not varied.get(conclusion, False):
                    here = program.code[address]
                    assert isinstance(here, Adjust)
                    hinges.setdefault(conclusion, Hinge(here.span, change))
        yield Fraction(done, len(effects)), hinges


def _facts(program: Program, way: Way, budget: int, ranks: tuple[int, ...] | None) -> StoryFacts:
    """The figures of a program that could be explored. The order of the endings is the story's own, so that
    an effect that puts the best ending out of reach is not excused by calling another one best."""
    graph, _ = explore(program, budget)
    assert graph is not None
    part = restrict(graph, way)
    return analyse(program, part, merge(part), way, ranks)


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
