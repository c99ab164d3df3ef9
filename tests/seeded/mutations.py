# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2
"""All operators: those that seed a mistake, and those that must be taken without a word."""

from __future__ import annotations

from pathlib import Path

from . import (
    harmless,
    mistakes_chat,
    mistakes_events,
    mistakes_groups,
    mistakes_headers,
    mistakes_layout,
    mistakes_moments,
    mistakes_numbers,
    mistakes_paths,
)
from .mutation import Mutation, Operator

Seeded = tuple[str, str, Mutation]
MEASURED = ("gelezen", "terug-erin", "wissel")
HERE = Path(__file__).parent
SHELVES = (
    mistakes_headers.HEADERS,
    mistakes_headers.PEOPLE,
    mistakes_groups.GROUPS,
    mistakes_events.WORDS,
    mistakes_chat.CHAT,
    mistakes_layout.LAYOUT,
    mistakes_numbers.DECLARED,
    mistakes_numbers.CHANGED,
    mistakes_numbers.ASKED,
    mistakes_moments.SILENCE,
    mistakes_moments.OPTIONS,
    mistakes_moments.EFFECTS,
    mistakes_paths.PATHS,
    mistakes_paths.ENDINGS,
)
OPERATORS: list[Operator] = [operator for one in SHELVES for operator in one.operators]
HARMLESS: list[Operator] = harmless.HARMLESS.operators


def stories() -> dict[str, str]:
    """Give the clean Dutch stories by name: two kept here, and those that the project publishes."""
    published = HERE.parents[1].glob("content/stories/*/*.chat")
    found = {}
    for path in (*sorted((HERE / "stories").glob("*.chat")), *sorted(published)):
        text = path.read_text(encoding="utf-8")
        if "\ntaal: nl\n" in text:
            found[path.stem] = text
    return found


def one_each() -> list[Seeded]:
    """Apply every operator once, to the three stories of the measurement in turn."""
    found = []
    texts = stories()
    for turn, operator in enumerate(OPERATORS):
        for step in range(len(MEASURED)):
            name = MEASURED[(turn + step) % len(MEASURED)]
            mutation = operator(texts[name])
            if mutation is not None:
                found.append((operator.__name__, name, mutation))
                break
    return found


def applied(operators: list[Operator]) -> list[Seeded]:
    """Apply every operator to every story that has a place for it: operator, story, mutation."""
    return [
        (operator.__name__, name, mutation)
        for name, text in stories().items()
        for operator in operators
        if (mutation := operator(text)) is not None
    ]
