# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Another cast for a story: for a player who is called like somebody in it, or knows somebody who is."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from omstander.files.story_files import load_pool
from omstander.model.program import Program
from omstander.translate import Pool, Translation, recast


def other_casts(program: Program, translations: Iterable[Translation], story_id: str) -> list[list[str]]:
    """Give everybody another name from the pool, the same for a story every time.

    No list where somebody is left without a name of their own, or two people would begin alike.
    """
    templates = [template for one in translations for template in one.templates]
    pool = _turned(load_pool(program.language), story_id)
    asked = {person.name: "" for person in program.people if person.name}
    names, found = recast(program, asked, pool, program.language, templates)
    initials = {_initial(name) for name in names if name}
    return [] if found or len(initials) < len(asked) else [list(names)]


def other_names(program: Program, translations: Iterable[Translation], most: int = 4) -> list[list[str]]:
    """Give for each person the names that they may have instead; none for who has no name.

    Whatever is chosen for whom, no two people begin alike: every first letter is one person's.
    """
    templates = [template for one in translations for template in one.templates]
    pool = load_pool(program.language)
    found: list[list[str]] = [[] for _ in program.people]
    letters = {_initial(person.name): number for number, person in enumerate(program.people) if person.name}
    for _ in range(most):
        for number, person in enumerate(program.people):
            for name in _in_group(pool, person.name):
                free = letters.get(_initial(name), number) == number and name not in found[number]
                if free and not recast(program, {person.name: name}, pool, program.language, templates)[1]:
                    letters[_initial(name)] = number
                    found[number].append(name)
                    break
    return found


def _initial(name: str) -> str:
    # Of "mevrouw Kaya" it is the surname by which she is told apart.
    return name.rpartition(" ")[2][:1].casefold()


def _in_group(pool: Pool, name: str) -> list[str]:
    """Give the names of the same kind; a title before a surname stays."""
    if not name:
        return []
    title = name.rpartition(" ")[0]
    return [f"{title} {one}".strip() for one in pool.groups.get(pool.group_of(name), ())]


def _turned(pool: Pool, story_id: str) -> Pool:
    """Begin every group somewhere else for every story, so that not all stories have the same second cast."""
    start = int.from_bytes(hashlib.sha256(story_id.encode()).digest()[:4], "big")

    def turned(names: tuple[str, ...]) -> tuple[str, ...]:
        first = start % len(names)
        return names[first:] + names[:first]

    return Pool({group: turned(names) for group, names in pool.groups.items()})
