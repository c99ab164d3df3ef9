# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""How fast a story becomes an automaton, in seconds of this process (a busy machine does not count)."""

from __future__ import annotations

import resource
from collections.abc import Callable, Iterator
from statistics import median
from time import process_time

from bench.synthetic import synthetic
from omstander.analyse import analyse, judge
from omstander.check import check_story
from omstander.compiler import examine
from omstander.emit import emit_automaton, emit_texts, to_json
from omstander.explore import explore, merge
from omstander.model.graph import Way
from omstander.parse import parse_story

RUNS = 5


def seconds(action: Callable[[], object], runs: int = RUNS) -> tuple[float, float, float]:
    """Smallest, median and largest of so many runs."""
    taken = []
    for _ in range(runs):
        begin = process_time()
        action()
        taken.append(process_time() - begin)
    return min(taken), median(taken), max(taken)


def build(text: str) -> int:
    """From source to both automata and the text: bytes written."""
    examination = examine(text)
    program = examination.program
    assert program is not None
    written = [
        to_json(emit_automaton(program, examination.graphs[way], examination.facts[way], "proef"))
        for way in Way
    ]
    return sum(map(len, [*written, to_json(emit_texts(program, "nl"))]))


def rows() -> Iterator[tuple[str, str]]:
    """What is measured, and the figure."""
    lines = synthetic(16, 1, 3, 38)
    count = lines.count("\n")
    yield f"parse {count} lines", _told(seconds(lambda: parse_story(lines)), count, "lines/s")
    yield f"source to automata, {count} lines, 16 moments", _told(seconds(lambda: build(lines)))
    medium = synthetic(16, 1, 3, 20)
    yield (
        f"source to automata, {medium.count(chr(10))} lines, 16 moments",
        _told(seconds(lambda: build(medium))),
    )
    yield from _large()


def _large() -> Iterator[tuple[str, str]]:
    text = synthetic(21, 4, 12)
    story, _ = parse_story(text)
    program, _ = check_story(story, text)
    assert program is not None
    graph, _ = explore(program, 200_000)
    assert graph is not None
    merged = merge(graph)
    transitions = sum(len(node.edges) for node in graph.nodes)

    def all_of_it() -> None:
        every, _ = explore(program, 200_000)
        assert every is not None
        small = merge(every)
        judge(program, small, analyse(program, every, small, Way.CLASS))

    taken = seconds(all_of_it, 3)
    yield "states, transitions, merged states", f"{len(graph.nodes)}, {transitions}, {len(merged.nodes)}"
    yield f"explore, merge, analyse {transitions} transitions", _told(taken, transitions, "transitions/s")
    yield "largest memory of the process", f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB"


def _told(taken: tuple[float, float, float], count: int = 0, unit: str = "") -> str:
    told = " / ".join(f"{one:.3f}" for one in taken) + " s"
    return f"{told} ({count / taken[0]:,.0f} {unit})" if count else told


if __name__ == "__main__":
    for what, figure in rows():
        print(f"| {what} | {figure} |")
