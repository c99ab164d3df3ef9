# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""What cannot be saved is said, nothing of it is kept, and the rest goes on."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from tests.store.looking import PATIENCE, saved

from omstander.store import NotSavedError, Record, Store

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no limits on files")
FILLING = "v" * 200_000


@contextmanager
def no_room(path: Path) -> Iterator[None]:
    """A disk on which no file of the database may grow by more than a little."""
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    here = max(one.stat().st_size for one in path.parent.iterdir())
    resource.setrlimit(resource.RLIMIT_FSIZE, (here + 20_000, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def numbers(records: list[Record]) -> list[int]:
    """The numbers that records were given."""
    return [record["n"] for record in records]


def test_no_room(store: Store, path: Path) -> None:
    """A full disk is an answer; when there is room again, all goes on; nothing of what failed is kept."""
    saved(store.append("a", [{"n": 0}]), store.append("b", [{"n": 0}]))
    with no_room(path):
        failed = store.append("a", [{"n": 1, "filling": FILLING}], {"part": b"content"})
        assert isinstance(failed.exception(PATIENCE), NotSavedError)
        assert numbers(store.records("a")) == [0]
    saved(store.append("a", [{"n": 2}]), store.append("b", [{"n": 1}]))

    assert store.part("part") is None
    store.close()
    with closing(Store(path)) as again:
        assert {name: numbers(of) for name, of in again.load().items()} == {"a": [0, 2], "b": [0, 1]}


def test_no_hole(store: Store, path: Path) -> None:
    """After something was not saved, nothing that was built on it is, until the session was read again."""
    saved(store.append("a", [{"n": 0}]), store.append("b", [{"n": 0}]))
    with no_room(path):
        failed = store.append("a", [{"n": 1, "filling": FILLING}])
        assert isinstance(failed.exception(PATIENCE), NotSavedError)
    later = [store.append("a", [{"n": n}]) for n in range(2, 50)]
    elsewhere = store.append("b", [{"n": 1}])

    assert numbers(store.records("a")) == [0]  # some of the later ones may still be waiting
    after = store.append("a", [{"n": 50}])
    saved(elsewhere, after)
    assert all(isinstance(one.exception(PATIENCE), NotSavedError) for one in later)
    assert numbers(store.records("a")) == [0, 50]


def test_all_that_went_together_fail(store: Store, path: Path) -> None:
    """One transaction is one: who shared it with something too large hears that nothing was saved."""
    saved(store.append("a", [{"n": 0}]))
    with no_room(path):
        done = [store.append(name, [{"n": 1, "filling": FILLING}]) for name in "abcdef"]
        assert {type(one.exception(PATIENCE)) for one in done} == {NotSavedError}

    assert {name: numbers(of) for name, of in store.load().items()} == {"a": [0]}


def test_no_room_to_delete(store: Store, path: Path) -> None:
    """Where deleting fails it is said, all is still there, and it can be tried again."""
    saved(store.append("a", [{"n": 0, "filling": FILLING}]))
    with no_room(path):
        for n in range(20_000):
            if store.append("b", [{"n": n}]).exception(PATIENCE) is not None:
                break
        refused = store.delete("a").exception(PATIENCE)
        assert isinstance(refused, NotSavedError)
        assert numbers(store.records("a")) == [0]
    saved(store.delete("a"), store.append("c", [{"n": 0}]))

    assert set(store.load()) == {"b", "c"}
