# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Whatever ends the process, all that was acknowledged is there once and in order.

`bench/faults.py` does the same many more times.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from random import Random

import pytest
from bench.faults_server import kill_rounds as over_http
from bench.faults_store import ROOT, Tally, build_shim, kill_rounds, power_rounds
from tests.looping import complete
from tests.store.looking import PATIENCE, copied, saved

from omstander.store import NotSavedError, Store

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no such signals")


@pytest.fixture(scope="module")
def shim(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A disk that keeps only what was synced."""
    built = build_shim(tmp_path_factory.mktemp("shim"))
    if built is None:
        pytest.skip("no C compiler, or no Linux")
    return built


def right(tally: Tally) -> bool:
    """Whether something was acknowledged, and nothing is wrong."""
    return tally.acknowledged > 0 and tally.faults == 0


@pytest.mark.slow
def test_killed_in_a_burst(tmp_path: Path) -> None:
    """Killed twenty times while four classes choose: nothing acknowledged is lost, doubled or moved."""
    assert right(kill_rounds(tmp_path, 20, Random(1)))


@pytest.mark.slow
def test_a_server_killed_while_a_class_chooses(tmp_path: Path) -> None:
    """Killed while thirty choose over HTTP and started again: every acknowledged choice is kept once, and all
    screens come back by themselves and have the whole log.
    """
    found, ages = complete(over_http(tmp_path, 2, Random(5)))

    assert len(ages) == 2
    assert found == {**dict.fromkeys(found, 0), "kept": 2 * 30 * 3}


@pytest.mark.slow
def test_unsynced_writes_are_lost(tmp_path: Path, shim: Path) -> None:
    """The same on a disk that loses what was not synced, or parts of it: so syncing comes before saying."""
    assert right(power_rounds(tmp_path, 15, Random(2), shim))


@pytest.mark.slow
def test_not_syncing_would_be_noticed(tmp_path: Path, shim: Path) -> None:
    """A store that does not sync fails the test above: it can fail."""
    assert power_rounds(tmp_path, 2, Random(3), shim, LAX="1").lost > 0


@pytest.mark.slow
def test_recent_writes_cut_anywhere(store: Store, path: Path, tmp_path: Path) -> None:
    """Wherever the file of recent writes ends, what is there is a beginning of what was written, not less
    than was acknowledged while the file was that long.
    """
    lengths: list[int] = []
    log = path.with_name(path.name + "-wal")
    for n in range(40):
        saved(store.append("ab"[n % 2], [{"n": n, "filling": "v" * (97 * n % 900)}]))
        lengths.append(log.stat().st_size)
    whole = copied(path, tmp_path / "whole")
    dice = Random(4)
    around = {length + by for length in lengths for by in (-1, 0, 1)}
    cuts = around | {0, 1, 31, 32, 33} | set(dice.sample(range(lengths[-1]), 60))

    for cut in sorted(one for one in cuts if one <= lengths[-1]):
        torn = copied(whole, tmp_path / f"torn-{cut}")
        os.truncate(torn.with_name(torn.name + "-wal"), cut)
        with closing(Store(torn)) as again:
            found = sorted(record["n"] for of in again.load().values() for record in of)
        shutil.rmtree(torn.parent)
        acknowledged = sum(length <= cut for length in lengths)
        assert found == list(range(len(found)))
        assert len(found) >= acknowledged


@pytest.mark.slow
def test_killed_while_it_is_made(tmp_path: Path, shim: Path) -> None:
    """Wherever the making of a new database is cut off, the next start makes it, and it works."""
    path = tmp_path / "s.db"
    code = f"from pathlib import Path; from omstander.store import Store; Store(Path({str(path)!r})).close()"
    ended = 0
    for sync in range(1, 40):
        loaded = os.environ | {"LD_PRELOAD": str(shim), "KILL_AT_SYNC": str(sync)}
        done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=loaded, check=False)
        with closing(Store(path)) as store:
            saved(store.append("a", [{"n": sync}]))
            assert store.load() == {"a": [{"n": sync}]}
        for one in tmp_path.iterdir():
            one.unlink()
        ended = done.returncode
        if ended == 0:
            break
        assert ended == -signal.SIGKILL

    assert ended == 0
    assert sync > 2


@pytest.mark.slow
def test_a_disk_that_does_not_sync(tmp_path: Path, shim: Path) -> None:
    """Where the disk could not sync, nothing is said to be saved, and it goes on as soon as it can."""
    loaded = os.environ | {"LD_PRELOAD": str(shim), "FAIL_WHILE": str(tmp_path / "flag")}
    command = [sys.executable, "-c", FAILING, str(tmp_path)]
    said = subprocess.run(command, cwd=ROOT, env=loaded, check=True, capture_output=True, text=True).stdout

    assert said.split() == ["True", "[0]", "[0,2]", "[0,2]"]


FAILING = f"""
import json, sys
from pathlib import Path
from omstander.store import NotSavedError, Store
folder = Path(sys.argv[1])
def told(store): print(json.dumps([one["n"] for one in store.records("a")], separators=(",", ":")))
store = Store(folder / "s.db")
store.append("a", [{{"n": 0}}]).result({PATIENCE})
(folder / "flag").touch()
print(isinstance(store.append("a", [{{"n": 1}}]).exception({PATIENCE}), NotSavedError))
(folder / "flag").unlink()
told(store)
store.append("a", [{{"n": 2}}]).result({PATIENCE})
told(store)
store.close()
told(Store(folder / "s.db"))
"""


@pytest.mark.slow
def test_a_copy_while_it_is_written(store: Store, path: Path, tmp_path: Path) -> None:
    """A copy made in the middle of writing is a store, and has all that was acknowledged before it began."""
    done = [store.append("a", [{"n": n}], {"part": b"content"}) for n in range(3000)]
    saved(*done[:1500])
    store.backup(tmp_path / "copy.db")
    saved(*done)

    assert (tmp_path / "copy.db").stat().st_mode & 0o777 == 0o600
    assert not list(tmp_path.glob("*unfinished*"))
    (tmp_path / "elsewhere").mkdir()
    restored = shutil.copy(tmp_path / "copy.db", tmp_path / "elsewhere" / "sessions.db")
    with closing(Store(Path(restored))) as again:
        found = [record["n"] for record in again.records("a")]
        assert found == list(range(len(found)))
        assert len(found) >= 1500
        assert again.part("part") == b"content"
        saved(again.append("a", [{"n": -1}]))
    assert not isinstance(done[-1].exception(), NotSavedError)
