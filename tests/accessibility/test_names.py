# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""How things are called: to a screen reader, to a voice that is spoken to, and in which language."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.accessibility.looking import SIGNS, heard, on_node
from tests.accessibility.tour import PAGES, open_story, tour
from tests.offline.serving import serving

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.slow]

WISSEL = Path(__file__).parents[2] / "content" / "stories" / "wissel" / "wissel.chat"
NAMED = ("button", "link", "radio", "group", "image", "region", "log", "heading", "navigation", "timer")
SEEN = """function () {
    const parts = [];
    const look = (node) => {
        if (node.nodeType === 3) parts.push(node.data);
        else if (node.nodeType === 1 && node.getAttribute("role") === "img") parts.push("|");
        else if (node.nodeType === 1 && !node.matches(".heard, [aria-hidden=true]"))
            node.childNodes.forEach(look);
    };
    look(this);
    return parts.join(" ");
}"""
"""What can be read on a thing; a sign is a bar."""
TOOLS = "() => [...document.querySelectorAll('header.top > *')].map((node) => node.title || node.innerText)"
ALWAYS = ["Instellingen", "Hulp", "Snel weg"]


def test_everything_has_a_name(page: Page, address: str) -> None:
    """No button, link, answer, picture or region is without; none says its name twice."""
    for screen in tour(page, address):
        told = heard(page, *NAMED)
        assert (screen, [one for one in told if not one.name.strip()]) == (screen, [])
        assert (screen, [one for one in told if one.name == one.description]) == (screen, [])


def test_every_sign_has_the_name_of_this_story(page: Page, address: str) -> None:
    """No emoji is left to what a screen reader would call it."""
    for screen in tour(page, address):
        assert (screen, page.evaluate(SIGNS)) == (screen, [])


def test_what_is_read_on_a_button_is_in_its_name(page: Page, address: str) -> None:
    """Whoever says aloud what stands there, presses it."""
    for screen in tour(page, address):
        console = page.context.new_cdp_session(page)
        console.send("DOM.getDocument")
        for one in heard(page, "button", "link"):
            parts = [plain(part) for part in on_node(console, one.node, SEEN).split("|")]
            pattern = ".*".join(re.escape(part) for part in parts)
            assert re.search(pattern, plain(one.name)), (screen, one.name, parts)
        console.detach()


def plain(words: str) -> str:
    """Letters and digits only: commas and spaces are not spoken."""
    return re.sub(r"[\W_]+", "", words).lower()


def test_settings_help_and_exit_are_in_the_same_place(page: Page, address: str) -> None:
    """On every screen they are the last three of the bar, in this order and by these names."""
    for screen in tour(page, address):
        assert (screen, page.evaluate(TOOLS)[1:]) == (screen, ALWAYS)


@pytest.mark.parametrize("path", PAGES)
def test_pages_without_a_script_have_them_too(page: Page, address: str, path: str) -> None:
    """There, in the same order; there are no settings, and the page about help is help."""
    page.goto(f"{address}{path}?lang=nl")
    found = page.evaluate("() => [...document.querySelectorAll('header.top a')].map(node => node.innerText)")
    assert found[-1] == "Snel weg"
    assert path == "/help" or found[-2:] == ALWAYS[1:]


def test_every_screen_has_a_title_of_its_own(page: Page, address: str) -> None:
    """Titles name the screen and the story; only parts of one screen share one."""
    titles = {screen: page.title() for screen in tour(page, address)}
    assert [screen for screen, title in titles.items() if not title.endswith("Zonder Noor")] == []
    one_each = [
        titles[screen] for screen in ("settings", "moment", "end", "hey", "look", "other", "can", "help")
    ]
    assert len(set(one_each)) == len(one_each)


def test_there_are_two_ways_to_every_page(page: Page, address: str) -> None:
    """Every page of the server is led to from at least two others, and from the list of stories."""
    page.goto(f"{address}/?lang=nl")
    links = "() => [...document.querySelectorAll('a[href]')].map(node => new URL(node.href).pathname)"
    home = set(page.evaluate(links))
    stories = sorted(path for path in home if path.startswith("/s/"))
    assert stories
    for story in stories:
        open_story(page, address, story=story)
        assert {"/", f"{story}/read"} <= set(page.evaluate(links))
        page.goto(f"{address}{story}/read?lang=nl")
        assert {"/", story} <= set(page.evaluate(links))


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_page_says_its_language(page: Page, address: str, language: str) -> None:
    """On every address that is asked for in it."""
    for path in (*PAGES, "/s/wissel"):
        page.goto(f"{address}{path}?lang={language}")
        assert (path, page.locator("html").get_attribute("lang")) == (path, language)


def test_words_in_another_language_say_so(page: Page, address: str, tmp_path: Path) -> None:
    """The names of languages are in those languages, and so is what says that a story is not there in one."""
    open_story(page, address)
    assert page.get_by_role("button", name="English").get_attribute("lang") == "en"
    alone = tmp_path / "wissel.chat"
    alone.write_text(WISSEL.read_text(encoding="utf-8"), encoding="utf-8")
    with serving(str(alone)) as port:
        open_story(page, f"http://127.0.0.1:{port}", "en", "/s/wissel")
        assert page.locator("html").get_attribute("lang") == "nl"
        assert page.locator('.note [lang="en"]').inner_text().startswith("This story")
