# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""What is wrong with a story, read off all its histories."""

from __future__ import annotations

from tests.oracle.brute import Table, Values
from tests.oracle.figures import Figures
from tests.oracle.replay import Broken

from omstander.model.story import Bullet, Option


def broken_rules(table: Table) -> dict[Broken, int]:
    """Every broken rule with the number of picks of the shortest path to it."""
    shortest: dict[Broken, int] = {}
    for history, played in table.rows.items():
        for broken in played.broken:
            shortest[broken] = min(shortest.get(broken, len(history)), len(history))
    return shortest


def harmful(option: Option) -> bool:
    """Whether the author marked an option as harmful."""
    return option.bullet is Bullet.HARMFUL


def untouched(table: Table) -> set[int]:
    """The starts of scenes, statements and options that some path touches."""
    touched: set[int] = set()
    for played in table.rows.values():
        touched |= played.touched
    return touched


def best_path_harms(table: Table, values: Values) -> bool:
    """Whether some path that ends as well as any takes a harmful option."""
    best = [path for path in table.paths() if table.rows[path].outcome == values.best[()]]
    return any(harmful(option) for path in best for _, option, _ in table.rows[path].choices)


def overlapping(figures: Figures) -> set[tuple[str, str]]:
    """The pairs of endings whose outcomes overlap."""
    reached = [item for item in figures.endings if item.outcome is not None]
    return {
        (one.title, other.title)
        for place, one in enumerate(reached)
        for other in reached[place + 1 :]
        if one.outcome and other.outcome
        if one.outcome[0] <= other.outcome[1] and other.outcome[0] <= one.outcome[1]
    }
