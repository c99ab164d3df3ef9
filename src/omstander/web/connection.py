# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""One connection: who says nothing at all, or takes nothing, costs nearly nothing."""

from __future__ import annotations

import asyncio

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

CUT = "omstander.cut"
"""Under which name a question says how its connection is cut off."""
SILENT = 15.0
"""Seconds in which the head of a question must have come."""
LARGEST_HEAD = 16 * 1024
"""Bytes of a head."""
UNREAD = 16 * 1024
"""Bytes that wait to be taken before more is written."""


class Hasty(Exception):
    """A question came before the one before it was answered."""


class Connection(HttpToolsProtocol):
    """A connection over HTTP/1.1 with bounds that its parent lacks."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin; the time for the first question runs."""
        super().connection_made(transport)
        transport.set_write_buffer_limits(high=UNREAD)
        self._head = 0
        self._silence: asyncio.TimerHandle | None = None
        self._listen()

    def connection_lost(self, exc: Exception | None) -> None:
        """End."""
        self._heard()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Take what comes; a head without an end is not listened to for ever."""
        self._head += len(data)
        super().data_received(data)
        if self.transport.is_closing():
            return
        if self._head > LARGEST_HEAD:
            self.transport.close()
        elif self._is_answered() and self.timeout_keep_alive_task is None:
            # Something has begun to come, and with it the patience of our parent has ended.
            self._listen()

    def on_headers_complete(self) -> None:
        """A head has come: the rest is counted elsewhere.

        Raises:
            Hasty: nobody needs to ask ahead. Thousands of questions would fit into one packet, and of a
                question with others behind it our parent does not say that whoever asked has gone.
        """
        self._heard()
        if not self._is_answered():
            self.transport.abort()
            raise Hasty
        self.scope[CUT] = self.transport.abort  # type: ignore[literal-required]
        super().on_headers_complete()
        self._head = -(1 << 30)

    def on_message_complete(self) -> None:
        """A question has come: the next one has a head of its own."""
        super().on_message_complete()
        self._head = 0

    def _is_answered(self) -> bool:
        """Whether nothing is asked just now."""
        return self.cycle is None or self.cycle.response_complete

    def _listen(self) -> None:
        if self._silence is None:
            self._silence = self.loop.call_later(SILENT, self._give_up)

    def _heard(self) -> None:
        if self._silence is not None:
            self._silence.cancel()
            self._silence = None

    def _give_up(self) -> None:
        self._silence = None
        if not self.transport.is_closing():
            self.transport.close()
