# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""What an author concludes from the figures, as yes or no: what must survive if an effect was a little
higher or lower."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from omstander.model.facts import MomentFacts, StoryFacts
from omstander.model.program import Program
from omstander.model.story import Bullet


class Claim(StrEnum):
    """What is concluded."""

    MATTERS = "matters"
    CLOSES_DOOR = "closes-door"
    CLOSES_BEST = "closes-best"
    HARM_NEVER_PAYS = "harm-never-pays"
    HELP_NEVER_PUNISHES = "help-never-punishes"
    SILENCE_MISSES_BEST = "silence-misses-best"
    ENDING_REACHED = "ending-reached"


@dataclass(frozen=True, slots=True, order=True)
class Conclusion:
    """One claim about a moment, an option of it (pick) or an ending; -1 and 0 where it is about none."""

    claim: Claim
    moment: int = -1
    pick: int = 0
    ending: int = -1


def conclusions(program: Program, facts: StoryFacts) -> dict[Conclusion, bool]:
    """Every claim that can be made of this story, and whether it is so."""
    found: dict[Conclusion, bool] = {}
    for moment in facts.moments:
        found[Conclusion(Claim.MATTERS, moment.moment)] = moment.matters
        found[Conclusion(Claim.CLOSES_DOOR, moment.moment)] = moment.closes_door
        found[Conclusion(Claim.CLOSES_BEST, moment.moment)] = moment.closes_best
        found.update(_options(program, moment))
    for ending in facts.endings:
        found[Conclusion(Claim.ENDING_REACHED, ending=ending.ending)] = ending.outcome is not None
    found[Conclusion(Claim.SILENCE_MISSES_BEST)] = not facts.endings[facts.ranks[-1]].silent_start
    return found


def _options(program: Program, moment: MomentFacts) -> dict[Conclusion, bool]:
    found: dict[Conclusion, bool] = {}
    for facts, option in zip(moment.options, program.moments[moment.moment].options, strict=True):
        if facts.alone is None:
            continue
        if option.bullet is Bullet.HARMFUL:
            found[Conclusion(Claim.HARM_NEVER_PAYS, moment.moment, facts.option)] = facts.alone[1] <= 0
        if option.bullet is Bullet.CONSTRUCTIVE:
            found[Conclusion(Claim.HELP_NEVER_PUNISHES, moment.moment, facts.option)] = facts.alone[0] >= 0
    return found
