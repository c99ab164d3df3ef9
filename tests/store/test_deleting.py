# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""What is deleted is gone from every file, byte by byte."""

from __future__ import annotations

import sqlite3
from concurrent.futures import TimeoutError as TooLongError
from contextlib import closing
from pathlib import Path
from random import Random

import pytest
from tests.store.looking import PATIENCE, contents, copied, saved

from omstander.store import NotSavedError, Store, kept


def mark(session: int) -> str:
    """A text that stands in everything of one session and nowhere else."""
    return f"MARK{session:05d}X"


def write(store: Store, session: int, dice: Random, records: int) -> None:
    """Give a session records of many lengths, some longer than a page."""
    for _ in range(records):
        filling = "v" * dice.choice((0, 20, 90, 300, 6000))
        store.append(f"session-{mark(session)}", [{"is": mark(session), "filling": filling}])


def left(path: Path, sessions: list[int]) -> dict[str, list[str]]:
    """Which marks still stand in which file."""
    found = contents(path)
    marks = [mark(one) for one in sessions]
    return {
        name: here
        for name, content in found.items()
        if (here := [one for one in marks if one.encode() in content])
    }


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(3))
def test_not_a_byte_is_left(store: Store, path: Path, seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """After `delete` no file holds a byte of a session: records, name and parts, however mixed and tidied."""
    monkeypatch.setattr(kept, "WORTH_TIDYING", 150)
    dice = Random(seed)
    sessions = list(range(40))
    for turn in range(12):
        for session in dice.sample(sessions, len(sessions)):
            write(store, session, dice, dice.randrange(3))
            if turn == 0:
                part = f"part {mark(session)} ".encode() * dice.choice((1, 40, 900))
                store.append(f"session-{mark(session)}", [{}], {f"part-{mark(session)}": part})
    gone: list[int] = []
    for session in dice.sample(sessions, 30):
        saved(store.delete(f"session-{mark(session)}"))
        gone.append(session)
        stay = dice.choice([one for one in sessions if one not in gone])
        write(store, stay, dice, 3)
        assert left(path, gone) == {}

    rest = {f"session-{mark(one)}" for one in sessions if one not in gone}
    assert set(store.load()) == rest
    store.close()
    assert left(path, gone) == {}
    with closing(Store(path)) as again:
        assert set(again.load()) == rest
        assert all(record.get("is", name[8:]) in name for name, of in again.load().items() for record in of)


def test_a_file_does_not_grow_for_ever(store: Store, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where class after class comes and goes, the file stays small."""
    monkeypatch.setattr(kept, "WORTH_TIDYING", 200)
    sizes = []
    for n in range(12):
        saved(store.append(f"s{n}", [{"filling": "v" * 500}] * 100, {f"p{n}": b"p" * 50_000}))
        saved(store.delete(f"s{n}"))
        sizes.append(path.stat().st_size)

    assert max(sizes) < 4 * sizes[0]
    assert store.load() == {}


def test_order_survives_tidying(store: Store, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Letting go of blank rows changes nothing about what is left, nor about what comes after it."""
    monkeypatch.setattr(kept, "WORTH_TIDYING", 10)
    for n in range(30):
        store.append("stays", [{"n": n}], {"part": b"content"})
        store.append("goes", [{"n": n}], {"part": b"content"})
    saved(store.append("goes", [{}] * 30), store.delete("goes"), store.append("stays", [{"n": 30}]))
    with closing(sqlite3.connect(path)) as other:
        assert other.execute("SELECT count(*) FROM record").fetchone() == (31,)

    assert [record["n"] for record in store.records("stays")] == list(range(31))
    assert store.part("part") == b"content"


def test_deleting_what_is_not_there(store: Store) -> None:
    """A session that is not there, or no longer, is gone already."""
    saved(store.append("a", [{}]), store.delete("a"), store.delete("a"), store.delete("b"))

    assert store.load() == {}


def test_a_deleted_session_does_not_come_back(store: Store) -> None:
    """What still comes for a deleted session is refused: it would make it anew."""
    store.append("a", [{}])
    gone, late = store.delete("a"), store.append("a", [{}])

    saved(gone)
    assert isinstance(late.exception(PATIENCE), NotSavedError)
    assert store.load() == {}


def test_a_reader_holds_up_deleting_alone(store: Store, path: Path) -> None:
    """While somebody reads the file what was deleted cannot go: deleting waits, saving does not."""
    saved(store.append("a", [{"is": mark(1)}]), store.append("b", [{}]))
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN")
        other.execute("SELECT * FROM record").fetchall()
        gone = store.delete("a")
        saved(store.append("b", [{}]))
        with pytest.raises(TooLongError):
            gone.result(0.2)
        other.execute("COMMIT")
    saved(gone)

    assert left(path, [1]) == {}


def test_killed_while_deleting(store: Store, path: Path, tmp_path: Path) -> None:
    """Killed between deleting and wiping, a process leaves bytes, and the next one wipes them at once."""
    saved(store.append("a", [{"is": mark(1)}]))
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN")
        other.execute("SELECT * FROM record").fetchall()
        gone = store.delete("a")
        saved(store.append("b", [{}]))  # in order: so the deleting is done, and the wiping is not
        killed = copied(path, tmp_path / "killed")
        other.execute("COMMIT")
    saved(gone)

    assert left(killed, [1]) != {}
    with closing(Store(killed)) as again:
        assert left(killed, [1]) == {}
        assert again.load() == {"b": [{}]}
