# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""One screen that follows a session: an offset, and a way to be woken."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from omstander.web.live.side import Side


class Follower:
    """One screen that follows: where it is, and how it is woken."""

    __slots__ = ("_woken", "along", "at", "beat", "host_version", "is_host", "over", "progress_version")

    def __init__(self, at: int, is_host: bool, along: bool) -> None:
        self.at = at
        self.is_host = is_host
        self.along = along
        self.host_version = self.progress_version = 0
        self.beat = False
        self.over = False
        self._woken: asyncio.Future[None] | None = None

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
