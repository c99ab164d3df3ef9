# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Killing a process that writes to a store, and comparing what it said to be saved with what is there."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Collection
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from random import Random

from omstander.store import Store

ROOT = Path(__file__).resolve().parent.parent
SECTOR = 512
ENDINGS = ("", "-wal")
"""The files of a database that hold anything, by what their names end on."""


@dataclass(slots=True)
class Tally:
    """What a check found: all but `rounds` and `acknowledged` must be 0."""

    rounds: int = 0
    acknowledged: int = 0
    lost: int = 0
    doubled: int = 0
    disordered: int = 0

    @property
    def faults(self) -> int:
        """How much is wrong."""
        return self.lost + self.doubled + self.disordered


def build_shim(folder: Path) -> Path | None:
    """Compile the disk that keeps only what was synced; None where that cannot be done."""
    compiler = shutil.which("gcc") or shutil.which("cc")
    if compiler is None or not sys.platform.startswith("linux"):
        return None
    shim = folder / "shim.so"
    source = ROOT / "bench" / "faults_shim.c"
    command = [compiler, "-shared", "-fPIC", "-O1", "-o", str(shim), str(source), "-ldl"]
    return shim if subprocess.run(command, check=False, capture_output=True).returncode == 0 else None


def burst(database: Path, round_: int, after: int, choices: int = 1_000_000, **variables: str) -> set[str]:
    """Let a child write, kill it after `after` acknowledged choices, and give all that it acknowledged."""
    command = [sys.executable, "-m", "bench.faults_child", str(database), str(round_), str(choices)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, env=os.environ | variables) as child:
        assert child.stdout is not None
        said = [line for _, line in zip(range(after + 1), child.stdout, strict=False)]
        child.kill()
        said += child.stdout
    lines = [line.decode().strip() for line in said]
    assert lines[:1] == ["ready"], "the child did not come to writing"
    return set(lines[1:])


def check(database: Path, acknowledged: Collection[str]) -> Tally:
    """Open a store and look for every acknowledged choice, once, in the order in which it was given."""
    with closing(Store(database)) as store:
        kept = store.load()
    found = Counter(record["key"] for records in kept.values() for record in records)
    order = (record["n"] == n for records in kept.values() for n, record in enumerate(records))
    return Tally(
        acknowledged=len(acknowledged),
        lost=sum(key not in found for key in acknowledged),
        doubled=sum(found.values()) - len(found),
        disordered=sum(not right for right in order),
    )


def kill_rounds(folder: Path, rounds: int, dice: Random, choices: int = 400) -> Tally:
    """Write and kill again and again, on one database."""
    acknowledged: set[str] = set()
    for round_ in range(rounds):
        acknowledged |= burst(folder / "s.db", round_, dice.randrange(choices))
    tally = check(folder / "s.db", acknowledged)
    tally.rounds = rounds
    return tally


def power_rounds(
    folder: Path, rounds: int, dice: Random, shim: Path, choices: int = 400, **variables: str
) -> Tally:
    """The same on a disk that loses what was not synced: all of it, or some sectors of it and others not."""
    acknowledged: set[str] = set()
    running, durable = folder / "running", folder / "durable"
    running.mkdir()
    Store(running / "s.db").close()
    for round_ in range(rounds):
        shutil.rmtree(durable, ignore_errors=True)
        shutil.copytree(running, durable)
        loaded = {"LD_PRELOAD": str(shim), "DURABLE": str(durable)}
        acknowledged |= burst(running / "s.db", round_, dice.randrange(choices), **loaded, **variables)
        lose_unsynced(running, durable, dice, share=dice.choice((0.0, 0.5)))
    tally = check(running / "s.db", acknowledged)
    tally.rounds = rounds
    return tally


def lose_unsynced(running: Path, durable: Path, dice: Random, share: float) -> None:
    """Turn the files of a killed process into what a disk would hold.

    share: of the sectors that were written and not synced, how many came to the disk.
    """
    for name in [f"s.db{ending}" for ending in ENDINGS]:
        now, kept = running / name, durable / name
        if not kept.exists():
            now.unlink(missing_ok=True)
            continue
        old = kept.read_bytes()
        new = now.read_bytes() if now.exists() else old
        size = len(new) if dice.random() < share else len(old)
        whole = new.ljust(size, b"\0"), old.ljust(size, b"\0")
        sectors = range(0, size, SECTOR)
        mixed = (whole[0 if dice.random() < share else 1][at : at + SECTOR] for at in sectors)
        now.write_bytes(b"".join(mixed)[:size])
