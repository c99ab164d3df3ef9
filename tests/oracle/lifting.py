# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Whether two picks lead to the same for every outcome that one might have had there, not only for the real
one.

The compiler's nodes do not hold the outcome, so it tells two branches apart that would differ with another
outcome only.
"""

from __future__ import annotations

from tests.oracle.brute import History, Range, Table, Values, span_of
from tests.oracle.figures import future
from tests.oracle.replay import Pick, play

from omstander.model.story import Moment

LIFTS = range(-25, 26)
"""Added to the outcome; generated and bundled stories move it by less."""


def lifted(table: Table, text: str, history: History, amount: int) -> Table:
    """All that follows from a history with another outcome at its moment."""
    part = Table(table.story, table.many)
    outcome = table.rows[()].outcome_name
    waiting = [history]
    while waiting:
        here = waiting.pop()
        part.rows[here] = play(table.story, text, outcome, here, lift=(len(history), amount))
        waiting.extend((*here, pick) for pick in part.picks(here))
    return part


def ever_differ(table: Table, text: str, history: History, *, with_texts: bool, picks: list[Pick]) -> bool:
    """Whether some of these picks lead to different things with some outcome."""
    for amount in LIFTS:
        part = lifted(table, text, history, amount)
        if len({future(part, (*history, pick), with_texts) for pick in picks}) > 1:
            return True
    return False


def together_lifted(table: Table, values: Values, moment: Moment, place: int, text: str) -> Range | None:
    """What many change, over the histories in which it would differ from few with some outcome."""
    few, many = Pick(place), Pick(place, True)
    return span_of(
        values.silent[(*history, many)] - values.silent[history]
        for history in table.at(moment)
        if many in table.picks(history)
        and ever_differ(table, text, history, with_texts=True, picks=[few, many])
    )


def idle_lifted(table: Table, moment: Moment, text: str) -> bool:
    """Whether all picks lead to the same in every history, whatever the outcome."""
    return not any(
        ever_differ(table, text, history, with_texts=False, picks=table.picks(history))
        for history in table.at(moment)
    )
