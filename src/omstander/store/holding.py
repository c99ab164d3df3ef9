# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Who has a database: at most one server at a time, and no other user of the machine."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from omstander.store.refusals import DatabaseRefusedError

OWNER_ONLY = 0o600
SIDE = "-lock"
"""What the name of the side file ends on. Not the database file itself: opening and closing that beside
SQLite drops SQLite's own locks on it (so it is in POSIX)."""


class Holding:
    """A database file that is ours until `release`, or until the process ends in whatever way."""

    def __init__(self, path: Path) -> None:
        self._file = open_own(path.with_name(path.name + SIDE), path)
        try:
            _lock(self._file)
        except OSError as error:
            os.close(self._file)
            raise DatabaseRefusedError("taken", path) from error

    def release(self) -> None:
        """Let another server have it. The side file stays: removing it would let two hold it at once."""
        os.close(self._file)


def open_own(path: Path, database: Path, flags: int = 0) -> int:
    """Open a file for a database, made if needed, that only its owner may read, and give its descriptor.

    Raises:
        DatabaseRefusedError: the system refuses.
    """
    try:
        file = os.open(path, os.O_RDWR | os.O_CREAT | flags, OWNER_ONLY)
        os.chmod(path, OWNER_ONLY)
    except OSError as error:
        raise DatabaseRefusedError("unreachable", database, error.strerror or str(error)) from error
    return file


if sys.platform == "win32":
    import msvcrt

    def _lock(file: int) -> None:
        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(file: int) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
