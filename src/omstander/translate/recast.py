# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Other names for the people of a story, for a class in which somebody is called like one of them.

Texts, ids and translations stay as they are: names in them are references.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from omstander.model.diagnostic import NOWHERE, Diagnostic, diagnostic
from omstander.model.program import Program, ProgramPerson
from omstander.translate.pool import SURNAME, Pool

REFERENCE = re.compile(r"\{[^{}]*\}")
WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class _Cast:
    """What a new name must not be: `taken` by somebody, or a word of the `texts` (all in small letters)."""

    taken: frozenset[str]
    words: frozenset[str]

    def holds(self, name: str) -> bool:
        """Whether a name would be mistaken for another one or for a word."""
        return bool(_parts(name) & (self.taken | self.words))


def recast(
    program: Program,
    names: Mapping[str, str],
    pool: Pool,
    language: str,
    templates: Sequence[str] | None = None,
) -> tuple[tuple[str, ...], list[Diagnostic]]:
    """Return the names by person with the swaps made.

    Args:
        program: the story.
        names: per declared name the new one; an empty one is chosen from the pool, always the same.
        pool: the checked names of the language.
        language: the language in which the story is shown.
        templates: its texts in that language; the script's own if None.
    """
    people = [person.name for person in program.people]
    shown = [text.template for text in program.texts] if templates is None else templates
    found: list[Diagnostic] = []
    result = list(people)
    for old, new in names.items():
        number = _number(old, people)
        if number is None:
            found.append(_unknown(old, people))
            continue
        others = [name for one, name in enumerate(result) if one != number]
        cast = _Cast(frozenset(part for name in (*others, *people) for part in _parts(name)), _words(shown))
        chosen = new.strip() or _choose(people[number], pool, cast)
        if chosen:
            result[number] = chosen
        found += _collisions(program.people[number], chosen, others, cast, language)
    return tuple(result), found


def _number(name: str, people: Sequence[str]) -> int | None:
    lowered = [one.casefold() for one in people]
    return lowered.index(name.casefold()) if name and name.casefold() in lowered else None


def _choose(old: str, pool: Pool, cast: _Cast) -> str:
    """Choose the first that fits, one with an initial of its own if there is one; a title before a surname
    stays."""
    group = pool.group_of(old)
    free = [name for name in pool.groups.get(group, ()) if not cast.holds(name)]
    initials = {name[:1] for name in cast.taken}
    chosen = min(free, key=lambda name: (name[:1].casefold() in initials, free.index(name)), default="")
    return f"{old.rpartition(' ')[0]} {chosen}" if chosen and group == SURNAME else chosen


def _unknown(name: str, people: Sequence[str]) -> Diagnostic:
    near = get_close_matches(name, [one for one in people if one], 1)
    return diagnostic("E609", NOWHERE, name=name, suggestion=near[0] if near else "")


def _collisions(
    person: ProgramPerson, new: str, others: Sequence[str], cast: _Cast, language: str
) -> list[Diagnostic]:
    if not new:
        return [diagnostic("E611", person.span, name=person.name, language=language)]
    if new.casefold() in {other.casefold() for other in others}:
        return [diagnostic("E610", person.span, name=person.name, new=new)]
    words = sorted(_parts(new) & cast.words - _parts(person.name))
    return [diagnostic("W606", person.span, name=person.name, new=new, word=words[0])] if words else []


def _parts(name: str) -> frozenset[str]:
    return frozenset(word.casefold() for word in WORD.findall(name))


def _words(templates: Sequence[str]) -> frozenset[str]:
    words = (WORD.findall(REFERENCE.sub(" ", template)) for template in templates)
    return frozenset(word.casefold() for found in words for word in found)
