# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""What the player's phone shows of a choice, and what closing scenes share, over all histories."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from fractions import Fraction

from tests.oracle.brute import History, Range, Table, moments_of, silent_pick, span_of, values_of
from tests.oracle.quotes import line_of
from tests.oracle.replay import Pick, Played, real_options
from tests.oracle.world import Happened

from omstander.model.story import Kind

FLEETING = {Kind.CLOCK, Kind.HELP_CARD, Kind.TYPING, Kind.STOPS_TYPING, Kind.TAKES_BACK}


def on_phone(played: Played, since: int = 0) -> list[Happened]:
    """The lines to read on the player's phone, from an event of the path on."""
    happened = played.world.happened[since:]
    return [item for item in happened if played.world.you in item.sees and item.event.kind not in FLEETING]


def by_others(table: Table, path: History) -> set[tuple[int, int]]:
    """The lines by others that a whole path shows, each with the line that it is about."""
    played = table.rows[path]
    return {
        (item.event.span.start, item.about.event.span.start if item.about else -1)
        for item in on_phone(played)
        if item.actor != played.world.you
    }


def changed_lines(table: Table, text: str) -> dict[int, Range | None]:
    """Per option, by its line, how many lines by others differ from silence, all being silent afterwards."""
    ends, found = values_of(table, text).silent_end, {}
    for moment in moments_of(table):
        for place, option in enumerate(real_options(moment), 1):
            counts = [
                len(by_others(table, ends[*history, Pick(place)]) ^ by_others(table, ends[history]))
                for history in table.at(moment)
                if Pick(place) in table.picks(history) and Pick(place) != silent_pick(moment)
            ]
            found[line_of(text, option.span.start)] = span_of(counts)
    return found


def says(item: Happened) -> tuple[object, ...]:
    """What a line says."""
    event = item.event
    words = [one.raw for one in (event.text, *event.choices) if one]
    people = tuple(name.text for name in event.people)
    chat = event.chat.text if event.chat else ""
    return (event.kind, item.actor, item.chat, chat, people, event.others, event.everyone, *words)


def closing_scenes(table: Table, text: str) -> dict[int, set[tuple[tuple[object, ...], ...]]]:
    """Per ending, by its line, everything that the player's phone shows of it on some path."""
    found: dict[int, set[tuple[tuple[object, ...], ...]]] = {}
    for path in table.paths():
        played = table.rows[path]
        if played.ending is not None:
            told = tuple(map(says, on_phone(played, played.ending_began)))
            found.setdefault(line_of(text, played.ending.span.start), set()).add(told)
    return found


def shares(table: Table, text: str) -> Iterator[tuple[frozenset[int], Fraction]]:
    """Per pair of endings, by their lines, the largest share of the shorter closing scene that both have."""
    scenes = closing_scenes(table, text)
    for one in scenes:
        for two in (line for line in scenes if line > one):
            pairs = [(left, right) for left in scenes[one] for right in scenes[two]]
            yield frozenset({one, two}), max(_share(*pair) for pair in pairs)


def _share(left: tuple[tuple[object, ...], ...], right: tuple[tuple[object, ...], ...]) -> Fraction:
    if not left or not right:
        return Fraction(0)
    return Fraction(sum((Counter(left) & Counter(right)).values()), min(len(left), len(right)))
