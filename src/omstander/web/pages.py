# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""The pages: the list of stories, one story, and whether all is well."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from omstander.export.page import Addresses, story_page
from omstander.export.telling import text
from omstander.files.editions import INTERFACE, Edition, interface_language
from omstander.files.examined import Examined, pages
from omstander.web.answers import html, page
from omstander.web.assets import asset_address
from omstander.web.languages import chosen_language, page_language
from omstander.wording import Source, tell


@dataclass(frozen=True, slots=True)
class Shown:
    """One story in the list; `language` is the one in which it is listed, `minutes` how long it takes."""

    address: str
    language: str
    title: str
    about: str
    minutes: int
    languages: tuple[str, ...]


def home(request: Request) -> Response:
    """Show the list of stories."""
    language = page_language(request)
    stories = [_shown(edition, language) for edition in request.app.state.library.editions()]
    return page(request, "home.html", language, stories=stories, languages=INTERFACE)


def story(request: Request) -> Response:
    """Show the page of one story; its diagnostics where it has errors."""
    published = request.app.state.library.find(request.path_params["story"])
    if published is None:
        raise HTTPException(404)
    if published.edition is None:
        return _broken(request, published.examined)
    edition = published.edition
    language = chosen_language(request, list(edition.texts)) or edition.language
    addresses = Addresses(
        automaton=f"/s/{edition.id}/solo.json",
        texts=f"/s/{edition.id}/{{language}}.json",
        words="/words/{language}.json",
        script=asset_address("page.js"),
        style=asset_address("page.css"),
        back="/",
    )
    return html(request, story_page(edition.play(language), addresses), language)


def health(request: Request) -> Response:
    """Say that the server answers, and how many stories can be played."""
    library = request.app.state.library
    return JSONResponse({"ok": True, "stories": len(library.editions()), "broken": len(library.broken())})


def _shown(edition: Edition, wanted: str) -> Shown:
    language = wanted if wanted in edition.texts else edition.language
    voice, parts = edition.play(language).voice, edition.play(language).automaton.parts
    return Shown(
        address=f"/s/{edition.id}?lang={language}",
        language=language,
        title=text(voice, parts["title"]),
        about=text(voice, parts["about"]),
        minutes=max(1, round(sum(parts["seconds"]) / 120)),
        languages=tuple(edition.texts),
    )


def _broken(request: Request, examined: Examined) -> Response:
    """Tell the author what must be mended; not found for a player would be a lie."""
    keywords = examined.examination.story.keywords
    language = chosen_language(request, INTERFACE) or interface_language(keywords)
    source = Source.of(examined.script.text)
    told = [tell(one, source, language, pages()) for one in examined.diagnostics]
    return page(request, "broken.html", language, 503, name=examined.name, told=told)
