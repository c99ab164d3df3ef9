# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Answers: pages made from templates, parts in JSON, and errors in one shape for each."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from omstander.export.page import EXIT, META, opening, site_head
from omstander.export.paper import help_card
from omstander.files.editions import page_words
from omstander.files.words import read_words
from omstander.web.assets import asset_address, is_built, script
from omstander.web.caching import ASK_FIRST, tagged
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
            opening=Markup(opening(language)),
            meta=Markup(META),
            say=read_words(language, "site"),
            strings=words["strings"],
            leave=EXIT,
            exit=script("exit.js"),
            help_card=Markup(help_card(words["strings"], words["help"])),
            help_page=Markup(help_card(words["strings"], words["help"], 1)),
            **{"head": Markup("\n".join(site_head(_styles(), language))), **facts},
        )
    )
    return html(request, content, language, status)


def _styles() -> list[str]:
    return [asset_address(name) for name in ("page.css", "site.css") if is_built(name)]


def html(request: Request, content: str, language: str, status: int = 200) -> Response:
    """Answer with a page, which the browser asks after each time."""
    headers = {"content-language": language, "vary": "Accept-Language"}
    return tagged(request, HTMLResponse(content, status, headers))


def error(code: str, sentence: str, status: int) -> JSONResponse:
    """Answer in the one shape that errors have for programs."""
    found = {"ok": False, "code": code, "error": sentence, "status": status}
    return JSONResponse(found, status, {"cache-control": ASK_FIRST, "vary": "Accept-Language"})


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
        answer: Response = error(code, sentence, problem.status_code)
    else:
        answer = page(request, "lost.html", language, problem.status_code, sentence=sentence)
    # The methods that would have been answered are in these.
    answer.headers.update(problem.headers or {})
    return _by_wish(answer)


def failed(request: Request, problem: Exception) -> Response:
    """Answer when something is wrong with us; the log has what it was."""
    language = page_language(request)
    sentence = read_words(language, "site")("failed")
    if _wants_json(request):
        return _by_wish(error("failed", sentence, 500))
    return _by_wish(page(request, "lost.html", language, 500, sentence=sentence))


def _by_wish(answer: Response) -> Response:
    """Tell caches on the way that a page was not asked for by everybody."""
    answer.headers.add_vary_header("Accept")
    return answer


def _wants_json(request: Request) -> bool:
    return request.url.path.endswith(".json") or "application/json" in request.headers.get("accept", "")
