# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""The one thread that writes: whatever waits goes to disk together, and then everybody hears of it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from itertools import groupby
from queue import Empty, SimpleQueue

TOGETHER = 256
"""So many jobs in one transaction at most; what comes meanwhile waits for the next."""
AGAIN = 0.05
"""Seconds until something is tried again that could not be finished because of a reader."""


def promise() -> Future[None]:
    """Make what a job is answered with. Who waits cannot cancel it: a write is not taken back."""
    made: Future[None] = Future()
    made.set_running_or_notify_cancel()
    return made


@dataclass(frozen=True, slots=True)
class Append:
    """Records of a session, as JSON; `start`: how often the session had been started again by then."""

    session: str
    start: int
    contents: Sequence[str]
    parts: Mapping[str, bytes]
    done: Future[None] = field(default_factory=promise)


@dataclass(frozen=True, slots=True)
class Delete:
    """A session that goes."""

    session: str
    done: Future[None] = field(default_factory=promise)


Job = Append | Delete


class Writer:
    """Hands jobs to `write` in the order in which they came: many of a kind at once, one call at a time.

    While one transaction is on its way to disk, the next gathers: nobody waits for a clock.
    """

    def __init__(
        self,
        write: Callable[[Sequence[Job]], None],
        finish: Callable[[], bool],
        give_up: Callable[[], None],
    ) -> None:
        self._write, self._finish, self._give_up = write, finish, give_up
        self._jobs: SimpleQueue[Job | None] = SimpleQueue()
        self._thread = threading.Thread(target=self._run, name="store", daemon=True)
        self._thread.start()

    def put(self, job: Job) -> None:
        """Add a job; returns at once."""
        self._jobs.put(job)

    def close(self) -> None:
        """Wait until everything that was put has been written."""
        self._jobs.put(None)
        self._thread.join()

    def _run(self) -> None:
        going = True
        while going:
            batch, going = self._gather()
            for _, alike in groupby(batch, type):
                self._write(list(alike))
        self._finish()
        self._give_up()

    def _gather(self) -> tuple[list[Job], bool]:
        """Wait for a job, and take all that came with it; false when that was the last."""
        batch: list[Job] = []
        for job in self._waiting():
            if job is None:
                return batch, False
            batch.append(job)
            if len(batch) >= TOGETHER:
                break
        return batch, True

    def _waiting(self) -> Iterator[Job | None]:
        finished = self._finish()
        try:
            yield self._jobs.get(timeout=None if finished else AGAIN)
            while True:
                yield self._jobs.get_nowait()
        except Empty:
            return
