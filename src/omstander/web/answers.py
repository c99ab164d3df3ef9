# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Answers: pages made from templates, parts in JSON, and errors in one shape for each."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from omstander.export.page import EXIT
from omstander.files.editions import page_words
from omstander.files.words import read_words
from omstander.web.assets import asset_address
from omstander.web.languages import page_language

TEMPLATES = Path(__file__).parent / "templates"
CODES = {404: "not-found", 405: "method-not-allowed"}


@lru_cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def page(request: Request, template: str, language: str, status: int = 200, **facts: object) -> Response:
    """Answer with a page made from a template."""
    words = page_words(language)
    content = (
        _environment()
        .get_template(template)
        .render(
            language=language,
            say=read_words(language, "site"),
            strings=words["strings"],
            helplines=words["help"],
            style=asset_address("page.css"),
            leave=EXIT,
            **facts,
        )
    )
    return html(request, content, language, status)


def html(request: Request, content: str, language: str, status: int = 200) -> Response:
    """Answer with a page, which the browser asks after each time."""
    headers = {"content-language": language, "vary": "Accept-Language"}
    return tagged(request, HTMLResponse(content, status, headers))


def tagged(request: Request, response: Response) -> Response:
    """Let a browser that has this answer already keep it."""
    tag = f'"{hashlib.sha256(bytes(response.body)).hexdigest()[:16]}"'
    response.headers["etag"] = tag
    response.headers.setdefault("cache-control", "no-cache")
    known = [one.strip().removeprefix("W/") for one in request.headers.get("if-none-match", "").split(",")]
    if response.status_code == 200 and tag in known:
        kept = {
            name: response.headers[name] for name in ("etag", "cache-control") if name in response.headers
        }
        return Response(status_code=304, headers=kept)
    return response


def error(code: str, sentence: str, status: int) -> JSONResponse:
    """Answer in the one shape that errors have for programs."""
    return JSONResponse({"ok": False, "code": code, "error": sentence, "status": status}, status)


def not_answered(request: Request, problem: Exception) -> Response:
    """Answer what cannot be answered: as JSON where JSON was asked for, else as a page with a way back."""
    assert isinstance(problem, HTTPException)
    language = page_language(request)
    words = read_words(language, "site")
    code = CODES.get(problem.status_code, "refused")
    if problem.detail in words.forms:
        code = problem.detail
    sentence = words(code)
    if _wants_json(request):
        return error(code, sentence, problem.status_code)
    return page(request, "lost.html", language, problem.status_code, sentence=sentence)


def failed(request: Request, problem: Exception) -> Response:
    """Answer when something is wrong with us; the log has what it was."""
    language = page_language(request)
    sentence = read_words(language, "site")("failed")
    if _wants_json(request):
        return error("failed", sentence, 500)
    return page(request, "lost.html", language, 500, sentence=sentence)


def _wants_json(request: Request) -> bool:
    return request.url.path.endswith(".json") or "application/json" in request.headers.get("accept", "")
