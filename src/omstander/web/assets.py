# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Static files under an address that names their content, so that a browser may keep them for ever."""

from __future__ import annotations

import hashlib
from functools import lru_cache

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from omstander.files.data import runtime_dir

TYPES = {"page.js": "text/javascript; charset=utf-8", "page.css": "text/css; charset=utf-8"}
FOR_EVER = "public, max-age=31536000, immutable"
ICON = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">\
<path fill="#1f6f66" d="M4 5h24v17H15l-7 6v-6H4z"/><circle cx="16" cy="13.5" r="3.5" fill="#fff"/></svg>"""


def asset_address(name: str) -> str:
    """Give the address of a static file."""
    return f"/static/{_named(name, _changed(name))}"


async def asset(request: Request) -> Response:
    """Answer with a static file; an address of other content than ours is not answered."""
    asked = request.path_params["name"]
    for name, kind in TYPES.items():
        if asked == _named(name, _changed(name)):
            headers = {"cache-control": FOR_EVER}
            return Response((runtime_dir() / name).read_bytes(), media_type=kind, headers=headers)
    raise HTTPException(404)


async def icon(request: Request) -> Response:
    """Answer with the picture that browsers ask for."""
    return Response(ICON, media_type="image/svg+xml", headers={"cache-control": "public, max-age=86400"})


def _changed(name: str) -> int:
    """Give when a file changed, so that a rebuilt runtime is served under a new address."""
    return (runtime_dir() / name).stat().st_mtime_ns


@lru_cache(maxsize=16)
def _named(name: str, changed: int) -> str:
    stem, _, ending = name.rpartition(".")
    content = (runtime_dir() / name).read_bytes()
    return f"{stem}.{hashlib.sha256(content).hexdigest()[:12]}.{ending}"
