# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""One screen that follows a session: an offset, and a way to be woken."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from omstander.web.live.side import Side

SLOW = 30.0
"""Seconds; a reader who takes nothing for so long is let go."""


class Follower:
    """One screen that follows: where it is, and how it is woken."""

    __slots__ = (
        *("_woken", "along", "at", "beat", "host_version", "is_host", "limit", "over", "progress_version"),
        "since",
    )

    def __init__(self, at: int, is_host: bool, along: bool) -> None:
        self.at = at
        self.is_host = is_host
        self.along = along
        self.host_version = self.progress_version = 0
        self.beat = False
        self.over = False
        self.limit: asyncio.Timeout | None = None
        """The end of its patience, and ours."""
        self.since: float | None = None
        """Since when something is on its way to it, by the clock of the loop."""
        self._woken: asyncio.Future[None] | None = None

    def live(self, now: float) -> None:
        """Give it a sign of life, or let it go if it has taken nothing for long. Looked at now and then: a
        timer for each word would cost as much as the word."""
        if self.limit is not None and self.since is not None and now - self.since > SLOW:
            if not self.limit.expired():
                self.limit.reschedule(now)
            return
        self.beat = True
        self.wake()

    def wake(self) -> None:
        """Let it look again."""
        if self._woken is not None and not self._woken.done():
            self._woken.set_result(None)

    def stop(self) -> None:
        """Let it end."""
        self.over = True
        self.wake()

    async def wait(self) -> None:
        """Sleep until somebody wakes it."""
        self._woken = asyncio.get_running_loop().create_future()
        await self._woken
        self._woken = None

    def news(self, wire: Sequence[bytes], host: Side, progress: Side) -> bytes:
        """Give what this one has not seen yet, in one piece."""
        found = list(wire[self.at :])
        self.at += len(found)
        if self.is_host and self.host_version != host.version:
            self.host_version = host.version
            found.append(b"event: host\ndata: %s\n\n" % host.value)
        if self.along and self.progress_version != progress.version:
            self.progress_version = progress.version
            found.append(b"event: progress\ndata: %s\n\n" % progress.value)
        if self.beat and not found:
            found.append(b":\n\n")
        self.beat = False
        return b"".join(found)
