# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Where a demo keeps its class: always the same place, so that a class is found again after a crash."""

from __future__ import annotations

import os
import stat
import tempfile
from pathlib import Path

FILE = "demo.db"
"""The database in the folder."""


def own_place(parent: Path | None = None) -> Path:
    """Give the database of this user's demo, in a folder that nobody else can open.

    Where that folder is not ours alone another one is made, which is not found again.
    """
    above = parent or Path(tempfile.gettempdir())
    name = os.getuid() if hasattr(os, "getuid") else "own"
    folder = above / f"omstander-demo-{name}"
    try:
        folder.mkdir(mode=0o700)
    except FileExistsError:
        if not _is_ours(folder):
            folder = Path(tempfile.mkdtemp(prefix="omstander-demo-", dir=above))
    return folder / FILE


def _is_ours(folder: Path) -> bool:
    state = folder.lstat()
    if not stat.S_ISDIR(state.st_mode):
        return False
    return not hasattr(os, "getuid") or (state.st_uid == os.getuid() and not state.st_mode & 0o077)
