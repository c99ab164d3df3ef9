# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""ASGI: routes in one list, pages, static files."""

from __future__ import annotations

from omstander.web.app import make_app
from omstander.web.library import Library
from omstander.web.server import Listener, PortTakenError, listen, serve

__all__ = ["Library", "Listener", "PortTakenError", "listen", "make_app", "serve"]
