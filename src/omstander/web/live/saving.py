# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""From decided to on disk: one bundle of a session is on its way at a time, what comes meanwhile is the next.

An answer waits for the bundle that it rests on, a refusal and a repeated answer too. If the disk refuses a
bundle, the session is what is on disk again, and everybody who waited hears that nothing was saved.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from concurrent.futures import Future

from omstander.live import Record, Session, apply
from omstander.store import NotSavedError, Store
from omstander.web.live.lessons import Lessons
from omstander.web.live.running import Running, Waiting


class Saver:
    """Sends bundles to the store; `saved` is called when more of a session is on disk."""

    def __init__(self, store: Store, lessons: Lessons, saved: Callable[[Running], None]) -> None:
        self._store, self._lessons = store, lessons
        self._saved = saved

    async def save(self, running: Running, records: Sequence[Record]) -> None:
        """Add records to a session, and wait until they and all before them are on disk.

        Raises:
            NotSavedError: they are not, and will not be.
        """
        if not records and not running.on_its_way:
            return
        session = running.session
        for record in records:
            session = apply(session, record)
        running.session = session
        done: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        running.queue.append(Waiting(records, session, done))
        if not running.on_its_way:
            self._send(running)
        await done

    def _send(self, running: Running) -> None:
        running.on_its_way = list(running.queue)
        running.queue.clear()
        records = [record for one in running.on_its_way for record in one.records]
        loop = asyncio.get_running_loop()
        if not records:
            loop.call_soon(self._arrived, running, None)
            return

        def arrived(future: Future[None]) -> None:
            if not loop.is_closed():
                loop.call_soon_threadsafe(self._arrived, running, future.exception())

        self._store.append(running.id, records).add_done_callback(arrived)

    def _arrived(self, running: Running, problem: BaseException | None) -> None:
        arrived, running.on_its_way = running.on_its_way, []
        if problem is not None:
            self._start_again(running, [*arrived, *running.queue])
            return
        running.saved = arrived[-1].session
        if running.queue:
            self._send(running)
        self._saved(running)
        for one in arrived:
            if not one.done.done():
                one.done.set_result(None)

    def _start_again(self, running: Running, lost: Sequence[Waiting]) -> None:
        running.queue.clear()
        running.session = running.saved = self._kept(running)
        self._saved(running)
        for one in lost:
            if not one.done.done():
                one.done.set_exception(NotSavedError())

    def _kept(self, running: Running) -> Session:
        """Read what is on disk; what was there last where it cannot be read, or was deleted meanwhile."""
        try:
            kept = self._store.records(running.id)
        except Exception:
            # Whatever the disk says now: those who wait must hear something.
            return running.saved
        return self._lessons.restored(kept) if kept else running.saved
