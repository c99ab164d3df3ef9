# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""What the keywords of one language are: a table that every `keywords_*` module fills."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from omstander.model.story import Act, Kind, Role, Step


@dataclass(frozen=True, slots=True)
class VerbForm:
    """How an event reads after the name of who does it.

    `form` is made of plain words and slots: `{person}`, `{people}`, `{chat}`, `{place}` (a chat or a person),
    `{quoted}`, `{title}` (quoted or not), `{caption}` (all that is left), `{choices}`, `{emoji}`, `{on}` (a
    person or a quoted text), and the optional `{seconds?}` and `{quoted?}`. `player` is how the player says
    it where that differs. Of two forms of one kind `fmt` writes the first; the others are read as well.
    """

    kind: Kind
    form: str
    player: str = ""


@dataclass(frozen=True, slots=True)
class Keywords:
    """The keywords of one language. Of several spellings the first is the one that `fmt` writes."""

    language: str
    headers: Mapping[str, str]
    people: str
    numbers: str
    group: str
    roles: Mapping[Role, str]
    acts: Mapping[Act, str]
    steps: Mapping[Step, str]
    weekdays: tuple[str, ...]
    you: tuple[str, ...]
    others: tuple[str, ...]
    everyone: str
    admin: str
    with_members: str
    later: str
    open: str
    up_to: str
    yes: str
    no: str
    condition: str
    otherwise: str
    together: str
    both: str
    either: str
    negation: str
    inside: str
    go: str
    ending: str
    help_card: str
    teacher: str
    debrief: str
    silent: str
    for_class: str
    out_of: str
    read: str
    verbs: tuple[VerbForm, ...]

    @property
    def reserved(self) -> frozenset[str]:
        """The words that nobody and nothing can be called."""
        single = (
            self.people,
            self.numbers,
            self.group,
            self.everyone,
            self.yes,
            self.no,
            self.condition,
            self.otherwise,
        )
        joining = (self.together, self.both, self.either, self.negation, self.inside, self.help_card)
        return frozenset((*single, *joining, *self.go.split()[:1], *self.you, *self.others))
