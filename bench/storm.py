# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""A large synthetic story in Storm and in our own compiler: the same model, timed in the same run.

Storm gets the story as a PRISM program, written by the rule that makes the story, and is asked for the best
and worst outcome of every state, with floating-point numbers as it does best. Ours explores, merges, and
analyses everything. Both say the best and worst outcome at the start, which must be equal. Needs
`tools/storm.sh`; without Storm it says so.
"""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from statistics import median
from time import process_time

from tests.oracle.storm_model import find_storm

from bench.synthetic import synthetic
from omstander.analyse import analyse
from omstander.check import check_story
from omstander.explore import explore, merge
from omstander.model.graph import Way
from omstander.model.program import Program
from omstander.parse import parse_story

MOMENTS, NUMBERS, TOP = 21, 4, 12
RUNS = 3
SHIFT = 2
"""Added to the reward of every step, because Storm wants rewards of zero and more."""

HERE = Path(__file__).resolve().parent


def prism() -> str:
    """The synthetic story as a PRISM program: one command for every pick."""
    lines = ["mdp", "module story", f"place : [0..{MOMENTS + 1}] init 0;"]
    lines += [f"druk{number} : [0..{TOP}] init 0;" for number in range(NUMBERS)]
    for moment in range(MOMENTS):
        first, second = moment % NUMBERS, (moment + 1) % NUMBERS
        more = {number: f"(druk{number}' = min({TOP}, druk{number} + 1))" for number in (first, second)}
        step = f"(place' = {moment + 1})"
        for name, change in (("alone", first), ("few", second), ("many", second), ("harm", first)):
            lines.append(f"[{name}] place = {moment} -> {step} & {more[change]};")
        lines.append(f"[silent] place = {moment} -> {step};")
    over = " & ".join(f"(druk{number}' = 0)" for number in range(NUMBERS))
    lines += [f"[sort] place = {MOMENTS} -> (place' = {MOMENTS + 1}) & {over};", "endmodule"]
    lines += ['label "over" = place = ' + f"{MOMENTS + 1};", 'rewards "outcome"']
    changes = {"alone": 1, "few": 1, "many": 2, "harm": -2, "silent": -1}
    lines += [f"[{name}] true : {change + SHIFT};" for name, change in changes.items()]
    return "\n".join([*lines, "endrewards"]) + "\n"


def ask_storm(interpreter: str, folder: Path) -> dict[str, float]:
    """Storm's seconds (the middle of the runs), states, transitions, best and worst."""
    path = folder / "story.prism"
    path.write_text(prism(), encoding="utf-8")
    done = subprocess.run(
        [interpreter, str(HERE / "storm_clock.py"), str(path), str(RUNS)],
        capture_output=True,
        text=True,
        check=True,
    )
    told: dict[str, float] = json.loads(done.stdout)
    shift = MOMENTS - SHIFT * MOMENTS
    return {**told, "best": told["best"] + shift, "worst": told["worst"] + shift}


def measure_ours(program: Program) -> dict[str, float]:
    """The same of our own compiler."""
    taken = []
    for _ in range(RUNS):
        begin = process_time()
        graph, _ = explore(program)
        assert graph is not None
        facts = analyse(program, graph, merge(graph), Way.CLASS)
        taken.append(process_time() - begin)
    transitions = sum(len(node.edges) for node in graph.nodes)
    numbers = {"states": len(graph.nodes), "transitions": transitions}
    return {"seconds": median(taken), **numbers, "best": facts.corridor.best, "worst": facts.corridor.worst}


def main() -> None:
    """Print both as rows of a table."""
    interpreter = find_storm()
    if interpreter is None:
        print("Storm is not here (tools/storm.sh brings it): left out.")
        return
    text = synthetic(MOMENTS, NUMBERS, TOP)
    program, _ = check_story(parse_story(text)[0], text)
    assert program is not None
    folder = HERE.parent / ".make"
    folder.mkdir(exist_ok=True)
    both = {
        "ours: explore, merge, analyse": measure_ours(program),
        "Storm: build, best and worst": ask_storm(interpreter, folder),
    }
    print("| | seconds | states | transitions | best | worst |\n|---|---|---|---|---|---|")
    for name, told in both.items():
        counts = f"{told['states']:,.0f} | {told['transitions']:,.0f}"
        print(f"| {name} | {told['seconds']:.3f} | {counts} | {told['best']:g} | {told['worst']:g} |")


if __name__ == "__main__":
    main()
