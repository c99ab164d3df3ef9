# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Claims about what a translator gets to see."""

from __future__ import annotations

from omstander.translate import entries

from .small import BASE, program_of


def test_every_text_with_a_letter_is_there_once() -> None:
    """Every text of the story that has a letter in it belongs to exactly one entry; no other text does."""
    program = program_of(BASE.replace("Noor: ik!", "Noor: 😂 10!").replace("Mila: we", "Mila: we"))

    with_letters = [
        n for n, text in enumerate(program.texts) if any(sign.isalpha() for sign in text.template)
    ]
    assert sorted(number for entry in entries(program) for number in entry.numbers) == with_letters
    assert "😂 10!" not in [entry.text for entry in entries(program)]


def test_everybody_with_a_name_is_an_entry() -> None:
    """Names are entries of their own, with ids that say whose they are."""
    names = [entry.id for entry in entries(program_of(BASE)) if entry.person >= 0]

    assert names == ["name.Robin", "name.Noor", "name.Daan", "name.Mila", "name.Sem", "name.mevrouw Aydin"]


def test_a_title_that_a_chat_gets_twice_is_one_entry() -> None:
    """A group that is renamed, and later renamed the same again, has one entry for that title."""
    twice = BASE.replace(
        "Mila: we zitten", 'Daan hernoemt 2b: "Feest"\nDaan hernoemt 2b: "Feest"\nMila: we zitten'
    )

    found = [entry for entry in entries(program_of(twice)) if entry.text == "Feest"]
    assert [len(entry.numbers) for entry in found] == [2]


def test_what_an_ending_closes_with_is_translated() -> None:
    """Question, options and lines of a last thing are entries of its ending, the options with their acts."""
    closing = "? Nog iets, {n}?\n+ Vraag Noor iets    [opvangen]\n    jij > Noor: hoi\n* Niets    (stil)\n\n"
    made = entries(program_of(BASE.replace("-- nabespreken", closing.format(n="Robin") + "-- nabespreken")))
    begin = next(place for place, entry in enumerate(made) if entry.text == "Nog iets, {Robin}?")

    assert [(one.role, one.text, one.act) for one in made[begin : begin + 4]] == [
        ("prompt", "Nog iets, {Robin}?", ""),
        ("label", "Vraag {Noor} iets", "delay"),
        ("message", "hoi", ""),
        ("label", "Niets", "silent"),
    ]
    assert {one.place for one in made[begin : begin + 4]} == {made[begin - 1].place}


def test_an_option_knows_its_act() -> None:
    """Labels carry their act, so that a changed act can be seen."""
    acts = [(entry.text, entry.act) for entry in entries(program_of(BASE)) if entry.role == "label"]

    assert acts == [
        ("App {Noor} even", "delay"),
        ("Vraag {Sem} wat hij vindt", "delegate"),
        ("Zeg dat er plek is voor iedereen", "direct"),
        ("Lach mee", "join"),
        ("Telefoon wegleggen", "silent"),
    ]
