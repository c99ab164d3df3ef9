# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Texts of one language, aligned by number with every automaton of the story.

Names stand in them as references to people by number, so that a host can recast a story at run time: `{2}` is
the name as declared, `{2-}` in small letters, `{2+}` in capitals, `{2^}` with a first capital, each with `'s`
at the end for the genitive (`{2's}`, `{2-'s}`). Literal braces are doubled.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from omstander.emit.version import version
from omstander.model.program import Program

FORMAT = 1
NOT_FOR_PLAYERS = frozenset({"teacher", "debrief"})
REFERENCE = re.compile(r"\{\{|\}\}|\{([^{}]*?)('[sS])?\}")


def emit_texts(
    program: Program,
    language: str,
    templates: Sequence[str] | None = None,
    names: Sequence[str] | None = None,
    *,
    story_id: str = "",
) -> dict[str, object]:
    """Return the texts of one language.

    Args:
        program: the checked story.
        language: the language of the templates, as a BCP 47 tag.
        templates: one per text of the program (`{Noor}` for names); the script's own if None.
        names: one per person; those of the script if None.
        story_id: the story's id.
    """
    declared = [person.name for person in program.people]
    shown = templates if templates is not None else [text.template for text in program.texts]
    return {
        "format": FORMAT,
        "language": language,
        "names": list(names if names is not None else declared),
        "story": story_id,
        "texts": [_by_number(shown[number], declared) for number in player_texts(program)],
        "version": version(program),
    }


def player_texts(program: Program) -> dict[int, int]:
    """Return the number among the player's texts for each text of the program that a player may see."""
    seen = (number for number, text in enumerate(program.texts) if text.role not in NOT_FOR_PLAYERS)
    return {number: place for place, number in enumerate(seen)}


def _by_number(template: str, declared: Sequence[str]) -> str:
    people: Mapping[str, int] = {name.casefold(): i for i, name in enumerate(declared) if name}

    def number(found: re.Match[str]) -> str:
        if found[1] is None or found[1].casefold() not in people:
            return found[0] if found[1] is None else found[1]
        person = people[found[1].casefold()]
        genitive = "'s" if found[2] else ""
        return f"{{{person}{_form(found[1], declared[person])}{genitive}}}"

    return REFERENCE.sub(number, template)


def _form(written: str, declared: str) -> str:
    forms = {declared.upper(): "+", declared.lower(): "-", declared: ""}
    return forms.get(written, "^")
