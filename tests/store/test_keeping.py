# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""What is given to the store is there, in order, also after opening it again."""

from __future__ import annotations

import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.store.looking import PATIENCE, saved, transactions

from omstander.store import NotSavedError, Store

RECORDS = st.lists(st.dictionaries(st.text(), st.integers() | st.text() | st.none(), max_size=3), max_size=4)


def test_records_come_back_in_order(store: Store, path: Path) -> None:
    """Each session has its own records in the order in which they were given, however they were mixed."""
    given = {name: [{"n": n, "of": name} for n in range(200)] for name in ("a", "b", "c")}

    saved(*[store.append(name, [given[name][n]]) for n in range(200) for name in given])
    before = store.load()
    store.close()

    with closing(Store(path)) as again:
        assert before == again.load() == given
        assert again.records("b") == given["b"]


@settings(max_examples=40)
@given(st.lists(st.tuples(st.sampled_from("ab"), RECORDS), max_size=6))
def test_any_json_comes_back(
    tmp_path_factory: pytest.TempPathFactory, appended: list[tuple[str, list[dict[str, object]]]]
) -> None:
    """Whatever JSON can say comes back as it was, surrogates and zeros too."""
    path = tmp_path_factory.mktemp("any") / "s.db"
    expected: dict[str, list[dict[str, object]]] = {}
    with closing(Store(path)) as store:
        for session, records in appended:
            store.append(session, records)
            if records:
                expected.setdefault(session, []).extend(records)

    with closing(Store(path)) as again:
        assert again.load() == expected


def test_closing_writes_what_waits(store: Store, path: Path) -> None:
    """Nothing that was given before closing is lost by closing."""
    done = [store.append("a", [{"n": n}]) for n in range(2000)]
    store.close()

    assert all(one.done() and one.exception() is None for one in done)
    with closing(Store(path)) as again:
        assert [record["n"] for record in again.records("a")] == list(range(2000))


def test_closed_is_closed(store: Store) -> None:
    """After closing nothing is accepted, and closing again does nothing."""
    store.close()
    store.close()

    assert isinstance(store.append("a", [{}]).exception(PATIENCE), NotSavedError)
    assert isinstance(store.delete("a").exception(PATIENCE), NotSavedError)


def test_many_are_saved_together(store: Store, path: Path) -> None:
    """What comes while the disk is busy goes to it in one transaction; one that comes alone goes alone."""
    saved(store.append("a", [{"n": -1}]))
    alone = transactions(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        done = [store.append("a", [{"n": n}]) for n in range(200)]
        other.execute("COMMIT")
    saved(*done)

    assert alone == 1
    assert transactions(path) - alone <= 2  # the first may have been on its way


def test_what_is_said_to_be_saved_is_saved(store: Store, path: Path) -> None:
    """When the future is done, another reader of the file sees the record."""
    with closing(sqlite3.connect(path)) as other:
        for n in range(20):
            saved(store.append("a", [{"n": n}]))
            assert other.execute("SELECT count(*) FROM record").fetchone() == (n + 1,)


def test_threads_do_not_mix_up_a_session(store: Store) -> None:
    """Many threads at once: each session is in the order of its own thread."""

    def work(name: str) -> None:
        saved(*[store.append(name, [{"n": n}]) for n in range(300)])

    threads = [threading.Thread(target=work, args=(f"s{n}",)) for n in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert {name: [one["n"] for one in of] for name, of in store.load().items()} == {
        f"s{n}": list(range(300)) for n in range(6)
    }


def test_waiting_cannot_be_cancelled(store: Store) -> None:
    """Whoever stops waiting changes nothing: it is saved, and the others are answered."""
    done = [store.append("a", [{"n": n}]) for n in range(50)]

    assert not any(one.cancel() for one in done)
    saved(*done)


def test_parts_are_kept_once(store: Store, path: Path) -> None:
    """A part that several sessions need is there once, until the last of them goes."""
    for name in ("a", "b"):
        saved(store.append(name, [{}], {"mark": b"\x00content\xff"}))
    with closing(sqlite3.connect(path)) as other:
        assert other.execute("SELECT count(*) FROM part").fetchone() == (1,)

    saved(store.delete("a"))
    assert store.part("mark") == b"\x00content\xff"
    saved(store.delete("b"))
    assert store.part("mark") is None
    assert store.part("never") is None


def test_what_is_no_json_is_a_bug(store: Store) -> None:
    """A record that cannot be written as JSON is refused to who gives it, and harms nobody else."""
    with pytest.raises(TypeError):
        store.append("a", [{"n": object()}])
    with pytest.raises(ValueError, match="not JSON compliant"):
        store.append("a", [{"n": float("nan")}])

    saved(store.append("a", [{"n": 1}]))
    assert store.load() == {"a": [{"n": 1}]}
