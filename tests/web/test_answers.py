# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2
"""What the server answers, without a browser."""

from __future__ import annotations

import os
import re
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from omstander.files.scripts import bundled_scripts
from omstander.walk import Automaton, load, load_texts
from omstander.web import Library, make_app
from omstander.web.headers import HEADERS
from omstander.web.languages import _liked
from omstander.web.routes import ROUTES

TEMPLATE = Path(__file__).resolve().parents[2] / "content" / "templates" / "nl.chat"
STORY = TEMPLATE.read_text(encoding="utf-8").replace("TITEL", "Het feest")
BROKEN = STORY.replace("Fleur: pech voor isa 😂", "Bram verwijdert Isa uit 2c")


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    """A browser of sorts, before the bundled stories."""
    with TestClient(make_app(Library(bundled_scripts()))) as one:
        yield one


@pytest.fixture
def story(tmp_path: Path) -> Path:
    """A sound story on disk."""
    path = tmp_path / "feest.chat"
    path.write_text(STORY, encoding="utf-8")
    return path


def rewrite(path: Path, text: str) -> None:
    """Change a file as a whole, at another time than before."""
    beside, after = path.with_suffix(".new"), path.stat().st_mtime_ns + 1_000_000
    beside.write_text(text, encoding="utf-8")
    os.utime(beside, ns=(after, after))
    beside.replace(path)


def addresses_in(page: str) -> list[str]:
    """List what a page names as parts of it."""
    return re.findall(r'(?:href|src|data-[a-z]+)="(/[^"]*)"', page)


def test_the_list_names_every_story(client: TestClient) -> None:
    """The list shows title, subject and length of each bundled story, and where to play it."""
    page = client.get("/?lang=nl").text
    assert '<html lang="nl">' in page
    for path in bundled_scripts():
        assert f'href="/s/{path.stem}?lang=nl"' in page
    assert re.search(r"ongeveer \d+ minuten", page)
    assert "Kindertelefoon" in page


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
    assert f'<html lang="{expected}">' in answer.text
    assert "accept-language" in answer.headers["vary"].lower()


def test_wishes_are_read_in_order() -> None:
    """Languages come by weight, each followed by its plain form; nonsense counts for nothing."""
    assert _liked("nl-BE;q=0.5, en-US , de;q=0") == ["en-US", "en", "nl-BE", "nl"]


def test_every_part_that_a_page_names_is_there(client: TestClient) -> None:
    """All addresses in a page are answered, in every language of the story."""
    page = client.get("/s/wissel").text
    named = addresses_in(page)
    assert len(named) >= 6
    for address in named:
        for language in ("nl", "en"):
            assert client.get(address.replace("{language}", language)).status_code == 200


def test_the_parts_fit_together(client: TestClient) -> None:
    """The automaton and the texts that are served load as one story."""
    automaton = load(client.get("/s/wissel/solo.json").text)
    assert isinstance(automaton, Automaton)
    for language in ("nl", "en"):
        texts = client.get(f"/s/wissel/{language}.json")
        assert texts.json() == load_texts(texts.text, automaton)
        words = client.get(f"/words/{language}.json").json()
        assert words["help"]
        assert words["strings"]["quick-exit"]


def test_words_in_a_language_that_we_do_not_speak(client: TestClient) -> None:
    """A story in a language of its own has English words around it."""
    assert client.get("/words/fr.json").json() == client.get("/words/en.json").json()


def test_a_page_reads_without_scripts(client: TestClient) -> None:
    """Without JavaScript there is the introduction, one path from first line to ending, and help."""
    page = client.get("/s/wissel?lang=nl").text
    unscripted = re.search(r"<noscript>(.*)</noscript>", page, re.DOTALL)
    assert unscripted is not None
    for part in ("Dit verhaal gaat over", "Het einde", "Kindertelefoon", "Luca:</b>"):
        assert part in unscripted[1]


@pytest.mark.parametrize(
    "address", ["/", "/s/wissel", "/s/wissel/solo.json", "/healthz", "/nergens", "/favicon.ico"]
)
def test_every_answer_is_safe(client: TestClient, address: str) -> None:
    """Every answer, errors included, has the strict headers, and none sets a cookie."""
    answer = client.get(address)
    assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS
    assert "unsafe" not in answer.headers["content-security-policy"]
    assert "set-cookie" not in answer.headers
    assert "server" not in answer.headers


def test_no_page_has_anything_inline(client: TestClient) -> None:
    """No page holds a script, a style or a handler of its own, so that the policy needs no exception."""
    for address in ("/", "/s/wissel", "/nergens"):
        page = client.get(address).text
        assert not re.search(r"<script(?![^>]*\ssrc=)", page)
        assert not re.search(r"<style|\sstyle=|\son[a-z]+=", page)
        assert "http:" not in page


def test_static_files_are_kept_for_ever(client: TestClient) -> None:
    """A static file has its content in its name; a name of other content is not answered."""
    named = [address for address in addresses_in(client.get("/s/wissel").text) if "/static/" in address]
    assert sorted(address.rpartition(".")[2] for address in named) == ["css", "js"]
    for address in named:
        assert "immutable" in client.get(address).headers["cache-control"]
        assert client.get(re.sub(r"\.[0-9a-f]{12}\.", ".000000000000.", address)).status_code == 404


@pytest.mark.parametrize("address", ["/", "/s/wissel", "/s/wissel/nl.json"])
def test_what_is_known_is_not_sent_again(client: TestClient, address: str) -> None:
    """A browser that has the newest answer gets none; another tag gets it all."""
    first = client.get(address)
    tag = first.headers["etag"]
    assert first.headers["cache-control"] == "no-cache"
    again = client.get(address, headers={"if-none-match": f'"x", W/{tag}'})
    assert (again.status_code, again.content) == (304, b"")
    assert client.get(address, headers={"if-none-match": '"x"'}).content == first.content


def test_answers_are_squeezed(client: TestClient) -> None:
    """Text travels as gzip where a browser takes it."""
    squeezed = client.get("/s/wissel/nl.json", headers={"accept-encoding": "gzip"})
    plain = client.get("/s/wissel/nl.json", headers={"accept-encoding": "identity"})
    assert squeezed.headers["content-encoding"] == "gzip"
    assert "content-encoding" not in plain.headers
    assert squeezed.json() == plain.json()


@pytest.mark.parametrize("route", ROUTES, ids=[route.path for route in ROUTES])
def test_head_is_get_without_a_body(client: TestClient, route) -> None:
    """Every address answers HEAD as it answers GET."""
    address = route.path.format(story="wissel", language="nl", name="nothing")
    got, head = client.get(address), client.head(address)
    assert (head.status_code, head.content) == (got.status_code, b"")
    assert head.headers["content-type"] == got.headers["content-type"]


@pytest.mark.parametrize(
    ("method", "address", "status", "code"),
    [
        ("GET", "/nergens.json", 404, "not-found"),
        ("GET", "/s/niks/solo.json", 404, "not-found"),
        ("GET", "/s/wissel/xx.json", 404, "no-language"),
        ("GET", "/s/..%2f..%2fetc/solo.json", 404, "not-found"),
        ("POST", "/s/wissel/solo.json", 405, "method-not-allowed"),
    ],
)
def test_errors_for_programs_have_one_shape(
    client: TestClient, method: str, address: str, status: int, code: str
) -> None:
    """What a script asks for and does not get is told in the one shape."""
    answer = client.request(method, address)
    assert answer.status_code == status
    assert answer.json() == {"ok": False, "code": code, "error": answer.json()["error"], "status": status}
    assert answer.json()["error"]


@pytest.mark.parametrize("address", ["/nergens", "/s/niks", "/static/page.js", "/s/"])
def test_a_lost_visitor_finds_back(client: TestClient, address: str) -> None:
    """A page that is not there says so, in the visitor's language, and leads back and to help."""
    answer = client.get(address, headers={"accept-language": "nl"})
    assert answer.status_code == 404
    assert "Deze pagina is er niet." in answer.text
    assert 'href="/"' in answer.text
    assert "Kindertelefoon" in answer.text


def test_a_mistake_of_ours_is_told_as_one(story: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where something breaks, the visitor reads that it is our fault; programs get the one shape."""
    library = Library([story])
    monkeypatch.setattr(library, "find", lambda story: 1 / 0)
    client = TestClient(make_app(library), raise_server_exceptions=False)
    page = client.get("/s/feest", headers={"accept-language": "nl"})
    assert (page.status_code, "Dat ligt aan ons" in page.text) == (500, True)
    assert "ZeroDivisionError" not in page.text
    assert page.headers["content-security-policy"] == HEADERS["content-security-policy"]
    part = client.get("/s/feest/solo.json")
    assert (part.json()["code"], part.json()["status"]) == ("failed", 500)


def test_health(client: TestClient, story: Path) -> None:
    """Whoever watches the server reads how many stories can be played, and how many cannot."""
    count = len(bundled_scripts())
    assert client.get("/healthz").json() == {"ok": True, "stories": count, "broken": 0}
    story.write_text(BROKEN, encoding="utf-8")
    assert TestClient(make_app(Library([story]))).get("/healthz").json()["broken"] == 1


def test_a_story_follows_its_file(story: Path) -> None:
    """A changed story is served anew; a broken one shows its author what to mend, and comes back mended."""
    client = TestClient(make_app(Library([story])))
    before = client.get("/s/feest/nl.json").json()["texts"]
    rewrite(story, STORY.replace("Isa: ik!", "Isa: ik ook!"))
    after = client.get("/s/feest/nl.json").json()["texts"]
    assert [(one, other) for one, other in zip(before, after, strict=True) if one != other] == [
        ("ik!", "ik ook!")
    ]

    rewrite(story, BROKEN)
    page = client.get("/s/feest", headers={"accept-language": "nl"})
    assert page.status_code == 503
    assert "NIET IN DE GROEP" in page.text
    assert "feest.chat" in page.text
    assert 'href="/s/feest' not in client.get("/").text
    part = client.get("/s/feest/solo.json")
    assert (part.status_code, part.json()["code"]) == (503, "story-has-errors")

    rewrite(story, STORY)
    assert client.get("/s/feest").status_code == 200
    story.unlink()
    assert client.get("/s/feest").status_code == 404


def test_a_translation_follows_its_file(story: Path) -> None:
    """A broken translation takes the story from the list until it is mended or gone."""
    client = TestClient(make_app(Library([story])))
    translation = story.with_name("en.po")
    translation.write_text('msgid "half\n', encoding="utf-8")
    assert client.get("/s/feest").status_code == 503
    translation.unlink()
    assert client.get("/s/feest").status_code == 200


def test_a_story_cannot_write_into_the_page(tmp_path: Path) -> None:
    """What an author writes is text on every page, never markup."""
    evil = "<img src=x onerror=alert(1)>"
    sound, broken = tmp_path / "heel.chat", tmp_path / "stuk.chat"
    sound.write_text(STORY.replace("Het feest", evil).replace("Isa: ik!", f"Isa: {evil}"), encoding="utf-8")
    broken.write_text(STORY.replace("Isa: ik!", f"Noro: {evil}"), encoding="utf-8")
    client = TestClient(make_app(Library([sound, broken])))
    for address in ("/", "/s/heel", "/s/stuk"):
        page = client.get(address).text
        assert "<img" not in page
        assert "&lt;img" in page


def test_many_ask_at_once(story: Path) -> None:
    """Requests in several threads while the file changes all get a whole story."""
    client = TestClient(make_app(Library([story])))
    codes: list[int] = []

    def ask() -> None:
        codes.extend(client.get("/s/feest/solo.json").status_code for _ in range(10))

    askers = [threading.Thread(target=ask) for _ in range(4)]
    for one in askers:
        one.start()
    for number in range(5):
        rewrite(story, STORY + "\n" * number)
    for one in askers:
        one.join()
    assert codes == [200] * 40
