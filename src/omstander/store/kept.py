# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""What is kept, as the writing thread sees it: where each session stands, and what a job makes of it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from contextlib import contextmanager
from threading import Lock

from omstander.store import statements
from omstander.store.opening import PATIENCE
from omstander.store.refusals import NotSavedError
from omstander.store.writer import Append, Delete, Job

WORTH_TIDYING = 20_000
"""So many blank rows, and more than there are others: then copying the others pays."""


class Kept:
    """The database with what must be known to write to it; the lock guards what other threads use."""

    def __init__(self, database: sqlite3.Connection, lock: Lock) -> None:
        self._database, self._lock = database, lock
        self._places, self._last, self._blank = statements.places(database)
        self._starts: dict[str, int] = {}
        self._broken: set[str] = set()
        self._gone: set[str] = set()
        self._wiping: list[Future[None]] = []

    def start_of(self, session: str) -> int:
        """Say how often a session was started again; with the lock."""
        return self._starts.get(session, 0)

    def start_again(self, session: str) -> list[int]:
        """Give the places of a session's records; what was asked before a failure is not written any more."""
        if session in self._broken:
            self._broken.discard(session)
            self._starts[session] = self.start_of(session) + 1
        return list(self._places.get(session, ()))

    def write(self, jobs: Sequence[Job]) -> None:
        """Do jobs of one kind in one transaction, and answer them."""
        appends = [job for job in jobs if isinstance(job, Append)]
        deletes = [job for job in jobs if isinstance(job, Delete)]
        try:
            if appends:
                self._append(self._standing(appends))
            if deletes:
                self._delete(deletes)
        except Exception as error:
            # Whatever it is: nothing is kept, whoever waits must hear of it, and the thread lives on.
            with self._lock:
                self._broken |= {job.session for job in appends}
            for job in jobs:
                _refuse(job.done, str(error))

    def wipe(self) -> bool:
        """Empty the file of recent writes, where what was deleted may be; false while somebody reads."""
        if not self._wiping:
            return True
        try:
            self._database.execute("PRAGMA busy_timeout = 0").fetchall()  # others can write meanwhile
            busy = self._database.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
        except sqlite3.Error:
            return False
        finally:
            self._database.execute(PATIENCE).fetchall()
        if not busy:
            _keep_word(self._wiping)
            self._wiping = []
        return not busy

    def give_up(self) -> None:
        """Say of what could not be wiped that it may still be there."""
        for done in self._wiping:
            _refuse(done, "somebody reads the file")

    def _standing(self, appends: Sequence[Append]) -> list[Append]:
        """Refuse what builds on something that was not saved, or on a session that is gone."""
        standing = []
        with self._lock:
            for job in appends:
                stale = job.start != self.start_of(job.session)
                if stale or job.session in self._broken or job.session in self._gone:
                    _refuse(job.done, "the session is gone or must start again")
                else:
                    standing.append(job)
        return standing

    def _append(self, jobs: Sequence[Append]) -> None:
        rows = [(job.session, content) for job in jobs for content in job.contents]
        placed = [(self._last + n, *row) for n, row in enumerate(rows, 1)]
        with self._transaction() as database:
            statements.add_records(database, placed)
            for job in jobs:
                for mark, content in job.parts.items():
                    statements.add_part(database, job.session, mark, content)
        with self._lock:
            self._last += len(rows)
            for place, session, _ in placed:
                self._places.setdefault(session, []).append(place)
        _keep_word([job.done for job in jobs])

    def _delete(self, jobs: Sequence[Delete]) -> None:
        going = {job.session: self._places.get(job.session, []) for job in jobs}
        blank = self._blank + sum(map(len, going.values()))
        rows = self._blank + sum(map(len, self._places.values()))
        tidying = blank > WORTH_TIDYING and 2 * blank > rows
        with self._transaction() as database:
            for session, places in going.items():
                statements.blank(database, session, places)
            if tidying:
                statements.tidy(database)
        with self._lock:
            self._gone |= going.keys()
            for session in going:
                self._places.pop(session, None)
        self._blank = 0 if tidying else blank
        self._wiping += [job.done for job in jobs]

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        """Run what is inside as one transaction: all of it, or nothing."""
        try:
            self._database.execute("BEGIN IMMEDIATE")
            yield self._database
            self._database.execute("COMMIT")
        except BaseException:
            if self._database.in_transaction:
                self._database.execute("ROLLBACK")
            raise


def _refuse(done: Future[None], why: str) -> None:
    if not done.done():
        done.set_exception(NotSavedError(why))


def _keep_word(promises: Sequence[Future[None]]) -> None:
    for done in promises:
        done.set_result(None)
