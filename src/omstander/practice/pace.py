# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""How fast a simulated class goes."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Pace:
    """Seconds. `start`: over how long classes start; `join`: over how long the seats of one join;
    `think`: shortest and longest until a seat chooses; `scene`: shortest and longest between the host's
    steps; `wait`: how long the host waits for those who have not chosen."""

    start: float = 0
    join: float = 0
    think: tuple[float, float] = (0, 0)
    scene: tuple[float, float] = (0, 0)
    wait: float = 30

    def faster(self, times: float) -> Pace:
        """The same lesson, so many times as fast."""
        return replace(
            self,
            start=self.start / times,
            join=self.join / times,
            think=(self.think[0] / times, self.think[1] / times),
            scene=(self.scene[0] / times, self.scene[1] / times),
        )


FAST = Pace(scene=(0.25, 0.3))
"""As fast as it goes: a host who presses more often is asked to wait."""
BELL = Pace(start=60, join=30, think=(3, 20), scene=(4, 10))
"""The bell goes: all classes of a school within a minute. Scenes are shorter than in a lesson, so there
are more events a second, not fewer."""
PACES = {"fast": FAST, "bell": BELL}


def some(span: tuple[float, float], dice: random.Random) -> float:
    """Draw a time from a span."""
    return dice.uniform(*span)
