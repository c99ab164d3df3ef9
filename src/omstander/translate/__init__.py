# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Story to translation entries and back: line ids, the lock, PO files as values."""

from __future__ import annotations

from omstander.translate.alignment import Alignment, align, to_lock
from omstander.translate.entry import Entry, entries
from omstander.translate.lock import EMPTY_LOCK, Lock, read_lock, write_lock

__all__ = [
    "EMPTY_LOCK",
    "Alignment",
    "Entry",
    "Lock",
    "align",
    "entries",
    "read_lock",
    "to_lock",
    "write_lock",
]
