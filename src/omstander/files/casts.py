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
    # Of "mevrouw Kaya" it is the surname by which she is told apart.
    initials = {name.rpartition(" ")[2][0].casefold() for name in names if name}
    return [] if found or len(initials) < len(asked) else [list(names)]


def _turned(pool: Pool, story_id: str) -> Pool:
    """Begin every group somewhere else for every story, so that not all stories have the same second cast."""
    start = int.from_bytes(hashlib.sha256(story_id.encode()).digest()[:4], "big")

    def turned(names: tuple[str, ...]) -> tuple[str, ...]:
        first = start % len(names)
        return names[first:] + names[:first]

    return Pool({group: turned(names) for group, names in pool.groups.items()})
