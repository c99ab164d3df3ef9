# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Names in texts: found, kept, swapped."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as some

from omstander.model.reference import genitive, names_in, render, to_template

NAMES = ("Noor", "mevrouw Smit", "Bos", "meneer Bos", "Noa", "Sem")
THEMSELVES = {name: name for name in NAMES}
RECAST = {
    "Noor": "Lotte",
    "mevrouw Smit": "meester Jan",
    "Bos": "Max",
    "meneer Bos": "juf Els",
    "Noa": "Joy",
    "Sem": "Ids",
}


@pytest.mark.parametrize(
    ("text", "template"),
    [
        ("Noor: hoi {x}", "{Noor}: hoi {{x}}"),
        ("ik app noor en SEM", "ik app {noor} en {SEM}"),
        (
            "noors fiets, NOORS tas, Noor's jas, noor’s bal",
            "{noor's} fiets, {NOOR'S} tas, {Noor's} jas, {noor's} bal",
        ),
        ("Mevrouw Smit komt", "{Mevrouw Smit} komt"),
        ("dag meneer bos", "dag {meneer bos}"),
        ("Bos' fiets, 'meneer Bos'", "{Bos's} fiets, '{meneer Bos}'"),
        ("noortje en noorwegen", "noortje en noorwegen"),
        ("Iedereen behalve Noor🔥", "Iedereen behalve {Noor}🔥"),
    ],
)
def test_a_name_is_a_reference_as_a_whole_word_in_any_case(text: str, template: str) -> None:
    """The longest name wins; genitives are known without an apostrophe too; parts of words are left alone."""
    assert to_template(text, NAMES) == template


@pytest.mark.parametrize(
    ("template", "shown"),
    [
        ("{Noor}, {noor}, {NOOR}", "Lotte, lotte, LOTTE"),
        ("{mevrouw Smit} en {Mevrouw Smit}", "meester Jan en Meester Jan"),
        ("{Noor's} tas, {Bos's} tas, {Noa's} tas", "Lottes tas, Max' tas, Joys tas"),
        ("{SEM'S} tas", "IDS' tas"),
        ("{{x}} {Piet} {", "{x} Piet {"),
    ],
)
def test_another_name_is_written_as_the_first_was(template: str, shown: str) -> None:
    """Capitals and genitives follow the place, not the name; who is unknown stays as written."""
    assert render(template, RECAST, "nl") == shown


@pytest.mark.parametrize(
    ("name", "dutch"),
    [
        ("Noor", "Noors"),
        ("Noa", "Noa's"),
        ("Romy", "Romy's"),
        ("Lotte", "Lottes"),
        ("Bos", "Bos'"),
        ("Max", "Max'"),
        ("Lou", "Lous"),
        ("Joy", "Joys"),
        ("Theo", "Theo's"),
        ("Kai", "Kai's"),
        ("Ömer", "Ömers"),
    ],
)
def test_dutch_has_an_apostrophe_only_where_the_sound_asks_for_it(name: str, dutch: str) -> None:
    """The rule of the Dutch spelling for whose something is; English always takes 's."""
    assert (genitive(name, "nl"), genitive(name, "en")) == (dutch, f"{name}'s")


@given(some.text(some.sampled_from("noorNOORsem {}'🔥.,:-bosz\n"), max_size=40))
@example("noor noor{")
def test_a_text_without_genitives_comes_back_as_it_was(text: str) -> None:
    """Making a template and showing it with the declared names changes nothing."""
    template = to_template(text, NAMES)
    if "'s" not in template.lower():
        assert render(template, THEMSELVES, "nl") == text


def test_the_names_of_a_template_are_listed_for_translators() -> None:
    """Each reference is listed, without its genitive, in small letters, in order."""
    assert names_in("{Noor's} fiets {{nee}} van {mevrouw Smit}") == ("noor", "mevrouw smit")
