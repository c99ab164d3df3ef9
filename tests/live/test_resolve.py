# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""What a class did: every tally of a class up to twelve, against an oracle that shares no code."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from omstander.files.rules import read_rules
from omstander.live import resolve
from omstander.live.resolve import Moment, Resolution
from omstander.walk import Pick

OPTIONS = [
    [0, "delay", 1],
    [1, "distract"],
    [2, "direct"],
    [3, "delegate", 1],
    [4, "join"],
    [5, "attack"],
    [6, "silent", 1],
]
"""One of every kind, two where two can compete."""

MOMENT: Moment = {"options": OPTIONS}
OFFERS = [Pick(place) for place in range(1, 8)] + [Pick(2, many=True), Pick(3, many=True)]
QUIET, OPEN, HARM, SILENT = (1, 4), (2, 3), (5, 6), 7
RUNGS = ("joined", "nobody", "said first", "private", "said", "together")
"""From bad to good; `said first`: somebody, where nobody did anything in private."""


def tallies(seats: int, options: int) -> Iterator[tuple[int, ...]]:
    """Every way in which so many seats can choose from so many options."""
    for bars in combinations(range(seats + options - 1), options - 1):
        edges = (-1, *bars, seats + options - 1)
        yield tuple(later - earlier - 1 for earlier, later in pairwise(edges))


def decided(counts: tuple[int, ...], moment: Moment = MOMENT) -> Resolution:
    """Resolve counts by option, the first being option 1."""
    return resolve(moment, OFFERS, dict(enumerate(counts, 1)), read_rules())


def oracle(counts: tuple[int, ...]) -> tuple[str, str, bool]:
    """The pick, what is told of the group, and of private acts, as `spec/protocol.md` words it."""
    n = sum(counts)
    few, many = max(3, math.ceil(n / 6)), max(4, math.ceil(n / 3))
    heard = counts[1] + counts[2]
    kept = counts[0] + counts[3]
    harm = counts[4] + counts[5]
    private = kept >= many
    if harm >= max(4, n / 2) and harm > heard + kept:
        return ("5" if counts[4] >= counts[5] else "6"), "joined", private
    spoken = "2" if counts[1] >= counts[2] else "3"
    if heard >= few:
        return (f"{spoken}+", "together", private) if heard >= many else (spoken, "said", private)
    if kept >= 1:
        return ("1" if counts[0] >= counts[3] else "4"), "silent", private
    return (spoken, "said", private) if heard >= 1 else ("7", "silent", private)


def rung(counts: tuple[int, ...]) -> int:
    """How far up a resolution is."""
    found = decided(counts)
    if found.group == "silent":
        name = "nobody" if found.pick.option == SILENT else "private"
    elif found.group == "said":
        quiet = any(counts[option - 1] for option in QUIET)
        name = "said" if quiet or sum(counts[option - 1] for option in OPEN) >= 3 else "said first"
    else:
        name = found.group
    return RUNGS.index(name)


@pytest.mark.slow
@pytest.mark.parametrize("seats", range(13))
def test_agrees_with_the_oracle(seats: int) -> None:
    """Every tally of up to twelve seats gives what the protocol says in words."""
    for counts in tallies(seats, 7):
        found = decided(counts)
        pick = f"{found.pick.option}{'+' * found.pick.many}"
        assert oracle(counts) == (pick, found.group, found.private), counts


@given(st.tuples(*[st.integers(0, 900)] * 7))
def test_agrees_with_the_oracle_in_a_hall(counts: tuple[int, ...]) -> None:
    """So does any tally of a hall."""
    found = decided(counts)

    assert oracle(counts) == (f"{found.pick.option}{'+' * found.pick.many}", found.group, found.private)


@pytest.mark.slow
@pytest.mark.parametrize("seats", range(12))
def test_one_more_never_harms_by_helping(seats: int) -> None:
    """With up to twelve seats, one more constructive seat never lowers the rung, one more harmful one never
    raises it."""
    for counts in tallies(seats, 7):
        now = rung(counts)
        for option in range(1, 7):
            more = tuple(count + (place == option) for place, count in enumerate(counts, 1))
            if option in HARM:
                assert rung(more) <= now, (counts, option)
            else:
                assert rung(more) >= now, (counts, option)


@pytest.mark.slow
@pytest.mark.parametrize("seats", range(12, 31))
def test_three_jokers_change_nothing(seats: int) -> None:
    """In a class of 12 to 30, three who laugh along or strike back instead of saying nothing change nothing,
    whatever the others do, as long as they do not make it half the class; so they never do it alone."""
    for quiet, heard, harm, silent in tallies(seats - 3, 4):
        if harm + 3 < seats / 2:
            without = decided((quiet, heard, 0, 0, harm, 0, silent + 3))
            for joked in ((harm + 3, 0), (harm, 3)):
                assert decided((quiet, heard, 0, 0, *joked, silent)) == without
        else:
            assert harm >= 3


def test_ties_go_to_the_first_of_the_script() -> None:
    """Where two options are chosen as often, the first in the script is followed."""
    assert Pick(1) == decided((2, 0, 0, 2, 0, 0, 4)).pick
    assert Pick(2, many=True) == decided((0, 3, 3, 0, 0, 0, 2)).pick
    assert Pick(5) == decided((0, 0, 0, 0, 3, 3, 0)).pick


def test_what_is_not_offered_for_many_is_done_by_few() -> None:
    """An open option without a branch for many is followed for few, however many chose it."""
    few_only = [pick for pick in OFFERS if not pick.many]

    found = resolve(MOMENT, few_only, {2: 8}, read_rules())

    assert Resolution(Pick(2), "said", False) == found


def test_a_moment_may_ask_for_more() -> None:
    """`(together: 1 of 2)` puts *together* at half, never below four, and leaves private acts as they are."""
    moment = {**MOMENT, "together": [1, 2]}

    assert decided((0, 5, 0, 0, 0, 0, 6), moment).group == "said"
    assert decided((0, 6, 0, 0, 0, 0, 6), moment).group == "together"
    assert decided((0, 3, 0, 0, 0, 0, 0), moment).group == "said"
    assert not decided((3, 0, 0, 0, 0, 0, 6), moment).private
    assert decided((4, 0, 0, 0, 0, 0, 6), moment).private


def test_watching_counts_for_nothing() -> None:
    """Who only watches is no seat of the class."""
    watched = resolve(MOMENT, OFFERS, {0: 100, 2: 4}, read_rules())

    assert decided((0, 4, 0, 0, 0, 0, 0)) == watched
