# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""A process that writes choices to a store until it is killed, and prints what was said to be on disk.

`python -m bench.faults_child DATABASE ROUND CHOICES`: 30 seats in each of 4 sessions; every record is
`{"key", "n"}`, `n` its place in the session. A line on standard output is a key that was acknowledged.
With LAX set the store does not sync: the measurement must notice that.
"""

from __future__ import annotations

import os
import sys
import threading
from concurrent.futures import Future
from pathlib import Path

from omstander.store import Store, opening

SESSIONS, WAITING = 4, 120


def main(database: str, round_: str, choices: str) -> None:
    """Write in bursts: as many wait at once as four classes have pupils."""
    if os.environ.get("LAX"):
        opening.SETTINGS = tuple(one.replace("FULL", "OFF") for one in opening.SETTINGS)
    store = Store(Path(database))
    lengths = {f"class-{n}": 0 for n in range(SESSIONS)} | {one: len(of) for one, of in store.load().items()}
    turns = threading.Semaphore(WAITING)

    def said(key: str, done: Future[None]) -> None:
        if done.exception() is None:
            # One write of few bytes to a pipe is whole or not there at all, also when we are killed.
            os.write(1, f"{key}\n".encode())
        turns.release()

    os.write(1, b"ready\n")
    for n in range(int(choices)):
        session = f"class-{n % SESSIONS}"
        key = f"{session}:{round_}:{n}"
        turns.acquire()
        record = {"key": key, "n": lengths[session]}
        lengths[session] += 1
        store.append(session, [record]).add_done_callback(lambda done, key=key: said(key, done))
    store.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
