# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2
"""What the server answers, without a browser."""

from __future__ import annotations

import re
import threading
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from tests.web.visiting import BROKEN, STORY, addresses_in, block, rewrite

from omstander.files.scripts import bundled_scripts
from omstander.web import Library, make_app
from omstander.web.headers import HEADERS, PARTS
from omstander.web.languages import _liked
from omstander.web.routes import ROUTES


def test_the_list_names_every_story(client: TestClient) -> None:
    """The list shows title, subject and length of each bundled story, and where to play it."""
    page = client.get("/?lang=nl").text
    assert '<html lang="nl" dir="ltr">' in page
    for path in bundled_scripts():
        assert f'href="/s/{path.stem}?lang=nl"' in page
    assert re.search(r"ongeveer \d+ minuten", page)
    assert 'href="/help?lang=nl"' in page
    assert re.findall(r"<script[^>]*>", page) == re.findall(r"<script src=\"/static/exit[^>]*>", page)


def test_wishes_are_read_in_order() -> None:
    """Languages come by weight, each followed by its plain form; nonsense counts for nothing."""
    assert _liked("nl-BE;q=0.5, en-US , de;q=0") == ["en-US", "en", "nl-BE", "nl"]


def test_help_has_a_page_of_its_own(client: TestClient) -> None:
    """Help can be read without scripts, in each language, with where it was looked up and when."""
    for language, number in (("nl", "0800-0432"), ("en", "116 111")):
        page = client.get(f"/help?lang={language}").text
        assert f'<html lang="{language}"' in page
        assert f'href="tel:{number.replace("-", "").replace(" ", "")}"' in page
        assert page.count("<h1>") == 1
    assert "Nagekeken op 1 november 2026." in client.get("/help?lang=nl").text


def test_the_worker_is_asked_for_each_time(client: TestClient) -> None:
    """The service worker stands at one address, may look after all pages, and is never kept unasked."""
    answer = client.get("/sw.js")
    assert answer.status_code == 200
    assert answer.headers["service-worker-allowed"] == "/"
    assert answer.headers["cache-control"] == "no-cache"
    assert answer.headers["content-type"].startswith("text/javascript")
    assert block(client.get("/s/wissel").text, "parts")["worker"] == "/sw.js"


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_phone_can_take_us_home(client: TestClient, language: str) -> None:
    """The manifest names pictures that are there, and a place to begin."""
    answer = client.get(f"/manifest.webmanifest?lang={language}")
    assert answer.headers["content-type"] == "application/manifest+json"
    for picture in answer.json()["icons"]:
        assert client.get(picture["src"]).headers["content-type"] == picture["type"]
    assert client.get(answer.json()["start_url"]).status_code == 200


@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/s/wissel",
        "/s/wissel/read",
        "/help",
        "/s/wissel/solo.json",
        "/healthz",
        "/nergens",
        "/icon.svg",
    ],
)
def test_every_answer_is_safe(client: TestClient, address: str) -> None:
    """Every answer, errors included, has the strict headers of its kind, and none sets a cookie."""
    answer = client.get(address)
    expected = HEADERS if answer.headers["content-type"].startswith("text/html") else PARTS
    assert {name: answer.headers.get(name) for name in expected} == expected
    assert "unsafe" not in answer.headers["content-security-policy"]
    assert "set-cookie" not in answer.headers
    assert "server" not in answer.headers


@pytest.mark.parametrize("address", ["/", "/s/wissel", "/s/wissel/read", "/help", "/nergens"])
def test_no_page_has_anything_inline(client: TestClient, address: str) -> None:
    """No page holds a script, a style or a handler that would run, so that the policy needs no exception."""
    page = client.get(address).text
    assert not re.search(r'<script(?![^>]*\ssrc=)(?! type="application/json" )', page)
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=", page)
    assert "http:" not in page.replace("http://testserver/", "")


def test_static_files_are_kept_for_ever(client: TestClient) -> None:
    """A static file has its content in its name; a name of other content is not answered."""
    named = [address for address in addresses_in(client.get("/s/wissel").text) if "/static/" in address]
    assert len(named) == 3
    assert sorted(address.rpartition(".")[2] for address in named) == ["css", "js", "js"]
    for address in named:
        assert "immutable" in client.get(address).headers["cache-control"]
        assert client.get(re.sub(r"\.[0-9a-f]{12}\.", ".000000000000.", address)).status_code == 404


@pytest.mark.parametrize(
    "address", ["/", "/s/wissel", "/s/wissel/read", "/help", "/s/wissel/nl.json", "/sw.js"]
)
def test_what_is_known_is_not_sent_again(client: TestClient, address: str) -> None:
    """A browser that has the newest answer gets none; another tag gets it all."""
    first = client.get(address)
    tag = first.headers["etag"]
    assert first.headers["cache-control"] == "no-cache"
    assert tag.startswith("W/")
    again = client.get(address, headers={"if-none-match": f'"x", {tag}'})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == tag
    assert "accept-encoding" in again.headers["vary"].lower()
    assert client.get(address, headers={"if-none-match": '"x"'}).content == first.content


@pytest.mark.parametrize("route", ROUTES, ids=[route.path for route in ROUTES])
def test_head_is_get_without_a_body(client: TestClient, route) -> None:
    """Every address answers HEAD as it answers GET."""
    address = route.path.format(story="wissel", part="nl", name="nothing")
    got, head = client.get(address), client.head(address)
    assert (head.status_code, head.content) == (got.status_code, b"")
    assert head.headers["content-type"] == got.headers["content-type"]


@pytest.mark.parametrize(
    ("method", "address", "status", "code"),
    [
        ("GET", "/nergens.json", 404, "not-found"),
        ("GET", "/s/niks/solo.json", 404, "not-found"),
        ("GET", "/s/wissel/de.json", 404, "no-language"),
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


@pytest.mark.parametrize("address", ["/nergens", "/s/niks/solo.json"])
@pytest.mark.parametrize("accept", ["text/html", "application/json"])
def test_no_cache_mixes_errors_up(client: TestClient, address: str, accept: str) -> None:
    """A cache on the way keeps no error unasked, and knows that it depends on what was asked for."""
    headers = client.get(address, headers={"accept": accept}).headers
    assert headers["cache-control"] == "no-cache"
    assert {"accept", "accept-language"} <= {one.strip().lower() for one in headers["vary"].split(",")}


@pytest.mark.parametrize("address", ["/help", "/s/wissel/nl.json"])
def test_the_methods_that_are_answered_are_told(client: TestClient, address: str) -> None:
    """Whoever uses another method reads which ones there are."""
    assert {one.strip() for one in client.post(address).headers["allow"].split(",")} == {"GET", "HEAD"}


def test_nobody_is_sent_to_another_host(client: TestClient) -> None:
    """An address with a slash too many leads on, to this host, whatever the request calls it."""
    for host in ("evil.example", "testserver"):
        answer = client.get("/s/wissel/?lang=en", headers={"host": host}, follow_redirects=False)
        assert answer.headers["location"] == "/s/wissel?lang=en"
    assert client.get("http://testserver//evil.example/help/", follow_redirects=False).status_code == 404


@pytest.mark.parametrize("address", ["/nergens", "/s/niks", "/static/page.js", "/s/"])
def test_a_lost_visitor_finds_back(client: TestClient, address: str) -> None:
    """A page that is not there says so, in the visitor's language, and leads back and to help."""
    answer = client.get(address, headers={"accept-language": "nl"})
    assert answer.status_code == 404
    assert "Deze pagina is er niet." in answer.text
    assert 'href="/?lang=nl"' in answer.text
    assert 'href="/help?lang=nl"' in answer.text
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


def test_a_translation_that_cannot_be_read_takes_nothing_down(story: Path) -> None:
    """While somebody works on one, the story is what it was, and so is the list of all."""
    with TestClient(make_app(Library([story])), raise_server_exceptions=False) as client:
        (story.parent / "en.po").mkdir()
        assert [client.get(address).status_code for address in ("/", "/healthz", "/s/feest")] == [
            200,
            200,
            200,
        ]
