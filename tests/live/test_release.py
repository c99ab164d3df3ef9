# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""What can be known from what is released: for every released value, all counts that fit it are gathered.

An observer who sees all releases and knows how many seats there are must never be left with nothing but 1,
nothing but 2, or nothing but "1 or 2": not of an option, a kind of act, an answer or a message, and not of
those who did not choose it either."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from itertools import combinations_with_replacement

import pytest
from tests.live.test_resolve import tallies

from omstander.files.rules import read_rules
from omstander.live import levels, resolve
from omstander.live.release import gauge, view
from omstander.live.resolve import Moment, kind_of
from omstander.walk import Pick

RULES = read_rules()
TELLING = frozenset({1, 2})
CLASSES = range(8, 15)

ACTS = {"quiet": ("delay", 1), "open": ("direct",), "harm": ("join",), "silent": ("silent",)}
MOMENTS = [
    ("quiet", "open", "open", "harm", "silent"),
    ("quiet", "quiet", "open", "harm", "silent"),
    ("quiet", "open", "harm", "harm", "silent"),
    ("open", "open", "open", "harm", "silent"),
    ("quiet", "quiet", "quiet", "harm", "silent"),
]


class Observer:
    """Gathers, for everything that may be seen, the counts that fit it."""

    def __init__(self) -> None:
        self.fits: dict[tuple[int, Hashable], dict[str, set[int]]] = {}

    def sees(self, n: int, released: Hashable, counts: Iterable[tuple[str, int]]) -> None:
        """These counts of n answers give this release."""
        known = self.fits.setdefault((n, released), {})
        for name, count in counts:
            known.setdefault(name, set()).add(count)

    def knows(self, seats: int, least: int = 0) -> list[tuple[Hashable, str, set[int]]]:
        """What is certain of 1 or 2 in a class of so many seats, of which at least so many answered."""
        fits: dict[tuple[Hashable, str], set[int]] = {}
        for (n, released), known in self.fits.items():
            for name, counts in known.items() if least <= n <= seats else ():
                fits.setdefault((released, name), set()).update(counts)
                fits.setdefault((released, f"not {name}"), set()).update(seats - count for count in counts)
        return [(released, name, counts) for (released, name), counts in fits.items() if counts <= TELLING]

    def assert_safe(self) -> None:
        """Nothing is certain for those who know the seats, nor for those who know how many answered."""
        for seats in CLASSES:
            assert not self.knows(seats)
            assert not self.knows(seats, least=seats)


def moment_of(kinds: tuple[str, ...], **extra: list[int]) -> Moment:
    """A moment with options of these kinds."""
    return {"options": [[place, *ACTS[kind]] for place, kind in enumerate(kinds)], **extra}


def offers_of(kinds: tuple[str, ...]) -> list[Pick]:
    """What can be picked there: all open options also for many."""
    many = [Pick(place, many=True) for place, kind in enumerate(kinds, 1) if kind == "open"]
    return [Pick(place) for place in range(1, len(kinds) + 1)] + many


def acts(moment: Moment, counts: tuple[int, ...]) -> Iterator[tuple[str, int]]:
    """The counts of each option, and of each kind of act."""
    sums: dict[str, int] = {}
    for place, (option, count) in enumerate(zip(moment["options"], counts, strict=True), 1):
        yield f"option {place}", count
        sums[kind_of(option)] = sums.get(kind_of(option), 0) + count
    yield from sums.items()
    yield "constructive", sums.get("open", 0) + sums.get("quiet", 0)


@pytest.mark.slow
@pytest.mark.parametrize("together", [None, [1, 2], [2, 5], [3, 5], [1, 10]], ids=str)
@pytest.mark.parametrize("kinds", MOMENTS, ids="-".join)
def test_no_resolution_tells_of_one_or_two(kinds: tuple[str, ...], together: list[int] | None) -> None:
    """Over all tallies of 8 to 14 seats, some of whom only watch: what is followed and what is told of it
    fits with other counts than 1 and 2. So it is for those who know the seats, and also for those who know
    how many of them chose, from 8 on."""
    moment = moment_of(kinds, **({"together": together} if together else {}))
    observer, offered = Observer(), offers_of(kinds)
    for chosen in range(CLASSES.stop):
        for counts in tallies(chosen, len(kinds)):
            found = resolve(moment, offered, dict(enumerate(counts, 1)), RULES)
            observer.sees(chosen, (found.pick, found.group, found.private), acts(moment, counts))

    observer.assert_safe()


ANSWERS = ("okay", "not-okay", "unsure")


@pytest.mark.slow
def test_no_view_tells_of_one_or_two() -> None:
    """Over all answers of up to 14 to both questions of opinion: the one sentence fits with other counts than
    1 and 2 of every answer, even for those who know how many answered both."""
    observer = Observer()
    for n in range(CLASSES.stop):
        for thought in tallies(n, 3):
            for guessed in tallies(n, 3):
                shown = view(list(zip(spread(thought), spread(guessed), strict=True)), RULES)
                named = [*zip(ANSWERS, thought, strict=True)]
                named += [(f"most {answer}", count) for answer, count in zip(ANSWERS, guessed, strict=True)]
                observer.sees(n, shown, named)

    observer.assert_safe()


def spread(counts: tuple[int, ...]) -> list[str]:
    """Answers by their counts."""
    return [answer for answer, count in zip(ANSWERS, counts, strict=True) for _ in range(count)]


@pytest.mark.slow
@pytest.mark.parametrize("messages", range(1, 5))
def test_no_level_tells_of_one_or_two(messages: int) -> None:
    """Over all answers of up to 14 seats to *Hé* with up to four messages: the levels fit with other counts
    than 1 and 2 of every message and of "none of them", even for those who know how many answered."""
    observer = Observer()
    for n in range(CLASSES.stop):
        for counts in tallies(n, messages + 1):
            answers = [place - 1 for place, count in enumerate(counts) for _ in range(count)]
            found = levels(answers, messages, RULES)
            named = [(f"message {place - 1}", count) for place, count in enumerate(counts)]
            observer.sees(n, None if found is None else tuple(found), named)

    observer.assert_safe()


def band(level: int, n: int) -> frozenset[int]:
    """The counts of one message that have this level among so many answers."""
    return frozenset(
        count for count in range(n + 1) if levels([0] * count + [-1] * (n - count), 1, RULES) == [level]
    )


@pytest.mark.slow
def test_no_levels_of_a_whole_class_tell_of_one_or_two() -> None:
    """For 8 to 40 answers and up to seven messages, all levels that can be: worked out on sets of sums, not
    by listing tallies."""
    for n in range(8, 41):
        bands = [band(level, n) for level in range(4)]
        for messages in range(1, 8):
            for shown in combinations_with_replacement(range(4), messages):
                for mine in sorted({*shown, -1}):
                    rest = list(shown)
                    if mine >= 0:
                        rest.remove(mine)
                    sums = {0} if mine < 0 else set(range(n + 1))
                    for level in rest:
                        sums = {
                            total + count for total in sums for count in bands[level] if total + count <= n
                        }
                    own = range(n + 1) if mine < 0 else bands[mine]
                    fits = {count for count in own if n - count in sums}
                    assert not fits or not fits <= TELLING, (n, shown, mine, fits)


def test_the_gauge_tells_of_nobody() -> None:
    """In any class of 8 to 400, whenever the gauge changes the count is known: it is never 1 or 2, and never
    are just 1 or 2 missing, also when seats are removed right then, as long as 8 stay. And every word but
    "all" covers at least three counts."""
    for seats in range(8, 401):
        words, now = [], "few"
        for chosen in range(seats + 1):
            before, now = now, gauge(chosen, seats, RULES, now)
            words.append(now)
            if now != before:
                assert chosen not in TELLING
                assert seats - chosen not in TELLING
                for gone in range(1, seats - 7):
                    had = range(max(0, gone - (seats - chosen)), min(gone, chosen) + 1)
                    assert not {chosen - some for some in had} <= TELLING
                    assert not {seats - chosen - (gone - some) for some in had} <= TELLING
        assert all(words.count(word) >= 3 for word in words if word != "all")
        assert "all" == words[-1] != words[-2]
        assert words[0] == "few"


def test_of_fewer_than_eight_the_gauge_says_nothing() -> None:
    """With fewer than 8 seats the gauge stays at `few`."""
    assert {"few"} == {gauge(chosen, seats, RULES) for seats in range(8) for chosen in range(seats + 1)}


@pytest.mark.parametrize("answers", range(10))
def test_a_view_needs_ten(answers: int) -> None:
    """With fewer than ten answers there is no sentence."""
    assert view([("not-okay", "okay")] * answers, RULES) is None


def test_views_are_told_by_the_majority() -> None:
    """Seven of ten must find it not okay, and more than half must have guessed the same of most."""
    against, other = ("not-okay", "okay"), ("okay", "not-okay")

    assert view([against] * 7 + [other] * 3, RULES) == "misjudged"
    assert view([against] * 6 + [other] * 4, RULES) == "mixed"
    assert view([("not-okay", "okay")] * 5 + [("not-okay", "not-okay")] * 5, RULES) == "mixed"
    assert view([("not-okay", "not-okay")] * 6 + [against] * 4, RULES) == "agreed"


def test_levels_rise_with_the_share() -> None:
    """Of thirty answers: fewer than 3, from 3, from 8 (a quarter), from 15 (half)."""

    def level(count: int) -> list[int] | None:
        return levels([0] * count + [-1] * (30 - count), 1, RULES)

    assert [level(count) for count in (0, 2, 3, 7, 8, 14, 15)] == [[0], [0], [1], [1], [2], [2], [3]]
    assert levels([0] * 7, 1, RULES) is None
