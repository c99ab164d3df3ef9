# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Whatever comes over the wire: a plain problem or an automaton that can be walked, never a crash."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.emit.small import FACTS, GRAPH, PROGRAM

from omstander import walk
from omstander.emit import emit_automaton, to_json

ROOT = Path(__file__).resolve().parents[2]
LAST = {"prompt": 5, "options": [[6, "delay", 1, 5], [8, "silent"]]}
WHOLE = to_json({**emit_automaton(PROGRAM, GRAPH, FACTS, "zonder-noor"), "last": [None, LAST]})
ODD = st.sampled_from([None, -1, 99, 1.5, "", "x", [], {}, [[]], True])


def places(part: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Every place in a piece of JSON."""
    items = part.items() if isinstance(part, dict) else enumerate(part) if isinstance(part, list) else ()
    return [path, *(place for key, inner in items for place in places(inner, (*path, key)))]


PLACES = places(json.loads(WHOLE))[1:]


@st.composite
def spoiled(draw: st.DrawFn) -> str:
    """The small automaton with one to three places gone or replaced by something odd."""
    parts = json.loads(WHOLE)
    for path in draw(st.lists(st.sampled_from(PLACES), min_size=1, max_size=3)):
        holder = parts
        for key in path[:-1]:
            holder = holder[key] if isinstance(holder, dict | list) and _has(holder, key) else None
        if not isinstance(holder, dict | list) or not _has(holder, path[-1]):
            continue
        if draw(st.booleans()):
            del holder[path[-1]]
        else:
            holder[path[-1]] = draw(ODD)
    return json.dumps(parts)


def _has(holder: Any, key: Any) -> bool:
    return key in holder if isinstance(holder, dict) else isinstance(key, int) and key < len(holder)


def walk_everywhere(automaton: walk.Automaton) -> int:
    """Walk every path, look at every phone, and count the endings reached."""
    waiting, ended = [walk.start(automaton)], 0
    while waiting:
        here = waiting.pop()
        for person in range(len(automaton.parts["people"])):
            walk.titles(automaton, walk.phone(here, person))
        walk.corridor(here)
        ended += walk.ending(here) >= 0
        steps = [walk.step(here, pick.option, pick.many) for pick in walk.offers(here)]
        waiting += [there for there in steps if isinstance(there, walk.Walk)]
    return ended


@given(spoiled())
@settings(max_examples=300)
def test_spoiled_automata_are_refused_or_walk(source: str) -> None:
    """A spoiled automaton gives a problem, or every path through it still ends."""
    found = walk.load(source)

    assert isinstance(found, walk.Problem) or walk_everywhere(found) > 0


@given(
    st.text()
    | st.recursive(ODD, st.lists).map(json.dumps)
    | st.integers(0, len(WHOLE) - 3).map(lambda n: WHOLE[:n])
)
def test_anything_else_is_a_problem(source: str) -> None:
    """What is no automaton, or half of one, gives a problem."""
    assert isinstance(walk.load(source), walk.Problem)


@pytest.mark.slow
def test_both_walkers_refuse_the_same(tmp_path: Path) -> None:
    """One place at a time gone or odd: Python and TypeScript say the same of all of them."""
    sources = []
    for path in PLACES:
        for odd in (None, 99, 1.5, "x", []):
            parts = json.loads(WHOLE)
            holder = parts
            for key in path[:-1]:
                holder = holder[key]
            holder[path[-1]] = odd
            sources.append(json.dumps(parts))
    script = tmp_path / "load.mjs"
    module = (ROOT / "runtime" / "src" / "walk.ts").as_uri()
    script.write_text(
        f'import {{ load }} from "{module}"; import {{ readFileSync }} from "node:fs";\n'
        'const lines = readFileSync(0, "utf8").split("\\n");\n'
        'console.log(lines.map((line) => load(line).code ?? "fine").join(" "));\n',
        encoding="utf-8",
    )
    told = subprocess.run(
        [node(), str(script)], input="\n".join(sources), capture_output=True, text=True, check=True
    )
    found = [walk.load(source) for source in sources]

    assert [one.code if isinstance(one, walk.Problem) else "fine" for one in found] == told.stdout.split()


def node() -> str:
    """The Node that `make` found or brought."""
    named = ROOT / ".make" / "node"
    folder = named.read_text(encoding="utf-8").strip() if named.is_file() else None
    found = shutil.which("node", path=folder) or shutil.which("node")
    assert found, "no node: run `make setup`"
    return found
