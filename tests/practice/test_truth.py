# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""What is found wrong when a server does not keep what it said: every fault is made on purpose."""

from __future__ import annotations

import json
from typing import Any

from bench.classes import stories

from omstander.live import fingerprint
from omstander.live.machine import KEY_LENGTH
from omstander.practice.ledger import HOST, Chosen, Ledger
from omstander.practice.report import is_sound, miscounted, report, spread
from omstander.practice.truth import compared

ENTRIES: list[dict[str, Any]] = [
    {"n": 1, "kind": "started", "path": ""},
    {"n": 2, "kind": "opened", "moment": 0, "round": 1, "seconds": None, "views": False},
    {"n": 3, "kind": "resolved", "moment": 0, "pick": "1", "path": "1", "group": "silent", "private": True},
    {"n": 4, "kind": "ended", "wiped": False},
]
SEATS = 8


def ledger() -> Ledger:
    """What a class of eight saw, all of whom did the first thing, in private."""
    found = Ledger(since=dict.fromkeys(range(SEATS), 0))
    for entry in ENTRIES:
        for who in (HOST, *range(SEATS)):
            found.see(who, json.dumps(entry).encode(), 10)
    found.chosen = [Chosen(seat, f"key-of-press-{seat:04}", 2, "act", 1, 1, 2) for seat in range(SEATS)]
    return found


def records() -> list[dict[str, Any]]:
    """What the server keeps of it."""
    choices = [
        {"kind": "choice", "seat": one.seat, **one.content, "key": fingerprint(one.key)[:KEY_LENGTH]}
        for one in ledger().chosen
    ]
    return [{"kind": "created"}, *({"kind": "entry", "entry": entry} for entry in ENTRIES), *choices]


def faults(kept: list[dict[str, Any]]) -> dict[str, int]:
    """What is found wrong, by name."""
    found = compared([ledger()], {"a": kept})
    return {name: count for name, count in found.items() if count and name != "kept"}


def test_nothing_is_wrong_where_nothing_is() -> None:
    """All choices are there once, and the log is what the class saw."""
    assert compared([ledger()], {"a": records()})["kept"] == SEATS
    assert faults(records()) == {}


def test_every_fault_is_found_by_its_name() -> None:
    """A choice that is not kept is lost, one kept twice doubled, one with another value changed; a log with
    another entry is another log."""
    first = next(place for place, one in enumerate(records()) if one["kind"] == "choice")
    changed = [{**one, "value": 2} if place == first else one for place, one in enumerate(records())]
    other = [{**one, "entry": {"n": 4}} if one.get("entry") == ENTRIES[3] else one for one in records()]

    assert faults(records()[:-1]) == {"lost": 1}
    assert faults([*records(), records()[-1]]) == {"doubled": 1}
    assert faults(changed) == {"changed": 1}
    assert faults(other) == {"entries": 1}


def test_a_choice_in_another_class_is_foreign() -> None:
    """A choice that another session keeps is foreign, and not lost."""
    found = compared([ledger()], {"a": records()[:-1], "b": records()[-1:]})

    assert (found["foreign"], found["lost"]) == (1, 0)


def test_what_a_screen_missed_saw_twice_or_saw_of_others_is_counted() -> None:
    """An entry that did not come is missed, one that came twice doubled, another at its offset foreign."""
    seen = ledger()
    assert (seen.missed(), seen.doubled, seen.foreign) == (0, 0, 0)

    del seen.arrived[3][5]
    seen.see(1, json.dumps(ENTRIES[3]).encode(), 11)
    seen.see(2, b'{"n":4,"kind":"paused"}', 11)
    assert (seen.missed(), seen.doubled, seen.foreign) == (1, 2, 1)


def test_a_resolution_that_does_not_follow_from_the_choices_is_miscounted() -> None:
    """The resolution is worked out again from the acknowledged choices; the last one of a seat counts."""
    story, seen = stories()["zonder-noor"], ledger()
    assert miscounted(seen, story) == 0

    later = [Chosen(seat, f"later-press-{seat:05}", 2, "act", 3, 5, 6) for seat in range(SEATS)]
    seen.chosen += later
    assert miscounted(seen, story) == 1


def test_a_report_is_sound_only_without_faults() -> None:
    """A run is sound as it stands, and not with a failure or a fault in the records."""
    story = stories()["zonder-noor"]
    fine = compared([ledger()], {"a": records()})

    assert is_sound(report([ledger()], story, [], fine))
    assert not is_sound(report([ledger()], story, ["class 1: lost: cut off"], fine))
    assert not is_sound(report([ledger()], story, [], compared([ledger()], {"a": records()[:-1]})))


def test_the_tails_of_times_are_those_of_the_slowest() -> None:
    """Nanoseconds become milliseconds; the largest is the largest."""
    assert spread([]) == {"count": 0}
    assert spread([n * 1_000_000 for n in range(1, 101)]) == {
        "count": 100,
        "p50": 51,
        "p95": 96,
        "p99": 100,
        "max": 100,
    }
