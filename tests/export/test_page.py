# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""What stands in the page before any script runs, and what it tells a reader."""

from __future__ import annotations

import re
from html import unescape

import pytest
from tests.export.editions import play, single

from omstander import walk
from omstander.export.page import EXIT, Addresses, story_page
from omstander.export.paper import quiet_walk
from omstander.export.telling import Voice, say, tell, told

ADDRESSES = Addresses("/a.json", "/t.{language}.json", "/w.{language}.json", "/page.js", "/page.css", "/")
LARGEST = 60_000


def test_served_page_has_nothing_inline() -> None:
    """A policy that allows only files of the same place is enough for the served page."""
    page = story_page(play(), ADDRESSES)

    assert re.findall(r"<style|<script>|<script [^>]*>[^<]|\son\w+=|style=|javascript:", page) == []
    assert re.findall(r"<script[^>]*>", page) == ['<script src="/page.js" defer>']


def test_single_page_asks_nothing_of_a_network() -> None:
    """The single file names no other file, its policy allows none, and it is at most 60 KB."""
    page = single()

    assert re.findall(r"<link|<img|<iframe|\ssrc=|@import|url\(", page) == []
    assert "default-src 'none'" in page
    assert len(page.encode()) <= LARGEST


@pytest.mark.parametrize("language", ["nl", "en"])
def test_page_can_be_read_without_scripts(language: str) -> None:
    """Without scripts there is the introduction, one path from first line to ending, and every helpline."""
    page = unescape(single(language).split("<noscript>")[1].split("</noscript>")[0])
    voice = play(language).voice
    ending = quiet_walk(voice)[-1]
    wanted = [line.words for line in told(voice, ending)]
    wanted += [say(voice, "paper.explain"), say(voice, "help.heading")]
    wanted += [one["name"] for one in play(language).words[language]["help"]]

    assert [words for words in wanted if words not in page] == []


def test_exit_is_a_link() -> None:
    """The quick exit works without scripts, and tells nobody where it came from."""
    assert f'<a id="exit" class="exit" href="{EXIT}" rel="noreferrer"' in single()
    assert '<meta name="referrer" content="no-referrer">' in single()


def test_what_is_written_on_paper_is_quiet() -> None:
    """The path to read takes a private act at every moment that offers one, and never a harmful one."""
    voice = play().voice
    moments = voice.automaton.parts["moments"]
    taken = [
        moments[walk.moment(here.before)]["options"][here.pick.option - 1]
        for here in quiet_walk(voice)
        if here.before is not None and here.pick is not None
    ]

    assert len(taken) > 0
    assert [
        option for option in taken if option[1] in ("attack", "join", "silent") or option[2:] != [1]
    ] == []


STRINGS = {
    "chat.you": "Jij",
    "chat.you-object": "jou",
    "chat.others": "anderen",
    "chat.everyone": "iedereen",
    "chat.and": "{first} en {last}",
    "chat.one-more": "1 ander",
    "chat.more": "{n} anderen",
    "event.clock": "{day} {time}",
    "day.5": "zaterdag",
    "event.read": "Gelezen door {people}",
    "event.remove": "{name} heeft {people} verwijderd",
    "event.remove.you": "Jij hebt {people} verwijderd",
    "event.make-admin": "{people} is nu beheerder",
    "event.make-admin.of-you": "Jij bent nu beheerder",
    "event.photo": "foto (niet te zien)",
    "event.keep.you": "Jij hebt dit bewaard: {text}",
}


@pytest.mark.parametrize(
    ("event", "line"),
    [
        ({"kind": "clock", "day": 5, "minute": 1182}, "zaterdag 19:42"),
        ({"kind": "clock", "day": 5, "minute": 5}, "zaterdag 00:05"),
        ({"kind": "read", "people": [1, 2], "others": 1, "in": 0}, "Gelezen door Noor, Daan en 1 ander"),
        ({"kind": "read", "people": [1], "others": 19, "in": 0}, "Gelezen door Noor en 19 anderen"),
        ({"kind": "read", "everyone": True, "in": 0}, "Gelezen door iedereen"),
        ({"kind": "remove", "by": 2, "people": [0], "in": 0}, "Daan heeft jou verwijderd"),
        ({"kind": "remove", "by": 0, "people": [1], "in": 0}, "Jij hebt Noor verwijderd"),
        ({"kind": "make-admin", "by": 2, "people": [0], "in": 0}, "Jij bent nu beheerder"),
        ({"kind": "make-admin", "by": 2, "people": [1], "in": 0}, "Noor is nu beheerder"),
        ({"kind": "photo", "by": 2, "text": 0, "in": 0}, "foto (niet te zien): een lege stoel voor noor"),
        ({"kind": "keep", "by": 0, "on": 1}, "Jij hebt dit bewaard: een lege stoel voor noor"),
    ],
)
def test_events_in_one_line(event: walk.Event, line: str) -> None:
    """An event is told as one line, with whoever does it and whoever it is done to."""
    automaton = walk.Automaton({"chats": [{"title": 0, "members": [0, 1, 2]}]})
    texts = {"texts": ["een lege stoel voor {1-}"], "names": ["Robin", "Noor", "Daan"], "language": "nl"}
    about = {"by": 2, "in": 0, "text": 0, "mark": 1} if "on" in event else None

    assert line == tell(Voice(automaton, texts, STRINGS), event, about)
