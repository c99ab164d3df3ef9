# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Claims about one translation as the program needs it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from omstander.model.diagnostic import Diagnostic
from omstander.model.reference import render
from omstander.translate import (
    Alignment,
    Translation,
    align,
    entries,
    original,
    read_lock,
    read_translation,
    write_translations,
)
from omstander.translate.faults import lost_emoji, lost_names, lost_numbers

from .small import BASE, aligned, echo, id_of, lock_of, program_of

WISSEL = Path(__file__).parents[2] / "content" / "stories" / "wissel"


def read(targets: dict[str, str], script: str = BASE) -> tuple[Translation, list[Diagnostic]]:
    """Read the whole translation of the base story, with other words for some of its texts."""
    alignment = aligned(BASE)
    ids = {id_of(alignment, source): target for source, target in targets.items()}
    translations = echo(alignment)
    items = tuple(replace(item, target=ids.get(item.id, item.target)) for item in translations.items)
    content = write_translations(replace(translations, items=items))
    return read_translation(content, program_of(script), aligned(script, lock_of(BASE)), "en")


def told(found: list[Diagnostic]) -> list[str]:
    """The codes."""
    return [one.code for one in found]


def test_every_text_has_its_translation_at_its_number() -> None:
    """Templates go by number of the text, names by number of the person; emoji alone stay as they are."""
    script = BASE.replace("Noor: ik!", "Noor: ik!\nNoor: 🔥")
    program = program_of(script)
    translation, found = read({"ik!": "me!", "Noor": "Nora"}, script)

    expected = ["me!" if text.template == "ik!" else text.template for text in program.texts]
    assert (list(translation.templates), found) == (expected, [])
    assert translation.names == ("Robin", "Nora", "Daan", "Mila", "Sem", "mevrouw Aydin")
    assert translation.is_complete


def test_one_missing_text_keeps_the_language_back() -> None:
    """Where a text is missing the author's words stand in, and the language is not complete."""
    translation, found = read({"ik!": ""})

    assert (translation.missing, translation.is_complete) == (1, False)
    assert "ik!" in translation.templates
    assert told(found) == ["W601"]
    assert BASE[found[0].span.start : found[0].span.end] == "ik!"


def test_a_stale_text_is_shown_and_told() -> None:
    """A translation of a text that changed is still used, and told at the changed text."""
    script = BASE.replace("Noor: ik!", "Noor: ik wel!")
    translation, found = read({"ik!": "me!"}, script)

    assert (translation.stale, translation.is_complete) == (1, True)
    assert "me!" in translation.templates
    assert told(found) == ["W602"]
    assert script[found[0].span.start : found[0].span.end] == "ik wel!"


def test_missing_and_stale_are_told_once_each() -> None:
    """A language with nothing in it yet is one warning that counts, not one a text."""
    alignment = aligned(BASE)
    _, found = read_translation(b"", program_of(BASE), alignment, "de")

    texts = sum(bool(entry.numbers) for entry in alignment.entries)
    assert [(one.code, dict(one.args)["count"]) for one in found] == [("W601", str(texts))]


def test_a_new_text_is_missing_even_without_an_update() -> None:
    """What the author wrote since the last update is missing, and nothing else is."""
    translation, _ = read({}, BASE.replace("Noor: ik!", "Noor: ik!\nSem: wie heeft de sleutel van het hok"))

    assert (translation.missing, translation.stale) == (1, 0)


@pytest.mark.parametrize(
    ("source", "target", "codes"),
    [
        ("App {Noor} even", "Message {Noor}", []),
        ("App {Noor} even", "Message {NOOR}", []),
        ("App {Noor} even", "{Noor's} phone", []),
        ("App {Noor} even", "Message Noor", ["W605"]),
        ("App {Noor} even", "Message {Nora}", ["E603", "W605"]),
        ("App {Noor} even", "Message {Noor", ["E604"]),
        ("App {Noor} even", "Message {Noor} {", ["E604"]),
        ("App {Noor} even", "Message {Noor} {{now}}", []),
        ("App {Noor} even", "Message {Noor} and {Sem}", []),
        ("2B 🔥", "class 2B", ["W603"]),
        ("2B 🔥", "class B 🔥", ["W604"]),
        ("2B 🔥", "🔥 2B", []),
    ],
)
def test_what_got_lost_is_told(source: str, target: str, codes: list[str]) -> None:
    """Names, emoji and numbers are compared; a reference to nobody and a loose brace are errors."""
    _, found = read({source: target})

    assert told(found) == codes


def test_what_got_lost_is_told_at_the_text_with_the_line_of_the_file() -> None:
    """The span is that of the source in the script; file and line lead to the translation."""
    alignment = aligned(BASE)
    content = write_translations(echo(alignment)).replace('msgstr "2B 🔥"'.encode(), b'msgstr "2B"')
    _, (found,) = read_translation(content, program_of(BASE), alignment, "en", "en.po")

    facts = dict(found.args)
    assert BASE[found.span.start : found.span.end] == "2B 🔥"
    assert facts["file"] == "en.po"
    assert content.decode().splitlines()[int(facts["line"]) - 1] == 'msgid "2B 🔥"'


def test_signs_that_look_otherwise_are_not_lost() -> None:
    """Skin tones and joiners do not count, how often something stands does."""
    assert lost_emoji("👍🏽 👍", "👍") == ("👍",)
    assert lost_emoji("👍🏽", "👍") == ()
    assert lost_numbers("11 van de 20", "11 of 2") == ("20",)
    assert lost_names("{Noor's} {sem}", "{NOOR}") == ("sem",)


def test_the_languages_of_regions_are_one() -> None:
    """A file for `pt-BR` may call itself `pt_BR` or `pt`, one for `en` may not call itself `de`."""
    alignment = aligned(BASE)
    found = {
        name: told(
            read_translation(write_translations(echo(alignment, name)), program_of(BASE), alignment, to)[1]
        )
        for name, to in (("pt-BR", "pt-BR"), ("pt", "pt-BR"), ("de", "en"))
    }

    assert found == {"pt-BR": [], "pt": [], "de": ["E608"]}


def test_a_file_of_another_story_is_not_used() -> None:
    """A translation that has nothing to do with the story is refused as a whole."""
    wissel = program_of((WISSEL / "wissel.chat").read_text(encoding="utf-8"))
    content = (WISSEL / "en.po").read_bytes()
    translation, found = read_translation(content, program_of(BASE), aligned(BASE), "en")

    assert told(found) == ["E602"]
    assert translation.templates == original(program_of(BASE)).templates
    assert not translation.is_complete
    assert len(wissel.texts) != len(program_of(BASE).texts)


def bundled() -> Alignment:
    """The entries of the bundled story with the ids of its lock."""
    script = (WISSEL / "wissel.chat").read_text(encoding="utf-8")
    lock, found = read_lock((WISSEL / "wissel.lock").read_text(encoding="utf-8"))
    assert found == []
    return align(lock, entries(program_of(script)))


def test_the_bundled_story_is_wholly_there_in_english() -> None:
    """The lock fits the script, and the English lacks nothing and has nothing to look at."""
    alignment = bundled()
    program = program_of((WISSEL / "wissel.chat").read_text(encoding="utf-8"))
    translation, found = read_translation((WISSEL / "en.po").read_bytes(), program, alignment, "en")

    assert (alignment.changed, alignment.fresh, alignment.gone, found) == ({}, frozenset(), (), [])
    assert (translation.missing, translation.stale, translation.is_complete) == (0, 0, True)


def test_the_bundled_story_can_be_recast_in_english() -> None:
    """A swapped name stands in the English too, small letters and genitive included."""
    program = program_of((WISSEL / "wissel.chat").read_text(encoding="utf-8"))
    translation, _ = read_translation((WISSEL / "en.po").read_bytes(), program, bundled(), "en")
    names = {person.name: person.name for person in program.people} | {"Luca": "Milo"}

    shown = [render(template, names, "en") for template in translation.templates]
    assert not [text for text in shown if "luca" in text.lower()]
    assert "going over to milo's now. you coming too" in shown
