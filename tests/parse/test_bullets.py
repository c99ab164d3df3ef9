# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Options that lost their bullet are still options."""

from __future__ import annotations

import pytest
from tests.parse.scripts import DUTCH, mistakes

from omstander.model.story import Bullet, Moment, Option
from omstander.parse import parse_story

OPTIONS = ("+ Troost    [opvangen]", "- Lach    [meedoen]", "* Wacht    (stil)")


def moment(lost: int, lead: str) -> str:
    """A moment with the bullet of one option replaced by spaces."""
    lines = [lead + it[2:] if place == lost else it for place, it in enumerate(OPTIONS)]
    return "? Wat?\n" + "".join(f"{line}\n    Noor: a\n    Noor: b\n" for line in lines)


@pytest.mark.parametrize("lost", [0, 1, 2])
@pytest.mark.parametrize("lead", ["", " ", "  ", "    "])
def test_a_lost_bullet_costs_one_error_and_no_option(lost: int, lead: str) -> None:
    """However far the line moved, it is told once, and is an option with the bullet of its act."""
    text = DUTCH + moment(lost, lead)
    story, found = parse_story(text)
    assert [(one.code, dict(one.args)["bullet"]) for one in found] == [("E157", OPTIONS[lost][0])]
    (only,) = story.scenes[0].body
    assert isinstance(only, Moment)
    options = [one for one in only.options if isinstance(one, Option)]
    assert [one.bullet for one in options] == [Bullet.CONSTRUCTIVE, Bullet.HARMFUL, Bullet.OTHER]
    assert [len(one.body) for one in options] == [2, 2, 2]


def test_a_message_that_ends_in_an_act_stays_a_message() -> None:
    """Somebody declared may say anything, brackets included."""
    assert mistakes("? Wat?\n* Wacht    (stil)\n    Noor: a\nNoor: wij gaan [meedoen]") == []
