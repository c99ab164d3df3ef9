# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2
"""A proxy for answers that do not end: it passes them on as they come, holds them back, or cuts them.

`tests/offline/wire.py` measures answers of a known length; a stream has none, so it needs this one.
"""

from __future__ import annotations

import contextlib
import re
import select
import socket
import threading
import time
from dataclasses import dataclass, field

STREAM = "/live/stream"
CONNECTION = re.compile(rb"\r\nconnection:[^\r]*", re.IGNORECASE)


@dataclass
class Pipe:
    """A proxy of one server, on a port of its own. Change its fields while it runs."""

    port: int
    whole: bool = False
    """Whether an answer goes on only when all of it is there, as some school proxies do."""
    cut_after: float = 0.0
    """Seconds after which a stream is cut off; 0 never."""
    asked: list[str] = field(default_factory=list)
    """The paths that were asked for, in order."""

    def __post_init__(self) -> None:
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._open: set[socket.socket] = set()
        self._down = self._closed = False
        self.address = f"http://127.0.0.1:{self._listener.getsockname()[1]}"
        threading.Thread(target=self._listen, daemon=True).start()

    def close(self) -> None:
        """Stop; every connection ends."""
        self._closed = True
        self._listener.close()
        self._hang_up()

    def down(self) -> None:
        """Let the network be gone, for connections that are open too."""
        self._down = True
        self._hang_up()

    def up(self) -> None:
        """Let it be back."""
        self._down = False

    def _hang_up(self) -> None:
        for one in list(self._open):
            with contextlib.suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)

    def _listen(self) -> None:
        while not self._closed:
            try:
                browser, _ = self._listener.accept()
            except OSError:
                return
            if self._down:
                browser.close()
                continue
            threading.Thread(target=self._serve, args=(browser,), daemon=True).start()

    def _serve(self, browser: socket.socket) -> None:
        """Pass one request on and its answer back; every connection has one of each."""
        with (
            browser,
            contextlib.suppress(OSError),
            socket.create_connection(("127.0.0.1", self.port)) as server,
        ):
            self._open |= {browser, server}
            try:
                request = _request(browser)
                if request and not self._down:
                    path = request.split(b" ", 2)[1].decode().partition("?")[0]
                    self.asked.append(path)
                    server.sendall(request)
                    self._answer(browser, server, path)
            finally:
                self._open -= {browser, server}

    def _answer(self, browser: socket.socket, server: socket.socket, path: str) -> None:
        end = time.monotonic() + self.cut_after if self.cut_after and path == STREAM else None
        held = b""
        while end is None or time.monotonic() < end:
            ready, _, _ = select.select([browser, server], [], [], 0.1)
            if browser in ready:
                return  # it went away: nothing more is said on a connection of one request
            if server in ready:
                part = server.recv(65_536)
                if not part:
                    browser.sendall(held)
                    return
                if self.whole:
                    held += part
                else:
                    browser.sendall(part)


def _request(browser: socket.socket) -> bytes:
    """Read one request, head and body; it asks the server to close the connection after the answer."""
    got = b""
    while b"\r\n\r\n" not in got:
        part = browser.recv(65_536)
        if not part:
            return b""
        got += part
    head, _, body = got.partition(b"\r\n\r\n")
    length = re.search(rb"\r\ncontent-length: *(\d+)", head, re.IGNORECASE)
    while length and len(body) < int(length[1]):
        body += browser.recv(65_536)
    return CONNECTION.sub(b"", head) + b"\r\nconnection: close\r\n\r\n" + body
