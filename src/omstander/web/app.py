# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""The application: routes, the headers of every answer, errors in the shape that the client can read."""

from __future__ import annotations

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp

from omstander.web.answers import failed, not_answered
from omstander.web.headers import SafeHeaders
from omstander.web.library import Library
from omstander.web.routes import ROUTES
from omstander.web.squeeze import Squeezed


def make_app(library: Library) -> ASGIApp:
    """Make the application that serves these stories."""
    app = Starlette(routes=ROUTES, exception_handlers={HTTPException: not_answered, Exception: failed})
    app.state.library = library
    # Round everything, or the answer to a mistake of ours would go without.
    return SafeHeaders(Squeezed(app))
