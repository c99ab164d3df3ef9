# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2
"""The operators themselves, without any checker: each makes one change, and says rightly where."""

from __future__ import annotations

import difflib

import pytest

from .mutation import Operator
from .mutations import HARMLESS, MEASURED, OPERATORS, applied, one_each, stories
from .script import misspell


def changed_places(before: str, after: str) -> set[int]:
    """Give the lines of `after`, from 1, that were changed or stand beside a line taken out."""
    matcher = difflib.SequenceMatcher(None, before.split("\n"), after.split("\n"), autojunk=False)
    return {
        line
        for tag, _, _, start, stop in matcher.get_opcodes()
        if tag != "equal"
        for line in (range(start + 1, stop + 1) if stop > start else (start, start + 1))
    }


@pytest.mark.parametrize("operator", [*OPERATORS, *HARMLESS], ids=lambda one: one.__name__)
def test_every_operator_finds_a_place_in_a_story(operator: Operator) -> None:
    """An operator that fits no story measures nothing."""
    assert any(operator(text) for text in stories().values())


@pytest.mark.parametrize("operator", [*OPERATORS, *HARMLESS], ids=lambda one: one.__name__)
def test_an_operator_gives_the_same_text_twice(operator: Operator) -> None:
    """Operators choose their place by the text alone."""
    assert [operator(text) for text in stories().values()] == [operator(text) for text in stories().values()]


def test_the_right_lines_lie_in_the_text() -> None:
    """Every mistake has one or two right lines, all of them lines of the story."""
    for name, story, mutation in applied(OPERATORS):
        count = len(mutation.text.split("\n"))
        assert 1 <= len(mutation.lines) <= 2, (name, story)
        assert mutation.lines <= set(range(1, count + 1)), (name, story)


def test_a_right_line_is_where_the_story_changed() -> None:
    """One right line is at or beside a change, unless the operator says why it is far from it."""
    for name, story, mutation in applied(OPERATORS):
        places = changed_places(stories()[story], mutation.text)
        near = {line + step for line in places for step in (-1, 0, 1)}
        assert places, (name, story)
        assert mutation.far or mutation.lines & near, (name, story)


def test_a_seeded_mistake_says_what_it_is_and_what_mends_it() -> None:
    """Every mistake has one sentence, a category, and mends in lowercase."""
    for name, story, mutation in applied(OPERATORS):
        assert mutation.mistake.endswith("."), (name, story)
        assert mutation.category, (name, story)
        assert mutation.expected_mend, (name, story)
        assert all(word == word.lower() for word in mutation.expected_mend), (name, story)


def test_a_misspelling_never_holds_the_right_word() -> None:
    """A message that only repeats the misspelt word must not count as naming the mend."""
    for word in ("Noor", "Tom", "Finn", "Jade", "3c", "doelwit", "opmerken", "Weer erbij", "team"):
        assert word not in misspell(word)
        assert misspell(word)[0] == word[0]


def test_a_harmless_change_changes_the_text_and_makes_no_line_wrong() -> None:
    """What a word processor leaves behind has no right line, because nothing is wrong."""
    for name, story, mutation in applied(HARMLESS):
        assert mutation.text != stories()[story], (name, story)
        assert mutation.lines == frozenset(), (name, story)


def test_the_measurement_is_large_and_wide_enough() -> None:
    """At least a hundred seeded mistakes of at least forty-five kinds, spread over three stories."""
    seeded = one_each()
    kinds = {name for name, _, _ in seeded}
    assert len(seeded) == len(OPERATORS) >= 100
    assert len(kinds) == len(seeded) >= 45
    assert {story for _, story, _ in seeded} == set(MEASURED)


def test_no_two_operators_make_the_same_mistake_in_one_story() -> None:
    """Each kind is a kind of its own."""
    texts = [(story, mutation.text) for _, story, mutation in applied(OPERATORS)]
    assert len(texts) == len(set(texts))
