# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Looking at the files of a database from outside."""

from __future__ import annotations

import os
import shutil
import struct
from concurrent.futures import Future
from pathlib import Path

PATIENCE = 20.0
"""Seconds that an answer may take on a busy machine."""


def saved(*done: Future[None]) -> None:
    """Wait until everything is saved."""
    for one in done:
        one.result(PATIENCE)


def contents(path: Path) -> dict[str, bytes]:
    """Every file of a database by name, but for what SQLite keeps in memory alone (`-shm`)."""
    found = path.parent.glob(path.name + "*")
    return {one.name: one.read_bytes() for one in found if not one.name.endswith("-shm")}


def copied(path: Path, folder: Path) -> Path:
    """Copy the files of a database as they are at this moment, as if its process had been killed."""
    folder.mkdir()
    for ending in ("", "-wal"):
        if os.path.exists(f"{path}{ending}"):
            shutil.copy(f"{path}{ending}", folder)
    return folder / path.name


def transactions(path: Path) -> int:
    """Count the transactions in a file of recent writes (sqlite.org/fileformat2.html, 4.1)."""
    log = path.with_name(path.name + "-wal").read_bytes()
    page: int = struct.unpack_from(">I", log, 8)[0]
    salts = log[16:24]
    frames = range(32, len(log) - 23, 24 + page)
    return sum(log[at + 4 : at + 8] != b"\0\0\0\0" and log[at + 8 : at + 16] == salts for at in frames)
