# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2
"""The page on which a story is played, and the parts that it names."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from tests.web.visiting import STORY, addresses_in, block, rewrite

from omstander.export.page import EXIT
from omstander.files.scripts import bundled_scripts
from omstander.walk import Automaton, load, load_texts
from omstander.web import Library, make_app

PAGE = 3_500
"""Bytes of a page as it travels."""


def test_the_parts_fit_together(client: TestClient) -> None:
    """The automaton and the texts that are served load as one story, with words for each language."""
    parts = block(client.get("/s/wissel").text, "parts")
    automaton = load(client.get(parts["automaton"]).text)
    assert isinstance(automaton, Automaton)
    assert parts["story"] == automaton.parts["story"] == "wissel"
    assert parts["texts"].keys() == parts["words"].keys() == {"nl", "en"}
    for language in parts["texts"]:
        texts = client.get(parts["texts"][language])
        assert texts.json() == load_texts(texts.text, automaton)
        words = client.get(parts["words"][language]).json()
        assert words.keys() == {"emoji", "help", "spoken", "strings"}
        assert words["help"]
        assert words["strings"]["quick-exit"]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_words_of_the_page_stand_in_it(client: TestClient, language: str) -> None:
    """The words of the page's own language need no request; they are those that are served as well."""
    page = client.get(f"/s/wissel?lang={language}").text
    parts = block(page, "parts")
    assert parts["language"] == language
    assert block(page, f"words.{language}") == client.get(parts["words"][language]).json()


def test_words_that_a_story_cannot_say_stay_behind(client: TestClient) -> None:
    """The page carries no words for kinds of events and for days that its story does not have."""
    page = client.get("/s/wissel?lang=nl").text
    automaton = client.get(block(page, "parts")["automaton"]).json()
    events = [event for run in automaton["runs"] for event in run]
    strings = block(page, "words.nl")["strings"]
    kinds = {key.split(".")[1] for key in strings if key.startswith("event.")}
    assert kinds <= {event.get("kind") for event in events}
    assert {key for key in strings if key.startswith("day.")} == {
        f"day.{event['day']}" for event in events if "day" in event
    }
    assert [key for key in strings if key.startswith("paper.")] == ["paper.heading"]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_words_for_after_the_ending_come_later(client: TestClient, language: str) -> None:
    """What is said after the ending only is a part of its own; together nothing is missing, nothing is there
    twice."""
    page = client.get(f"/s/wissel?lang={language}").text
    first = block(page, f"words.{language}")["strings"]
    later = client.get(block(page, "parts")["later"][language]).json()["strings"]
    assert "look.heading" in later
    assert "start.begin" in first
    assert not first.keys() & later.keys()


@pytest.mark.parametrize("path", bundled_scripts(), ids=lambda path: path.stem)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_page_is_small(client: TestClient, path: Path, language: str) -> None:
    """The page of a story, words included, keeps to its budget; so do the pages around it."""
    for address in (f"/s/{path.stem}?lang={language}", f"/?lang={language}", f"/help?lang={language}"):
        with client.stream("GET", address, headers={"accept-encoding": "br"}) as answer:
            assert len(b"".join(answer.iter_raw())) <= PAGE


def test_other_names_are_as_many_as_the_people(client: TestClient) -> None:
    """A page offers one other cast: somebody for everybody, nobody twice."""
    parts = block(client.get("/s/wissel").text, "parts")
    names = client.get(parts["texts"]["nl"]).json()["names"]
    (cast,) = parts["casts"]
    assert len(cast) == len(names) == len({name[0] for name in cast})
    assert not set(cast) & set(names)


def test_parts_are_kept_for_ever(client: TestClient, story: Path) -> None:
    """A part has its content in its address, and may be kept; changed, it has another, the old one ends."""
    client = TestClient(make_app(Library([story])))
    before = block(client.get("/s/feest").text, "parts")
    for address in (before["automaton"], *before["texts"].values(), *before["words"].values()):
        assert re.search(r"\.[0-9a-f]{12}\.json$", address)
        assert "immutable" in client.get(address).headers["cache-control"]
    rewrite(story, STORY.replace("Isa: ik!", "Isa: ik ook!"))
    after = block(client.get("/s/feest").text, "parts")
    assert before["automaton"] == after["automaton"]
    assert before["texts"]["nl"] != after["texts"]["nl"]
    assert client.get(before["texts"]["nl"]).json()["code"] == "not-found"


def test_a_page_begins_without_scripts(client: TestClient) -> None:
    """Before any script there is the title, what it is about, how long it takes, help and ways out."""
    page = client.get("/s/wissel?lang=nl").text
    main = page.split('<main id="play"')[1].split("</main>")[0]
    for words in ("<h1>Wissel</h1>", "Dit verhaal gaat over", "minuten", "Lees het verhaal"):
        assert words in main
    assert 'href="/s/wissel/read?lang=nl"' in main
    assert f'href="{EXIT}"' in page.split("<main")[0]
    assert 'href="/help?lang=nl"' in page.split("<main")[0]


def test_a_story_can_be_read(client: TestClient) -> None:
    """Without JavaScript there is one path from first line to ending, and help."""
    page = client.get("/s/wissel/read?lang=nl").text
    assert "<script" not in page
    for words in ("Dit verhaal gaat over", "Het einde", "Kindertelefoon", "Luca:</b>"):
        assert words in page
    assert page.count("<h1>") == 1


@pytest.mark.parametrize(
    ("asked", "language", "sentence"),
    [
        ("en", "en", "This story is not there in English yet. You are reading it in Dutch now."),
        ("de", "nl", "Dit verhaal is er nog niet in het Duits. Je leest het nu in het Nederlands."),
    ],
)
def test_a_language_that_is_not_there_is_told(story: Path, asked: str, language: str, sentence: str) -> None:
    """Whoever asks for a language without a translation reads so, in that language if we speak it."""
    client = TestClient(make_app(Library([story])))
    page = client.get(f"/s/feest?lang={asked}").text
    assert '<html lang="nl"' in page
    assert f'<p class="note" lang="{language}">{sentence}</p>' in page
    assert block(page, "parts")["notice"] == {"text": sentence, "lang": language}


@pytest.mark.parametrize("asked", ["", "?lang=nl", "?lang=zz", "?lang=%3Cb%3E"])
def test_nothing_is_told_about_no_language(story: Path, asked: str) -> None:
    """Where the language is there, or what was asked for is none, there is nothing to tell."""
    page = TestClient(make_app(Library([story]))).get(f"/s/feest{asked}").text
    assert block(page, "parts")["notice"] is None
    assert 'class="note"' not in page


def test_search_engines_find_the_languages(client: TestClient) -> None:
    """A story's page says what it is about, which address is meant, and where its languages are."""
    page = client.get("/s/wissel?lang=en").text
    whole = "http://testserver/s/wissel?lang="
    assert re.search(r'<meta name="description" content="[^"]{20,}">', page)
    assert f'<link rel="canonical" href="{whole}en">' in page
    for language in ("nl", "en"):
        assert f'<link rel="alternate" hreflang="{language}" href="{whole}{language}">' in page


@pytest.mark.parametrize(
    ("query", "header", "expected"),
    [
        ("", "", "nl"),
        ("", "en-GB,en;q=0.9,nl;q=0.5", "en"),
        ("", "de,fr;q=0.9", "nl"),
        ("", "de,en;q=0.1", "en"),
        ("?lang=en", "nl", "en"),
        ("?lang=xx", "en", "en"),
        ("?lang=<script>", "nl", "nl"),
        ("", ";;;q=,,en;q=x,nl;q=0", "nl"),
    ],
)
def test_the_language_of_a_story(client: TestClient, query: str, header: str, expected: str) -> None:
    """The address goes before the browser's wishes; where neither is there, it is the story's own."""
    answer = client.get(f"/s/wissel{query}", headers={"accept-language": header})
    assert (answer.status_code, answer.headers["content-language"]) == (200, expected)
    assert f'<html lang="{expected}" dir="ltr">' in answer.text
    assert "accept-language" in answer.headers["vary"].lower()


def test_every_part_that_a_page_names_is_there(client: TestClient) -> None:
    """All addresses in a page are answered, in every language of the story."""
    named = addresses_in(client.get("/s/wissel").text)
    assert len(named) >= 12
    for address in named:
        assert client.get(address).status_code == 200
