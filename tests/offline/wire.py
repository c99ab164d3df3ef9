# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2
"""The wire between a browser and the server: it counts every byte, and can be slow, cut or torn.

A browser tells what it fetched, but not all of it in one place: its icon, its manifest, and what a service
worker asks for are told elsewhere or nowhere. Whatever it is, it passes here.
"""

from __future__ import annotations

import contextlib
import http.client
import select
import socket
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from email.parser import BytesParser

WEB_ORIGIN = "http://127.0.0.1:{port}"


@dataclass(frozen=True)
class Passed:
    """One answer that passed: `sent` and `received` are what the browser sent and got, heads included.

    It is counted before its first byte leaves, so that whatever the browser knows, was counted.
    """

    path: str
    status: int
    sent: int
    received: int


@dataclass
class Wire:
    """A proxy of one server, on a port of its own. Change its fields while it runs."""

    port: int
    passed: list[Passed] = field(default_factory=list)
    torn: list[str] = field(default_factory=list)
    """The paths of which the answers were cut off."""
    cut: bool = False
    """Whether the server seems gone: connections are refused."""
    broken: Callable[[str], bool] = lambda path: False
    """Which paths are cut off in the middle of the answer."""
    delay: Callable[[str], float] = lambda path: 0.0
    """How many seconds it takes until the answer to a path begins."""
    instead: dict[str, tuple[int, str, bytes]] = field(default_factory=dict)
    """What is answered by us, by path: status, type, body."""
    speed: float = 0.0
    """Bytes per second towards the browser; 0 as fast as it goes."""

    def __post_init__(self) -> None:
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._open: set[socket.socket] = set()
        self._closed = False
        self._sending = 0
        self.address = WEB_ORIGIN.format(port=self._listener.getsockname()[1])
        threading.Thread(target=self._listen, daemon=True).start()

    def close(self) -> None:
        """Stop; every connection ends."""
        self._closed = True
        self._listener.close()
        self._hang_up()

    def cut_off(self) -> None:
        """Let the server seem gone, for connections that are open too."""
        self.cut = True
        self._hang_up()

    def mend(self) -> None:
        """Let the server be back."""
        self.cut, self.broken, self.delay, self.speed = False, lambda path: False, lambda path: 0.0, 0.0
        self.instead.clear()

    def count(self) -> tuple[int, int]:
        """Give how many answers passed, and how many bytes the browser got by them."""
        return len(self.passed), sum(one.received for one in self.passed)

    def wait_until_quiet(self, still: float = 1.0, most: float = 30.0) -> None:
        """Wait until nothing has passed for so many seconds."""
        end, known, since = time.monotonic() + most, len(self.passed), time.monotonic()
        while time.monotonic() < end and time.monotonic() - since < still:
            time.sleep(0.05)
            if self._sending or len(self.passed) != known:
                known, since = len(self.passed), time.monotonic()

    # --- connections

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
            if self.cut:
                browser.close()
                continue
            threading.Thread(target=self._serve, args=(browser,), daemon=True).start()

    def _serve(self, browser: socket.socket) -> None:
        self._open.add(browser)
        try:
            with browser, browser.makefile("rb") as reading:
                while self._pass_on(browser, reading):
                    pass
        except OSError:
            pass  # the browser went away, or we hung up
        finally:
            self._open.discard(browser)

    def _pass_on(self, browser: socket.socket, reading) -> bool:  # type: ignore[no-untyped-def]
        """Pass one request on, and its answer back; whether another may follow."""
        first = reading.readline()
        head = first
        while first and not head.endswith(b"\r\n\r\n"):
            line = reading.readline()
            if not line:
                return False
            head += line
        if not first or self.cut:
            return False
        path = first.split()[1].decode()
        status, answer = self._invent(path) or self._ask(first, head)
        self._wait(browser, self.delay(path))
        if self.broken(path):
            browser.sendall(answer[: len(answer) // 2])
            self.torn.append(path)
            return False
        self.passed.append(Passed(path, status, len(head), len(answer)))
        self._send(browser, answer)
        return True

    def _invent(self, path: str) -> tuple[int, bytes] | None:
        if path not in self.instead:
            return None
        status, kind, body = self.instead[path]
        head = f"HTTP/1.1 {status} -\r\ncontent-type: {kind}\r\ncontent-length: {len(body)}\r\n\r\n"
        return status, head.encode() + body

    def _ask(self, first: bytes, head: bytes) -> tuple[int, bytes]:
        """Ask the server; give its answer, head and body as they would have been on the wire."""
        method, path, _ = first.decode().split()
        headers = BytesParser().parsebytes(head[len(first) :])
        asking = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        asking.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
        for name, value in headers.items():
            asking.putheader(name, value)
        asking.endheaders()
        answer = asking.getresponse()
        body = answer.read()
        lines = [f"HTTP/1.1 {answer.status} {answer.reason}"]
        lines += [f"{name}: {value}" for name, value in answer.getheaders()]
        assert answer.getheader("transfer-encoding") is None, "a length is needed to measure"
        asking.close()
        return answer.status, "\r\n".join([*lines, "", ""]).encode("latin-1") + body

    def _wait(self, browser: socket.socket, seconds: float) -> None:
        """Wait, but no longer than the browser does."""
        if seconds > 0:
            select.select([browser], [], [], seconds)

    def _send(self, browser: socket.socket, answer: bytes) -> None:
        step = max(1, int(self.speed / 20)) if self.speed else len(answer)
        self._sending += 1
        try:
            for start in range(0, len(answer), step):
                browser.sendall(answer[start : start + step])
                if self.speed:
                    time.sleep(1 / 20)
        finally:
            self._sending -= 1
