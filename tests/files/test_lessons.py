# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""The guide of a lesson: whole, the same in every language, and about no story in particular."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from tests.house.tree import ROOT

from omstander.files.editions import INTERFACE
from omstander.files.lessons import Lesson, before, read_lesson

ROLES = {"target", "instigator", "follower", "bystander"}
SLOTS = ROLES | {"names", "contact", "when"}
SHOWN = {"phone", "corridor", "how-many", "questions", "agreement", "help"}
"""What a board can show (`spec/protocol.md`)."""
LINES = {"say", "do", "lead"}


def texts(value: Any) -> Iterator[str]:
    """Every text in a value, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from texts(one)
    elif isinstance(value, list):
        for one in value:
            yield from texts(one)


def lines(value: Any) -> Iterator[dict[str, str]]:
    """Every line for the teacher in a value, however deep."""
    if isinstance(value, dict):
        if value.keys() <= LINES and value:
            yield value
        for one in value.values():
            yield from lines(one)
    elif isinstance(value, list):
        for one in value:
            yield from lines(one)


def shape(value: Any) -> Any:
    """A value with every text but one of a closed set replaced by what it needs filled in."""
    if isinstance(value, dict):
        return {key: one if key in {"fits", "only", "language"} else shape(one) for key, one in value.items()}
    if isinstance(value, list):
        return [shape(one) for one in value]
    return sorted(set(re.findall(r"\{(\w+)\}", value))) if isinstance(value, str) else value


@pytest.fixture(params=INTERFACE)
def guide(request: pytest.FixtureRequest) -> Lesson:
    """The guide in one of the languages."""
    return read_lesson(str(request.param))


def test_languages_say_the_same() -> None:
    """Every language has the same steps, minutes and lists, with the same facts filled in."""
    first, *others = ({**shape(read_lesson(language)), "language": ""} for language in INTERFACE)

    assert others == [first]


def test_nothing_is_empty(guide: Lesson) -> None:
    """No text is empty or has a space at an end, and only what the screens know stands in braces."""
    said = list(texts(guide))  # type: ignore[arg-type]

    assert [one for one in said if not one or one != one.strip()] == []
    assert {slot for one in said for slot in re.findall(r"\{(.*?)\}", one)} == SLOTS


def test_a_line_is_said_or_done(guide: Lesson) -> None:
    """A line is one thing: to say, to do, or how a page begins; what is said brings no quotation marks."""
    found = list(lines(guide))

    assert len(found) > 90
    assert [one for one in found if len(one) != 1] == []
    assert [one["say"] for one in found if "say" in one and re.search(r"[\"“”]", one["say"])] == []


def test_every_step_has_its_minutes(guide: Lesson) -> None:
    """A lesson of three moments takes fifty minutes, and its last eight begin with the agreement."""
    minutes = guide["minutes"]
    moments = sum(one["scene"] + one["minutes"] for one in guide["moments"])
    last = minutes["agreement"] + minutes["help"] + minutes["close"]

    assert sum(minutes.values()) + moments == 50
    assert last in (7, 8)
    assert set(minutes) - {"ending"} <= set(guide["steps"])


def test_everything_that_a_board_shows_has_a_script(guide: Lesson) -> None:
    """Whatever the board can show, the teacher has something to say or do there."""
    steps = guide["steps"]

    assert set(steps) >= SHOWN
    assert {name for name, step in steps.items() if not step["lines"]} == {"talk"}
    assert all(one["talk"] for one in guide["moments"])


def test_there_are_ten_questions_to_pick_from(guide: Lesson) -> None:
    """Ten questions, each with what it is about and what is better not asked; one of them comes last."""
    questions = guide["questions"]

    assert len(questions) == 10
    assert [one["ask"] for one in questions if not (one["about"] and one["avoid"])] == []
    assert [one for one in questions if "last" in one.get("fits", [])] == questions[-1:]


def test_every_what_if_has_an_answer(guide: Lesson) -> None:
    """Twelve things may happen; for each there is something to say or do."""
    assert len(guide["what_ifs"]) == 12
    assert len({one["when"] for one in guide["what_ifs"]}) == 12
    assert all(one["lines"] for one in guide["what_ifs"])


def test_nobody_of_a_story_is_named(guide: Lesson) -> None:
    """The guide is for every story: nobody who lives in one of them is named in it."""
    people: set[str] = set()
    for path in (ROOT / "content" / "stories").glob("*/*.chat"):
        cast = path.read_text(encoding="utf-8").partition("\nmensen\n")[2].partition("\n\n")[0]
        people |= {re.split(r"\s{2,}", line.strip())[0] for line in cast.splitlines() if line.strip()}
    words = {word for one in texts(guide) for word in re.findall(r"\w+", one)}  # type: ignore[arg-type]

    assert len(people) > 8
    assert words & people == set()


def test_before_a_lesson_only_what_is_needed_is_given() -> None:
    """The page on which a lesson is started has what to think of first, and not the script of the lesson."""
    given = before("nl")

    assert set(given["before"]) == {"now", "prepare", "practice"}
    assert "steps" not in given
    assert len(json.dumps(given)) < 5000


def test_a_language_without_a_guide_gets_one_that_can_be_read() -> None:
    """Who teaches in a language that the interface does not have gets the guide in one that it has."""
    assert read_lesson("fr")["language"] in INTERFACE
