# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Claims about ids that survive edits."""

from __future__ import annotations

import re

import pytest

from omstander.translate import EMPTY_LOCK, align, entries, to_lock
from omstander.translate.ids import new_id

from .edits import KINDS, Edit
from .small import BASE, aligned, id_of, lock_of, program_of
from .survival import measure

BAR = 0.99


def test_the_first_id_is_a_hash_of_what_was_first_there() -> None:
    """Six characters from speaker, chat and text; the second such text gets another."""
    first = new_id("Noor", "2b", "ik!", ())

    assert first == "j64jit"
    assert new_id("Noor", "2b", "ik!", {first}) == new_id("Noor", "2b", "ik!", [first]) != first
    assert re.fullmatch("[a-z2-7]{6}", new_id("", "", "", {first}))


def test_nothing_changed_nothing_changes() -> None:
    """Aligning a script with its own lock gives the same ids and nothing to look at."""
    again = aligned(BASE, lock_of(BASE))

    assert to_lock(again) == lock_of(BASE)
    assert (again.changed, again.fresh, again.gone) == ({}, frozenset(), ())


@pytest.mark.parametrize(
    ("old", "new", "text"),
    [
        ("Noor: ik!", "Noor: ik wel!", "ik wel!"),
        ("Noor: ik!", "Sem: ik!", "ik!"),
        ("Noor: ik!", "Noor: ja", "ja"),
        ("== Zaterdag ==", "== Op een dag in mei ==", "Op een dag in mei"),
        (
            "+ App Noor even                                            [opvangen]",
            "+ App Noor [hulp halen]",
            "App {Noor}",
        ),
    ],
)
def test_an_edited_text_keeps_its_id_and_is_fuzzy(old: str, new: str, text: str) -> None:
    """Other words, another speaker, another act: the same id, and somebody has to look at it."""
    before = aligned(BASE)
    after = aligned(BASE.replace(old, new, 1), to_lock(before))

    assert id_of(after, text) in {entry.id for entry in before.entries}
    assert set(after.changed) == {id_of(after, text)}
    assert (after.fresh, after.gone) == (frozenset(), ())


def test_a_changed_act_is_fuzzy() -> None:
    """The same label with another act has to be looked at, because help of another kind sounds otherwise."""
    other = BASE.replace("[hulp halen]", "[opvangen]")
    after = aligned(other, lock_of(BASE))

    assert set(after.changed) == {id_of(after, "Vraag {Sem} wat hij vindt")}


def test_what_moved_is_fuzzy() -> None:
    """A text that moved to another scene keeps its id, and is to be looked at where it stands now."""
    moved = BASE.replace("Noor: ik!\n", "").replace("in film\n", "in film\nNoor: ik!\n")
    after = aligned(moved, lock_of(BASE))

    assert id_of(after, "ik!") == id_of(aligned(BASE), "ik!")
    assert set(after.changed) == {id_of(after, "ik!")}


def test_a_moved_scene_is_not_fuzzy() -> None:
    """A whole scene that stands elsewhere keeps its ids with nothing to look at."""
    head, ending = "== einde Stilte ==", "== einde Samen verder =="
    start, middle = BASE.index(ending), BASE.index(head)
    end = BASE.index("\n-- nabespreken")
    swapped = BASE[:start] + BASE[middle:end] + BASE[start:middle] + BASE[end:]
    after = aligned(swapped, lock_of(BASE))

    assert (after.changed, after.fresh, after.gone) == ({}, frozenset(), ())


def test_a_new_text_gets_a_new_id() -> None:
    """What was not there before gets an id that nothing had, and what went is told."""
    swapped = BASE.replace("Noor: ik!", "Sem: heeft iemand de sleutel van het hok gezien")
    after = aligned(swapped, lock_of(BASE))

    assert after.fresh == {id_of(after, "heeft iemand de sleutel van het hok gezien")}
    assert [line.text for line in after.gone] == ["ik!"]
    assert not after.fresh & {line.id for line in lock_of(BASE).lines}


def test_ids_are_unique() -> None:
    """Texts that are alike have ids of their own."""
    thrice = BASE.replace("Noor: ik!", "Noor: ik!\nNoor: ik!\nNoor: ik!")
    found = [entry.id for entry in align(EMPTY_LOCK, entries(program_of(thrice))).entries]

    assert len(set(found)) == len(found)


def test_twins_that_both_move_are_not_mixed_up() -> None:
    """Two sentences that are much alike, moved past one another, keep each its own id."""
    one, two = (
        "Sem: ik haal noor dinsdag op. fiets je mee",
        "Sem: noor komt dinsdag. ik haal haar op. fiets je mee",
    )
    before = aligned(BASE.replace("Noor: ik!", f"{one}\nNoor: ik!\nDaan: wie nog meer\n{two}"))
    swapped = BASE.replace("Noor: ik!", f"{two}\nNoor: ik!\nDaan: wie nog meer\n{one}")
    after = aligned(swapped, to_lock(before))

    ids = {entry.text: entry.id for entry in before.entries}
    assert {entry.text: entry.id for entry in after.entries} == ids


def test_the_halves_of_a_message_are_not_taken_for_their_neighbour() -> None:
    """A message made two keeps its id on the longer half; what went beside it lends its id to no half."""
    before = aligned(
        BASE.replace("Noor: ik!", "Noor: ik wou geen koek. ik wou een wissel\nNoor: dit is een wissel")
    )
    halves = BASE.replace("Noor: ik!", "Noor: ik wou geen koek. ik wou\nNoor: een wissel")
    after = aligned(halves, to_lock(before))

    whole = id_of(before, "ik wou geen koek. ik wou een wissel")
    assert id_of(after, "ik wou geen koek. ik wou") == whole
    assert [line.text for line in after.gone] == ["dit is een wissel"]
    assert after.fresh == {id_of(after, "een wissel")}


def test_two_messages_made_one_keep_the_id_of_the_longer() -> None:
    """The one message has the id of the longer of the two, and is to be looked at."""
    before = aligned(BASE.replace("Noor: ik!", "Noor: ik!\nNoor: en wie nog meer"))
    after = aligned(BASE.replace("Noor: ik!", "Noor: ik! en wie nog meer"), to_lock(before))

    assert id_of(after, "ik! en wie nog meer") == id_of(before, "en wie nog meer")
    assert set(after.changed) == {id_of(after, "ik! en wie nog meer")}


@pytest.mark.slow
def test_ids_survive_an_edit_of_a_fifth_of_the_lines() -> None:
    """Of the texts that are still there at least 99 % keep their id, none gets another's, on all real
    stories."""
    figures = measure(range(10))

    assert figures["all"] > 3_000
    assert figures["kept"] >= BAR * figures["all"]
    assert figures["wrong"] == 0
    assert figures["hash"] < 0.95 * figures["all"], "an edit that plain hashes survive measures nothing"


@pytest.mark.slow
@pytest.mark.parametrize("kind", [kind for kind, _ in KINDS], ids=lambda kind: kind.__name__)
def test_ids_survive_every_kind_of_edit(kind: Edit) -> None:
    """The bar holds for each kind of edit alone, on a fifth of the lines."""
    figures = measure(range(3), kind)

    assert figures["kept"] >= BAR * figures["all"]
    assert figures["wrong"] == 0
