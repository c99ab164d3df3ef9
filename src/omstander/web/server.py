# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""The server process: one socket, no access log (it would hold addresses), a quiet end."""

from __future__ import annotations

import errno
import gc
import ipaddress
import os
import signal
import socket
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import uvicorn
from starlette.types import ASGIApp

from omstander.web.connection import Connection

TRIED = 100
"""How many ports after a taken one are tried before any free port is taken."""


BACKLOG = 2048
"""Connections that may wait to be taken: a school comes in when the bell rings."""
KEEP_ALIVE = 40
"""Seconds for which a connection without a question is kept: about as long as a moment of a lesson lasts."""
SECURE = ("strict-transport-security", "max-age=63072000")
"""Two years by TLS and nothing else; of this host alone, as its neighbours are not ours."""


class PortTakenError(Exception):
    """Somebody else listens there; `free` is a port that nobody listens on."""

    def __init__(self, port: int, free: int) -> None:
        super().__init__(f"port {port} is taken, {free} is free")
        self.port = port
        self.free = free


@dataclass(frozen=True, slots=True)
class Listener:
    """A socket that listens on a port; `address` is how a browser on this machine reaches it, `others` how
    one on another machine does, if any can."""

    socket: socket.socket
    port: int
    address: str
    others: str


def listen(host: str, port: int, *, is_secure: bool = False) -> Listener:
    """Open a socket; port 0 is any free one. `is_secure`: TLS will be spoken on it.

    Raises:
        PortTakenError: the port is taken.
        OSError: the host is no address of this machine.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        opened = _bound(family, host, port)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise PortTakenError(port, _free(family, host, port)) from error
        raise
    taken, scheme = opened.getsockname()[1], "https" if is_secure else "http"
    own = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host)
    here, there = (host, host) if own is None else (own, _seen(family))
    return Listener(opened, taken, _address(scheme, here, taken), _address(scheme, there, taken))


def is_address(text: str) -> bool:
    """Whether this is the address of a machine, in numbers."""
    try:
        ipaddress.ip_address(text)
    except ValueError:
        return False
    return True


@dataclass(frozen=True, slots=True)
class Certificate:
    """What makes a server speak TLS: two files in PEM."""

    chain: Path
    key: Path


async def _nothing() -> None:
    """Nothing has to end."""


def serve(
    app: ASGIApp,
    listener: Listener,
    ready: Callable[[], None],
    stopping: Callable[[], Awaitable[None]] = _nothing,
    certificate: Certificate | None = None,
    is_secure: bool = False,
) -> None:
    """Serve until the process is told to stop.

    Args:
        app: what answers.
        listener: where.
        ready: called once requests are answered.
        stopping: called first when it ends; answers that never end must end with it.
        certificate: for TLS.
        is_secure: we are reached over TLS, ours or that of a proxy; browsers are told to keep to it.

    Raises:
        KeyboardInterrupt: it was told to stop, and all is answered.
    """
    more_files()
    # Told to stop by a service manager it ends as by Ctrl-C: what has to be closed is closed.
    with suppress(ValueError):
        signal.signal(signal.SIGTERM, signal.default_int_handler)
    config = uvicorn.Config(
        app,
        http=Connection,
        ws="none",
        access_log=False,
        # Of mistakes of ours alone: a line for each broken question would let anybody fill the disk.
        log_level="error",
        server_header=False,
        # Whoever asks may write any address there; we read it ourselves, from those who are trusted.
        proxy_headers=False,
        lifespan="off",
        timeout_keep_alive=KEEP_ALIVE,
        timeout_graceful_shutdown=3,
        ssl_certfile=certificate.chain if certificate else None,
        ssl_keyfile=certificate.key if certificate else None,
        headers=[SECURE] if is_secure else [],
    )
    server = _Server(config, ready, stopping)
    server.run(sockets=[listener.socket])


def more_files() -> None:
    """Let this process have as many sockets as the system lets it have; every screen needs one."""
    with suppress(ImportError, ValueError, OSError):
        import resource

        _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


def _settle() -> None:
    """Let the search for rubbish leave alone what stays for good, and come less often: thousands of screens
    are no rubbish, and all of them wait while it is looked for."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)


class _Server(uvicorn.Server):
    def __init__(
        self, config: uvicorn.Config, ready: Callable[[], None], stopping: Callable[[], Awaitable[None]]
    ) -> None:
        super().__init__(config)
        self._ready, self._stopping = ready, stopping

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        _settle()
        self._ready()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        await self._stopping()
        await super().shutdown(sockets)


def _bound(family: socket.AddressFamily, host: str, port: int) -> socket.socket:
    opened = socket.socket(family, socket.SOCK_STREAM)
    try:
        if os.name == "posix":
            # A port that was ours a moment ago may be taken again. Elsewhere this option steals ports.
            opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        opened.bind((host, port))
        opened.listen(BACKLOG)
    except OSError:
        opened.close()
        raise
    return opened


def _free(family: socket.AddressFamily, host: str, taken: int) -> int:
    """Find a port to offer: one of the next, else any."""
    for port in (*range(taken + 1, min(taken + TRIED, 65_535)), 0):
        try:
            with _bound(family, host, port) as opened:
                found: int = opened.getsockname()[1]
                return found
        except OSError:
            continue
    return 0


def _seen(family: socket.AddressFamily) -> str:
    """Find the address of this machine in its network; nothing is sent for it."""
    own, far = ("::1", "2001:db8::1") if family == socket.AF_INET6 else ("127.0.0.1", "192.0.2.1")
    with socket.socket(family, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect((far, 9))
            return str(probe.getsockname()[0])
        except OSError:
            return own


def _address(scheme: str, host: str, port: int) -> str:
    usual = {"http": 80, "https": 443}[scheme]
    shown = f"[{host}]" if ":" in host else host
    return f"{scheme}://{shown}" + ("" if port == usual else f":{port}")
