# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Static files under an address that names their content, so that a browser may keep them for ever; and the
few whose address may not change."""

from __future__ import annotations

import hashlib
import json
from base64 import b64encode
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from omstander.files.data import runtime_dir
from omstander.web.caching import A_DAY, FOR_EVER, tagged
from omstander.web.languages import page_language
from omstander.web.manifest import manifest

PICTURES = Path(__file__).parent / "static"
SCRIPT, STYLE = "text/javascript; charset=utf-8", "text/css; charset=utf-8"
TYPES = {
    "page.js": SCRIPT,
    "after.js": SCRIPT,
    "page.css": STYLE,
    "site.css": STYLE,
    "design.js": SCRIPT,
    "design.css": STYLE,
    "join.js": SCRIPT,
    "join.css": STYLE,
    "board.js": SCRIPT,
    "board.css": STYLE,
    "host.js": SCRIPT,
    "host.css": STYLE,
    "probe.js": SCRIPT,
    "exit.js": SCRIPT,
}


@dataclass(frozen=True, slots=True)
class Script:
    """A script of a page: where it is, and what it must be for a browser to run it."""

    address: str
    integrity: str


def asset_address(name: str) -> str:
    """Give the address of a static file."""
    return f"/static/{_named(name, _changed(name))}"


def script(name: str) -> Script | None:
    """Give what a page says of a script; None where it is not in this build."""
    if not is_built(name):
        return None
    return Script(asset_address(name), _integrity(name, _changed(name)))


def is_built(name: str) -> bool:
    """Whether a file of the runtime is there; not all are in every build."""
    return (runtime_dir() / name).is_file()


async def asset(request: Request) -> Response:
    """Answer with a static file; an address of other content than ours is not answered."""
    asked = request.path_params["name"]
    for name, kind in TYPES.items():
        if is_built(name) and asked == _named(name, _changed(name)):
            headers = {"cache-control": FOR_EVER}
            return Response((runtime_dir() / name).read_bytes(), media_type=kind, headers=headers)
    raise HTTPException(404)


async def worker(request: Request) -> Response:
    """Answer with the service worker, which browsers look for at one address, and ask after each time."""
    if not is_built("worker.js"):
        raise HTTPException(404)
    content = (runtime_dir() / "worker.js").read_bytes()
    return tagged(request, Response(content, media_type=SCRIPT, headers={"service-worker-allowed": "/"}))


async def manifest_file(request: Request) -> Response:
    """Answer with what a phone needs to know to put us on its home screen."""
    content = json.dumps(manifest(page_language(request)), ensure_ascii=False, separators=(",", ":"))
    headers = {"cache-control": A_DAY, "vary": "Accept-Language"}
    return Response(content, media_type="application/manifest+json", headers=headers)


async def icon(request: Request) -> Response:
    """Answer with the picture that browsers ask for."""
    return _picture("icon")


async def maskable(request: Request) -> Response:
    """Answer with the picture of which a phone cuts off the corners."""
    return _picture("maskable")


def _picture(name: str) -> Response:
    content = (PICTURES / f"{name}.svg").read_bytes()
    return Response(content, media_type="image/svg+xml", headers={"cache-control": A_DAY})


def _changed(name: str) -> int:
    """Give when a file changed, so that a rebuilt runtime is served under a new address."""
    return (runtime_dir() / name).stat().st_mtime_ns


@lru_cache(maxsize=32)
def _named(name: str, changed: int) -> str:
    stem, _, ending = name.rpartition(".")
    content = (runtime_dir() / name).read_bytes()
    return f"{stem}.{hashlib.sha256(content).hexdigest()[:12]}.{ending}"


@lru_cache(maxsize=32)
def _integrity(name: str, changed: int) -> str:
    content = (runtime_dir() / name).read_bytes()
    return "sha256-" + b64encode(hashlib.sha256(content).digest()).decode()
