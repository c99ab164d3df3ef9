# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Every path of a story, one after the other, and the values of every history by their definitions.

A history is a list of picks that leads to a moment or to an ending. `every_history` plays each of them from
the start. Outcomes are the story's own here, not relative ones.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from fractions import Fraction
from math import prod

from tests.oracle.quotes import every_event, line_of
from tests.oracle.replay import Pick, Played, play, real_options

from omstander.model.story import Moment, Story

History = tuple[Pick, ...]
Range = tuple[int, int]


class TooManyPaths(Exception):
    """The story has more histories than the caller wants to wait for."""


@dataclass(slots=True)
class Table:
    """All histories of a story in one way of playing. Their order is that of a walk in depth."""

    story: Story
    many: bool
    rows: dict[History, Played] = field(default_factory=dict)
    values: Values | None = None

    def picks(self, history: History) -> list[Pick]:
        """What is offered after a history; nothing where the path is over."""
        return [pick for pick in self.rows[history].offered if self.many or not pick.many]

    def paths(self) -> list[History]:
        """The histories that are over."""
        return [history for history, played in self.rows.items() if played.waits is None]

    def at(self, moment: Moment) -> list[History]:
        """The histories that wait at a moment."""
        return [history for history, played in self.rows.items() if played.waits is moment]


def every_history(story: Story, text: str, outcome: str, many: bool, cap: int = 20_000) -> Table:
    """Play every list of picks that the story offers, each from the start.

    Raises:
        TooManyPaths: where there are more histories than the cap.
    """
    table, script = Table(story, many), every_event(story)
    waiting: list[History] = [()]
    while waiting:
        history = waiting.pop()
        table.rows[history] = play(story, text, outcome, history, script)
        if len(table.rows) > cap:
            raise TooManyPaths(cap)
        waiting.extend((*history, pick) for pick in reversed(table.picks(history)))
    return table


def without_many(table: Table) -> Table:
    """The part of a table that playing alone can come to: no pick is made by many."""
    alone = {history: row for history, row in table.rows.items() if not any(pick.many for pick in history)}
    return Table(table.story, False, alone)


def moments_of(table: Table) -> list[Moment]:
    """The moments that some path reaches, in the order of the script."""
    found = {
        played.waits.span.start: played.waits for played in table.rows.values() if played.waits is not None
    }
    return [found[start] for start in sorted(found)]


def span_of(values: Iterable[int]) -> Range | None:
    """Lowest and highest, or None of nothing."""
    listed = list(values)
    return (min(listed), max(listed)) if listed else None


@dataclass(slots=True)
class Values:
    """For every history: the best and worst outcome of the paths through it, the outcome and the end of
    silence from there on, the endings that can still be reached, and the chance of coming there under
    uniform play."""

    best: dict[History, int] = field(default_factory=dict)
    worst: dict[History, int] = field(default_factory=dict)
    silent: dict[History, int] = field(default_factory=dict)
    silent_end: dict[History, History] = field(default_factory=dict)
    endings: dict[History, set[int]] = field(default_factory=dict)
    chance: dict[History, Fraction] = field(default_factory=dict)


def values_of(table: Table, text: str) -> Values:
    """Read the values of every history off the paths, once for each table."""
    if table.values is None:
        table.values = read_values(table, text)
    return table.values


def read_values(table: Table, text: str) -> Values:
    """Read the values of every history off the paths."""
    values = Values()
    for path in table.paths():
        played = table.rows[path]
        if played.ending is None:
            continue
        for length in range(len(path) + 1):
            history = path[:length]
            values.best[history] = max(values.best.get(history, played.outcome), played.outcome)
            values.worst[history] = min(values.worst.get(history, played.outcome), played.outcome)
            values.endings.setdefault(history, set()).add(line_of(text, played.ending.span.start))
    for history in table.rows:
        end = silence_from(table, history)
        values.silent_end[history] = end
        values.silent[history] = table.rows[end].outcome
        ways = prod(len(table.picks(history[:length])) for length in range(len(history)))
        values.chance[history] = Fraction(1, ways)
    return values


def silent_pick(moment: Moment) -> Pick:
    """The pick of the one option marked `(stil)`."""
    return next(Pick(place) for place, option in enumerate(real_options(moment), 1) if option.silent)


def silence_from(table: Table, history: History) -> History:
    """Where one comes by staying silent at every moment from here on."""
    while (moment := table.rows[history].waits) is not None:
        history = (*history, silent_pick(moment))
    return history
