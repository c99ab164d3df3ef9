# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""The words of the board are those that it uses, in every language."""

from __future__ import annotations

import re

import pytest
from tests.files.test_interface import SOURCES, _code, literals

from omstander.files.editions import INTERFACE
from omstander.files.words import SLOT, read_words

COMPOSED = {
    "board.group-": ("silent", "said", "together", "joined"),
    "board.view-": ("misjudged", "agreed", "mixed"),
    "board.level-": ("0", "1", "2", "3"),
    "board.needs-": ("together", "counts"),
    "board.none-": ("used", "network", "broken"),
    "board.shut-": ("best", "good", "worst", "bad", "both", "some", "last", "between"),
}
"""Keys that are put together while it runs: what they begin with, and what can follow."""


def _codes() -> list[str]:
    return [_code(path) for path in sorted((SOURCES / "class").glob("*.ts*"))]


def _used() -> set[str]:
    quoted = {key for code in _codes() for key in literals(code) if key.startswith("board.")}
    return quoted | {start + rest for start, rests in COMPOSED.items() for rest in rests}


@pytest.mark.parametrize("language", INTERFACE)
def test_the_board_has_the_words_that_it_asks_for_and_no_others(language: str) -> None:
    """Every key that the board can ask for is there, in this language too, and none besides."""
    used, known = _used(), set(read_words(language, "board").strings)

    assert len(used) > 60
    assert sorted(used - known) == []
    assert sorted(known - used) == []


def test_every_way_to_put_a_key_of_the_board_together_is_known() -> None:
    """A new way to put a key together is told to this test, so that its keys count."""
    found = {start for code in _codes() for start in re.findall(r"`(board\.[a-z-]*)\$\{", code)}

    assert found == set(COMPOSED)


def test_languages_fill_in_the_same_facts() -> None:
    """What is filled in into the words of the board in one language is filled in in the other."""
    first, *others = (
        {key: sorted(set(SLOT.findall(said))) for key, said in read_words(language, "board").strings.items()}
        for language in INTERFACE
    )

    assert others == [first]


@pytest.mark.parametrize("language", INTERFACE)
def test_no_words_of_the_board_are_empty_or_have_loose_spaces(language: str) -> None:
    """No words are empty, none begin or end with a space, and none repeat a key that every page has."""
    strings = read_words(language, "board").strings

    assert [key for key, said in strings.items() if not said or said != said.strip()] == []
    assert set(strings) & set(read_words(language).strings) == set()
