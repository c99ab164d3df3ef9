# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""The application: routes, the headers of every answer, errors in the shape that the client can read."""

from __future__ import annotations

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Receive, Scope, Send

from omstander.web.answers import failed, not_answered
from omstander.web.headers import SafeHeaders
from omstander.web.library import Library
from omstander.web.live.hub import Hub
from omstander.web.live.rehearsal import Rehearsal
from omstander.web.live.roads import FRONT, Roads
from omstander.web.routes import routes
from omstander.web.settings import Settings
from omstander.web.squeeze import Squeezed


def make_app(library: Library, hub: Hub | None = None, settings: Settings | None = None) -> ASGIApp:
    """Make the application that serves these stories; with a hub also classes that play them together.

    The settings are those of the hub, unless given.
    """
    known = settings or (hub.settings if hub is not None else Settings())
    app = Starlette(
        routes=routes(classes=hub is not None),
        exception_handlers={HTTPException: not_answered, Exception: failed},
    )
    app.state.library, app.state.hub, app.state.settings = library, hub, known
    # Round everything, or the answer to a mistake of ours would go without.
    pages = SafeHeaders(Squeezed(app))
    if hub is None:
        return pages
    hub.tending.beside(Rehearsal(hub))
    return _Parting(Roads(hub), pages)


class _Parting:
    """Where roads and pages part: what is asked thousands of times goes no detour."""

    def __init__(self, roads: ASGIApp, pages: ASGIApp) -> None:
        self.roads, self.pages = roads, pages

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        is_road = scope["type"] == "http" and scope["path"].startswith(FRONT)
        await (self.roads if is_road else self.pages)(scope, receive, send)
