# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2
"""A disk that does what a test says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import Future
from typing import Any

from tests.web.live.asking import Server

from omstander.store import NotSavedError


class Disk:
    """A disk that does what a test says: `full` refuses, `slow` waits until it is let go."""

    def __init__(self, server: Server) -> None:
        self.store, self.full, self.held = server.store, False, False
        self.waiting: list[tuple[Future[None], str, Sequence[Any], Mapping[str, bytes] | None]] = []
        self._append = server.store.append
        server.store.append = self.append  # type: ignore[method-assign]

    def append(
        self, session: str, records: Sequence[Any], parts: Mapping[str, bytes] | None = None
    ) -> Future[None]:
        """Stand in for the store's own."""
        done: Future[None] = Future()
        if self.full:
            done.set_exception(NotSavedError())
        elif self.held:
            self.waiting.append((done, session, records, parts))
        else:
            return self._append(session, records, parts)
        return done

    def let_go(self, *, refuse: bool = False) -> None:
        """Write what waits, or refuse it."""
        self.held = False
        for done, *what in self.waiting:
            if refuse:
                done.set_exception(NotSavedError())
            else:
                self._append(*what).add_done_callback(lambda _, done=done: done.set_result(None))
        self.waiting.clear()
