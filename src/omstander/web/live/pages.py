# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""The pages of a live class: setup, board, remote, seat, slips, and whether this network carries a class.

A page has no words of a session in it: who opens it shows its token on the roads.
"""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import Response

from omstander.export.blocks import data_block
from omstander.export.page import EXIT, site_head
from omstander.export.telling import text
from omstander.files.editions import INTERFACE, page_words
from omstander.files.lessons import before, read_lesson
from omstander.files.words import read_words
from omstander.model.graph import Way
from omstander.web.answers import page
from omstander.web.assets import Script, asset_address, is_built
from omstander.web.assets import script as asset_script
from omstander.web.headers import HEADERS, STRICTER
from omstander.web.languages import page_language
from omstander.web.library import Published
from omstander.web.live.frozen import names_of

STYLES = {
    "host": ("host.css",),
    "board": ("board.css",),
    "join": ("page.css", "join.css"),
    "probe": ("page.css", "site.css"),
}
"""The styles of each script's pages."""


SPOKEN = frozenset(
    {"quick-exit", "language", "top", "chat", "event", "day", "moment", "hey", "help", "speech", "settings"}
    | {"join"}
)
"""Groups of words that a pupil's device says; phones on a bad network carry no more."""


@dataclass(frozen=True, slots=True)
class Live:
    """What the template of a page of a class needs beside what every page has."""

    blocks: Markup
    script: Script | None


def setup(request: Request) -> Response:
    """Show where a teacher starts a session."""
    language = page_language(request)
    library = request.app.state.library
    stories = [_story(one, language) for one in library.published() if _is_for_classes(one)]
    parts = {
        "page": "setup",
        "stories": stories,
        "board": f"/board?lang={language}",
        "remote": f"/remote?lang={language}",
        "test": f"/test?lang={language}",
        "slips": f"/class/slips?lang={language}",
    }
    return _page(request, "class.html", "host", parts, ("join", "board", "host"), before(language))


def slips(request: Request) -> Response:
    """Show slips of paper to print, for a class without devices."""
    lesson = before(page_language(request))
    return _page(request, "class.html", "host", {"page": "slips"}, ("host",), lesson)


def board(request: Request) -> Response:
    """Show the board, for the projector."""
    lesson = read_lesson(page_language(request))
    return _page(request, "board.html", "board", {"page": "board"}, ("join", "board", "host"), lesson)


def remote(request: Request) -> Response:
    """Show the remote, for the teacher's own phone."""
    lesson = read_lesson(page_language(request))
    return _page(request, "remote.html", "host", {"page": "remote"}, ("join", "board", "host"), lesson)


def join(request: Request) -> Response:
    """Show where a seat is taken; opening it takes none."""
    return _page(request, "join.html", "join", {"page": "join"}, ("join",), spoken=SPOKEN)


def test(request: Request) -> Response:
    """Show whether this network carries a class."""
    address = f"{request.app.state.settings.public or str(request.base_url).rstrip('/')}/test"
    return _page(request, "test.html", "probe", {"page": "test", "address": address}, ("test",))


def _page(
    request: Request,
    template: str,
    script: str,
    parts: Mapping[str, Any],
    words: Sequence[str],
    lesson: Mapping[str, Any] | None = None,
    spoken: Container[str] | None = None,
) -> Response:
    """Answer with a page.

    Args:
        request: what was asked.
        template: of the page.
        script: its name, without ending.
        parts: what the page says of itself.
        words: the PO files whose words it has beside those of every story.
        lesson: the guide of a lesson, or a part of it.
        spoken: with which groups of words the script makes do; with all if None.
    """
    language = page_language(request)
    about = {"language": language, "languages": list(INTERFACE), "exit": EXIT, **parts}
    blocks = [data_block("parts", about), data_block("words", _words(language, words, spoken))]
    if lesson is not None:
        blocks.append(data_block("lesson", lesson))
    live = Live(Markup("\n".join(blocks)), asset_script(f"{script}.js"))
    facts = {"live": live, "head": _head(script, language), "test": read_words(language, "test")}
    answer = page(request, template, language, 200, **facts)
    answer.headers["cache-control"] = "no-store"
    answer.headers["content-security-policy"] = f"{HEADERS['content-security-policy']}; {STRICTER}"
    return answer


def _words(language: str, parts: Sequence[str], spoken: Container[str] | None) -> dict[str, Any]:
    known = page_words(language)
    strings = dict(known["strings"])
    for part in parts:
        strings |= read_words(language, part).strings
    kept = {key: said for key, said in strings.items() if spoken is None or key.partition(".")[0] in spoken}
    return {**known, "strings": kept}


def _head(script: str, language: str) -> Markup:
    styles = [asset_address(file) for file in STYLES[script] if is_built(file)]
    return Markup("\n".join(site_head(styles, language)))


def _is_for_classes(published: Published) -> bool:
    edition = published.edition
    return edition is not None and any(
        moment.get("class") for moment in edition.automata[Way.CLASS].parts["moments"]
    )


def _story(published: Published, wanted: str) -> dict[str, Any]:
    edition = published.edition
    assert edition is not None
    play = edition.play(wanted, Way.CLASS)
    voice, parts = play.voice, play.automaton.parts
    names = edition.texts[play.language]["names"]
    return {
        "id": edition.id,
        "title": text(voice, parts["title"]),
        "about": text(voice, parts["about"]),
        "language": play.language,
        "languages": list(edition.texts),
        "minutes": play.minutes,
        "moments": sum(bool(moment.get("class")) for moment in parts["moments"]),
        "people": [{"name": name, "role": role} for name, role in zip(names, parts["people"], strict=True)],
        "names": names_of(published),
    }
