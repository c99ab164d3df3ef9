# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""What stands in the page before any script runs, and what it tells a reader."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from html import unescape

import pytest
from tests.export.editions import play, single
from tests.house.tree import ROOT

from omstander import walk
from omstander.export.blocks import data_block, for_later, for_script
from omstander.export.page import EXIT, META, Addresses, Notice, direction, opening, reading_page, story_page
from omstander.export.paper import quiet_walk
from omstander.export.telling import Voice, say, tell, told

BOTH = {"nl": "/nl.json", "en": "/en.json"}
ADDRESSES = Addresses(
    automaton="/a.json",
    texts=BOTH,
    words=BOTH,
    later=BOTH,
    script="/page.js",
    styles=["/page.css"],
    back="/",
    play="/s/wissel",
    read="/s/wissel/read",
    help="/help",
    worker="/sw.js",
    after="/after.js",
    whole="https://example.org/s/wissel",
    integrity="sha256-abc=",
)


def block(page: str, name: str) -> dict[str, object]:
    """Read data that stands in a page."""
    return dict(json.loads(page.split(f'id="{name}">')[1].split("</script>")[0]))


def test_served_page_has_nothing_inline() -> None:
    """A policy that allows only files of the same place is enough for the served page."""
    page = story_page(play(), ADDRESSES)

    assert re.findall(r"<style|<script>|\son\w+=|style=|javascript:", page) == []
    assert re.findall(r"<script[^>]*>", page) == [
        '<script src="/page.js" integrity="sha256-abc=" defer>',
        '<script type="application/json" id="parts">',
        '<script type="application/json" id="words.nl">',
    ]


def test_data_cannot_end_its_element() -> None:
    """Whatever an author writes, data stays data, and reads back as it was."""
    evil = {"text": "</script><script>alert(1)</script><!-- ]]> \u2028"}
    written = data_block("evil", evil)

    assert written.count("<") == 2
    assert block(written, "evil") == evil


def test_single_page_asks_nothing_of_a_network() -> None:
    """The single file names no other file, and its policy allows none."""
    page = single().split("<script>")[0]

    assert re.findall(r"<link|<img|<iframe|\ssrc=|@import", page) == []
    assert "default-src 'none'" in page
    assert [name for name, place in block(page, "parts").items() if str(place).startswith("/")] == []


def test_single_page_holds_every_part() -> None:
    """The single file has the story, and texts and words in every language."""
    page = single()
    for language in ("nl", "en"):
        assert block(page, f"texts.{language}") == play().texts[language]
        words, later = block(page, f"words.{language}"), for_later(play().words[language])
        first = for_script(play().automaton, play().words[language])
        assert words == first | {"strings": first["strings"] | later["strings"]}
    assert block(page, "automaton") == play().automaton.parts


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_story_can_be_read(language: str) -> None:
    """On its page and in the single file: what it is about, one path to an ending, and every helpline."""
    voice = play(language).voice
    wanted = [line.words for line in told(voice, quiet_walk(voice)[-1])]
    wanted += [say(voice, "paper.explain"), say(voice, "help.heading")]
    wanted += [one["name"] for one in play(language).words[language]["help"]]
    for page in (reading_page(play(language), ADDRESSES), single(language).split('<section id="read">')[1]):
        shown = unescape(page)
        assert [words for words in wanted if words not in shown] == []


def test_the_single_file_can_be_read_where_no_script_runs() -> None:
    """Its start leads to the story below it, and to the help in there."""
    page = single()

    for place in ("read", "help"):
        assert f'href="#{place}"' in page
        assert page.count(f'id="{place}"') == 1


@pytest.mark.parametrize(
    ("page", "name"),
    [
        (story_page(play(), ADDRESSES), "story"),
        (reading_page(play(), ADDRESSES), "read"),
        (single(), "single"),
    ],
    ids=lambda value: value if len(value) < 9 else "",
)
def test_exit_is_a_link(page: str, name: str) -> None:
    """The quick exit works without scripts, and tells nobody where it came from; help is beside it."""
    bar = page.split("<main")[0]

    assert f'<a id="exit" class="button leave" href="{EXIT}" rel="noreferrer">' in bar
    assert '<meta name="referrer" content="no-referrer">' in bar
    assert f'href="{"#help" if name == "single" else "/help"}"' in bar
    assert page.count("<h1") == 1


def test_a_browser_takes_the_colour_of_the_page() -> None:
    """By day and by night the frame of the browser has the colour that the style gives to paper."""
    tokens = (ROOT / "runtime" / "src" / "style" / "tokens.css").read_text(encoding="utf-8")
    day, night = re.findall(r"--paper: (#[0-9a-f]{6});", tokens)[:2]

    for scheme, colour in (("light", day), ("dark", night)):
        assert f'content="{colour}" media="(prefers-color-scheme: {scheme})"' in META


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("nl", "ltr"),
        ("en-GB", "ltr"),
        ("ar", "rtl"),
        ("he", "rtl"),
        ("fa-IR", "rtl"),
        ("ur_PK", "rtl"),
        ("tr", "ltr"),
    ],
)
def test_direction(language: str, expected: str) -> None:
    """A page says in which direction its language is read."""
    assert direction(language) == expected
    assert opening(language) == f'<html lang="{language}" dir="{expected}">'


def test_a_notice_stands_first() -> None:
    """What is to be told before anything else stands at the top, in its own language; the script has it."""
    page = story_page(play(), ADDRESSES, Notice("Not <there> yet.", "en"))

    assert page.split('<main id="play" class="page">\n')[1].startswith(
        '<p class="note" lang="en">Not &lt;there&gt; yet.</p>'
    )
    assert block(page, "parts")["notice"] == {"text": "Not <there> yet.", "lang": "en"}


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


@pytest.mark.parametrize(
    ("seconds", "minutes"), [([10, 20], 1), ([140, 160], 3), ([240, 284], 4), ([260, 280], 5)]
)
def test_half_a_minute_is_rounded_as_the_script_does(seconds: list[int], minutes: int) -> None:
    """What the page says before its script runs is what the script says: `Math.round` rounds half up."""
    whole = play()
    automaton = replace(whole.automaton, parts={**whole.automaton.parts, "seconds": seconds})
    assert replace(whole, automaton=automaton).minutes == minutes
