# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""The pages around the stories: the list of them, help, and whether all is well."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from markupsafe import Markup
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from omstander.export.blocks import data_block
from omstander.export.start import faces
from omstander.export.telling import text
from omstander.files.editions import INTERFACE, Edition, page_words
from omstander.files.speech import read_speech
from omstander.files.words import language_name
from omstander.web.answers import page
from omstander.web.assets import asset_address, is_built
from omstander.web.languages import FALLBACK, page_language


@dataclass(frozen=True, slots=True)
class Shown:
    """One story in the list: `language` is the one in which it is listed, `faces` (HTML) who is in it."""

    address: str
    language: str
    title: str
    about: str
    minutes: int
    languages: tuple[tuple[str, str], ...]
    faces: str


def home(request: Request) -> Response:
    """Show the list of stories."""
    language = page_language(request)
    stories = [_shown(edition, language) for edition in request.app.state.library.editions()]
    classes = request.app.state.hub is not None
    return page(request, "home.html", language, stories=stories, languages=INTERFACE, classes=classes)


def help_page(request: Request) -> Response:
    """Show who can help, on a page of its own that needs no script."""
    return page(request, "help.html", page_language(request), languages=INTERFACE)


def design(request: Request) -> Response:
    """Show every component of the player in every state, for whoever changes one."""
    if not is_built("design.js"):
        raise HTTPException(404)
    words = Markup(data_block("words.nl", {**page_words(FALLBACK), **read_speech(FALLBACK)}))
    styles = [asset_address("design.css")] if is_built("design.css") else []
    script = asset_address("design.js")
    return page(request, "design.html", FALLBACK, words=words, styles=styles, script=script)


def health(request: Request) -> Response:
    """Say that the server answers, and how many stories can be played."""
    library = request.app.state.library
    return JSONResponse({"ok": True, "stories": len(library.editions()), "broken": len(library.broken())})


def security(request: Request) -> Response:
    """Say whom to tell of a hole, where whoever runs this server said so."""
    contact = request.app.state.settings.contact
    if not contact:
        raise HTTPException(404)
    until = datetime.now(UTC) + timedelta(days=180)
    lines = [f"Contact: {contact}", f"Expires: {until:%Y-%m-%dT00:00:00Z}", "Preferred-Languages: nl, en", ""]
    return PlainTextResponse("\n".join(lines))


def _shown(edition: Edition, wanted: str) -> Shown:
    play = edition.play(wanted)
    voice, parts = play.voice, play.automaton.parts
    return Shown(
        address=f"/s/{edition.id}?lang={play.language}",
        language=play.language,
        title=text(voice, parts["title"]),
        about=text(voice, parts["about"]),
        minutes=play.minutes,
        languages=tuple((one, language_name(one, one)) for one in edition.texts),
        faces=Markup(faces(voice)),
    )
