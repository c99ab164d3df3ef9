# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""How long a browser may keep an answer, and how it asks whether it still has the newest."""

from __future__ import annotations

import hashlib

from starlette.requests import Request
from starlette.responses import Response

FOR_EVER = "public, max-age=31536000, immutable"
A_DAY = "public, max-age=86400"
ASK_FIRST = "no-cache"
KEPT = ("etag", "cache-control", "vary", "content-language")


def tagged(request: Request, response: Response) -> Response:
    """Let a browser that has this answer already keep it.

    The tag is a weak one: it names what is said, however it is squeezed on its way.
    """
    tag = f'"{hashlib.sha256(bytes(response.body)).hexdigest()[:16]}"'
    response.headers["etag"] = f"W/{tag}"
    response.headers.setdefault("cache-control", ASK_FIRST)
    known = [one.strip().removeprefix("W/") for one in request.headers.get("if-none-match", "").split(",")]
    if response.status_code == 200 and tag in known:
        kept = {name: response.headers[name] for name in KEPT if name in response.headers}
        return Response(status_code=304, headers=kept)
    return response
