# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""A copy of a database that may be in use."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from omstander.store.holding import open_own
from omstander.store.opening import UNFINISHED, beside, examine, open_reader, refusing
from omstander.store.refusals import DatabaseRefusedError


def copy_database(path: Path, to: Path) -> None:
    """Copy a database, whoever writes to it meanwhile: everything that was answered before is in the copy.

    Raises:
        DatabaseRefusedError: there is nothing to copy, `to` exists or cannot be written, or one is damaged.
    """
    path, to = path.resolve(), to.resolve()
    if not path.is_file():
        raise DatabaseRefusedError("unreachable", path, os.strerror(2))
    if to.exists():
        raise DatabaseRefusedError("there", to)
    examine(path)
    unfinished = beside(to, UNFINISHED)
    os.close(open_own(unfinished, to, os.O_TRUNC))
    try:
        with refusing(to), closing(open_reader(path)) as source, closing(sqlite3.connect(unfinished)) as copy:
            source.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE").fetchall()  # one file, whole by itself
        examine(unfinished)
        os.replace(unfinished, to)
    finally:
        unfinished.unlink(missing_ok=True)
