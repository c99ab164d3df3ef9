# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Conditions, changes, jumps, moments and parts."""

from __future__ import annotations

import pytest
from tests.parse.scripts import DUTCH, ENGLISH, mistakes, scene, statement

from omstander.model.story import (
    YOU,
    Act,
    Both,
    Bullet,
    Changes,
    Comment,
    Compare,
    Condition,
    Either,
    Event,
    GoTo,
    If,
    InChat,
    IsIn,
    IsYes,
    Moment,
    Not,
    Option,
    Step,
    Teacher,
    Together,
)
from omstander.parse import parse_story


def shown(condition: Condition) -> object:
    """Give a condition as nested lists."""
    match condition:
        case Compare():
            return [condition.number.text, condition.operator, condition.value]
        case IsYes():
            return condition.flag.text
        case IsIn():
            return [condition.person.text, "in", condition.chat.text]
        case Together():
            return "together"
        case Not():
            return ["not", shown(condition.inner)]
        case Both():
            return ["and", *map(shown, condition.parts)]
        case Either():
            return ["or", *map(shown, condition.parts)]


@pytest.mark.parametrize(
    ("dutch", "english", "wanted"),
    [
        ("druk >= 2", "druk >= 2", ["druk", ">=", 2]),
        ("druk ≤ 2", "druk <> 2", None),
        ("druk = -2", "druk == −2", ["druk", "=", -2]),
        ("samen", "together", "together"),
        ("samen of sem-durft", "together or sem-durft", ["or", "together", "sem-durft"]),
        ("niet sem-durft", "not sem-durft", ["not", "sem-durft"]),
        ("jij niet in feest", "you not in feest", ["not", [YOU, "in", "feest"]]),
        ("mevrouw Aydin in 2b", "mevrouw Aydin in 2b", ["mevrouw Aydin", "in", "2b"]),
        (
            "a en b of c en niet d",
            "a and b or c and not d",
            ["or", ["and", "a", "b"], ["and", "c", ["not", "d"]]],
        ),
        ("a en (b of c)", "a and (b or c)", ["and", "a", ["or", "b", "c"]]),
    ],
)
def test_a_condition_reads_the_same_in_both_languages(dutch: str, english: str, wanted: object) -> None:
    """Not binds tightest, then and, then or; brackets go before all."""
    first = statement(f"als {dutch}:\n    Noor: ja")
    second = statement(f"if {english}:\n    Noor: ja", ENGLISH)
    assert isinstance(first, If)
    assert isinstance(second, If)
    if wanted is not None:
        assert shown(first.condition) == shown(second.condition) == wanted
    else:
        assert (shown(first.condition), shown(second.condition)) == (["druk", "<=", 2], ["druk", "!=", 2])


def test_any_one_line_may_follow_a_condition() -> None:
    """A message, a change, a clock, a jump, a group or another condition fits after the colon."""
    lines = [
        "Noor: hoi",
        "druk -1",
        "~ zondag 10:00",
        "naar Stilte",
        "in 2b",
        "als samen: naar X",
        "hulpkaart",
    ]
    for line in lines:
        branch = statement(f"als sem-durft: {line}")
        assert isinstance(branch, If)
        assert (branch.inline, branch.then) == (True, branch.then)
        assert len(branch.then) == 1


def test_otherwise_belongs_to_the_condition_above_it() -> None:
    """Comments between the two do not part them."""
    branch = statement("als samen:\n    Sem: ja\n// anders is hij stil\nanders:  // vaak\n    Daan: nee")
    assert isinstance(branch, If)
    assert [type(one) for one in branch.then] == [Event, Comment]
    assert branch.otherwise is not None
    assert (len(branch.otherwise), branch.otherwise_comment) == (1, "vaak")


def test_changes_may_share_a_line() -> None:
    """Sums and yes-or-no are told apart; any dash of a word processor is a minus."""
    changes = statement("druk –1, erbij +2, sem-durft ja  // omdat Sem het hoort")
    assert isinstance(changes, Changes)
    assert [(one.number.text, one.amount, one.value) for one in changes.items] == [
        ("druk", -1, None),
        ("erbij", 2, None),
        ("sem-durft", None, True),
    ]
    assert changes.comment == "omdat Sem het hoort"


def test_places_have_their_names_as_written() -> None:
    """`in` takes an id, with or without a colon; `naar` a whole title."""
    first, second, third = scene("in 2b:\nin feest\nnaar Samen verder  // het beste")
    assert isinstance(first, InChat)
    assert isinstance(second, InChat)
    assert isinstance(third, GoTo)
    assert [first.chat.text, second.chat.text, third.target.text] == ["2b", "feest", "Samen verder"]
    assert third.comment == "het beste"


MOMENT = """? Wat doe jij?   [weten hoe] (20s) (klas) (samen: 1 op 2)  // de kern
+ App Noor (als je durft)    [hulp halen] (als Noor in 2b)
    jij > Noor: gaat het?
// een grap
– Lach mee   [meedoen]
* Telefoon wegleggen   (stil)
    erbij -1
Noor: en nu?
"""


def test_a_moment_has_its_marks_and_options() -> None:
    """Step, time, class and threshold stand on the question; act, guard and silence on the options."""
    moment, after = scene(MOMENT)
    assert isinstance(moment, Moment)
    assert isinstance(after, Event)
    assert (moment.prompt.raw, moment.step, moment.seconds) == ("Wat doe jij?", Step.KNOW_HOW, 20)
    assert (moment.for_class, moment.together, moment.comment) == (True, (1, 2), "de kern")
    options = [option for option in moment.options if isinstance(option, Option)]
    assert [(one.bullet, one.label.raw, one.act, one.silent, len(one.body)) for one in options] == [
        (Bullet.CONSTRUCTIVE, "App Noor (als je durft)", Act.DELEGATE, False, 1),
        (Bullet.HARMFUL, "Lach mee", Act.JOIN, False, 0),
        (Bullet.OTHER, "Telefoon wegleggen", None, True, 1),
    ]
    assert options[0].guard is not None
    assert isinstance(moment.options[1], Comment)


def test_brackets_that_are_part_of_the_sentence_stay_in_it() -> None:
    """A bracket one space behind a word is text, also at the end."""
    moment, *_ = scene("? Wat doe jij (echt)?\n+ Zeg iets (zachtjes)\n* Wachten (stil)")
    assert isinstance(moment, Moment)
    first = moment.options[0]
    assert isinstance(first, Option)
    assert (moment.prompt.raw, first.label.raw) == ("Wat doe jij (echt)?", "Zeg iets (zachtjes)")


def test_the_teachers_script_is_plain_text() -> None:
    """Whatever stands under it, however deep, is what the teacher says."""
    teacher = statement("-- leraar\n    Noor: is een naam\n        ? geen moment\n    // notitie")
    assert isinstance(teacher, Teacher)
    assert [line.raw if not isinstance(line, Comment) else line.text for line in teacher.lines] == [
        "Noor: is een naam",
        "? geen moment",
        "notitie",
    ]


def test_scenes_endings_and_debrief_are_told_apart() -> None:
    """Titles are text: `//` in one is no comment, after one it is."""
    text = (
        DUTCH
        + "Noor: hoi\n== https://x ==  // zo\n== einde Stil  == \nNoor: dag\n— nabespreken\n    Wat nu?\n"
    )
    story, found = parse_story(text)
    assert found == []
    assert [(one.title.raw, one.ending, one.comment) for one in story.scenes] == [
        ("Zaterdag", False, ""),
        ("https://x", False, "zo"),
        ("Stil", True, ""),
    ]
    assert [getattr(line, "raw", None) for line in story.debrief] == ["Wat nu?"]


def test_deep_nesting_ends_in_a_diagnostic() -> None:
    """Thousands of levels or brackets are told, whatever makes them."""
    levels = "\n".join("    " * depth + "als samen:" for depth in range(500))
    assert ("E108", "als samen:") in mistakes(levels)
    assert [code for code, _ in mistakes("als samen: " * 5000 + "Noor: ja")] == ["E108"]
    assert [code for code, _ in mistakes("als " + "(" * 5000 + "samen" + ")" * 5000 + ": Noor: ja")] == [
        "E140"
    ]
    assert [code for code, _ in mistakes("als " + "niet " * 5000 + "samen: Noor: ja")] == ["E140"]
