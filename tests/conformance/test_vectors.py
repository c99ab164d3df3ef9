# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""The shared vectors, walked by Python; `runtime/test/vectors.test.ts` walks the same files."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from tests.conformance.bless import VECTORS, compiled
from tests.conformance.transcript import transcript

from omstander import walk
from omstander.emit import to_json

PATHS = sorted(VECTORS.glob("*.json"))
Vector = dict[str, Any]


def read(path: Path) -> Vector:
    """Read one vector."""
    vector: Vector = json.loads(path.read_text(encoding="utf-8"))
    return vector


WALKED = [path for path in PATHS if "walks" in read(path)]
REFUSED = [path for path in PATHS if "problem" in read(path)]
TOLD = [path for path in PATHS if "story" in read(path)]


def name(path: Path) -> str:
    """The name of a vector: its claim."""
    return path.stem


def test_count() -> None:
    """Both runners see exactly as many vectors as COUNT says (of walks, and of a class), and each of them
    claims something."""
    live = list((VECTORS.parent / "live").glob("*.json"))
    assert int((VECTORS.parent / "COUNT").read_text(encoding="utf-8")) == len(PATHS) + len(live)
    assert set(PATHS) == {*WALKED, *REFUSED}


@pytest.mark.parametrize("path", TOLD, ids=name)
def test_story_gives_the_automaton(path: Path) -> None:
    """The story of a vector compiles to exactly its automaton and its texts."""
    vector = read(path)

    assert compiled(vector["story"], vector["automaton"]["way"]) == (vector["automaton"], vector["texts"])


@pytest.mark.parametrize("encoded", [False, True], ids=["plain", "encoded"])
@pytest.mark.parametrize("path", WALKED, ids=name)
def test_walks(path: Path, encoded: bool) -> None:
    """Every walk gives what the vector says, also after writing the automaton down and reading it again."""
    vector = read(path)
    automaton = walk.load(to_json(vector["automaton"]) if encoded else vector["automaton"])
    assert isinstance(automaton, walk.Automaton)
    texts = walk.load_texts(to_json(vector["texts"]) if encoded else vector["texts"], automaton)
    assert not isinstance(texts, walk.Problem)

    assert vector["walks"] == [outcome(automaton, texts, expected) for expected in vector["walks"]]


@pytest.mark.parametrize("path", REFUSED, ids=name)
def test_what_does_not_belong_is_refused(path: Path) -> None:
    """An automaton, or texts, that cannot be walked give the problem that the vector names."""
    vector = read(path)
    found = walk.load(vector["automaton"])
    if "texts" in vector:
        assert isinstance(found, walk.Automaton)
        refused = walk.load_texts(vector["texts"], found)
    else:
        refused = found

    assert walk.Problem(vector["problem"]) == refused


def last(automaton: walk.Automaton, texts: Any, here: walk.Walk) -> list[Any] | None:
    """The question with which the ending closes, and each option with its act and what follows."""
    asked = walk.last_thing(here)
    if asked is None:
        return None

    def words(number: int) -> str:
        return walk.fill(texts["texts"][number], texts["names"], texts["language"])

    options = [
        [words(label), act, *transcript(automaton, texts, walk.last_events(here, place))]
        for place, (label, act, *_) in enumerate(asked["options"], 1)
    ]
    return [words(asked["prompt"]), *options]


def outcome(automaton: walk.Automaton, texts: Any, expected: dict[str, Any]) -> dict[str, Any]:
    """Walk, and give what the vector asks for."""
    picks = walk.read_picks(expected["picks"])
    here = picks if isinstance(picks, walk.Problem) else walk.walk(automaton, picks)
    found: dict[str, Any] = {"picks": expected["picks"]}
    if isinstance(here, walk.Problem):
        return found | {"problem": [here.code, here.at]}
    spoken = {**texts, "names": expected["names"]} if "names" in expected else texts
    phones = expected.get("phones", {})
    people = texts["names"]
    given = {
        "names": expected.get("names"),
        "position": walk.write_picks(here),
        "outcome": here.outcome,
        "ending": walk.ending(here),
        "moment": walk.moment(here),
        "offers": ",".join(f"{pick.option}{'+' * pick.many}" for pick in walk.offers(here)),
        "transcript": transcript(automaton, spoken, walk.events(here)),
        "phones": {
            person: transcript(automaton, spoken, walk.phone(here, people.index(person))) for person in phones
        },
        "titles": walk.titles(automaton, walk.phone(here, 0)),
        "corridor": [
            [step.moment, step.before, step.after, step.silent, step.leads, step.change, step.told]
            for step in walk.corridor(here)
        ],
        "last": last(automaton, spoken, here),
    }
    return found | {key: value for key, value in given.items() if key in expected}
