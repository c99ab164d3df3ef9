# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""A class that is only imagined: the same choosing and the same `resolve`, without a server or a clock.

It answers what a class of such pupils comes to, a thousand times over.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from omstander.live import paths
from omstander.live.policy import Policy, act
from omstander.practice.story import Story
from omstander.walk import ending, moment


@dataclass(frozen=True, slots=True)
class Outcome:
    """Where a class came: the rank of the ending, the number that endings are judged by, and per class
    moment what was in the story then (`silent`, `said`, `together`, `joined`)."""

    ending: int
    points: int
    groups: tuple[str, ...]


def imagine(story: Story, policies: Sequence[Policy], dice: random.Random) -> Outcome:
    """Play a class through once, without going back.

    Args:
        story: the story, as a class walks it.
        policies: one per seat.
        dice: for all that is drawn.
    """
    groups: list[str] = []
    path = paths.begin(story.automaton)
    while moment(story.at(path)) >= 0:
        resolution = story.resolve(path, tally(story, path, policies, dice))
        groups.append(resolution.group)
        path = paths.after(story.automaton, path, resolution.pick)
    here = story.at(path)
    return Outcome(ending(here), here.outcome, tuple(groups))


def tally(story: Story, path: str, policies: Sequence[Policy], dice: random.Random) -> Counter[int]:
    """Count what all seats choose where a path leads."""
    there = story.offers(path)
    return Counter(act(policy, there, dice.random(), dice.random()) for policy in policies)
