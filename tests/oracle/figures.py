# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Every figure of a story by its definition over all histories, with whole numbers and exact fractions."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from tests.oracle.brute import (
    History,
    Range,
    Table,
    Values,
    moments_of,
    silent_pick,
    span_of,
    values_of,
)
from tests.oracle.quotes import line_of
from tests.oracle.replay import Pick, Played, real_options
from tests.oracle.world import SAID

from omstander.model.story import Moment, Scene, Story


@dataclass(slots=True)
class OptionFigures:
    """One option over all histories that offer it. `together_where_different` leaves out the histories in
    which many doing it leads to the very same as few doing it."""

    line: int
    alone: Range | None
    together: Range | None
    together_where_different: Range | None


@dataclass(slots=True)
class MomentFigures:
    """One moment over all histories that wait at it."""

    line: int
    chance: Fraction
    lost: Range
    closes_door: bool
    closes_best: bool
    idle: bool
    matters: bool
    options: list[OptionFigures]


@dataclass(slots=True)
class EndingFigures:
    """One ending: the outcomes that reach it, its paths, its chance under uniform play, whether silence
    leads there."""

    title: str
    line: int
    outcome: Range | None
    paths: int
    chance: Fraction
    silent_start: bool


@dataclass(slots=True)
class Figures:
    """Everything about a story in one way of playing."""

    paths: int
    worst: int
    silent: int
    best: int
    messages: Range
    ranks: list[int]
    """The lines of the endings that are reached, from bad to good."""
    endings: list[EndingFigures]
    moments: list[MomentFigures]


def endings_of(story: Story) -> list[Scene]:
    """The endings in the order of the script."""
    return [scene for scene in story.scenes if scene.ending]


def ending_figures(table: Table, values: Values, text: str) -> list[EndingFigures]:
    """What is true of each ending."""
    figures = []
    for ending in endings_of(table.story):
        paths = [path for path in table.paths() if table.rows[path].ending is ending]
        figures.append(
            EndingFigures(
                ending.title.raw,
                line_of(text, ending.span.start),
                span_of(table.rows[path].outcome for path in paths),
                len(paths),
                sum((values.chance[path] for path in paths), Fraction(0)),
                table.rows[values.silent_end[()]].ending is ending,
            )
        )
    return figures


def ranks_of(figures: list[EndingFigures]) -> list[int]:
    """The endings that are reached, from bad to good."""
    reached = [(item.outcome, item.line) for item in figures if item.outcome is not None]
    return [line for _, line in sorted(reached)]


def changes_of(table: Table, values: Values, moment: Moment, pick: Pick) -> list[int]:
    """What a pick changes if everybody stays silent afterwards, in every history that offers it."""
    return [
        values.silent[(*history, pick)] - values.silent[history]
        for history in table.at(moment)
        if pick in table.picks(history)
    ]


def option_figures(table: Table, values: Values, moment: Moment, text: str) -> list[OptionFigures]:
    """What is true of each option of a moment."""
    figures = []
    for place, option in enumerate(real_options(moment), 1):
        different = [
            values.silent[(*history, Pick(place, True))] - values.silent[history]
            for history in table.at(moment)
            if Pick(place, True) in table.picks(history)
            and future(table, (*history, Pick(place)), texts=True)
            != future(table, (*history, Pick(place, True)), texts=True)
        ]
        figures.append(
            OptionFigures(
                line_of(text, option.span.start),
                span_of(changes_of(table, values, moment, Pick(place))),
                span_of(changes_of(table, values, moment, Pick(place, True))),
                span_of(different),
            )
        )
    return figures


def future(table: Table, history: History, *, texts: bool) -> tuple[object, ...]:
    """All that follows from a history, its last pick included: what is said, the change of outcome, where it
    leads, and so on. Without `texts`, what is said is left out."""
    played = table.rows[history]
    before = len(table.rows[history[:-1]].world.happened)
    said = [
        (item.event.span.start, item.about.event.span.start if item.about else -1)
        for item in played.world.happened[before:]
    ]
    place = played.waits.span.start if played.waits else played.ending.span.start if played.ending else -1
    change = played.outcome - table.rows[history[:-1]].outcome
    offered = [(str(pick), future(table, (*history, pick), texts=texts)) for pick in table.picks(history)]
    return (change, place, tuple(said) if texts else (), tuple(offered))


def moment_figures(
    table: Table, values: Values, moment: Moment, ranks: list[int], text: str
) -> MomentFigures:
    """What is true of one moment."""
    silence = silent_pick(moment)
    there = table.at(moment)
    lost = [values.best[history] - values.best[(*history, silence)] for history in there]
    doors = [
        tuple(
            max(ranks.index(line) for line in values.endings[one]) for one in (history, (*history, silence))
        )
        for history in there
    ]
    options = option_figures(table, values, moment, text)
    top = len(ranks) - 1
    return MomentFigures(
        line_of(text, moment.span.start),
        sum((values.chance[history] for history in there), Fraction(0)),
        (min(lost), max(lost)),
        any(after < before for before, after in doors),
        any(before == top and after < top for before, after in doors),
        all(
            len({future(table, (*history, pick), texts=False) for pick in table.picks(history)}) == 1
            for history in there
        ),
        max(lost) > 0 or any(item.alone not in {None, (0, 0)} for item in options),
        options,
    )


def messages_on(played: Played) -> int:
    """How many messages the player's phone shows on a path."""
    return sum(item.event.kind in SAID and played.world.you in item.sees for item in played.world.happened)


def figures_of(table: Table, text: str, ranks: list[int] | None = None) -> Figures:
    """Every figure of a story. `ranks` are those of the class, which hold for playing alone too."""
    values = values_of(table, text)
    endings = ending_figures(table, values, text)
    ranks = ranks or ranks_of(endings)
    messages = [messages_on(table.rows[path]) for path in table.paths()]
    return Figures(
        len(table.paths()),
        values.worst[()],
        values.silent[()],
        values.best[()],
        (min(messages), max(messages)),
        ranks,
        endings,
        [moment_figures(table, values, moment, ranks, text) for moment in moments_of(table)],
    )
