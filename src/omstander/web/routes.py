# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Every address that is answered, in one list."""

from __future__ import annotations

from starlette.routing import Route

from omstander.web.assets import asset, icon, manifest_file, maskable, worker
from omstander.web.live.pages import board, join, remote, setup, slips, test
from omstander.web.pages import design, health, help_page, home, security
from omstander.web.parts import part
from omstander.web.stories import read, story

ROUTES = [
    Route("/", home, name="home"),
    Route("/help", help_page, name="help"),
    Route("/design", design, name="design"),
    Route("/.well-known/security.txt", security, name="security"),
    Route("/healthz", health, name="health"),
    Route("/favicon.ico", icon, name="favicon"),
    Route("/icon.svg", icon, name="icon"),
    Route("/maskable.svg", maskable, name="maskable"),
    Route("/manifest.webmanifest", manifest_file, name="manifest"),
    Route("/sw.js", worker, name="worker"),
    Route("/static/{name}", asset, name="asset"),
    Route("/s/{story}", story, name="story"),
    Route("/s/{story}/read", read, name="read"),
    Route("/s/{story}/{part}.json", part, name="part"),
]
CLASSES = [
    Route("/class", setup, name="class"),
    Route("/class/slips", slips, name="slips"),
    Route("/board", board, name="board"),
    Route("/remote", remote, name="remote"),
    Route("/join", join, name="join"),
    Route("/test", test, name="test"),
]
"""Pages of live classes; what they ask for is in `live/roads.py`."""


def routes(*, classes: bool) -> list[Route]:
    """List what is answered, with or without live classes."""
    return [*ROUTES, *(CLASSES if classes else ())]
