# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""The pages of one story: to play, to read, and what its author must mend."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from omstander.export.page import Addresses, Notice, reading_page, story_page
from omstander.export.telling import filled
from omstander.files.editions import INTERFACE, Edition, interface_language, page_words
from omstander.files.examined import Examined, pages
from omstander.files.story_files import is_language
from omstander.files.words import language_name
from omstander.web.answers import html, page
from omstander.web.assets import asset_address, is_built, script
from omstander.web.languages import chosen_language
from omstander.web.library import Published
from omstander.wording import Source, tell


def story(request: Request) -> Response:
    """Show the page on which a story is played; its diagnostics where it has errors."""
    published = _published(request)
    edition = published.edition
    if edition is None:
        return _broken(request, published.examined)
    language = chosen_language(request, list(edition.texts)) or edition.language
    addresses = _addresses(request, published, language, ["page.css"])
    notice = _notice(request, edition, language)
    return html(request, story_page(edition.play(language), addresses, notice), language)


def read(request: Request) -> Response:
    """Show a story to read, one path of it."""
    published = _published(request)
    edition = published.edition
    if edition is None:
        return _broken(request, published.examined)
    language = chosen_language(request, list(edition.texts)) or edition.language
    addresses = _addresses(request, published, language, ["page.css", "site.css"])
    return html(request, reading_page(edition.play(language), addresses), language)


def _published(request: Request) -> Published:
    published: Published | None = request.app.state.library.find(request.path_params["story"])
    if published is None:
        raise HTTPException(404)
    return published


def _addresses(request: Request, published: Published, language: str, styles: Sequence[str]) -> Addresses:
    assert published.edition is not None
    here = f"/s/{published.edition.id}"
    player = script("page.js")
    return Addresses(
        automaton=published.address("solo"),
        texts={one: published.address(one) for one in published.edition.texts},
        words={one: published.address(f"words.{one}") for one in published.edition.texts},
        later={one: published.address(f"later.{one}") for one in published.edition.texts},
        script=asset_address("page.js"),
        integrity=player.integrity if player else "",
        styles=[asset_address(name) for name in styles if is_built(name)],
        back=f"/?lang={interface_language(language)}",
        play=f"{here}?lang={language}",
        read=f"{here}/read?lang={language}",
        help=f"/help?lang={interface_language(language)}",
        worker="/sw.js" if is_built("worker.js") else None,
        after=asset_address("after.js") if is_built("after.js") else None,
        whole=(request.app.state.settings.public or str(request.base_url).rstrip("/")) + here,
    )


def _notice(request: Request, edition: Edition, language: str) -> Notice | None:
    """Say that a story is not there in the language that was asked for; in that language, if we speak it."""
    asked = request.query_params.get("lang", "")
    if asked in edition.texts or not is_language(asked):
        return None
    spoken = asked if asked in INTERFACE else interface_language(language)
    facts = {"language": language_name(asked, spoken), "other": language_name(language, spoken)}
    return Notice(filled(page_words(spoken)["strings"]["paper.language"], facts), spoken)


def _broken(request: Request, examined: Examined) -> Response:
    """Tell the author what must be mended; not found for a player would be a lie."""
    keywords = examined.examination.story.keywords
    language = chosen_language(request, INTERFACE) or interface_language(keywords)
    source = Source.of(examined.script.text)
    told = [tell(one, source, language, pages()) for one in examined.diagnostics]
    answer = page(request, "broken.html", language, 503, name=examined.name, told=told)
    # Else the worker of somebody who played it before would show what it kept.
    answer.headers["x-story"] = "broken"
    return answer
