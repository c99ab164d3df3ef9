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
from omstander.live.resolve import Resolution, kind_of
from omstander.practice.story import Story
from omstander.walk import moment


@dataclass(frozen=True, slots=True)
class Outcome:
    """Where a class came: the rank of the ending, and per class moment what was followed: `joined`,
    `together`, `said` (by few), `private` or `silence`."""

    ending: int
    followed: tuple[str, ...]


def imagine(story: Story, policies: Sequence[Policy], dice: random.Random) -> Outcome:
    """Play a class through once, without going back.

    Args:
        story: the story, as a class walks it.
        policies: one per seat.
        dice: for all that is drawn.
    """
    found: list[str] = []
    path = paths.begin(story.automaton)
    while moment(story.at(path)) >= 0:
        resolution = story.resolve(path, tally(story, path, policies, dice))
        found.append(followed(story, path, resolution))
        path = paths.after(story.automaton, path, resolution.pick)
    return Outcome(story.ending(path), tuple(found))


def followed(story: Story, path: str, resolution: Resolution) -> str:
    """Name what is followed; `group` of a resolution does not tell a private act from silence."""
    if resolution.group != "silent":
        return resolution.group
    options = story.automaton.parts["moments"][moment(story.at(path))]["options"]
    return "silence" if kind_of(options[resolution.pick.option - 1]) == "silent" else "private"


def tally(story: Story, path: str, policies: Sequence[Policy], dice: random.Random) -> Counter[int]:
    """Count what all seats choose where a path leads."""
    there = story.offers(path)
    return Counter(act(policy, there, dice.random(), dice.random()) for policy in policies)
