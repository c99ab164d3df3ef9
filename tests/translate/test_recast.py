# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Claims about other names for the people of a story."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from omstander.model.story import Person
from omstander.parse import parse_story
from omstander.translate import Pool, read_pool, read_translations, recast

from .small import BASE, program_of

ROOT = Path(__file__).parents[2]
STORIES = ROOT / "content" / "stories"
POOLS = {
    path.stem: read_pool(path.read_text(encoding="utf-8"))
    for path in (ROOT / "content" / "names").glob("*.txt")
}
SMALL = Pool({"girl": ("Noor", "Daantje", "Dina", "Lina"), "either": ("Alex",), "surname": ("Kaya",)})
PEOPLE = ("Robin", "Noor", "Daan", "Mila", "Sem", "mevrouw Aydin")


def swapped(old: str, new: str, pool: Pool = SMALL) -> tuple[str, list[str]]:
    """The name that somebody gets, and the codes of what is wrong with it."""
    names, found = recast(program_of(BASE), {old: new}, pool, "nl")
    changed = [name for name, before in zip(names, PEOPLE, strict=True) if name != before]
    return (changed or [""])[0], [one.code for one in found]


def test_a_name_that_was_chosen_is_taken() -> None:
    """Only that person is called otherwise; capitals in the asking do not matter."""
    names, found = recast(program_of(BASE), {"noor": "Lina"}, SMALL, "nl")

    assert (names, found) == (("Robin", "Lina", "Daan", "Mila", "Sem", "mevrouw Aydin"), [])


@pytest.mark.parametrize(
    ("old", "new", "codes"),
    [
        ("Noro", "Lina", ["E609"]),
        ("Noor", "Daan", ["E610"]),
        ("Noor", "daan", ["E610"]),
        ("Noor", "Robin", ["E610"]),
        ("Noor", "Leuk", ["W606"]),
        ("Noor", "Noor", []),
        ("Sem", "", []),
    ],
)
def test_a_name_that_cannot_be_is_told(old: str, new: str, codes: list[str]) -> None:
    """Nobody of that name, a name that is somebody else's, a name that is a word of the story."""
    assert swapped(old, new)[1] == codes


def test_a_name_from_the_pool_fits_the_group_and_the_story() -> None:
    """It comes from the group of the old name, is nobody's, and has an initial of its own where one is
    left."""
    assert swapped("Noor", "") == ("Lina", [])
    assert swapped("Sem", "") == ("Alex", [])


def test_a_title_stays_before_a_new_surname() -> None:
    """Who is addressed with a title keeps it."""
    assert swapped("mevrouw Aydin", "") == ("mevrouw Kaya", [])


def test_a_name_from_the_pool_is_no_word_of_the_story() -> None:
    """A name that stands in the texts as a word is passed over, also in the language that is shown."""
    program = program_of(BASE)
    templates = ["lina is a word here" for _ in program.texts]
    names, _ = recast(program, {"Noor": ""}, SMALL, "en", templates)

    assert names[1] == "Daantje"


def test_an_empty_pool_is_told() -> None:
    """Where no name is left, nobody is called otherwise and it is told."""
    assert swapped("Noor", "", Pool({})) == ("", ["E611"])


def test_two_swaps_do_not_meet() -> None:
    """Two people who both get a name from the pool get two names."""
    pool = Pool({"either": ("Alex", "Quinn")})
    names, found = recast(program_of(BASE), {"Noor": "", "Sem": ""}, pool, "nl")

    assert (sorted((names[1], names[4])), found) == (["Alex", "Quinn"], [])


@pytest.mark.parametrize("language", sorted(POOLS))
def test_the_pools_are_large_and_every_name_is_there_once(language: str) -> None:
    """At least 60 first names a language, no name twice, each beginning with a capital, no odd signs."""
    groups = POOLS[language].groups
    names = [name for group in groups.values() for name in group]

    assert set(groups) == {"girl", "boy", "either", "surname"}
    assert sum(len(group) for name, group in groups.items() if name != "surname") >= 60
    assert len({name.casefold() for name in names}) == len(names)
    assert [name for name in names if not re.fullmatch(r"[A-Z]\w*(?:['’ ][A-Z]\w+)?", name)] == []


@pytest.mark.parametrize("language", ["nl", "en"])
def test_no_name_of_a_pool_is_a_word_of_the_bundled_stories(language: str) -> None:
    """The texts of the bundled stories in a language hold no name of its pool as a word in small letters, but
    for those of their own people: a name that somebody has is given to nobody else."""
    if language == "nl":
        texts = [path.read_text(encoding="utf-8") for path in STORIES.glob("*/*.chat")]
    else:
        files = [read_translations(path.read_bytes()) for path in STORIES.glob("*/en.po")]
        texts = [item.target for file in files for item in file.items]
    words = {word for text in texts for word in re.findall(r"\w+", text) if word.islower()}
    names = {
        part.lower() for group in POOLS[language].groups.values() for name in group for part in name.split()
    }

    stories = (parse_story(path.read_text(encoding="utf-8"))[0] for path in STORIES.glob("*/*.chat"))
    people = (one.name.text for story in stories for one in story.people if isinstance(one, Person))

    assert texts != []
    assert names & words - {part.lower() for name in people for part in name.split()} == set()
