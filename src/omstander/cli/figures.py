# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""The figures of a story, as other programs get them: exact, fractions as `n/d`, big counts as text."""

from __future__ import annotations

from fractions import Fraction
from typing import TypedDict

from omstander.cli.examining import Examined
from omstander.compiler import look
from omstander.model.facts import EndingFacts, MomentFacts, OptionFacts, Range, SharedFacts, VisibleFacts
from omstander.model.graph import Way
from omstander.model.program import Program, ProgramMoment
from omstander.model.reference import render
from omstander.wording import Source


class OptionFigures(TypedDict):
    """One option of a moment; `visible` is null for silence."""

    line: int
    label: str
    act: str
    private: bool
    alone: list[int] | None
    together: list[int] | None
    visible: list[int] | None


class MomentFigures(TypedDict):
    """One moment, over all its states."""

    line: int
    prompt: str
    step: str | None
    states: int
    uniform_reach: str
    lost: list[int]
    closes_best: bool
    matters: bool
    options: list[OptionFigures]


class EndingFigures(TypedDict):
    """One ending; `outcome` is null where nothing reaches it."""

    name: str
    line: int
    outcome: list[int] | None
    paths: str
    uniform: str


class SharedFigures(TypedDict):
    """Two endings by their lines in the script, the lower one first, and what their closing scenes share."""

    lines: list[int]
    share: str


class CorridorFigures(TypedDict):
    """Outcomes at the start."""

    worst: int
    silent: int
    best: int


class StoryFigures(TypedDict):
    """A whole story in one way of playing; `minutes` to a tenth."""

    story: str
    outcome: str
    states: int
    merged: int
    paths: str
    minutes: list[float]
    seconds: list[int]
    messages: list[int]
    corridor: CorridorFigures
    endings: list[EndingFigures]
    shared: list[SharedFigures]
    moments: list[MomentFigures]


def figures(examined: Examined, way: Way) -> StoryFigures:
    """Give the figures of a sound story."""
    program, facts, source = (
        examined.program,
        examined.examination.facts[way],
        Source.of(examined.script.text),
    )
    corridor, seen = facts.corridor, look(examined.examination, way)
    return {
        "story": examined.script.id,
        "outcome": program.numbers[program.outcome].name,
        "states": facts.states,
        "merged": facts.merged,
        "paths": str(facts.paths),
        "minutes": [round(seconds / 60, 1) for seconds in facts.seconds],
        "seconds": list(facts.seconds),
        "messages": list(facts.messages),
        "corridor": {"worst": corridor.worst, "silent": corridor.silent, "best": corridor.best},
        "endings": [_ending(program, source, ending) for ending in facts.endings],
        "shared": [_shared(program, source, pair) for pair in seen.shared],
        "moments": [_moment(program, source, moment, seen) for moment in facts.moments],
    }


def words_of(program: Program, text: int) -> str:
    """Give a text of the script with the names as declared."""
    return render(program.texts[text].template, {}, program.language)


def fraction(value: Fraction) -> str:
    """Write a fraction as `n/d`, whole numbers too."""
    return f"{value.numerator}/{value.denominator}"


def _ending(program: Program, source: Source, facts: EndingFacts) -> EndingFigures:
    ending = program.endings[facts.ending]
    return {
        "name": words_of(program, ending.title),
        "line": source.place(ending.span.start).line,
        "outcome": _range(facts.outcome),
        "paths": str(facts.paths),
        "uniform": fraction(facts.uniform),
    }


def _shared(program: Program, source: Source, facts: SharedFacts) -> SharedFigures:
    endings = (program.endings[ending] for ending in (facts.lower, facts.higher))
    lines = [source.place(ending.span.start).line for ending in endings]
    return {"lines": lines, "share": fraction(facts.share)}


def _moment(program: Program, source: Source, facts: MomentFacts, seen: VisibleFacts) -> MomentFigures:
    moment = program.moments[facts.moment]
    return {
        "line": source.place(moment.span.start).line,
        "prompt": words_of(program, moment.prompt),
        "step": moment.step.value if moment.step else None,
        "states": facts.states,
        "uniform_reach": fraction(facts.uniform_reach),
        "lost": list(facts.lost),
        "closes_best": facts.closes_best,
        "matters": facts.matters,
        "options": [
            _option(program, source, moment, option, seen.options.get((facts.moment, option.option)))
            for option in facts.options
        ],
    }


def _option(
    program: Program, source: Source, moment: ProgramMoment, facts: OptionFacts, seen: Range | None
) -> OptionFigures:
    option = moment.options[facts.option - 1]
    return {
        "line": source.place(option.span.start).line,
        "label": words_of(program, option.label) if option.label >= 0 else "",
        "act": option.act.value,
        "private": option.private,
        "alone": _range(facts.alone),
        "together": _range(facts.together),
        "visible": _range(seen),
    }


def _range(facts: Range | None) -> list[int] | None:
    return None if facts is None else list(facts)
