# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""What is half there: a pair of signs, a list without its head, a title without its first signs."""

from __future__ import annotations

import pytest
from tests.parse.scripts import DUTCH, facts, mistakes

from omstander.model.story import Act, Moment, Number, Option, Person
from omstander.parse import parse_story


@pytest.mark.parametrize(
    ("line", "sign", "mend"),
    [
        ("4s) Noor: hoi", "(", "(4s) Noor: hoi"),
        ("(4s Noor: hoi", ")", "(4s) Noor: hoi"),
        ("!) Noor: hoi", "(", "(!) Noor: hoi"),
        ("! Sem) Noor: hoi", "(", "(! Sem) Noor: hoi"),
        ("(! Noor: hoi", ")", "(!) Noor: hoi"),
        ("(! Sem Noor: hoi", ")", ""),
        ('Noor typt "hoi', '"', 'Noor typt "hoi"'),
    ],
)
def test_the_sign_that_is_missing_is_named(line: str, sign: str, mend: str) -> None:
    """The line is told with the sign, and as it reads with it."""
    assert facts(line) == {"sign": sign, "mend": mend}


@pytest.mark.parametrize(
    ("right", "wrong", "sign"),
    [('"2B', "2B", '"'), ("(beheerder)", "(beheerder", ")"), ("(beheerder)", "beheerder)", "(")],
)
def test_a_group_with_half_a_pair_names_the_sign(right: str, wrong: str, sign: str) -> None:
    """A group that cannot be read for a sign says which."""
    found = parse_story(DUTCH.replace(right, wrong, 1))[1]
    assert [(one.code, dict(one.args)["sign"]) for one in found] == [("E158", sign)]


@pytest.mark.parametrize("mark", ["[aanspreken", "aanspreken]", "[aanspreken    [aanspreken]"])
def test_half_a_bracket_of_an_act_never_stays_in_the_label(mark: str) -> None:
    """It is told once, with the whole line, and the option has its act."""
    story, found = parse_story(DUTCH + f"? Wat?\n+ Zeg iets    {mark}\n    Noor: a\n* Wacht    (stil)")
    assert [dict(one.args)["mend"] for one in found] == ["+ Zeg iets    [aanspreken]"]
    (only,) = story.scenes[0].body
    assert isinstance(only, Moment)
    first = only.options[0]
    assert isinstance(first, Option)
    assert (first.label.raw, first.act) == ("Zeg iets", Act.DIRECT)


def test_a_bracket_that_is_no_mark_may_stand_in_a_label() -> None:
    """Only the words of the language make half a mark."""
    assert mistakes("? Wat?\n+ Zeg iets (of niet    [opvangen]\n    Noor: a\n* Wacht    (stil)") == []


@pytest.mark.parametrize("keyword", ["mensen", "getallen"])
def test_a_list_without_its_head_costs_one_error(keyword: str) -> None:
    """The missing word is named, and the list is read."""
    story, found = parse_story(DUTCH.replace(f"{keyword}\n", "", 1))
    assert [(one.code, dict(one.args)) for one in found] == [("E112", {"keyword": keyword})]
    whole, _ = parse_story(DUTCH)
    assert sum(isinstance(one, Person) for one in story.people) == len(whole.people)
    assert sum(isinstance(one, Number) for one in story.numbers) == len(whole.numbers)


def test_a_title_without_its_first_signs_is_a_title() -> None:
    """`einde Stilte ==` ends the scene above it, and its mend is offered."""
    text = DUTCH + "Noor: a\neinde Stilte ==\nNoor: b"
    story, found = parse_story(text)
    assert [(one.code, dict(one.args)["mend"]) for one in found] == [("E121", "== einde Stilte ==")]
    assert [(one.title.raw, one.ending) for one in story.scenes] == [("Zaterdag", False), ("Stilte", True)]
    assert text[found[0].span.start : found[0].span.end] == "einde Stilte =="
