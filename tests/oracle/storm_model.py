# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""The whole choice tree of a story as a model for Storm: every history is a state, nothing is merged."""

from __future__ import annotations

import json
import os
import subprocess
from fractions import Fraction
from pathlib import Path

from tests.oracle.brute import History, Table

RAISE = 1000
"""Added to every outcome, because Storm wants rewards of zero and more."""

HERE = Path(__file__).resolve()


def find_storm() -> str | None:
    """The interpreter that has Storm: named in OMSTANDER_STORM_PYTHON, or made by tools/storm.sh."""
    named = os.environ.get("OMSTANDER_STORM_PYTHON")
    made = HERE.parents[2] / ".venv-storm" / "bin" / "python"
    return named or (str(made) if made.exists() else None)


def ending_label(table: Table, history: History) -> str:
    """The label of the state in which a path is over."""
    ending = table.rows[history].ending
    assert ending is not None
    return f"ending{ending.span.start}"


def written(table: Table, chance: bool) -> str:
    """The model in Storm's explicit format: with free choices, or with equal chances and no rewards."""
    states = {history: number for number, history in enumerate(table.rows)}
    over = len(states)
    lines, choices = [], 0
    for history, number in states.items():
        picks = table.picks(history)
        labels = ["init"] if not history else []
        targets = [states[(*history, pick)] for pick in picks]
        if not picks:
            labels.append(ending_label(table, history))
        lines.append(f"state {number} {' '.join(labels)}".rstrip())
        reward = table.rows[history].outcome + RAISE if not picks else 0
        rows = one_row(targets or [over]) if chance else [{target: "1"} for target in targets or [over]]
        choices += len(rows)
        lines += actions(rows, None if chance else reward)
    lines += [f"state {over} over", *actions([{over: "1"}], None if chance else 0)]
    kind, rewards = ("DTMC", "") if chance else ("MDP", "outcome")
    head = f"@type: {kind}\n@parameters\n\n@reward_models\n{rewards}\n@nr_states\n{over + 1}\n"
    return head + f"@nr_choices\n{choices + 1}\n@model\n" + "\n".join(lines) + "\n"


def one_row(targets: list[int]) -> list[dict[int, str]]:
    """One action that leads to all targets with equal chance."""
    return [{target: str(Fraction(1, len(targets))) for target in targets}]


def actions(rows: list[dict[int, str]], reward: int | None) -> list[str]:
    """The actions of one state."""
    lines = []
    for number, row in enumerate(rows):
        lines.append(f"\taction {number}" + ("" if reward is None else f" [{reward}]"))
        lines += [f"\t\t{target} : {share}" for target, share in row.items()]
    return lines


def ask_storm(interpreter: str, tables: list[Table], folder: Path) -> list[dict[str, object]]:
    """Let Storm answer for many stories at once; outcomes come back as they are in the story."""
    asked = []
    for number, table in enumerate(tables):
        files = [folder / f"{number}-{kind}.drn" for kind in ("choices", "chance")]
        for path, chance in zip(files, (False, True), strict=True):
            path.write_text(written(table, chance), encoding="utf-8")
        endings = sorted({ending_label(table, path) for path in table.paths()})
        asked.append({"choices": str(files[0]), "chance": str(files[1]), "endings": endings})
    done = subprocess.run(
        [interpreter, str(HERE.parent / "storm_answers.py")],
        input=json.dumps(asked),
        capture_output=True,
        text=True,
        check=True,
    )
    return [lowered(table, answer) for table, answer in zip(tables, json.loads(done.stdout), strict=True)]


def lowered(table: Table, answer: dict[str, object]) -> dict[str, object]:
    """The answers with outcomes as they are in the story, and as exact numbers, by history."""
    result: dict[str, object] = {}
    for key in ("best", "worst"):
        values = answer[key]
        assert isinstance(values, list)
        shifted = [Fraction(value) - RAISE for value in values[:-1]]
        result[key] = dict(zip(table.rows, shifted, strict=True))
    endings = answer["endings"]
    assert isinstance(endings, dict)
    result["endings"] = {label: Fraction(value) for label, value in endings.items()}
    return result
