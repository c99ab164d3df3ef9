# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Which name was probably meant."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from omstander.check.names import nearest, nearest_stretch, slips

LETTERS = some.text("abcn", max_size=6)


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("Noro", "Noor"),
        ("noor", "Noor"),
        ("Mlia", "Mila"),
        ("Daann", "Daan"),
        ("Lisa", ""),
        ("mevrouw Smid", "mevrouw Smit"),
        ("Nr", ""),
        ("", ""),
    ],
)
def test_one_slip_is_forgiven_in_a_short_name_and_two_in_a_long_one(name: str, meant: str) -> None:
    """Letters that are added, lost, changed or swapped count as one slip; capitals as none."""
    assert nearest(name, ["Noor", "Mila", "Daan", "Sem", "mevrouw Smit"]) == meant


def test_the_first_of_equally_near_names_is_meant() -> None:
    """The order of the declarations decides, so that the answer never changes."""
    assert nearest("Bas", ["Jan", "Bab", "Bal"]) == "Bab"


@given(LETTERS, LETTERS)
def test_slips_are_the_same_in_both_directions(left: str, right: str) -> None:
    """What is as far from one as from the other has one distance, zero only for equal words."""
    there, back = slips(left, right, 9), slips(right, left, 9)
    assert there == back
    assert (there == 0) == (left == right)


@given(LETTERS, LETTERS, some.integers(0, 3))
def test_the_cap_only_cuts_off(left: str, right: str, cap: int) -> None:
    """A cap never changes a distance below it."""
    assert slips(left, right, cap) == min(slips(left, right, 9), cap + 1)


def test_a_stretch_of_a_longer_text_is_found_with_its_slips() -> None:
    """A quote with a slip is found inside the message that it is taken from."""
    assert nearest_stretch("record bijhuden", "iemand moet het record bijhouden", 3) == (
        1,
        "record bijhouden",
    )
