# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""The cut-offs of a class, as they lie on disk."""

from __future__ import annotations

import pytest

from omstander.files.rules import read_rules


@pytest.mark.parametrize(
    ("cut", "least", "of_thirty"), [("few", 3, 5), ("many", 4, 10), ("harm", 4, 15), ("view", 7, 21)]
)
def test_cut_offs_are_those_of_the_protocol(cut: str, least: int, of_thirty: int) -> None:
    """`spec/protocol.md` says the same numbers in words: so many at least, and so many of thirty."""
    found = getattr(read_rules(), cut)

    assert [found.is_reached(count, least) for count in (least - 1, least)] == [False, True]
    assert [found.is_reached(count, 30) for count in (of_thirty - 1, of_thirty)] == [False, True]


def test_limits_are_those_of_the_protocol() -> None:
    """Eight seats choose by themselves, ten answers are told, and eight of *Hé*."""
    rules = read_rules()

    assert (rules.together_below, rules.views_from, rules.levels_from) == (8, 10, 8)
    assert rules.most == (1, 2)
