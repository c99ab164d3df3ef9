# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Killing, cutting and filling, and whether anything that was acknowledged got lost.

`python -m bench.faults` is part of `make bench`; `--soak` (`make soak`) goes on for much longer. It fails if
anything is lost, doubled or in another order. What needs the rights of root is left out without them.
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
from argparse import ArgumentParser
from pathlib import Path
from random import Random
from time import perf_counter

from bench import faults_server, faults_store
from bench.faults_store import Tally

LEFT_OUT = "left out: it needs root, Linux and iproute2"
Rows = list[tuple[str, str, str]]
"""What was tried, what came of it, and the bar."""


def main() -> None:
    """Try everything, and print a table."""
    parser = ArgumentParser()
    parser.add_argument("--soak", action="store_true", help="1,000 rounds and 10^6 choices")
    parser.add_argument("--rounds", type=int, help="rounds of each kind (200, with --soak 1,000)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", help="a word in the name of what is tried")
    asked = parser.parse_args()
    rounds = asked.rounds or (1000 if asked.soak else 200)
    print("| what | figure | bar |\n|---|---|---|", flush=True)
    for name, work, bar in WORKS:
        if asked.only and asked.only not in name:
            continue
        with tempfile.TemporaryDirectory(prefix="omstander-faults-") as folder:
            since = perf_counter()
            figure = work(Path(folder), rounds, Random(asked.seed), asked.soak)
            took = perf_counter() - since
        print(f"| {name.format(rounds=f'{rounds:,}')} | {figure} ({took:.0f} s) | {bar} |", flush=True)


def told(tally: Tally) -> str:
    """Say what was found; end at once if anything is wrong.

    Raises:
        SystemExit: something is.
    """
    figure = f"{tally.acknowledged:,} acknowledged, lost {tally.lost}, doubled {tally.doubled}, "
    figure += f"in another order {tally.disordered}"
    if tally.faults:
        sys.exit(f"FAULT: {figure}")
    return figure


def killed(folder: Path, rounds: int, dice: Random, soak: bool) -> str:
    """Kill what writes to the store."""
    return told(faults_store.kill_rounds(folder, rounds, dice, 2200 if soak else 400))


def powerless(folder: Path, rounds: int, dice: Random, _: bool) -> str:
    """Let the disk lose what was not synced."""
    shim = faults_store.build_shim(folder)
    return told(faults_store.power_rounds(folder, rounds, dice, shim)) if shim else LEFT_OUT


def over_http(folder: Path, rounds: int, dice: Random, _: bool) -> str:
    """Kill the server while a class chooses."""
    found, ages = asyncio.run(faults_server.kill_rounds(folder, rounds, dice))
    figure = faults_server.of_found(found)
    if sum(found.values()) != found["kept"]:
        sys.exit(f"FAULT: {figure}")
    return f"{figure}; all screens right after {faults_server.of_all(ages)} (middle / 99 % / worst)"


def full(folder: Path, _: int, dice: Random, __: bool) -> str:
    """Fill the disk."""
    return asyncio.run(faults_server.full_disk(folder, dice)) or LEFT_OUT


def cut_off(folder: Path, _: int, dice: Random, __: bool) -> str:
    """Cut the network, for a short and a long time."""
    figures = []
    for seconds in (3, 12, 30):
        at = folder / str(seconds)
        at.mkdir()
        figure = asyncio.run(faults_server.partition(at, seconds, dice))
        if figure is None:
            return LEFT_OUT
        figures.append(f"{seconds} s: {figure}")
    return "; ".join(figures)


def deaf(folder: Path, _: int, dice: Random, __: bool) -> str:
    """Let sockets never read."""
    found = asyncio.run(faults_server.slow_readers(folder, 200, 150, dice))
    figures = [f"{way} {middle:.1f} / {late:.1f} ms" for way, (middle, late) in found.items()]
    more = 100 * (found["deaf"][1] / found["reading"][1] - 1)
    return f"{', '.join(figures)} (middle / 99 %; {more:+.0f} % to those who read)"


WORKS = (
    ("store: kill -9 in a burst, {rounds} rounds", killed, "lost 0, doubled 0"),
    ("store: the same, unsynced writes lost or torn, {rounds} rounds", powerless, "lost 0, doubled 0"),
    (
        "server: kill -9 while 30 choose, {rounds} rounds",
        over_http,
        "lost 0, doubled 0, right in 5 s",
    ),
    ("server: disk full", full, "lost 0, doubled 0"),
    ("server: network cut while 30 choose", cut_off, "lost 0, doubled 0, right in 5 s"),
    ("200 sockets that never read, or do: an entry to 30 others", deaf, "p99 +20 %"),
)

if __name__ == "__main__":
    main()
