# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Story to translation entries and back: line ids, the lock, PO files as values."""

from __future__ import annotations

from omstander.translate.alignment import Alignment, align, to_lock
from omstander.translate.catalogue import (
    BrokenTranslationsError,
    Item,
    Translations,
    new_translations,
    read_translations,
    write_translations,
)
from omstander.translate.entry import Entry, entries
from omstander.translate.lock import EMPTY_LOCK, Lock, read_lock, write_lock
from omstander.translate.pool import Pool, read_pool
from omstander.translate.reading import Translation, original, read_translation
from omstander.translate.recast import recast
from omstander.translate.update import update

__all__ = [
    "EMPTY_LOCK",
    "Alignment",
    "BrokenTranslationsError",
    "Entry",
    "Item",
    "Lock",
    "Pool",
    "Translation",
    "Translations",
    "align",
    "entries",
    "new_translations",
    "original",
    "read_lock",
    "read_pool",
    "read_translation",
    "read_translations",
    "recast",
    "to_lock",
    "update",
    "write_lock",
    "write_translations",
]
