# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""A map that never changes, and what it is for: a hall of 5,000 costs a press no more than a class."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.live.playing import Playing
from tests.live.stories import lesson

from omstander.live import Choose, Decision, apply, decide
from omstander.live.book import Book


class Colliding:
    """A key whose hash says nothing."""

    def __init__(self, name: int) -> None:
        self.name = name

    def __hash__(self) -> int:
        return 7

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Colliding) and self.name == other.name


@given(st.lists(st.tuples(st.integers(-300, 300), st.integers())))
def test_a_book_holds_what_a_dictionary_would(written: list[tuple[int, int]]) -> None:
    """However it is written, a book holds the same as a dictionary; every earlier book stays as it was."""
    book: Book[int, int] = Book()
    known: dict[int, int] = {}
    earlier = []
    for key, value in written:
        earlier.append((book, dict(known)))
        book, known = book.put(key, value), {**known, key: value}

    for one, held in [*earlier[-20:], (book, known)]:
        assert dict(one.items()) == held
        assert len(one) == len(held)
        assert all(one.get(key) == held.get(key) for key in range(-300, 301, 7))


def test_books_are_equal_by_what_they_hold() -> None:
    """Two books written in another order are equal; one key more, or another value, and they are not."""
    one: Book[int, str] = Book()
    other: Book[int, str] = Book()
    for key in range(500):
        one, other = one.put(key, "x"), other.put(499 - key, "x")

    assert one == other
    assert one != other.put(500, "x")
    assert one != other.put(3, "y")
    assert hash(one) == hash(other)


def test_keys_may_have_the_same_hash() -> None:
    """Many keys that cannot be told apart by their hash are kept apart all the same."""
    book: Book[Colliding, int] = Book()
    for name in range(200):
        book = book.put(Colliding(name), name)

    assert len(book) == 200
    assert all(book.get(Colliding(name)) == name for name in range(200))


@pytest.mark.slow
def test_a_press_in_a_hall_costs_what_it_costs_in_a_class() -> None:
    """Deciding and applying a choice among 5,000 seats takes less than four times what it takes among 30: it
    does not grow with the hall. (Processor time, the best of three.)"""
    few, many = (min(seconds_a_press(seats) for _ in range(3)) for seats in (30, 5_000))

    assert many < 4 * few


def seconds_a_press(seats: int) -> float:
    """Processor seconds for one choice, on average over 900 of so many seats."""
    playing = Playing(lesson("wissel"), seats, seats=seats)
    playing.go_on("open")
    session, opened = playing.session, playing.session.stage["opened"]
    asked = [
        Choose(press % seats, f"press-number-{press:06}", opened, "act", press % 4) for press in range(900)
    ]
    begun = time.process_time()
    for one in asked:
        decision = decide(session, one, 0.0)
        assert isinstance(decision, Decision)
        session = apply(session, decision.records[0])
    return (time.process_time() - begun) / len(asked)
