# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""The page on which a story is played: one shell for the served page and for the single file.

What stands in it is a start that needs no script, and data for the script that takes its place.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from omstander.export.blocks import data_block, for_script
from omstander.export.paper import paper
from omstander.export.start import start
from omstander.export.telling import Voice, say, text
from omstander.walk import Automaton

EXIT = "https://www.wikipedia.org/"
"""Where the quick exit leads: a page that nobody wonders about, in every language."""

META = """<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="theme-color" content="#fbf9f5" media="(prefers-color-scheme: light)">
<meta name="theme-color" content="#131820" media="(prefers-color-scheme: dark)">"""
"""What every page begins with; the colours are those of `--paper` in `runtime/src/style/tokens.css`."""
TO_THE_LEFT = frozenset(("ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"))
"""Languages that are written from right to left."""


@dataclass(frozen=True, slots=True)
class Play:
    """A story ready to be played. `texts` and `words` are by language; `language` is the one to begin with.

    `words` holds per language `strings` (the interface by key), `help` (the entries of the help card), and
    `emoji` and `spoken` (how they are said aloud); `casts` are other lists of names than that of the texts.
    """

    automaton: Automaton
    texts: Mapping[str, Mapping[str, Any]]
    words: Mapping[str, Mapping[str, Any]]
    casts: Sequence[Sequence[str]]
    language: str

    @property
    def voice(self) -> Voice:
        """The language to begin with, spoken in this story."""
        return Voice(self.automaton, self.texts[self.language], self.words[self.language]["strings"])

    @property
    def languages(self) -> list[str]:
        """All languages in which it can be played, the first one first."""
        return [self.language, *sorted((self.texts.keys() & self.words.keys()) - {self.language})]

    @property
    def minutes(self) -> int:
        """About how long it takes."""
        least, most = self.automaton.parts["seconds"]
        # Half a minute is rounded up, as in `start.tsx`: its words take the place of these.
        return max(1, (int(least) + int(most) + 60) // 120)


@dataclass(frozen=True, slots=True)
class Notice:
    """A sentence for whoever opens the page, and the language that it is in."""

    text: str
    language: str


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where the parts of a served page are; `texts`, `words` and `later` by language.

    `later` are the words and `after` is the script of what comes after the ending; `after` and `worker` are
    None where there is none; `whole` is the address of the page from another place, for search engines;
    `integrity` says what the script must be for a browser to run it.
    """

    automaton: str
    texts: Mapping[str, str]
    words: Mapping[str, str]
    later: Mapping[str, str]
    script: str
    styles: Sequence[str]
    back: str
    play: str
    read: str
    help: str
    worker: str | None
    after: str | None
    whole: str
    integrity: str = ""


def story_page(play: Play, addresses: Addresses, notice: Notice | None = None) -> str:
    """Return the served page: nothing inline that runs, so that a strict policy is enough."""
    head = [
        *site_head(addresses.styles, play.language),
        *_search_head(play, addresses),
        f'<script src="{escape(addresses.script)}" integrity="{escape(addresses.integrity)}" defer></script>',
    ]
    parts = {
        "automaton": addresses.automaton,
        "texts": {language: addresses.texts[language] for language in play.languages},
        "words": {language: addresses.words[language] for language in play.languages},
        "later": {language: addresses.later[language] for language in play.languages},
        "back": addresses.back,
        "read": addresses.read,
        "worker": addresses.worker,
        "after": addresses.after,
        "notice": notice and {"text": notice.text, "lang": notice.language},
    }
    words = data_block(f"words.{play.language}", for_script(play.automaton, play.words[play.language]))
    main = _start(play, addresses.read, notice)
    return shell(play, addresses.help, head, main, [_parts(play, parts), words])


def single_shell(play: Play, head: Sequence[str], tail: Sequence[str]) -> str:
    """Return the page that holds everything: `head` and `tail` are HTML, the story to read is in it too."""
    inside = dict.fromkeys(play.languages, "")
    nowhere = dict.fromkeys(("automaton", "back", "read", "worker", "after", "notice"))
    main = [*_start(play, "#read", None), '<section id="read">', _paper(play), "</section>"]
    parts = _parts(play, {**nowhere, "texts": inside, "words": inside, "later": {}})
    return shell(play, "#help", head, main, [parts, *tail])


def reading_page(play: Play, addresses: Addresses) -> str:
    """Return the page on which the story can be read, one path of it, by people and by printers."""
    title = escape(text(play.voice, play.automaton.parts["title"]))
    label = escape(say(play.voice, "paper.play"))
    play_it = f'<p><a class="button plain" href="{escape(addresses.play)}">{label}</a></p>'
    head = site_head(addresses.styles, play.language)
    return shell(play, addresses.help, head, [f"<h1>{title}</h1>", _paper(play), play_it], [])


def shell(play: Play, help_at: str, head: Sequence[str], main: Sequence[str], tail: Sequence[str]) -> str:
    """Return a whole page: `head` and `tail` are HTML, `main` is what stands there before any script runs,
    `help_at` where help is."""
    voice = play.voice
    title, about = (text(voice, play.automaton.parts[name]) for name in ("title", "about"))
    about_it = say(voice, "start.about", about=about)
    return "\n".join(
        [
            f"<!DOCTYPE html>\n{opening(play.language)}\n<head>",
            META,
            f"<title>{escape(title)}</title>",
            *([f'<meta name="description" content="{escape(about_it)}">'] if about else []),
            *head,
            "</head>\n<body>",
            _bar(voice, help_at),
            '<main id="play" class="page">',
            *main,
            "</main>",
            *tail,
            "</body>\n</html>\n",
        ]
    )


def opening(language: str) -> str:
    """Return the first tag of a page in a language, with the direction in which it is read."""
    return f'<html lang="{escape(language)}" dir="{direction(language)}">'


def direction(language: str) -> str:
    """Say in which direction a language is read: ltr or rtl."""
    return "rtl" if language.lower().replace("_", "-").split("-")[0] in TO_THE_LEFT else "ltr"


def site_head(styles: Sequence[str], language: str) -> list[str]:
    """Return what stands in the head of every served page."""
    return [
        *(f'<link rel="stylesheet" href="{escape(style)}">' for style in styles),
        f'<link rel="manifest" href="/manifest.webmanifest?lang={escape(language)}">',
        '<link rel="icon" href="/icon.svg" type="image/svg+xml">',
    ]


def _parts(play: Play, places: Mapping[str, Any]) -> str:
    about = {"story": play.automaton.parts["story"], "language": play.language, "exit": EXIT}
    return data_block("parts", {**about, **places, "casts": [list(cast) for cast in play.casts]})


def _search_head(play: Play, addresses: Addresses) -> list[str]:
    """Tell search engines which address is meant, and where the other languages are."""
    here = escape(addresses.whole)
    links = [f'<link rel="canonical" href="{here}?lang={play.language}">']
    if len(play.languages) > 1:
        links += [
            f'<link rel="alternate" hreflang="{escape(one)}" href="{here}?lang={escape(one)}">'
            for one in play.languages
        ]
    return links


def _bar(voice: Voice, help_at: str) -> str:
    helping, leave = (escape(say(voice, key)) for key in ("top.help", "quick-exit"))
    ways = [
        '<span class="title">Omstander</span>',
        f'<a class="button quiet" href="{escape(help_at)}">{helping}</a>',
        f'<a id="exit" class="button leave" href="{EXIT}" rel="noreferrer">{leave}</a>',
    ]
    return f'<header class="top" id="bar">{"".join(ways)}</header>'


def _start(play: Play, read: str, notice: Notice | None) -> list[str]:
    """Return the start for who has no scripts, or a browser that is too old for ours."""
    lines = start(play.voice, play.minutes, read)
    if notice is None:
        return lines
    return [f'<p class="note" lang="{escape(notice.language)}">{escape(notice.text)}</p>', *lines]


def _paper(play: Play) -> str:
    return paper(play.voice, play.words[play.language]["help"])
