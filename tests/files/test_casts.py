# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Claims about the other cast that a story has for players who are called like somebody in it."""

from __future__ import annotations

import re

import pytest

from omstander.files.casts import other_casts
from omstander.files.examined import examine_script
from omstander.files.scripts import Script, bundled_scripts, read_script
from omstander.files.story_files import load_pool

WORD = re.compile(r"\w+")


def casts_of(text: str, story_id: str = "proef") -> list[list[str]]:
    """The other casts of a script."""
    examined = examine_script(Script.of(story_id, None, text.encode()), "proef.chat")
    assert examined.can_be_built, examined.diagnostics
    return other_casts(examined.program, examined.translations.values(), story_id)


@pytest.mark.parametrize("path", bundled_scripts(), ids=lambda path: path.stem)
def test_everybody_in_our_stories_has_another_name(path) -> None:
    """There is one other cast: as many people, nobody of the first, no initial twice, the same kind."""
    script = read_script(path)
    examined = examine_script(script, path.name)
    people = [person.name for person in examined.program.people]
    pool = load_pool(examined.program.language)
    (cast,) = other_casts(examined.program, examined.translations.values(), script.id)

    assert len(cast) == len(people)
    assert not {part.lower() for name in cast for part in name.split()[-1:]} & {
        name.lower() for name in people
    }
    assert len({name.split()[-1][0] for name in cast if name}) == len([name for name in people if name])
    assert [pool.group_of(name) for name in cast] == [pool.group_of(name) for name in people]


@pytest.mark.parametrize("path", bundled_scripts(), ids=lambda path: path.stem)
def test_no_new_name_is_a_word_of_the_story(path) -> None:
    """In no language does a new name stand in the texts as a word."""
    script = read_script(path)
    examined = examine_script(script, path.name)
    texts = [text for one in examined.translations.values() for text in one.templates]
    words = {word.lower() for text in texts for word in WORD.findall(re.sub(r"\{[^{}]*\}", " ", text))}
    (cast,) = other_casts(examined.program, examined.translations.values(), script.id)

    assert {name.lower() for name in cast} & words == set()


def test_a_story_has_the_same_cast_every_time(template: str) -> None:
    """The cast hangs on the id of the story alone; another story begins elsewhere in the list."""
    assert casts_of(template) == casts_of(template) != casts_of(template, "ander")


def test_no_half_cast(template: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there are not names enough for all, there is no other cast."""
    from omstander.files import casts
    from omstander.translate import Pool

    monkeypatch.setattr(casts, "load_pool", lambda language: Pool({"either": ("Quinn",)}))
    assert casts_of(template) == []


@pytest.fixture
def template(root) -> str:
    """The story that `omstander new` writes."""
    return (
        (root / "content" / "templates" / "nl.chat").read_text(encoding="utf-8").replace("TITEL", "Het feest")
    )
