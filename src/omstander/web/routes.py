# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Every address that is answered, in one list."""

from __future__ import annotations

from starlette.routing import Route

from omstander.web.assets import asset, icon
from omstander.web.pages import health, home, story
from omstander.web.parts import automaton, texts, words

ROUTES = [
    Route("/", home, name="home"),
    Route("/healthz", health, name="health"),
    Route("/favicon.ico", icon, name="icon"),
    Route("/static/{name}", asset, name="asset"),
    Route("/words/{language}.json", words, name="words"),
    Route("/s/{story}", story, name="story"),
    Route("/s/{story}/solo.json", automaton, name="automaton"),
    Route("/s/{story}/{language}.json", texts, name="texts"),
]
