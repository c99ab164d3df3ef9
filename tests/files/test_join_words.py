# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""The words of a pupil's device are those that it uses, in every language."""

from __future__ import annotations

import re

import pytest
from tests.files.test_interface import SOURCES, _code, literals

from omstander.files.editions import INTERFACE
from omstander.files.words import SLOT, read_words

COMPOSED = {
    "join.": ("think", "most", "think-okay", "think-not-okay", "think-unsure", "most-unsure"),
    "join.shape-": tuple(map(str, range(16))),
    "join.colour-": tuple(map(str, range(4))),
}
"""Keys that are put together while it runs: what they begin with, and what can follow."""
MODES = ("-hall", "-pairs")
"""At the end of a key: the same for a hall of grown-ups without a teacher, or for two at one screen."""
DEVICE = re.compile(r"(device|join|seat|facts)[a-z-]*\.tsx?")


def _codes() -> list[str]:
    return [_code(path) for path in sorted((SOURCES / "class").glob("*.ts*"))]


def _used() -> set[str]:
    quoted = {key for code in _codes() for key in literals(code) if key.startswith("join.")}
    return quoted | {start + rest for start, rests in COMPOSED.items() for rest in rests}


def _shared() -> set[str]:
    """What stands in quotes on a device and begins as a key of every page does."""
    codes = [_code(path) for path in sorted((SOURCES / "class").glob("*.ts*")) if DEVICE.fullmatch(path.name)]
    groups = {key.partition(".")[0] for key in read_words("nl").forms if "." in key}
    found = set().union(*map(literals, codes))
    return {
        one
        for one in found
        if re.fullmatch(r"[a-z]+(\.[a-z0-9-]+)+", one) and one.partition(".")[0] in groups
    }


@pytest.mark.parametrize("language", INTERFACE)
def test_a_device_has_the_words_that_it_asks_for_and_no_others(language: str) -> None:
    """Every key that a device can ask for is there, in this language too, and none besides."""
    used, known = _used(), set(read_words(language, "join").strings)
    others = {key: key.rpartition("-")[0] for key in known if key.endswith(MODES)}

    assert len(used) > 60
    assert sorted(used - known) == []
    assert sorted(known - used - set(others)) == []
    assert sorted(set(others.values()) - used) == []


def test_every_way_to_put_a_key_of_a_device_together_is_known() -> None:
    """A new way to put a key together is told to this test, so that its keys count."""
    found = {start for code in _codes() for start in re.findall(r"`(join\.[a-z-]*)\$\{", code)}

    assert found == set(COMPOSED)


def test_what_a_device_says_in_the_words_of_every_page_is_there() -> None:
    """The keys that a device shares with the lone player are keys of its words."""
    shared = _shared()

    assert len(shared) > 15
    assert sorted(shared - set(read_words("nl").forms)) == []


def test_languages_fill_in_the_same_facts() -> None:
    """What is filled in into the words of a device in one language is filled in in the other."""
    first, *others = (
        {key: sorted(set(SLOT.findall(said))) for key, said in read_words(language, "join").strings.items()}
        for language in INTERFACE
    )

    assert others == [first]


@pytest.mark.parametrize("language", INTERFACE)
def test_no_words_of_a_device_are_empty_or_have_loose_spaces(language: str) -> None:
    """No words are empty, none begin or end with a space, and none repeat a key that every page has."""
    strings = read_words(language, "join").strings

    assert [key for key, said in strings.items() if not said or said != said.strip()] == []
    assert set(strings) & set(read_words(language).strings) == set()
