# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Both walkers walk every path of every bundled story, and see the same on every phone."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from omstander import walk
from omstander.compiler import examine
from omstander.emit import emit_automaton, to_json
from omstander.model.graph import Way

ROOT = Path(__file__).resolve().parents[2]
STORIES = sorted([*ROOT.glob("content/stories/*/*.chat"), *ROOT.glob("tests/seeded/stories/*.chat")])
CAP = 20_000
"""Paths of one story in one way of playing; beyond it an even sample, the same every time."""


def node() -> str:
    """The Node that `make` found or brought."""
    named = ROOT / ".make" / "node"
    folder = named.read_text(encoding="utf-8").strip() if named.is_file() else None
    found = shutil.which("node", path=folder) or shutil.which("node")
    assert found, "no node: run `make setup`"
    return found


def paths(automaton: walk.Automaton, every: int) -> Iterator[str]:
    """Every so many-th path, in the order of the picks."""
    stack = [walk.start(automaton)]
    number = 0
    while stack:
        here = stack.pop()
        if walk.ending(here) >= 0:
            if number % every == 0:
                yield walk.write_picks(here)
            number += 1
        for pick in reversed(walk.offers(here)):
            there = walk.step(here, pick.option, pick.many)
            assert isinstance(there, walk.Walk)
            stack.append(there)


def digest(automaton: walk.Automaton, numbers: dict[int, int], line: str) -> str:
    """Everything that a walk says, in one short line; the twin of `runtime/test/digest.ts`."""
    picks = walk.read_picks(line)
    assert isinstance(picks, list)
    here = walk.walk(automaton, picks)
    assert isinstance(here, walk.Walk)

    def name(event: walk.Event) -> str:
        return str(numbers.get(id(event), f"{event.get('by')}@{event.get('in')}"))

    people = range(len(automaton.parts["people"]))
    phones = [" ".join(name(event) for event in walk.phone(here, person)) for person in people]
    steps = [
        f"{step.moment} {step.before} {step.after} {step.silent} {step.leads} {step.change} {step.told}"
        for step in walk.corridor(here)
    ]
    shown = " ".join(str(title) for title in walk.titles(automaton, walk.phone(here, 0)))
    told = [walk.write_picks(here), str(here.outcome), str(walk.ending(here)), shown, *phones, *steps]
    return hashlib.md5("|".join(told).encode(), usedforsecurity=False).hexdigest()


@pytest.mark.slow
@pytest.mark.parametrize("way", list(Way), ids=str)
@pytest.mark.parametrize("story", STORIES, ids=lambda path: path.stem)
def test_both_walkers_agree_on_every_path(story: Path, way: Way, tmp_path: Path) -> None:
    """For every path up to the cap: the same ending, outcome, phones, titles and corridor from both."""
    found = examine(story.read_text(encoding="utf-8"))
    assert found.program is not None
    source = to_json(emit_automaton(found.program, found.graphs[way], found.facts[way], story.stem))
    automaton = walk.load(source)
    assert isinstance(automaton, walk.Automaton)
    file = tmp_path / "automaton.json"
    file.write_text(source, encoding="utf-8")
    total = found.facts[way].paths
    lines = list(paths(automaton, -(-total // CAP)))
    command = [node(), str(ROOT / "runtime" / "test" / "digest.ts"), str(file)]
    told = subprocess.run(command, input="\n".join(lines) + "\n", capture_output=True, text=True, check=True)
    numbers = {
        id(event): place for place, event in enumerate(event for run in automaton.runs for event in run)
    }

    assert -(-total // -(-total // CAP)) == len(lines)
    assert [digest(automaton, numbers, line) for line in lines] == told.stdout.split()
