# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""What is proposed for a name that is not known, and for a line whose place is in doubt."""

from __future__ import annotations

import pytest

from .stories import BASE, ENGLISH, base_with, codes, found


def proposed(text: str) -> list[tuple[str, str]]:
    """The codes found, with what they propose."""
    return [(one.code, dict(one.args).get("suggestion", "")) for one in found(text)]


@pytest.mark.parametrize(
    ("right", "wrong", "told"),
    [
        ("als samen:", "als saamen:", ("E203", "samen")),
        ("jij: er is plek", "jiij: er is plek", ("E201", "jij")),
        ("jij: er is plek", "jji: er is plek", ("E201", "jij")),
        ("        Sem: eens", "        andren: eens", ("E201", "anderen")),
        ("naar Samen verder", "naar Samen", ("E204", "Samen verder")),
    ],
)
def test_a_word_of_the_language_or_a_longer_title_is_proposed(
    right: str, wrong: str, told: tuple[str, str]
) -> None:
    """A slip in the player's word, in `samen`, in `anderen`, or half a title costs one error."""
    assert proposed(BASE.replace(right, wrong, 1)) == [told]


def test_the_player_is_proposed_in_english_too() -> None:
    """The word for the player is that of the keywords."""
    assert proposed(ENGLISH.replace("you: there is", "yuo: there is")) == [("E201", "you")]


def test_a_person_in_small_letters_is_a_person() -> None:
    """Who a message is forwarded to is looked for among people where no group is like it."""
    text = base_with("scene", 'Daan stuurt "wie gaat er" door naar sem')
    assert proposed(text) == [("E201", "Sem")]


def test_the_group_of_the_line_above_is_proposed() -> None:
    """Where `in` is missing, the likeliest group is the one that was just named in this block."""
    text = BASE.replace("in film\n", "")
    (one,) = found(text)
    assert (one.code, dict(one.args)["group"]) == ("E212", "film")


def test_an_outcome_that_is_not_declared_gets_no_range() -> None:
    """What is proposed for the outcome would be no mistake itself."""
    text = "\n".join(line for line in BASE.split("\n") if not line.startswith("    erbij: 6"))
    assert [code for code, _ in codes(text)] == ["E233"]


def test_a_change_below_an_option_may_have_lost_its_spaces() -> None:
    """Right below the last option it is told; with a blank line or a comment above it, it is meant."""
    assert codes(base_with("after", "erbij -1")) == [("W210", "erbij -1")]
    assert codes(base_with("after", "", "erbij -1")) == []
    assert codes(base_with("after", "// er ging een dag voorbij", "erbij -1")) == []
