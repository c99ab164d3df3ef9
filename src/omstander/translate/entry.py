# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""What a translator gets to see: every text of a story that has words in it, and the name of everybody."""

from __future__ import annotations

from dataclasses import dataclass

from omstander.model.diagnostic import Span
from omstander.model.program import Program, ProgramText

NAME = "name"
"""The role of an entry that is somebody's name."""

HEAD = "head"
"""The place of what stands above the first scene."""

DEBRIEF = "debrief"
"""The role and the place of the questions after the story."""

TITLES = frozenset({"title", "ending"})
"""The roles of the text that a scene is called by."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing to translate.

    `text` is the source with names as references (a plain name for role `name`). `act` is an option's act,
    else empty. `numbers` are the texts of the program that it stands for: one, or more for the title of a
    chat that is given more than once. `person` is -1 but for names. `id` is empty until `align` gave one.
    """

    role: str
    text: str
    speaker: str
    chat: str
    act: str
    scene: int
    note: str
    span: Span
    numbers: tuple[int, ...]
    person: int = -1
    id: str = ""

    @property
    def place(self) -> str:
        """Where it stands, to line it up with others of the same part of the story."""
        if self.role == DEBRIEF:
            return DEBRIEF
        return HEAD if self.scene < 0 else str(self.scene)


def entries(program: Program) -> tuple[Entry, ...]:
    """Return all names and all texts with a letter in them, in the order of the script.

    Times are no texts, every language writes them its own way; emoji and digits alone need no translation.
    """
    return (*_names(program), *_texts(program))


def _names(program: Program) -> tuple[Entry, ...]:
    return tuple(
        Entry(NAME, one.name, "", "", str(one.role), -1, "", one.span, (), person, f"{NAME}.{one.name}")
        for person, one in enumerate(program.people)
        if one.name
    )


def _texts(program: Program) -> tuple[Entry, ...]:
    acts = {option.label: str(option.act) for moment in program.moments for option in moment.options}
    lasts = (ending.last for ending in program.endings if ending.last)
    acts |= {option.label: str(option.act) for last in lasts for option in last.options}
    titles = _same_titles(program)
    return tuple(
        Entry(
            role=text.role,
            text=text.template,
            speaker=text.speaker,
            chat=text.chat,
            act=acts.get(number, ""),
            scene=text.scene,
            note=text.note,
            span=text.span,
            numbers=titles.get(number, (number,)),
        )
        for number, text in enumerate(program.texts)
        if titles.get(number, (number,))[0] == number and has_letter(text.template)
    )


def _same_titles(program: Program) -> dict[int, tuple[int, ...]]:
    """Per title of a chat all the texts that give this chat this title: renamed back is the same title."""
    together: dict[tuple[str, str], list[int]] = {}
    for number, text in enumerate(program.texts):
        if text.role == "chat":
            together.setdefault(_title(text), []).append(number)
    return {number: tuple(numbers) for numbers in together.values() for number in numbers}


def _title(text: ProgramText) -> tuple[str, str]:
    return text.chat, text.template


def has_letter(template: str) -> bool:
    """Whether there is something to translate."""
    return any(sign.isalpha() for sign in template)
