# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Run by the interpreter that has Storm, never imported: builds and checks a PRISM program so many times."""

from __future__ import annotations

import json
import statistics
import sys
from time import process_time

import stormpy

QUESTIONS = {"best": 'R{"outcome"}max=? [F "over"]', "worst": 'R{"outcome"}min=? [F "over"]'}


def once(program: stormpy.storage.PrismProgram) -> dict[str, float]:
    """Build the model and answer both questions; seconds of this process."""
    begin = process_time()
    model = stormpy.build_model(program)
    told: dict[str, float] = {}
    for name, question in QUESTIONS.items():
        answer = stormpy.model_checking(model, stormpy.parse_properties(question)[0])
        told[name] = float(answer.get_value_vector()[model.initial_states[0]])
    seconds = process_time() - begin
    return {**told, "seconds": seconds, "states": model.nr_states, "transitions": model.nr_transitions}


if __name__ == "__main__":
    source = stormpy.parse_prism_program(sys.argv[1])
    runs = [once(source) for _ in range(int(sys.argv[2]))]
    json.dump({**runs[0], "seconds": statistics.median(run["seconds"] for run in runs)}, sys.stdout)
