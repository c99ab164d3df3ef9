# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""What can go wrong with a database: it is refused as a whole, or something could not be saved."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

Why = Literal["taken", "damaged", "newer", "foreign", "there", "unreachable"]


class DatabaseRefusedError(Exception):
    """A file that is not opened; nothing in it has been changed.

    `why`: `taken` (another server has it), `damaged`, `newer` (written by a later version), `foreign` (of
    another program), `there` (a copy would overwrite it) or `unreachable` (the system says no). `detail`:
    what the system said, else empty.
    """

    def __init__(self, why: Why, path: Path, detail: str = "") -> None:
        super().__init__(f"{path}: {why}" + (f" ({detail})" if detail else ""))
        self.why: Why = why
        self.path = path
        self.detail = detail


class NotSavedError(Exception):
    """Something that is not on disk, and of which nothing will be."""
