# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""One connection: who says nothing at all, or takes nothing, costs nearly nothing."""

from __future__ import annotations

import asyncio

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

CUT = "omstander.cut"
"""Under which name a question says how its connection is cut off."""
SILENT = 15.0
"""Seconds in which the head of the first question must have come."""
LARGEST_HEAD = 16 * 1024
"""Bytes of a head."""
UNREAD = 16 * 1024
"""Bytes that wait to be taken before more is written."""


class Connection(HttpToolsProtocol):
    """A connection over HTTP/1.1 with bounds that its parent lacks."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin; the time for the first question runs."""
        super().connection_made(transport)
        transport.set_write_buffer_limits(high=UNREAD)
        self._head = 0
        self._silence: asyncio.TimerHandle | None = self.loop.call_later(SILENT, self._give_up)

    def connection_lost(self, exc: Exception | None) -> None:
        """End."""
        self._heard()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Take what comes; a head without an end is not listened to for ever."""
        self._head += len(data)
        super().data_received(data)
        if self._head > LARGEST_HEAD and not self.transport.is_closing():
            self.transport.close()

    def on_headers_complete(self) -> None:
        """A head has come: the rest is counted elsewhere."""
        self._heard()
        self.scope[CUT] = self.transport.abort  # type: ignore[literal-required]
        super().on_headers_complete()
        self._head = -(1 << 30)

    def on_message_complete(self) -> None:
        """A question has come: the next one has a head of its own."""
        super().on_message_complete()
        self._head = 0

    def _heard(self) -> None:
        if self._silence is not None:
            self._silence.cancel()
            self._silence = None

    def _give_up(self) -> None:
        self._silence = None
        if not self.transport.is_closing():
            self.transport.close()
