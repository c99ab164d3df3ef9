# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""A PO file brought up to date with the script: what is new is asked for, what changed is to be looked at
again."""

from __future__ import annotations

from dataclasses import replace

from omstander.translate.alignment import Alignment
from omstander.translate.catalogue import Item, Translations
from omstander.translate.entry import NAME, Entry

BETWEEN = " · "


def update(translations: Translations, alignment: Alignment) -> Translations:
    """Return the file with one item per entry, in the order of the script.

    A translation stays with its id; it is fuzzy where the text, the speaker, the chat or the act changed,
    until a translator says that it is not. What has no entry any more becomes obsolete, and comes back if
    its text does.
    """
    known = {item.id: item for item in (*translations.obsolete, *translations.items)}
    items = tuple(_item(entry, known.get(entry.id), alignment) for entry in alignment.entries)
    asked = {item.id for item in items}
    gone = (item for item in known.values() if item.id not in asked and item.target)
    return Translations(translations.head, items, tuple(sorted(gone, key=lambda item: item.id)))


def _item(entry: Entry, known: Item | None, alignment: Alignment) -> Item:
    asked = Item(entry.id, entry.text, "", told=_told(entry))
    if known is None:
        return asked
    if not known.target:
        return replace(asked, comments=known.comments)
    fuzzy = known.fuzzy or known.source != entry.text or entry.id in alignment.changed
    previous = known.source if known.source != entry.text else known.previous
    return Item(
        entry.id,
        entry.text,
        known.target,
        fuzzy=fuzzy,
        previous=previous if fuzzy else "",
        comments=known.comments,
        told=asked.told,
    )


def _told(entry: Entry) -> tuple[str, ...]:
    """What a translator has to know: what it is, who says it and where; then the author's note."""
    kind = "person" if entry.role == NAME else entry.role
    about = BETWEEN.join(part for part in (kind, entry.act, entry.speaker, entry.chat) if part)
    return (about, entry.note) if entry.note else (about,)
