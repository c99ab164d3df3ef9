# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2
"""A copy of a database is whole, and nothing is written over."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from omstander.store import Store

from .running import Omstander

PATIENCE = 20


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """A database with one class."""
    path = tmp_path / "sessions.db"
    with closing(Store(path)) as store:
        store.append("class", [{"n": n} for n in range(10)]).result(PATIENCE)
    return path


def test_a_copy_is_a_store(omstander: Omstander, database: Path, tmp_path: Path) -> None:
    """The copy of a database that a server has open holds what was saved, and a server can go on with it."""
    with closing(Store(database)) as store:
        store.append("class", [{"n": 10}]).result(PATIENCE)
        ran = omstander("backup", str(database), "--to", str(tmp_path / "copy.db"))

    assert ran.code == 0
    assert str(tmp_path / "copy.db") in ran.out
    with closing(Store(tmp_path / "copy.db")) as copy:
        assert [record["n"] for record in copy.records("class")] == list(range(11))


def test_without_a_name(omstander: Omstander, database: Path) -> None:
    """Without a name the copy stands beside its database, with the time in its name."""
    assert omstander("backup", str(database)).code == 0
    (copy,) = database.parent.glob("sessions-????-??-??-??????.db")
    with closing(Store(copy)) as store:
        assert len(store.records("class")) == 10


def test_nothing_is_written_over(omstander: Omstander, database: Path, tmp_path: Path) -> None:
    """A file that is there stays as it is."""
    there = tmp_path / "there.db"
    there.write_text("Dit moet blijven.", encoding="utf-8")
    ran = omstander("backup", str(database), "--to", str(there), "--language", "nl")

    assert ran.code == 2
    assert "is er al" in ran.err
    assert there.read_text(encoding="utf-8") == "Dit moet blijven."


@pytest.mark.parametrize(
    ("content", "said"),
    [(None, "No such file"), ("Dit is een brief.\n" * 500, "is damaged")],
)
def test_what_cannot_be_copied(omstander: Omstander, tmp_path: Path, content: str | None, said: str) -> None:
    """What is not there, or no database, is told in one line, and no copy is left half-made."""
    path = tmp_path / "sessions.db"
    if content is not None:
        path.write_text(content, encoding="utf-8")
    ran = omstander("backup", str(path), "--to", str(tmp_path / "copy.db"))

    assert ran.code == 2
    assert said in ran.err
    assert len(ran.err.splitlines()) == 1
    assert not list(tmp_path.glob("copy*"))
