# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""What a story opens with."""

from __future__ import annotations

import pytest
from tests.parse.scripts import DUTCH, ENGLISH

from omstander.model.story import YOU, Act, Group, Header, Number, Person, Role, Step
from omstander.parse import keywords, parse_story


@pytest.mark.parametrize("opening", [DUTCH, ENGLISH])
def test_declarations_read_the_same_in_both_languages(opening: str) -> None:
    """Roles, members, ranges and yes-or-no come out the same."""
    story, found = parse_story(opening)
    assert found == []
    people = [(one.name.text, one.role) for one in story.people if isinstance(one, Person)]
    assert [role for _, role in people] == [
        Role.TARGET,
        Role.INSTIGATOR,
        Role.BYSTANDER,
        Role.ADULT,
        Role.YOU,
    ]
    assert people[-1] == ("Robin", Role.YOU)
    first, second = (one for one in story.groups if isinstance(one, Group))
    assert [(one.name.text, one.admin) for one in first.members] == [
        ("Daan", True),
        ("Noor", False),
        ("Sem", False),
        (YOU, False),
    ]
    assert (first.others, first.later, second.later, second.members) == (19, False, True, ())
    numbers = [(one.start, one.low, one.high, one.flag) for one in story.numbers if isinstance(one, Number)]
    assert numbers == [(6, None, None, False), (1, 0, 3, False), (0, 0, 1, True)]


def test_headers_have_one_name_in_every_language() -> None:
    """The key is the same whatever the language; the value is as written."""
    for language in ("nl", "en"):
        words = keywords(language)
        lines = "".join(f"{word}: x//{key}\n" for key, word in words.headers.items())
        story, found = parse_story(lines)
        assert found == []
        assert [(one.key, one.value.raw) for one in story.headers if isinstance(one, Header)] == [
            (key, f"x//{key}") for key in words.headers
        ]


def test_tables_say_the_same_things() -> None:
    """Every language has a word for every role, act, step, header and kind of event."""
    dutch, english = keywords("nl"), keywords("en")
    assert list(dutch.headers) == list(english.headers)
    assert set(dutch.roles) == set(english.roles) == set(Role)
    assert set(dutch.acts) == set(english.acts) == set(Act) - {Act.SILENT}
    assert set(dutch.steps) == set(english.steps) == set(Step)
    assert [verb.kind for verb in dutch.verbs] == [verb.kind for verb in english.verbs]
    with pytest.raises(KeyError):
        keywords("xx")


def test_an_open_group_may_say_so_anywhere_behind_its_title() -> None:
    """`later` and `(open)` go in either order."""
    for rest in ("later (open)", "(open) later"):
        story, found = parse_story(DUTCH.replace('"Feest" later', f'"Feest" {rest}'))
        assert found == []
        group = story.groups[1]
        assert isinstance(group, Group)
        assert (group.later, group.open) == (True, True)


def test_a_group_may_be_called_as_a_mark_is() -> None:
    """`klas` is a fine name for a group."""
    story, found = parse_story(DUTCH.replace("groep feest", "groep klas") + "in klas\nNoor: hoi\n")
    assert found == []
    assert len(story.scenes[0].body) == 2


def test_the_first_header_says_the_language() -> None:
    """Keywords are in one language; without a header it is Dutch."""
    assert parse_story(ENGLISH)[0].keywords == "en"
    assert parse_story(DUTCH)[0].keywords == "nl"
    assert parse_story("")[0].keywords == "nl"
    assert parse_story("// story\nlanguage: nl\n")[0].keywords == "en"


def test_comments_stay_with_what_they_are_about() -> None:
    """Whole-line comments between declarations come before what follows them."""
    text = DUTCH.replace("mensen\n", "// wie\nmensen\n    // het doelwit eerst\n").replace(
        "getallen", "// hoeveel\ngetallen"
    )
    story, found = parse_story(text)
    assert found == []
    assert [getattr(one, "text", "") for one in story.headers][-1] == "wie"
    assert getattr(story.people[0], "text", "") == "het doelwit eerst"
    assert getattr(story.groups[-1], "text", "") == "hoeveel"
