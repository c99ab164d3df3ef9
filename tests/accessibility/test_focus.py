# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""The Tab key, letters, and what a finger has to hit."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.accessibility.looking import REACHABLE, tabbed
from tests.accessibility.tour import PAGES, tour

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.slow]

WORDS = "document.title + location + document.body.innerText"
KEYS = "abcdefghijklmnopqrstuvwxyz0123456789/?.,;[]-=+*'"
SMALL = """() => [...document.querySelectorAll("button, a[href], input")].filter((node) => {
    const { width, height } = (node.closest("label") ?? node).getBoundingClientRect();
    return node.getClientRects().length && (width < 24 || height < 24);
}).map((node) => node.outerHTML)"""
WATCH = """() => {
    window.shown = [];
    window.watch?.disconnect();
    window.watch = new MutationObserver((all) => all.forEach(({ addedNodes, target }) => {
        if (!target.closest("[role=status]")) shown.push(...[...addedNodes].map((node) => node.textContent));
    }));
    watch.observe(document.body, { childList: true, subtree: true });
}"""
"""Note what comes on the page, but for what is announced of what came before."""


@pytest.mark.parametrize("size", [(360, 740), (320, 256), (1280, 800)], ids=str)
def test_the_tab_key_reaches_everything(page: Page, address: str, size: tuple[int, int]) -> None:
    """On every screen: each stop is in sight, has a ring, comes after the one before; all are met."""
    page.set_viewport_size({"width": size[0], "height": size[1]})
    for screen in tour(page, address):
        stops = tabbed(page)
        faults = [stop for stop in stops if not (stop["seen"] and stop["ring"] >= 2 and stop["after"])]
        assert (screen, faults) == (screen, [])
        assert (screen, len(stops)) == (screen, page.evaluate(REACHABLE))


@pytest.mark.parametrize("path", PAGES)
def test_the_tab_key_reaches_everything_without_a_script(page: Page, address: str, path: str) -> None:
    """The list of stories, help and a story to read: the same."""
    page.goto(f"{address}{path}?lang=nl")
    stops = tabbed(page)
    assert [stop for stop in stops if not (stop["seen"] and stop["after"])] == []
    assert len(stops) == page.evaluate(REACHABLE)


def test_the_focus_alone_changes_nothing(page: Page, address: str) -> None:
    """Going through a screen with the Tab key opens, hides and sends nothing."""
    for screen in tour(page, address):
        before = page.evaluate(WORDS)
        page.evaluate(WATCH)
        tabbed(page)
        assert (screen, page.evaluate(WORDS), page.evaluate("shown")) == (screen, before, [])


def test_letters_and_digits_do_nothing(page: Page, address: str) -> None:
    """There are no shortcuts of one key."""
    for screen in tour(page, address):
        before = page.evaluate(WORDS)
        for key in KEYS:
            page.keyboard.press(key)
        assert (screen, page.evaluate(WORDS)) == (screen, before)


def test_everything_can_be_hit(page: Page, address: str) -> None:
    """Every button, link and answer is at least 24 by 24."""
    for screen in tour(page, address):
        assert (screen, page.evaluate(SMALL)) == (screen, [])


def test_hovering_shows_nothing_new(page: Page, address: str) -> None:
    """Where the mouse is, nothing comes up: there is nothing to dismiss."""
    for screen in tour(page, address):
        page.evaluate(WATCH)
        for one in page.locator("button:visible, a:visible").all():
            one.hover(force=True)
        assert (screen, page.evaluate("shown")) == (screen, [])


def test_an_answer_in_the_settings_changes_only_what_it_says(page: Page, address: str) -> None:
    """Every answer holds at once, and leaves the reader where they were."""
    for screen in tour(page, address):
        if screen == "settings":
            break
    before = (page.locator("h1").inner_text(), page.locator("input").count())
    for answer in page.locator("input[type=radio]:not([name=aloud])").all():
        answer.focus()
        page.keyboard.press("Space")
        assert answer.evaluate("node => node.checked && node === document.activeElement")
        assert (page.locator("h1").inner_text(), page.locator("input").count()) == before
