# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Claims about PO files that are brought up to date with the script."""

from __future__ import annotations

from dataclasses import replace

from omstander.translate import Item, Translations, new_translations, to_lock, update

from .small import BASE, aligned, echo, id_of, lock_of


def named(translations: Translations) -> dict[str, Item]:
    """The items by id."""
    return {item.id: item for item in translations.items}


def changed(old: str, new: str) -> tuple[Translations, Translations]:
    """The whole translation before and after an edit of the script."""
    before = echo(aligned(BASE))
    return before, update(before, aligned(BASE.replace(old, new, 1), lock_of(BASE)))


def test_a_new_file_asks_for_everything_in_order() -> None:
    """One empty item per entry, names first, in the order of the script."""
    alignment = aligned(BASE)
    asked = update(new_translations("base", "en"), alignment)

    assert [(item.id, item.source) for item in asked.items] == [(e.id, e.text) for e in alignment.entries]
    assert {item.target for item in asked.items} == {""}


def test_translators_are_told_who_speaks_where_and_the_note() -> None:
    """Speaker, chat and the author's note stand above a text, the act above an option."""
    noted = BASE.replace("Noor: ik!", "// vertaler: blij, niet boos\nNoor: ik!")
    alignment = aligned(noted)
    items = named(update(new_translations("base", "en"), alignment))

    assert items[id_of(alignment, "ik!")].told == ("message · Noor · 2b", "blij, niet boos")
    assert items[id_of(alignment, "Lach mee")].told == ("label · join",)
    assert items["name.Noor"].told == ("person · target",)


def test_what_did_not_change_stays() -> None:
    """An update after nothing changed is the same file."""
    before = echo(aligned(BASE))

    assert update(before, aligned(BASE, lock_of(BASE))) == before


def test_a_changed_source_is_fuzzy_and_keeps_what_it_was() -> None:
    """The translation stays, is fuzzy, and the previous source stands with it; all others stay as they
    were."""
    before, after = changed("Noor: ik!", "Noor: ik wel!")
    ours = id_of(aligned(BASE), "ik!")

    assert (named(after)[ours].fuzzy, named(after)[ours].previous) == (True, "ik!")
    assert named(after)[ours].target == "ik!"
    assert {i: item for i, item in named(after).items() if i != ours} == {
        i: item for i, item in named(before).items() if i != ours
    }


def test_another_speaker_is_fuzzy_without_a_previous_source() -> None:
    """Who says it can change how it is said; the words themselves are the same."""
    _, after = changed("Noor: ik!", "Sem: ik!")
    item = named(after)[id_of(aligned(BASE), "ik!")]

    assert (item.fuzzy, item.previous, item.told) == (True, "", ("message · Sem · 2b",))


def test_fuzzy_stays_until_a_translator_says_otherwise() -> None:
    """A second update, after the lock knows the new text, does not take the mark away."""
    _, after = changed("Noor: ik!", "Noor: ik wel!")
    script = BASE.replace("Noor: ik!", "Noor: ik wel!")
    again = update(after, aligned(script, to_lock(aligned(script, lock_of(BASE)))))

    assert again == after


def test_what_is_gone_becomes_obsolete_and_can_come_back() -> None:
    """The translation of a text that was taken out is kept aside, and is there again when the text is."""
    before, after = changed("Noor: ik!\n", "")
    ours = named(before)[id_of(aligned(BASE), "ik!")]
    without = to_lock(aligned(BASE.replace("Noor: ik!\n", ""), lock_of(BASE)))

    assert [item.id for item in after.obsolete] == [ours.id]
    assert named(update(after, aligned(BASE, without)))[ours.id] == ours


def test_what_a_translator_wrote_beside_it_stays() -> None:
    """Comments of translators survive an update, of the text and of the mark."""
    before = echo(aligned(BASE))
    first = replace(before.items[8], comments=("klinkt raar",))
    noted = replace(before, items=(*before.items[:8], first, *before.items[9:]))

    assert update(noted, aligned(BASE, lock_of(BASE))) == noted
