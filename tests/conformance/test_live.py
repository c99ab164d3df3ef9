# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""The shared vectors of a class: what all screens make of the log (`runtime/test/live.test.ts` runs the
same), and what the server makes of a tally, and of a whole lesson."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from tests.conformance.bless import VECTORS, compiled
from tests.live.playing import Playing

from omstander.files.rules import read_rules
from omstander.live import LOBBY, follow, lesson_of, levels, resolve
from omstander.walk import Automaton, load, read_picks

PATHS = sorted((VECTORS.parent / "live").glob("*.json"))


def read(path: Path) -> dict[str, Any]:
    """Read one vector."""
    vector: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return vector


def with_key(key: str) -> list[Path]:
    """The vectors that claim something of this."""
    return [path for path in PATHS if key in read(path)]


def name(path: Path) -> str:
    """The name of a vector: its claim."""
    return path.stem


def test_each_claims_something() -> None:
    """Every vector is about one of four things."""
    kinds = ("steps", "tallies", "answered", "class")
    assert sorted(path for kind in kinds for path in with_key(kind)) == PATHS


@pytest.mark.parametrize("path", with_key("steps"), ids=name)
def test_follow(path: Path) -> None:
    """Every entry changes the stage as the vector says, and nothing else of it."""
    stage = LOBBY
    for entry, change in read(path)["steps"]:
        expected = {**stage, **change}
        stage = follow(stage, entry)
        assert expected == stage, entry


@pytest.mark.parametrize("path", with_key("tallies"), ids=name)
def test_resolve(path: Path) -> None:
    """Every tally gives the pick, and what is told, as the vector says."""
    vector = read(path)
    offers = read_picks(vector["offers"])
    assert isinstance(offers, list)
    for counts, *expected in vector["tallies"]:
        found = resolve(vector["moment"], offers, dict(enumerate(counts, 1)), read_rules())
        told = [f"{found.pick.option}{'+' * found.pick.many}", found.group, found.private]
        assert expected == told, counts


@pytest.mark.parametrize("path", with_key("answered"), ids=name)
def test_levels(path: Path) -> None:
    """Every list of answers (first: none of them) gives the levels that the vector says."""
    vector = read(path)
    for counts, expected in vector["answered"]:
        answers = [place - 1 for place, count in enumerate(counts) for _ in range(count)]
        assert expected == levels(answers, vector["messages"], read_rules()), counts


def played(vector: dict[str, Any]) -> list[dict[str, Any]]:
    """Play the lesson of a vector: going on whenever the class has done what it does."""
    automaton = load(vector["automaton"])
    assert isinstance(automaton, Automaton)
    way = dict(vector["class"])
    seats, hey, does = way.pop("seats"), way.pop("hey", None), iter(way.pop("does"))
    playing = Playing(lesson_of(automaton, {}, (), read_rules()), seats, hey=hey is not None, **way)
    while playing.session.stage["at"] != "ended":
        here = playing.session.stage["at"]
        asked = next(does) if here == "open" else {"hey": hey or ()} if here == "hey" else {}
        for about in ("act", "think", "most", "hey"):
            for seat, value in enumerate(asked.get(about, ())):
                assert playing.choose(seat, value, about) == {"saved": True}
        do, facts = commanded(asked)
        assert isinstance(playing.command(do, **facts), dict)
    return [dict(entry) for entry in playing.session.log]


def commanded(asked: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    """The command by which it goes on: with what the class decided on the board, or by itself."""
    if "counts" in asked:
        return "counts", {"counts": asked["counts"]}
    return ("together", {"option": asked["together"]}) if "together" in asked else ("go-on", {})


@pytest.mark.parametrize("path", with_key("class"), ids=name)
def test_lesson(path: Path) -> None:
    """The story compiles to the automaton of the vector, and what the class does makes its log."""
    vector = read(path)

    assert compiled(vector["story"], "class")[0] == vector["automaton"]
    assert vector["entries"] == played(vector)
