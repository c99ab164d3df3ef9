# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Policies, and what imagined classes come to that follow them."""

from __future__ import annotations

import random
from itertools import product

import pytest
from bench.classes import changed_by_jokers, shares, stories
from hypothesis import given
from hypothesis import strategies as st

from omstander.files.policies import read_policies
from omstander.live import paths
from omstander.live.policy import KINDS, WATCH, Offer, Policy, act, answers, drawn
from omstander.practice.imagined import imagine

STORIES = sorted(stories())
OFFERS = [Offer(0, "watch"), Offer(1, "private"), Offer(2, "group"), Offer(3, "join"), Offer(4, "silent")]
CLASSES = list(product(STORIES, (28, 30)))
RUNS = 1000


def test_the_policies_are_there_and_weigh_known_kinds() -> None:
    """The five policies are there, and weigh nothing that no option is."""
    known = read_policies()

    assert {"average", "random", "silent", "jokers", "kind"} <= set(known)
    assert all(set(one.acts or {}) <= set(KINDS) for one in known.values())


@given(draw=st.floats(0, 1, exclude_max=True), weights=st.lists(st.integers(0, 5), min_size=1, max_size=5))
def test_a_draw_gives_what_has_weight(draw: float, weights: list[int]) -> None:
    """Whatever is drawn has some weight, where anything has."""
    named = dict(enumerate(weights))
    if sum(weights):
        assert named[drawn(named, draw)] > 0


@given(kind=st.floats(0, 1, exclude_max=True), which=st.floats(0, 1, exclude_max=True))
@pytest.mark.parametrize("name", sorted(read_policies()))
def test_what_is_chosen_is_offered(name: str, kind: float, which: float) -> None:
    """Every policy chooses among what is offered; one that finds nothing of its kind watches."""
    policy = read_policies()[name]

    assert act(policy, OFFERS, kind, which) in [offer.option for offer in OFFERS]
    assert act(policy, OFFERS[:1], kind, which) == WATCH


def test_the_same_seed_draws_the_same_class() -> None:
    """Two classes with the same seed do the same all the way, another seed something else."""
    story, pupils = stories()["zonder-noor"], [read_policies()["average"]] * 28
    found = [[imagine(story, pupils, random.Random(seed)) for _ in range(20)] for seed in (5, 5, 6)]

    assert found[0] == found[1] != found[2]


def test_who_is_asked_for_a_view_gives_one_before_choosing() -> None:
    """The two questions come first and once; nothing is sent where nothing is open."""
    policy = Policy("sure", {"private": 1}, {"not-okay": 1}, {"okay": 1}, 0)
    stage = {"at": "open", "views": True}

    assert answers(policy, stage, OFFERS, 5, lambda: 0.5) == [
        ("think", "not-okay"),
        ("most", "okay"),
        ("act", 1),
    ]
    assert answers(policy, {"at": "hey"}, [], 5, lambda: 0.999) == [("hey", 4)]
    assert answers(policy, {"at": "hey"}, [], 5, lambda: 0.0) == [("hey", -1)]
    assert answers(policy, {"at": "playing"}, OFFERS, 5, lambda: 0.5) == []


@pytest.mark.slow
@pytest.mark.parametrize(("name", "seats"), CLASSES)
def test_average_classes_do_not_all_do_the_same(name: str, seats: int) -> None:
    """Of all that classes of average pupils do at moments no one kind is followed in more than 75 %."""
    followed, _ = shares(stories()[name], "average", seats, RUNS)

    assert max(followed.values()) <= 0.75


@pytest.mark.slow
@pytest.mark.parametrize(("name", "seats"), CLASSES)
def test_random_tapping_is_hardly_ever_together(name: str, seats: int) -> None:
    """Pupils who tap at random speak together in less than 10 % of what is followed."""
    followed, _ = shares(stories()[name], "random", seats, RUNS)

    assert followed.get("together", 0) < 0.10


@pytest.mark.slow
@pytest.mark.parametrize(("name", "seats"), CLASSES)
def test_three_jokers_change_nothing(name: str, seats: int) -> None:
    """Three who joke where they would have been silent change nothing in a class of average pupils."""
    assert changed_by_jokers(stories()[name], seats, "silent", 300) == (0, 0)


@pytest.mark.parametrize("name", STORIES)
def test_three_jokers_alone_are_never_followed(name: str) -> None:
    """In classes of 12 to 30 of whom nobody else joins in, three jokers change nothing, whatever the rest
    does: all splits of the rest over what is private, in the group and silent."""
    story = stories()[name]
    path = paths.begin(story.automaton)
    kinds = {offer.kind: offer.option for offer in reversed(story.offers(path))}
    for seats in (12, 13, 18, 24, 30):
        for private, group in product(range(seats - 2), repeat=2):
            silent = seats - 3 - private - group
            if silent < 0:
                continue
            rest = {kinds["private"]: private, kinds["group"]: group}
            without = story.resolve(path, {**rest, kinds["silent"]: silent + 3})
            with_them = story.resolve(path, {**rest, kinds["silent"]: silent, kinds["join"]: 3})
            assert with_them == without
