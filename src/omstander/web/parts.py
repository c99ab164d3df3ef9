# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""What the script on a page asks for: the automaton, the texts of a language, the words around them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from omstander.emit import to_json
from omstander.files.editions import Edition, page_words
from omstander.model.graph import Way
from omstander.web.answers import tagged

KIND = "application/json; charset=utf-8"


def automaton(request: Request) -> Response:
    """Answer with the automaton for playing alone."""
    return _part(request, _edition(request).automata[Way.SOLO].parts)


def texts(request: Request) -> Response:
    """Answer with the texts of one language."""
    found = _edition(request).texts.get(request.path_params["language"])
    if found is None:
        raise HTTPException(404, "no-language")
    return _part(request, found)


def words(request: Request) -> Response:
    """Answer with the words of the page; in English where we do not speak a language."""
    return _part(request, page_words(request.path_params["language"]))


def _edition(request: Request) -> Edition:
    published = request.app.state.library.find(request.path_params["story"])
    if published is None:
        raise HTTPException(404)
    if published.edition is None:
        raise HTTPException(503, "story-has-errors")
    edition: Edition = published.edition
    return edition


def _part(request: Request, part: Mapping[str, Any]) -> Response:
    return tagged(request, Response(to_json(part), media_type=KIND))
