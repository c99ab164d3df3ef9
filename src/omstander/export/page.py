# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""The page on which a story is played: one shell for the served page and for the single file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from omstander.export.paper import paper
from omstander.export.telling import Voice, say, text
from omstander.walk import Automaton

EXIT = "https://www.wikipedia.org/"
"""Where the quick exit leads: a page that nobody wonders about, in every language."""

META = """<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">"""


@dataclass(frozen=True, slots=True)
class Play:
    """A story ready to be played. `texts` and `words` are by language; `language` is the one to begin with.

    `words` holds per language `strings` (the interface by key) and `help` (the entries of the help card).
    """

    automaton: Automaton
    texts: Mapping[str, Mapping[str, Any]]
    words: Mapping[str, Mapping[str, Any]]
    language: str

    @property
    def voice(self) -> Voice:
        """The language to begin with, spoken in this story."""
        return Voice(self.automaton, self.texts[self.language], self.words[self.language]["strings"])

    @property
    def languages(self) -> list[str]:
        """All languages in which it can be played, the first one first."""
        return [self.language, *sorted((self.texts.keys() & self.words.keys()) - {self.language})]


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where the parts of a served page are; in `texts` and `words` stands `{language}`."""

    automaton: str
    texts: str
    words: str
    script: str
    style: str
    back: str


def story_page(play: Play, addresses: Addresses) -> str:
    """Return the served page: nothing inline, so that a strict content security policy is enough."""
    head = [
        f'<link rel="stylesheet" href="{escape(addresses.style)}">',
        f'<script src="{escape(addresses.script)}" defer></script>',
    ]
    data = {"automaton": addresses.automaton, "texts": addresses.texts, "words": addresses.words}
    return shell(play, head, data | {"back": addresses.back}, [])


def shell(play: Play, head: Sequence[str], data: Mapping[str, str], tail: Sequence[str]) -> str:
    """Return a whole page: `head` and `tail` are HTML, `data` is for the script, on the place of the
    story."""
    place = {**data, "languages": " ".join(play.languages)}
    attributes = "".join(f' data-{key}="{escape(value)}"' for key, value in place.items())
    return "\n".join(
        [
            f'<!DOCTYPE html>\n<html lang="{escape(play.language)}">\n<head>',
            META,
            f"<title>{escape(text(play.voice, play.automaton.parts['title']))}</title>",
            *head,
            "</head>\n<body>",
            _bar(play.voice),
            f'<main id="play"{attributes}>',
            _broken(play.voice, data.get("back", "")),
            f"<noscript>\n{paper(play.voice, play.words[play.language]['help'])}\n</noscript>",
            "</main>",
            *tail,
            "</body>\n</html>\n",
        ]
    )


def _bar(voice: Voice) -> str:
    leave = escape(say(voice, "quick-exit"))
    way_out = f'<a id="exit" class="exit" href="{EXIT}" rel="noreferrer" data-say="quick-exit">{leave}</a>'
    return f'<header class="bar"><div id="languages"></div>{way_out}</header>'


def _broken(voice: Voice, back: str) -> str:
    """What a script shows that finds no story: it stands here, because no words may have come either."""
    sentence = f"<p>{escape(say(voice, 'error.broken'))}</p>"
    again = f'<p><a href="">{escape(say(voice, "error.retry"))}</a></p>'
    ways = f'<p><a href="{escape(back)}">{escape(say(voice, "stories.back"))}</a></p>' if back else ""
    return f'<div id="broken" role="alert" hidden>{sentence}{again}{ways}</div>'
