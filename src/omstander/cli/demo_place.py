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


def own_place(port: int, parent: Path | None = None) -> Path:
    """Give the database of this user's demo on a port, in a folder that nobody else can open.

    On any free port (0), or where that folder is not ours alone, another one is made that is not found
    again.
    """
    above = parent or Path(tempfile.gettempdir())
    name = os.getuid() if hasattr(os, "getuid") else "own"
    folder = above / f"omstander-demo-{name}-{port}"
    if port:
        try:
            folder.mkdir(mode=0o700)
            return folder / FILE
        except FileExistsError:
            if _is_ours(folder):
                return folder / FILE
    return Path(tempfile.mkdtemp(prefix="omstander-demo-", dir=above)) / FILE


def _is_ours(folder: Path) -> bool:
    state = folder.lstat()
    if not stat.S_ISDIR(state.st_mode):
        return False
    return not hasattr(os, "getuid") or (state.st_uid == os.getuid() and not state.st_mode & 0o077)
