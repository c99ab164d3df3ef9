# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""What a simulated pupil answers to what is open: the protocol's `about` and `value`, drawn by a policy."""

from __future__ import annotations

import random
from collections.abc import Mapping
from typing import Any

from omstander.live.policy import Policy, act, drawn
from omstander.practice.story import Story

Answer = tuple[str, int | str]
"""`about` and `value` of a choice."""


def answers(policy: Policy, story: Story, stage: Mapping[str, Any], dice: random.Random) -> list[Answer]:
    """Draw what a seat sends at this stage, in order; whoever changes their mind sends an act twice."""
    if stage["at"] == "hey":
        return [("hey", dice.randrange(-1, story.marked(stage["path"])))]
    if stage["at"] != "open":
        return []
    views: list[Answer] = []
    if stage["views"]:
        views = [("think", drawn(policy.think, dice.random())), ("most", drawn(policy.most, dice.random()))]
    offers = story.offers(stage["path"])
    times = 2 if dice.random() < policy.changes else 1
    acts: list[Answer] = [("act", act(policy, offers, dice.random(), dice.random())) for _ in range(times)]
    return [*views, *acts]


def new_key(dice: random.Random) -> str:
    """Make up the name of a press."""
    return f"{dice.getrandbits(128):032x}"
