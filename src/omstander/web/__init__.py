# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""ASGI: routes in one list, pages, static files."""

from __future__ import annotations

from omstander.web.app import make_app
from omstander.web.library import Library
from omstander.web.live.hub import Hub
from omstander.web.server import Certificate, Listener, PortTakenError, is_address, listen, serve
from omstander.web.settings import Settings

__all__ = [
    "Certificate",
    "Hub",
    "Library",
    "Listener",
    "PortTakenError",
    "Settings",
    "is_address",
    "listen",
    "make_app",
    "serve",
]
