# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""What is not ours, not whole or not free is refused, and stays as it was."""

from __future__ import annotations

import os
import shutil
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from random import Random

import pytest
from tests.store.looking import contents, copied, saved

from omstander.store import DatabaseRefusedError, Store, opening
from omstander.store.opening import SHAPES


def refused(path: Path) -> str:
    """Why a file is refused; nothing of it may change by that."""
    before = {name: content for name, content in contents(path).items() if not name.endswith("-lock")}
    with pytest.raises(DatabaseRefusedError) as refusal:
        Store(path)
    after = {name: content for name, content in contents(path).items() if not name.endswith("-lock")}
    assert before == after
    assert refusal.value.path == path
    return refusal.value.why


def killed(store: Store, path: Path, folder: Path) -> Path:
    """The files of a process that was killed after some writing: a database and a file of recent writes."""
    saved(*[store.append("a", [{"n": n, "filling": "v" * 500}]) for n in range(200)])
    return copied(path, folder)


def test_two_servers_cannot_have_one_file(store: Store, path: Path) -> None:
    """A second opening is refused, in this process and in another; the first goes on, and then it is free."""
    code = f"from pathlib import Path; from omstander.store import Store; Store(Path({str(path)!r}))"
    other = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)

    assert "DatabaseRefusedError" in other.stderr
    assert ": taken" in other.stderr
    assert refused(path) == "taken"
    saved(store.append("a", [{}]))
    store.close()
    Store(path).close()


def cut(file: Path, _: Random) -> None:
    """Half of it is gone."""
    os.truncate(file, file.stat().st_size // 2)


def scribble(file: Path, dice: Random) -> None:
    """Whole pages are something else."""
    content = bytearray(file.read_bytes())
    for page in range(1, len(content) // 4096):
        content[page * 4096 : page * 4096 + 4096] = dice.randbytes(4096)
    file.write_bytes(content)


def scribble_head(file: Path, dice: Random) -> None:
    """It does not begin as a database does."""
    file.write_bytes(dice.randbytes(100) + file.read_bytes()[100:])


@pytest.mark.parametrize("damage", [cut, scribble, scribble_head])
@pytest.mark.parametrize("closed", [True, False], ids=["closed", "killed"])
def test_damage_is_refused(
    store: Store, path: Path, tmp_path: Path, damage: Callable[[Path, Random], None], closed: bool
) -> None:
    """A damaged file is refused as damaged, and left as it is, also beside recent writes that are whole."""
    broken = killed(store, path, tmp_path / "killed")
    if closed:
        Store(broken).close()
    else:
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute("PRAGMA wal_checkpoint(FULL)")
        saved(store.append("a", [{}]))
        shutil.rmtree(broken.parent)
        copied(path, broken.parent)
    damage(broken, Random(1))

    assert refused(broken) == "damaged"


def test_recent_writes_without_their_database(store: Store, path: Path, tmp_path: Path) -> None:
    """A file of recent writes alone is refused: a new database would swallow it."""
    broken = killed(store, path, tmp_path / "killed")
    broken.unlink()

    assert refused(broken) == "damaged"


def test_a_later_version_is_refused(store: Store, path: Path) -> None:
    """A file that a later version has written is refused."""
    store.close()
    with closing(sqlite3.connect(path)) as other:
        other.execute(f"PRAGMA user_version = {len(SHAPES) + 1}")
        other.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    assert refused(path) == "newer"


def test_databases_of_others_are_refused(path: Path) -> None:
    """The database of another program is refused."""
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE theirs (x)")
        other.commit()

    assert refused(path) == "foreign"


def test_texts_are_refused(path: Path) -> None:
    """A file that is no database at all is refused."""
    path.write_text("Dit is een brief.\n" * 1000, encoding="utf-8")

    assert refused(path) == "damaged"


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    """Where there is no folder, nothing is made."""
    assert refused(tmp_path / "no" / "sessions.db") == "unreachable"
    assert list(tmp_path.iterdir()) == []


def test_an_empty_file_is_a_new_database(path: Path) -> None:
    """An empty file is taken for one that still has to be made."""
    path.touch()

    with closing(Store(path)) as store:
        assert store.load() == {}


def test_a_new_shape(store: Store, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An older file is brought to the new shape with all that is in it; where that fails, nothing is."""
    saved(store.append("a", [{"n": 1}]))
    store.close()
    before = path.read_bytes()
    monkeypatch.setattr(opening, "SHAPES", (*SHAPES, ("CREATE TABLE more (x)", "CREATE TABLE part (x)")))
    with pytest.raises(DatabaseRefusedError):
        Store(path)
    assert path.read_bytes() == before

    monkeypatch.setattr(opening, "SHAPES", (*SHAPES, ("CREATE TABLE more (x)",)))
    for _ in range(2):
        with closing(Store(path)) as newer:
            assert newer.load() == {"a": [{"n": 1}]}
    monkeypatch.undo()
    assert refused(path) == "newer"


@pytest.mark.skipif(sys.platform == "win32", reason="no such permissions")
def test_only_the_owner_may_read(store: Store, path: Path) -> None:
    """Every file of a database can be read and written by its owner alone, also one that was open to all."""
    saved(store.append("a", [{}]))
    here = {one.name: stat.S_IMODE(one.stat().st_mode) for one in path.parent.iterdir()}
    store.close()
    path.chmod(0o644)
    Store(path).close()

    assert here == dict.fromkeys(
        ["sessions.db", "sessions.db-wal", "sessions.db-shm", "sessions.db-lock"], 0o600
    )
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_settings(store: Store) -> None:
    """The settings on which everything here rests are on."""
    database = store._database
    names = ("synchronous", "journal_mode", "secure_delete", "trusted_schema", "foreign_keys", "temp_store")
    found = {name: database.execute(f"PRAGMA {name}").fetchone()[0] for name in names}

    assert found == {
        "synchronous": 2,  # FULL
        "journal_mode": "wal",
        "secure_delete": 1,
        "trusted_schema": 0,
        "foreign_keys": 1,
        "temp_store": 2,  # in memory
    }
