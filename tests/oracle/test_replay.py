# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""The brute force itself, held to what was counted by hand."""

from __future__ import annotations

from fractions import Fraction

import pytest
from tests.oracle.agreement import table_of
from tests.oracle.brute import every_history
from tests.oracle.faults import broken_rules
from tests.oracle.figures import Figures, figures_of
from tests.oracle.replay import Broken, NotOffered, Pick, play

from omstander.model.graph import Way
from omstander.parse import parse_story

SMALL = """\
verhaal: Klein
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
    druk: 1 (0 tot 2)

== Begin ==
~ maandag 10:00
Daan: noor mag niet mee

? En nu?    [opmerken]
+ App Noor    [opvangen]
    jij > Noor: ga je met mij mee
    erbij +1
+ Zeg er iets van    [aanspreken]
    jij: doe normaal
    als samen:
        Sem: ja
        druk -1, erbij +2
- Lach    [meedoen]
    druk +1, erbij -2
* Niets    (stil)
    erbij -1

Daan verwijdert Noor uit 2b
als druk <= 0: erbij +1

? En dan?    [doen]
+ Haal Noor op    [opvangen] (als druk <= 1)
    jij > Noor: kom
    erbij +1
* Niets    (stil)
    Noor: hoi

hulpkaart
als erbij >= 6: naar Goed
naar Slecht

== einde Goed ==
Sem > Noor: fijn
== einde Slecht ==
Sem > Noor: sorry
"""


def small(way: Way) -> Figures:
    """The figures of the small story."""
    return figures_of(table_of(parse_story(SMALL)[0], SMALL, way), SMALL)


def line(words: str) -> int:
    """The line of the small story that begins with these words."""
    return next(place for place, one in enumerate(SMALL.split("\n"), 1) if one.strip().startswith(words))


def test_paths_and_corridor_by_hand() -> None:
    """The small story has the paths and outcomes that were counted on paper."""
    solo, together = small(Way.SOLO), small(Way.CLASS)

    assert (solo.paths, solo.worst, solo.silent, solo.best) == (7, 3, 4, 7)
    assert (together.paths, together.worst, together.silent, together.best) == (9, 3, 4, 9)


def test_options_by_hand() -> None:
    """What an option changes is measured against silence, for few and for many apart."""
    first = small(Way.CLASS).moments[0]

    assert [item.alone for item in first.options] == [(2, 2), (1, 1), (-1, -1), (0, 0)]
    assert [item.together for item in first.options] == [None, (4, 4), None, None]
    assert first.lost == (4, 4)


def test_endings_by_hand() -> None:
    """Every pick that is offered has an equal chance; in a class many is a pick of its own."""
    solo, together = small(Way.SOLO), small(Way.CLASS)

    assert [item.chance for item in solo.endings] == [Fraction(3, 8), Fraction(5, 8)]
    assert [item.chance for item in together.endings] == [Fraction(5, 10), Fraction(5, 10)]
    assert [item.outcome for item in together.endings] == [(6, 9), (3, 5)]


def test_doors_by_hand() -> None:
    """Silence closes the best ending at the first moment, and at the second where one more was needed."""
    first, second = small(Way.SOLO).moments

    assert (first.closes_door, first.closes_best, first.matters, first.idle) == (True, True, True, False)
    assert (second.closes_door, second.closes_best, second.matters, second.idle) == (True, True, True, False)


def test_a_removed_member_cannot_speak() -> None:
    """Somebody who was removed breaks a rule by speaking in the group, at the first place where a path
    comes there."""
    table = table_of(parse_story(SMALL)[0], SMALL, Way.CLASS)

    assert broken_rules(table)[Broken("not-member", line("Noor: hoi"))] == 2


def test_harm_must_leave_something_to_do() -> None:
    """A moment that offers nothing constructive on some path is found, where it stands."""
    table = table_of(parse_story(SMALL)[0], SMALL, Way.SOLO)

    assert broken_rules(table)[Broken("no-constructive", line("? En dan?"))] == 1


def test_only_members_see() -> None:
    """A message in a group shows on the phones of its members, a private one on two, and the help card on
    all."""
    played = play(parse_story(SMALL)[0], SMALL, "erbij", (Pick(1), Pick(1)))
    sees = {item.line: set(item.sees) for item in played.world.happened}

    assert sees[line("Daan: noor mag")] == {"Daan", "Noor", "Sem", "@you"}
    assert sees[line("Daan verwijdert")] == {"Daan", "Noor", "Sem", "@you"}
    assert sees[line("jij > Noor: kom")] == {"@you", "Noor"}
    assert sees[line("hulpkaart")] == {"Noor", "Daan", "Sem", "@you"}


def test_a_guarded_option_is_not_offered() -> None:
    """A pick that the moment does not offer is refused, not shifted."""
    story = parse_story(SMALL)[0]

    with pytest.raises(NotOffered):
        play(story, SMALL, "erbij", (Pick(3), Pick(1)))


def test_histories_are_all_prefixes() -> None:
    """Every history without its last pick is a history."""
    table = every_history(parse_story(SMALL)[0], SMALL, "erbij", many=True)

    assert all(history[:-1] in table.rows for history in table.rows)
