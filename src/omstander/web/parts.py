# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""What the script on a page asks for: the automaton, the texts of a language, the words around them."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from omstander.files.story_files import is_language
from omstander.web.caching import FOR_EVER, tagged

KIND = "application/json; charset=utf-8"


def part(request: Request) -> Response:
    """Answer with a part: `nl.json` as it is now, `nl.0123456789ab.json` for ever, until it is another."""
    published = request.app.state.library.find(request.path_params["story"])
    if published is None:
        raise HTTPException(404)
    if published.edition is None:
        raise HTTPException(503, "story-has-errors")
    asked = request.path_params["part"]
    for name, one in published.parts.items():
        if asked == name:
            return tagged(request, Response(one.content, media_type=KIND))
        if asked == f"{name}.{one.mark}":
            return Response(one.content, media_type=KIND, headers={"cache-control": FOR_EVER})
    raise HTTPException(404, "no-language" if is_language(asked) else None)
