# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""The words of the teacher's screens are those that they use, in every language."""

from __future__ import annotations

import re

import pytest
from tests.files.test_interface import SOURCES, _code, literals

from omstander.files.editions import INTERFACE
from omstander.files.words import SLOT, read_words

SHOWN = ("phone", "corridor", "how-many", "questions", "agreement", "help")
COMPOSED = {
    "host.at-": ("lobby", "hey", "heard", "ended"),
    "host.gauge-": ("few", "half", "most", "all"),
    "host.invite-": ("board", "remote"),
    "host.mode.": ("devices", "pairs", "board", "audience"),
    "host.next-": (
        *("begin", "hey", "heard", "open", "resolve", "phone", "corridor", "back", "also", "questions"),
        *("agreement", "help", "end", "together", "counts"),
    ),
    "host.refused-": (
        *("too-late", "not-now", "not-offered", "not-saved", "too-often", "too-busy", "network", "malformed"),
        *("ended", "no-token", "used", "no-link", "broken"),
    ),
    "host.show-": SHOWN,
    "host.slips.": ("notes", "strips", "notes.tip", "strips.tip"),
    "host.tab-": ("now", "ifs", "talk", "more"),
    "host.warning-": ("short", "back", "notes", "over"),
}
"""Keys that are put together while it runs: what they begin with, and what can follow."""


def _codes() -> list[str]:
    return [_code(path) for path in sorted((SOURCES / "class").glob("*.ts*"))]


def _used() -> set[str]:
    quoted = {key for code in _codes() for key in literals(code) if key.startswith("host.")}
    return quoted | {start + rest for start, rests in COMPOSED.items() for rest in rests}


@pytest.mark.parametrize("language", INTERFACE)
def test_the_teacher_has_the_words_that_are_asked_for_and_no_others(language: str) -> None:
    """Every key that these screens can ask for is there, in this language too, and none besides."""
    used, known = _used(), set(read_words(language, "host").strings)

    assert len(used) > 120
    assert sorted(used - known) == []
    assert sorted(known - used) == []


def test_every_way_to_put_a_key_of_the_teacher_together_is_known() -> None:
    """A new way to put a key together is told to this test, so that its keys count."""
    found = {start for code in _codes() for start in re.findall(r"`(host\.[a-z.-]*)\$\{", code)}

    assert found == set(COMPOSED)


def test_languages_fill_in_the_same_facts() -> None:
    """What is filled in into these words in one language is filled in in the other."""
    first, *others = (
        {key: sorted(set(SLOT.findall(said))) for key, said in read_words(language, "host").strings.items()}
        for language in INTERFACE
    )

    assert others == [first]


@pytest.mark.parametrize("language", INTERFACE)
def test_no_words_of_the_teacher_are_empty_or_have_loose_spaces(language: str) -> None:
    """No words are empty, none begin or end with a space, and none repeat a key that every page has."""
    strings = read_words(language, "host").strings

    assert [key for key, said in strings.items() if not said or said != said.strip()] == []
    assert set(strings) & set(read_words(language).strings) == set()


@pytest.mark.parametrize("language", INTERFACE)
def test_the_gauge_is_words_and_never_a_number(language: str) -> None:
    """How many have chosen is told in words; nothing can be filled in there, and no digit stands in it."""
    said = [read_words(language, "host").strings[f"host.gauge-{one}"] for one in COMPOSED["host.gauge-"]]

    assert len(set(said)) == 4
    assert [one for one in said if re.search(r"[\d{%]", one)] == []
