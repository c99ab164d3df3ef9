# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""The law and the parser say the same."""

from __future__ import annotations

import re

import pytest
from tests.parse.scripts import DUTCH, ENGLISH, ROOT

from omstander.model.story import Event, Kind
from omstander.parse import format_story, keywords, parse_story

PAGE = (ROOT / "spec/language.md").read_text("utf-8")
VERB = re.compile(r"^\| ([a-z-]+) \| `(Sem .*)` \| `(Sem .*)` \|$", re.MULTILINE)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_keyword_stands_in_the_law(language: str) -> None:
    """A word that the parser knows is a word that authors can look up."""
    words = keywords(language)
    tables = (words.headers, words.roles, words.acts, words.steps)
    single = [word for table in tables for word in table.values()]
    single += [*words.weekdays, *words.reserved - set(words.others[1:]) - {words.go.split()[0]}]
    single += [words.admin, words.with_members, words.later, words.open, words.up_to, words.go, words.ending]
    single += [words.teacher, words.debrief, words.silent, words.for_class, words.read]
    assert [word for word in single if f"`{word}`" not in PAGE] == []


def test_the_verbs_of_the_law_are_the_verbs_of_the_parser() -> None:
    """Each line of the table of verbs reads as the event that it says, in both languages."""
    told = {}
    for kind, *lines in VERB.findall(PAGE):
        for line, opening in zip(lines, (DUTCH, ENGLISH), strict=True):
            (event,) = parse_story(opening + line)[0].scenes[0].body
            assert isinstance(event, Event)
            told[event.kind] = kind
    assert {kind: kind.value for kind in told} == told
    assert set(Kind) - set(told) == {Kind.MESSAGE, Kind.READ, Kind.CLOCK, Kind.HELP_CARD}


def test_the_example_of_the_law_is_in_the_plain_form() -> None:
    """The worked example has no mistake, and `fmt` leaves it as it is."""
    (example,) = re.findall(r"^```chat\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    story, found = parse_story(example)
    assert found == []
    assert format_story(story) == example
