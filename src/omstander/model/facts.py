# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""What is computed of a story: what `analyse` finds on the graph, exact, per way of playing.

All outcomes of nodes are relative ("from here"); add the outcome so far to get the story's own.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from omstander.model.graph import Way

Range = tuple[int, int]
"""Lowest and highest, both included."""


@dataclass(frozen=True, slots=True)
class Reach:
    """From outcome `floor` on (up to the next `Reach` of the node): which endings can still be reached (bit
    = rank from bad to good), and the rank of the one that silence leads to."""

    floor: int
    endings: int
    silent: int


@dataclass(frozen=True, slots=True)
class NodeFacts:
    """The figures of one node. `changes` runs along the node's edges: `alone` for few, `together` for many
    edges. `lost` is None where there is no moment; `reaches` holds for the outcomes with which the node can
    really be reached."""

    best: int
    worst: int
    silent: int
    lost: int | None
    changes: tuple[int, ...]
    reaches: tuple[Reach, ...]


@dataclass(frozen=True, slots=True)
class OptionFacts:
    """One option over all states that offer it; `alone` is None where it is never offered."""

    option: int
    alone: Range | None
    together: Range | None


@dataclass(frozen=True, slots=True)
class MomentFacts:
    """One moment over all its states; `idle` and `matters` as in `spec/language.md`."""

    moment: int
    states: int
    uniform_reach: Fraction
    lost: Range
    closes_door: bool
    closes_best: bool
    idle: bool
    matters: bool
    options: tuple[OptionFacts, ...]


@dataclass(frozen=True, slots=True)
class EndingFacts:
    """One ending: the outcomes that reach it (None if nothing does), the number of paths, the chance under
    uniform play. `silent_start`: whether silence from the start leads here."""

    ending: int
    outcome: Range | None
    paths: int
    uniform: Fraction
    silent_start: bool


@dataclass(frozen=True, slots=True)
class Corridor:
    """Outcomes at the start: the worst and best that can be reached, and the one if everybody stays
    silent."""

    worst: int
    silent: int
    best: int


@dataclass(frozen=True, slots=True)
class StoryFacts:
    """The figures of a whole story in one way of playing. `states` and `merged` count moments and endings;
    `seconds`, `messages` and `words` are lowest and highest over all paths; `ranks` lists the endings from
    bad to good."""

    way: Way
    states: int
    merged: int
    paths: int
    seconds: Range
    messages: Range
    words: Range
    corridor: Corridor
    ranks: tuple[int, ...]
    endings: tuple[EndingFacts, ...]
    moments: tuple[MomentFacts, ...]
    nodes: tuple[NodeFacts, ...]
    """Along the nodes of the merged graph."""


@dataclass(frozen=True, slots=True)
class SharedFacts:
    """Two endings, the lower one first, and the largest share of the shorter closing scene that stands in the
    other one too."""

    lower: int
    higher: int
    share: Fraction


@dataclass(frozen=True, slots=True)
class VisibleFacts:
    """What a player gets to see. `options`: by moment and pick, how many lines by others differ on the
    player's phone from silence, if nobody does anything afterwards; lowest and highest over all that it is
    met with. `shared`: every pair of endings that are reached."""

    options: dict[tuple[int, int], Range]
    shared: tuple[SharedFacts, ...]
