# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2
"""The command line as tests use it: no language set but the one that a test sets."""

from __future__ import annotations

import errno
import io
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from .running import Omstander


@pytest.fixture
def omstander(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Omstander:
    """The command line in this process, without a language of its own."""
    for name in [name for name in os.environ if name.startswith(("LC_", "LANG", "OMSTANDER"))]:
        monkeypatch.delenv(name)
    return Omstander(capsys)


@pytest.fixture
def shut(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], None]:
    """Shut a file or folder as its rights would, for whoever runs the tests, the system's owner too."""
    closed: list[Path] = []

    def refuse(name: object) -> None:
        if isinstance(name, (str, os.PathLike)):
            path = Path(os.fspath(name))
            if any(one == path or one in path.parents for one in closed):
                raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))

    old_stat, old_open, old_scandir = os.stat, io.open, os.scandir

    def stat(path: Any, *more: Any, **named: Any) -> os.stat_result:
        if any(one in Path(path).parents for one in closed if isinstance(path, (str, os.PathLike))):
            refuse(path)
        return old_stat(path, *more, **named)

    def open_(path: Any, *more: Any, **named: Any) -> Any:
        refuse(path)
        return old_open(path, *more, **named)

    def scandir(path: Any = ".") -> Any:
        refuse(path)
        return old_scandir(path)

    monkeypatch.setattr(os, "stat", stat)
    monkeypatch.setattr(io, "open", open_)
    monkeypatch.setattr(os, "scandir", scandir)
    return closed.append
