# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2
"""What "Zonder Noor" promises whoever plays it, on every path."""

from __future__ import annotations

import json
from fractions import Fraction
from itertools import product
from typing import Any

import pytest

from omstander.files.editions import automaton_of
from omstander.files.examined import examine_script
from omstander.files.scripts import find_script, read_script
from omstander.model.graph import Way
from omstander.walk import Automaton, Pick, Problem, phone, walk

from .running import Omstander

STORY = "zonder-noor"
CONSTRUCTIVE = {"distract", "delegate", "document", "delay", "direct"}


@pytest.fixture
def figures(omstander: Omstander) -> Any:
    """What is computed about it."""
    return json.loads(omstander("moments", STORY, "--format", "json").out)


def test_it_has_no_faults_in_any_language(omstander: Omstander) -> None:
    """Nothing is found in it: not on a path, not in a lesson, not in a translation."""
    ran = omstander("check", STORY, "--language", "en")

    assert ran.code == 0
    assert "No errors, no warnings" in ran.out + ran.err


def test_every_path_keeps_its_length(figures: Any) -> None:
    """Sixty to 120 messages and six to eight minutes, whatever is chosen."""
    least, most = figures["messages"]
    assert 60 <= least <= most <= 120
    shortest, longest = figures["seconds"]
    assert 6 * 60 <= shortest <= longest <= 8 * 60


def test_moments_and_endings_are_enough_and_matter(figures: Any) -> None:
    """Five moments at least, three of which matter at least, and four endings that do not close alike."""
    assert len(figures["moments"]) >= 5
    assert sum(moment["matters"] for moment in figures["moments"]) >= 3
    assert len(figures["endings"]) >= 4
    assert all(int(ending["paths"]) > 0 for ending in figures["endings"])
    assert all(Fraction(pair["share"]) <= Fraction(1, 2) for pair in figures["shared"])


def test_every_option_shows(figures: Any) -> None:
    """What is chosen changes two lines of others at least, compared with silence."""
    options = [option for moment in figures["moments"] for option in moment["options"]]
    assert all(option["visible"][0] >= 2 for option in options if option["act"] != "silent")


def test_every_act_can_be_tried_and_no_help_backfires(figures: Any) -> None:
    """All eight acts are there, help is never worse than silence, and harm always is."""
    options = [option for moment in figures["moments"] for option in moment["options"]]
    assert {option["act"] for option in options} == CONSTRUCTIVE | {"attack", "join", "silent"}
    assert all(option["alone"][0] >= 0 for option in options if option["act"] in CONSTRUCTIVE)
    assert all(option["alone"][1] < 0 for option in options if option["act"] in {"attack", "join"})


def test_quiet_acts_are_written_before_loud_ones(figures: Any) -> None:
    """In the script of each moment what is done in private comes before what is said in the group."""
    for moment in figures["moments"]:
        helping = [option["private"] for option in moment["options"] if option["act"] in CONSTRUCTIVE]
        assert helping == sorted(helping, reverse=True)


def test_five_to_seven_marked_messages_on_every_path() -> None:
    """So many messages can be asked about afterwards, and Noor and Sem each notice once."""
    automaton = _automaton()
    for picks in product(range(1, 6), repeat=5):
        found = walk(automaton, [Pick(option) for option in picks])
        assert not isinstance(found, Problem)
        marked = [event for event in phone(found, 0) if event.get("noticed")]
        assert 5 <= len(marked) <= 7
        assert sorted(person for event in marked for person in event.get("noticers", [])) == [1, 5]


def test_only_the_worst_ending_leaves_one_thing_to_do() -> None:
    """The door that is left open after the worst ending is not offered where it is not needed."""
    assert [one is not None for one in _automaton().parts["last"]] == [True, False, False, False]


def _automaton() -> Automaton:
    script = read_script(find_script(STORY))
    return automaton_of(examine_script(script, STORY).examination, Way.SOLO, STORY)
