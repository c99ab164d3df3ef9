# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""One translation of a story as the program needs it, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from omstander.model.diagnostic import NOWHERE, Diagnostic, diagnostic
from omstander.model.program import Program
from omstander.translate import faults
from omstander.translate.alignment import Alignment
from omstander.translate.catalogue import BrokenTranslationsError, Item, Translations, read_translations
from omstander.translate.entry import NAME, Entry

FOREIGN = 0.2
"""Where fewer than this part of the texts of a file belong to the story, it is another story's."""


@dataclass(frozen=True, slots=True)
class Translation:
    """A story in one language. `templates` by number of the text and `names` by number of the person; where
    a text has no translation, it stands as the author wrote it. `all`, `missing` and `stale` count entries
    that need one; a stale translation is used, but its source changed since."""

    language: str
    templates: tuple[str, ...]
    names: tuple[str, ...]
    all: int
    missing: int
    stale: int
    usable: bool

    @property
    def is_complete(self) -> bool:
        """Whether the story can be shown in this language: every text is there, and no name is broken."""
        return self.usable and not self.missing


def original(program: Program) -> Translation:
    """Return the story in its own words."""
    templates = tuple(text.template for text in program.texts)
    return Translation(program.language, templates, _names(program, {}), 0, 0, 0, True)


def read_translation(
    content: bytes, program: Program, alignment: Alignment, language: str, file: str = ""
) -> tuple[Translation, list[Diagnostic]]:
    """Read the PO file of a story in one language.

    Args:
        content: the bytes of the file.
        program: the story.
        alignment: its entries, with the ids of its lock.
        language: the language that the file is for.
        file: what the file is called in diagnostics.
    """
    file = file or f"{language}.po"
    try:
        translations = read_translations(content)
    except BrokenTranslationsError as error:
        return _nothing(program, alignment, language), [
            diagnostic("E601", NOWHERE, file=file, line=error.line, language=language)
        ]
    stranger = _stranger(translations, alignment, language, file)
    if stranger is not None:
        return _nothing(program, alignment, language), [stranger]
    items = {item.id: item for item in reversed(translations.items)}
    found = [*_twice(translations, file)]
    found += _counted(alignment, items, language, file)
    names = [person.name for person in program.people if person.name]
    for entry in alignment.entries:
        if entry.role != NAME and (item := items.get(entry.id)) and item.target:
            found += _faults(entry, item, names, _is_stale(entry, item, alignment), file)
    return _translation(program, alignment, items, language, found), found


def _nothing(program: Program, alignment: Alignment, language: str) -> Translation:
    templates = tuple(text.template for text in program.texts)
    texts = sum(entry.role != NAME for entry in alignment.entries)
    return Translation(language, templates, _names(program, {}), texts, texts, 0, False)


def _translation(
    program: Program, alignment: Alignment, items: Mapping[str, Item], language: str, found: list[Diagnostic]
) -> Translation:
    templates = [text.template for text in program.texts]
    names: dict[int, str] = {}
    missing = stale = 0
    texts = [entry for entry in alignment.entries if entry.role != NAME]
    for entry in alignment.entries:
        item = items.get(entry.id)
        if entry.role == NAME and item and item.target:
            names[entry.person] = item.target
        elif entry.role != NAME:
            missing += _is_missing(item)
            stale += item is not None and _is_stale(entry, item, alignment)
            for number in entry.numbers:
                templates[number] = item.target if item and item.target else entry.text
    usable = not any(one.is_error for one in found)
    shown = _names(program, names)
    return Translation(language, tuple(templates), shown, len(texts), missing, stale, usable)


def _names(program: Program, names: Mapping[int, str]) -> tuple[str, ...]:
    return tuple(names.get(number, person.name) for number, person in enumerate(program.people))


def _is_missing(item: Item | None) -> bool:
    return item is None or not item.target


def _is_stale(entry: Entry, item: Item, alignment: Alignment) -> bool:
    changed = item.fuzzy or item.source != entry.text or entry.id in alignment.changed
    return bool(item.target) and changed


# --- what is wrong ------------------------------------------------------------------------------


def _stranger(
    translations: Translations, alignment: Alignment, language: str, file: str
) -> Diagnostic | None:
    """Tell a file that is for another language or of another story."""
    named = translations.language
    if named and named.partition("_")[0] != language.replace("-", "_").partition("_")[0]:
        return diagnostic("E608", NOWHERE, file=file, language=language, found=named)
    known = {entry.id for entry in alignment.entries} | {line.id for line in alignment.gone}
    texts = [item for item in translations.items if not item.id.startswith(f"{NAME}.")]
    if texts and sum(item.id in known for item in texts) < FOREIGN * len(texts):
        return diagnostic("E602", NOWHERE, file=file, language=language)
    return None


def _twice(translations: Translations, file: str) -> Iterator[Diagnostic]:
    first: dict[str, int] = {}
    for item in translations.items:
        if item.id in first:
            yield diagnostic("E605", NOWHERE, file=file, line=item.line, first=first[item.id], id=item.id)
        first.setdefault(item.id, item.line)


def _counted(
    alignment: Alignment, items: Mapping[str, Item], language: str, file: str
) -> Iterator[Diagnostic]:
    """Tell once how many are missing and how many are stale, at the first of them."""
    texts = [entry for entry in alignment.entries if entry.role != NAME]
    missing = [entry for entry in texts if _is_missing(items.get(entry.id))]
    stale = [one for one in texts if (item := items.get(one.id)) and _is_stale(one, item, alignment)]
    for code, found in (("W601", missing), ("W602", stale)):
        if found:
            span, count = found[0].span, len(found)
            yield diagnostic(code, span, file=file, language=language, count=count, all=len(texts))


def _faults(entry: Entry, item: Item, names: list[str], stale: bool, file: str) -> Iterator[Diagnostic]:
    """Tell what is wrong with one translation; what got lost only where it belongs to the text as it is
    now."""
    target = item.target
    if faults.is_broken(target):
        yield diagnostic("E604", entry.span, file=file, line=item.line)
        return
    for name in faults.unknown_names(target, names):
        near = get_close_matches(name, [one.casefold() for one in names], 1)
        meant = next((one for one in names if near and one.casefold() == near[0]), "")
        yield diagnostic("E603", entry.span, file=file, line=item.line, name=name, suggestion=meant)
    if stale:
        return
    for code, lost in (
        ("W603", faults.lost_emoji(entry.text, target)),
        ("W604", faults.lost_numbers(entry.text, target)),
        ("W605", faults.lost_names(entry.text, target)),
    ):
        if lost:
            yield diagnostic(code, entry.span, file=file, line=item.line, lost=", ".join(lost))
