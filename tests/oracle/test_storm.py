# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""The model checker Storm, on the whole choice tree, agrees exactly with the compiler's figures."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest
from tests.oracle.agreement import table_of
from tests.oracle.brute import Table, values_of
from tests.oracle.generator import Size, seeded_story
from tests.oracle.storm_model import ask_storm, find_storm

from omstander.compiler import examine
from omstander.model.facts import StoryFacts
from omstander.model.graph import Way
from omstander.model.program import Program
from omstander.parse import parse_story

STORIES = 60
WANTED = 50


@pytest.fixture(scope="module")
def storm() -> str:
    """The interpreter that has Storm."""
    found = find_storm()
    if found is None:
        pytest.skip("Storm is not here: run tools/storm.sh, or name its Python in OMSTANDER_STORM_PYTHON")
    return found


Case = tuple[Program, StoryFacts, Table, str]


@pytest.fixture(scope="module", params=list(Way))
def cases(request: pytest.FixtureRequest) -> list[Case]:
    """Generated stories that have figures, with those figures and all histories."""
    found: list[Case] = []
    for seed in range(20 * STORIES):
        text = seeded_story(seed, size=Size(paths=200))
        examination = examine(text)
        if examination.program is None or examination.facts is None:
            continue
        story = parse_story(text)[0]
        facts = examination.facts[request.param]
        found.append((examination.program, facts, table_of(story, text, request.param), text))
        if len(found) == STORIES:
            break
    return found


@pytest.mark.slow
def test_storm_agrees(storm: str, cases: list[Case], tmp_path: Path) -> None:
    """Best and worst outcomes and the chances of endings are the same to the last digit on at least 50
    stories."""
    answers = ask_storm(storm, [table for _, _, table, _ in cases], tmp_path)

    assert len(answers) >= WANTED
    for (program, facts, table, text), answer in zip(cases, answers, strict=True):
        values = values_of(table, text)
        chances = {
            f"ending{program.endings[item.ending].span.start}": item.uniform
            for item in facts.endings
            if item.paths
        }
        assert answer["endings"] == chances
        best, worst = answer["best"], answer["worst"]
        assert (best[()], worst[()]) == (Fraction(facts.corridor.best), Fraction(facts.corridor.worst))
        moments = [history for history in table.rows if history in values.best]
        assert {one: best[one] for one in moments} == {one: values.best[one] for one in moments}
        assert {one: worst[one] for one in moments} == {one: values.worst[one] for one in moments}
