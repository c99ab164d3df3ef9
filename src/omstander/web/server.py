# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""The server process: one socket, no access log (it would hold addresses), a quiet end."""

from __future__ import annotations

import errno
import os
import socket
from collections.abc import Callable
from dataclasses import dataclass

import uvicorn
from starlette.types import ASGIApp

TRIED = 100
"""How many ports after a taken one are tried before any free port is taken."""


class PortTakenError(Exception):
    """Somebody else listens there; `free` is a port that nobody listens on."""

    def __init__(self, port: int, free: int) -> None:
        super().__init__(f"port {port} is taken, {free} is free")
        self.port = port
        self.free = free


@dataclass(frozen=True, slots=True)
class Listener:
    """A socket that listens, and the address by which a browser on this machine reaches it."""

    socket: socket.socket
    address: str


def listen(host: str, port: int) -> Listener:
    """Open a socket; port 0 is any free one.

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
    return Listener(opened, _address(host, opened.getsockname()[1]))


def serve(app: ASGIApp, listener: Listener, ready: Callable[[], None]) -> None:
    """Serve until the process is told to stop; `ready` is called once requests are answered."""
    config = uvicorn.Config(
        app,
        access_log=False,
        log_level="warning",
        server_header=False,
        lifespan="off",
        timeout_graceful_shutdown=3,
    )
    server = _Server(config, ready)
    server.run(sockets=[listener.socket])


class _Server(uvicorn.Server):
    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self._ready()


def _bound(family: socket.AddressFamily, host: str, port: int) -> socket.socket:
    opened = socket.socket(family, socket.SOCK_STREAM)
    try:
        if os.name == "posix":
            # A port that was ours a moment ago may be taken again. Elsewhere this option steals ports.
            opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        opened.bind((host, port))
        opened.listen(128)
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


def _address(host: str, port: int) -> str:
    shown = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, f"[{host}]" if ":" in host else host)
    return f"http://{shown}:{port}"
