# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2
"""The pages of a class: what they have for their scripts, what they forbid, and nothing of any session."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient
from tests.web.live.asking import Lesson, Server
from tests.web.visiting import addresses_in, block

from omstander.files.words import read_words
from omstander.web import Hub, Library, Settings, make_app
from omstander.web.headers import HEADERS

PAGES = ("/class", "/class/slips", "/board", "/remote", "/join", "/test")


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory, library: Library) -> Iterator[TestClient]:
    """A browser of sorts before a server of live classes."""
    server = Server(tmp_path_factory.mktemp("pages") / "classes.db", library)
    with TestClient(server.app) as one:
        yield one
    server.close()


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("address", PAGES)
def test_a_page_has_what_its_script_needs(client: TestClient, address: str, language: str) -> None:
    """Every page has a place for its script, the words of its language, a sentence for who has no script."""
    answer = client.get(f"{address}?lang={language}")
    assert answer.status_code == 200
    assert f'<html lang="{language}"' in answer.text
    assert 'id="app"' in answer.text
    parts, words = block(answer.text, "parts"), block(answer.text, "words")
    assert (parts["language"], parts["languages"]) == (language, ["nl", "en"])
    assert words["strings"]["quick-exit"] == read_words(language).strings["quick-exit"]
    assert read_words(language, "site")("class.no-script") in answer.text
    for script in re.findall(r"<script [^>]*src=[^>]*>", answer.text):
        assert re.search(r'integrity="sha256-[A-Za-z0-9+/]{43}="', script)


@pytest.mark.parametrize("address", PAGES)
def test_a_page_of_a_class_is_strict(client: TestClient, address: str) -> None:
    """Nothing inline, nothing from elsewhere, no HTML made of texts, and nobody keeps the page."""
    headers = client.get(address).headers
    policy = headers["content-security-policy"]
    assert policy.startswith(HEADERS["content-security-policy"])
    assert policy.endswith("; require-trusted-types-for 'script'; trusted-types 'none'")
    assert headers["cache-control"] == "no-store"
    assert headers["cross-origin-embedder-policy"] == "require-corp"
    assert headers["referrer-policy"] == "no-referrer"


def test_what_a_page_names_is_there(client: TestClient) -> None:
    """Every address that a page of a class names is answered."""
    for page in PAGES:
        for address in set(addresses_in(client.get(page).text)):
            assert client.get(address).status_code == 200, address


def test_the_setup_lists_stories_for_classes(client: TestClient) -> None:
    """Each story has its title, its length, its class moments, and other names for its people, none alike."""
    stories = block(client.get("/class?lang=en").text, "parts")["stories"]
    (story,) = stories
    assert (story["id"], story["language"], story["moments"]) == ("wissel", "en", 3)
    assert len(story["names"]) == len(story["people"])
    letters = [{name.split()[-1][0] for name in others} for others in story["names"]]
    assert sum(map(len, letters)) == len(set().union(*letters))


def test_words_of_teachers_are_not_on_pages_of_pupils(client: TestClient) -> None:
    """A pupil's page has neither the teacher's words nor the guide of a lesson."""
    page = client.get("/join?lang=nl").text
    assert not [key for key in block(page, "words")["strings"] if key.startswith(("host.", "board."))]
    assert 'id="lesson"' not in page
    assert block(client.get("/board?lang=nl").text, "lesson")["questions"]


def test_from_the_start_to_a_class_it_is_one_press(client: TestClient) -> None:
    """The first page leads to where a class begins, and that to where a network is tried out."""
    for language, said in (("nl", "Met je klas"), ("en", "With your class")):
        page = client.get(f"/?lang={language}").text
        assert f'href="/class?lang={language}">{said}</a>' in page
        assert block(client.get(f"/class?lang={language}").text, "parts")["test"] == f"/test?lang={language}"


def test_without_classes_there_is_no_way_to_them(library: Library) -> None:
    """A server that only plays stories has no pages and no roads of classes."""
    with TestClient(make_app(library)) as client:
        assert "/class" not in client.get("/").text
        for address in (*PAGES, "/live/session"):
            assert client.get(address).status_code == 404


def test_links_are_those_by_which_others_come(library: Library) -> None:
    """Where the public address was said, search engines get that one, whatever a request says."""
    with TestClient(make_app(library, settings=Settings("https://les.example.nl"))) as client:
        page = client.get("/s/wissel?lang=nl", headers={"host": "evil.example"}).text
    assert 'rel="canonical" href="https://les.example.nl/s/wissel?lang=nl"' in page
    assert "evil.example" not in page


def test_whom_to_tell_of_a_hole_is_said_where_somebody_said_so(server: Server, library: Library) -> None:
    """`security.txt` is there only if whoever runs the server named a contact."""
    with TestClient(server.app) as client:
        assert client.get("/.well-known/security.txt").status_code == 404
    hub = Hub(server.store, library, Settings(contact="mailto:hole@example.nl"))
    with TestClient(make_app(library, hub)) as client:
        answer = client.get("/.well-known/security.txt")
    assert answer.headers["content-type"].startswith("text/plain")
    assert re.match(r"Contact: mailto:hole@example\.nl\nExpires: \d{4}-\d\d-\d\dT", answer.text)


def test_no_page_knows_a_session(server: Server) -> None:
    """Codes, tokens and secrets stand in no page: they are shown on the roads to who has a token."""
    lesson = Lesson.made(server, seats=1)
    with TestClient(server.app) as client:
        for address in PAGES:
            page = client.get(address, headers={"authorization": f"Bearer {lesson.board}"}).text
            assert lesson.facts["code"] not in page
