# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Stories laid out as programs."""

from __future__ import annotations

from pathlib import Path

import pytest

from omstander.model.program import (
    Adjust,
    Branch,
    Enter,
    FallOff,
    Finish,
    Jump,
    LastFrom,
    Program,
    Tell,
    ThisLine,
    TogetherTest,
)
from omstander.model.story import Act, Kind

from .stories import BASE, REAL, base_with, program


def told(made: Program, words: str) -> int:
    """The number of the line that says these words."""
    return next(
        n for n, line in enumerate(made.lines) if line.text >= 0 and words in made.texts[line.text].template
    )


@pytest.mark.parametrize("path", REAL, ids=lambda path: path.stem)
def test_control_only_moves_forward(path: Path) -> None:
    """Every target is larger than the address that names it, and inside the code."""
    code = program(path.read_text(encoding="utf-8")).code
    jumps = [(address, step.target) for address, step in enumerate(code) if isinstance(step, Jump)]
    branches = [(address, step.otherwise) for address, step in enumerate(code) if isinstance(step, Branch)]
    assert [pair for pair in (*jumps, *branches) if not pair[0] < pair[1] < len(code)] == []


@pytest.mark.parametrize("path", REAL, ids=lambda path: path.stem)
def test_every_option_ends_behind_its_moment(path: Path) -> None:
    """All options of one moment lead to one address, the first behind all of them."""
    made = program(path.read_text(encoding="utf-8"))
    for moment in made.moments:
        starts = [option.entry for option in moment.options]
        ends = {made.code[start - 1] for start in starts[1:]}
        assert len(ends) == 1
        (end,) = ends
        assert isinstance(end, Jump)
        assert end.target > starts[-1]


def test_the_player_is_person_0_and_private_chats_are_made_once_for_two() -> None:
    """`jij > Noor` and `Noor > jij` are the same chat."""
    made = program(BASE)
    assert (made.people[0].name, made.people[1].name) == ("Robin", "Noor")
    first, second = (made.lines[told(made, words)] for words in ("balen van net", "mwah. dankje"))
    assert first.chat == second.chat
    assert made.chats[first.chat].members == {0, 1}


def test_an_ending_is_entered_told_and_finished() -> None:
    """Between Enter and Finish stand the ending's lines; above the first a path would fall off."""
    made = program(BASE)
    entry = made.endings[0].entry
    assert [type(step) for step in made.code[entry - 1 : entry + 4]] == [FallOff, Enter, Tell, Tell, Tell]
    assert made.code[entry + 4] == Finish(0)


def test_in_lasts_until_the_next_one_or_the_end_of_its_block() -> None:
    """A group that an option switches to is left again behind the option."""
    text = base_with(
        "after",
        "? En nu?    [doen]",
        "+ Zeg het daar    [aanspreken]",
        "    in film",
        "    jij: daar",
        "* Niks    (stil)",
        "    erbij -1",
        "Mila: hier",
    )
    made = program(text)
    where = [made.chats[made.lines[told(made, words)].chat].id for words in ("daar", "hier")]
    assert where == ["film", "2b"]


def test_what_an_option_does_in_a_group_makes_it_public() -> None:
    """An option is private if nothing the player does in it lands in a group; keeping is seen by nobody."""
    text = base_with(
        "options", "+ Bewaar het    [bewaren]", '    jij bewaart "al vol"', "    jij > Noor: zal ik?"
    )
    moment = program(text).moments[0]
    private = {option.act: option.private for option in moment.options}
    assert (private[Act.DOCUMENT], private[Act.DELAY], private[Act.DIRECT], private[Act.JOIN]) == (
        True,
        True,
        False,
        False,
    )
    assert [option.asks_together for option in moment.options if option.act is Act.DIRECT] == [True]


def test_together_is_a_test_and_a_flag_is_set_to_one() -> None:
    """`als samen` asks how many did it; `sem-durft ja` sets."""
    made = program(BASE)
    assert next(step.test for step in made.code if isinstance(step, Branch)) == TogetherTest()
    flag = next(number for number, one in enumerate(made.numbers) if one.flag)
    assert [step.set_to for step in made.code if isinstance(step, Adjust) and step.number == flag] == [1]


@pytest.mark.parametrize(
    "earlier", ['Daan hernoemt 2b: "Wij"', "Daan stuurt foto: Wij", 'Daan start poll: "Wij" met "ja", "nee"']
)
def test_names_captions_and_polls_can_be_quoted(earlier: str) -> None:
    """`op "tekst"` points at any earlier line with words, and is in its chat."""
    made = program(base_with("scene", earlier, 'Mila reageert 😂 op "Wij"', "Mila reageert 😂 op Daan"))
    quoting, last = (line for line in made.lines if line.kind is Kind.REACT and line.actor == 3)
    assert (quoting.on, quoting.chat) == (ThisLine(told(made, "Wij")), 0)
    assert last.on == LastFrom(2)


def test_the_notes_of_translators_go_with_the_next_text() -> None:
    """`// vertaler:` explains the line below it and no other."""
    made = program(base_with("scene", "// vertaler: een woordgrap", "Mila: volzin", "Mila: vol"))
    notes = {text.template: text.note for text in made.texts}
    assert (notes["volzin"], notes["vol"]) == ("een woordgrap", "")


def test_names_in_texts_are_references() -> None:
    """A name in a message can be swapped later."""
    assert "{Noor}" in {text.template for text in program(base_with("scene", "Mila: Noor")).texts}
