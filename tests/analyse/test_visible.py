# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""What a player gets to see of a choice, and how much endings are alike, counted by hand."""

from __future__ import annotations

from fractions import Fraction

from omstander.compiler import examine, look
from omstander.model.facts import VisibleFacts
from omstander.model.graph import Way

HEAD = """verhaal: Klein
taal: nl
uitkomst: erbij
mensen
    Noor     doelwit
    Daan     aanstichter
    Sem      omstander
    Robin    jij
groep 2b: "2B" met Daan (beheerder), Noor, Sem, jij
getallen
    erbij: 5
    druk: 0 (0 tot 1)
== Zaterdag ==
~ zaterdag 19:42
Daan: zo
"""
MOMENT = """? En jij?    [opmerken]
+ App Noor    [opvangen]
    jij > Noor: alles ok?
    Noor > jij typt (3s)
    Noor > jij: nee
    erbij +1
- Lach mee    [meedoen]
    jij: haha
    druk +1, erbij -2
* Even niks    (stil)
    Sem: jammer
    erbij -1
"""
TAIL = """als druk = 1: Daan: ja he
Sem > Noor: kom je nog
hulpkaart
als erbij >= 6: naar Samen
naar Stilte
"""
ENDINGS = """== einde Samen ==
Sem > Noor: kom je?
Noor: ik ben er weer
Daan: oke
== einde Stilte ==
als druk = 1: Daan: oke
Sem > Noor: sorry
Sem > jij: ik had iets moeten zeggen
Noor: ik ben er weer
"""


def seen(*parts: str) -> VisibleFacts:
    """What is seen of a story of these parts."""
    found = examine("".join(parts))
    assert not [one for one in found.diagnostics if one.is_error]
    return look(found, Way.SOLO)


def test_lines_by_others_that_differ_are_counted() -> None:
    """The answer, the line that silence alone has, and two other endings; not the player's own words, not
    typing, not what two others tell each other."""
    options = seen(HEAD, MOMENT, TAIL, ENDINGS).options

    answer, silence, samen, stilte = 1, 1, 2, 2
    assert options[0, 1] == (answer + silence + samen + stilte,) * 2
    assert options[0, 2] == (silence + len(("ja he", "oke")),) * 2
    assert set(options) == {(0, 1), (0, 2)}


def test_a_removed_player_sees_less() -> None:
    """What comes in a group that the player is not in any more is no line on the player's phone."""
    removed = MOMENT.replace("    jij: haha\n", "    jij: haha\n    Daan verwijdert jij uit 2b\n")
    lines = {"Daan removes you", "jammer", "ik ben er weer"}

    assert seen(HEAD, removed, TAIL, ENDINGS).options[0, 2] == (len(lines), len(lines))


def test_closing_scenes_share_what_says_the_same() -> None:
    """Of the shorter scene on the player's phone, in the two ways to tell them that are most alike."""
    (pair,) = seen(HEAD, MOMENT, TAIL, ENDINGS).shared
    assert pair.share == Fraction(2, 2)

    (calmer,) = seen(HEAD, MOMENT, TAIL, ENDINGS.replace("als druk = 1: Daan: oke\n", "")).shared
    assert calmer.share == Fraction(1, 2)

    (longer,) = seen(HEAD, MOMENT, TAIL, ENDINGS.replace("Daan: oke\n==", "Daan: oke\nDaan: kom\n==")).shared
    assert longer.share == Fraction(2, 3)

    (apart,) = seen(HEAD, MOMENT, TAIL, ENDINGS.replace("Noor: ik ben er weer", "Sem: hoi", 1)).shared
    assert apart.share == Fraction(1, 2)


def test_the_lower_ending_comes_first() -> None:
    """Pairs are in the order of the endings, from bad to good."""
    (pair,) = seen(HEAD, MOMENT, TAIL, ENDINGS).shared

    assert (pair.lower, pair.higher) == (1, 0)
