# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""The store: a list of records per session that only grows, and that is there after a crash."""

from __future__ import annotations

import json
import threading
from collections.abc import Mapping, Sequence
from concurrent.futures import Future
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Any

from omstander.store import statements
from omstander.store.copying import copy_database
from omstander.store.holding import Holding
from omstander.store.kept import Kept
from omstander.store.opening import open_database, open_reader, refusing
from omstander.store.refusals import NotSavedError
from omstander.store.writer import Append, Delete, Job, Writer

Record = Mapping[str, Any]
"""What happened in a session, as JSON; what is in it is no business of the store."""


class Store:
    """The sessions of one server, in one SQLite file.

    What `append` promises: the future is done when the records are on disk, in the order in which they were
    given, all or none; else it fails with NotSavedError. After a failure every further append to that session
    fails too, until `records` has said what there is: so a session never has a hole. Any thread may
    call; only `load`, `records`, `part`, `backup` and `close` wait.

    Raises:
        DatabaseRefusedError: the file is not opened, and nothing in it has been changed.
    """

    def __init__(self, path: Path) -> None:
        self.path = path.resolve()
        self._lock = threading.Lock()
        with ExitStack() as opened, refusing(self.path):
            opened.callback(Holding(self.path).release)
            self._database = opened.enter_context(closing(open_database(self.path)))
            self._reader = opened.enter_context(closing(open_reader(self.path)))
            self._kept = Kept(self._database, self._lock)
            self._opened = opened.pop_all()
        self._writer = Writer(self._kept.write, self._kept.wipe, self._kept.give_up)
        self._closed = False

    def append(
        self, session: str, records: Sequence[Record], parts: Mapping[str, bytes] | None = None
    ) -> Future[None]:
        """Add records to a session, and the parts that it needs from now on.

        A part is kept once, however many sessions need it, and goes with the last of them.
        """
        contents = [json.dumps(one, allow_nan=False, separators=(",", ":")) for one in records]
        with self._lock:
            return self._put(Append(session, self._kept.start_of(session), contents, parts or {}))

    def delete(self, session: str) -> Future[None]:
        """Remove all that a session has, and the parts that no other session needs.

        Done when not a byte of it is in the file or beside it.
        """
        with self._lock:
            return self._put(Delete(session))

    def load(self) -> dict[str, list[Record]]:
        """Give everything that is kept: per session its records, in order.

        Raises:
            DatabaseRefusedError: something in the file cannot be read.
        """
        with self._lock, refusing(self.path):
            return self._load()

    def records(self, session: str) -> list[Record]:
        """Give what is kept of one session, which starts again from there if something could not be saved."""
        with self._lock:
            places = self._kept.start_again(session)
            return [json.loads(one) for one in statements.records_at(self._reader, places)]

    def part(self, mark: str) -> bytes | None:
        """Give the content of a part, or None if no session needs it."""
        with self._lock:
            return statements.part_of(self._reader, mark)

    def backup(self, path: Path) -> None:
        """Write a copy of everything that is kept now; writing goes on meanwhile.

        Raises:
            DatabaseRefusedError: `path` exists, or cannot be written.
        """
        copy_database(self.path, path)

    def close(self) -> None:
        """Write what waits, and let another server have the file."""
        with self._lock:
            if self._closed:
                return
            self._closed = True
        self._writer.close()
        self._opened.close()

    def _load(self) -> dict[str, list[Record]]:
        found: dict[str, list[Record]] = {}
        for _, session, content in statements.all_records(self._reader):
            found.setdefault(session, []).append(json.loads(content))
        return found

    def _put(self, job: Job) -> Future[None]:
        if self._closed:
            job.done.set_exception(NotSavedError("closed"))
        else:
            self._writer.put(job)
        return job.done
