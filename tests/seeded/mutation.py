# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2
"""What a seeded mistake is, and how an operator that makes one is written down."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass, replace

from .script import NotHere, Script


@dataclass(frozen=True, slots=True)
class Mutation:
    """One story with one mistake in it, and what an editor should be told about it.

    `lines` holds the right lines of the mutated text, counted from 1: one, or two where honest people could
    argue. `expected_mend` holds lowercase alternatives of which one must stand in message or hint. `far` says
    why the right line is not beside the changed text, where it is not.
    """

    text: str
    lines: frozenset[int]
    expected_mend: tuple[str, ...]
    mistake: str = ""
    category: str = ""
    far: str = ""


Operator = Callable[[str], Mutation | None]


def seed(script: Script, at: int | tuple[int, ...], *mend: str, far: str = "") -> Mutation:
    """Make a mutation out of a changed script; `at` holds indices from 0, `mend` any capitals."""
    indices = (at,) if isinstance(at, int) else at
    lowered = tuple(word.lower() for word in mend)
    return Mutation(script.text, frozenset(index + 1 for index in indices), lowered, far=far)


@dataclass(frozen=True, slots=True)
class Shelf:
    """The operators of one category, in the order in which they are written."""

    category: str
    operators: list[Operator]

    def operator(self, make: Callable[[Script], Mutation]) -> Operator:
        """Turn `make` into an operator on text that gives None where the story has no place for it.

        The docstring of `make` is the mistake in plain words.
        """

        @functools.wraps(make)
        def apply(text: str) -> Mutation | None:
            try:
                mutation = make(Script.of(text))
            except NotHere:
                return None
            return replace(mutation, category=self.category, mistake=make.__doc__ or "")

        self.operators.append(apply)
        return apply


def shelf(category: str) -> Shelf:
    """Open an empty shelf."""
    return Shelf(category, [])
