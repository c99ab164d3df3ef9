# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Run by the interpreter that has Storm, never imported: answers questions about models with exact rational
numbers.

Reads a list of `{"choices": file, "chance": file, "endings": [labels]}` from standard input, the files in
Storm's explicit format; writes for each the best and worst reward of all states and the chance of each
ending, as "n/d".
"""

from __future__ import annotations

import json
import sys
from typing import Any

import stormpy


def values(model: Any, question: str) -> list[str]:
    """What Storm answers to one question, for every state, by exact arithmetic."""
    formula = stormpy.parse_properties(question)[0]
    answer = stormpy.model_checking(model, formula)
    return [str(value) for value in answer.get_value_vector()]


def answers(asked: dict[str, Any]) -> dict[str, Any]:
    """Everything that is asked about one story."""
    choices = stormpy.build_model_from_drn[stormpy.Rational](asked["choices"])
    chance = stormpy.build_model_from_drn[stormpy.Rational](asked["chance"])
    return {
        "best": values(choices, 'R{"outcome"}max=? [F "over"]'),
        "worst": values(choices, 'R{"outcome"}min=? [F "over"]'),
        "endings": {name: values(chance, f'P=? [F "{name}"]')[0] for name in asked["endings"]},
    }


if __name__ == "__main__":
    json.dump([answers(asked) for asked in json.load(sys.stdin)], sys.stdout)
