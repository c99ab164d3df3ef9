# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""What is told beside the log: only the latest counts, and it is told now and then."""

from __future__ import annotations

import asyncio
from collections.abc import Callable


class Side:
    """The latest value, as it is told; `version` is another number for every other value.

    `pause` is the seconds between two tellings: what comes sooner waits, and only the last of it is told.
    """

    __slots__ = ("_at", "_due", "_passed", "_pause", "_read", "_wake", "value", "version")

    def __init__(
        self, pause: float, read: Callable[[], bytes], wake: Callable[[], None], passed: Callable[[], float]
    ) -> None:
        self._pause, self._read, self._wake, self._passed = pause, read, wake, passed
        self._at = float("-inf")
        self._due: asyncio.TimerHandle | None = None
        self.value, self.version = b"", 0

    def changed(self, *, at_once: bool = False) -> None:
        """Something may be different: tell it now if it may be, else when it may."""
        wait = self._at + self._pause - self._passed()
        if at_once or wait <= 0:
            self._tell()
        elif self._due is None:
            self._due = asyncio.get_running_loop().call_later(wait, self._tell)

    def stop(self) -> None:
        """Tell nothing any more."""
        if self._due is not None:
            self._due.cancel()

    def _tell(self) -> None:
        self.stop()
        self._due = None
        value = self._read()
        if value != self.value:
            self._at = self._passed()
            self.value = value
            self.version += 1
            self._wake()
