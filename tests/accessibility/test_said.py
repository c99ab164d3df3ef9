# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""What is told without the focus going there, and in which order."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.accessibility.tour import ELSEWHERE, open_story, press, tour
from tests.offline.playing import CHOICE, begin, to_moment

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.slow]

LISTEN = """() => {
    window.told = [];
    new MutationObserver((all) => {
        for (const { target } of all) {
            const around = target.nodeType === 1 ? target : target.parentElement;
            const said = around && around.closest("[role=status]");
            if (said && said.textContent) told.push(said.textContent);
        }
    }).observe(document.body, { childList: true, subtree: true, characterData: true });
}"""
HEIGHTS = "() => [...document.querySelectorAll('.log > *')].map((node) => node.getBoundingClientRect().top)"
FOLLOW = """(parts) => parts.map((part) => document.querySelector(part)).every((node, at, all) =>
    !at || Boolean(all[at - 1].compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING))"""
FOCUS = "document.activeElement.className + document.activeElement.id"


def told(page: Page) -> str:
    """Everything that was announced by a status since, and forget it."""
    return " | ".join(page.evaluate("told.splice(0)"))


def test_what_happens_is_announced_and_takes_no_focus(page: Page, address: str) -> None:
    """Other names, a pause, a moment, how much came at once, a message elsewhere: each is a status."""
    page.clock.install()
    open_story(page, address)
    page.evaluate(LISTEN)
    press(page, "Andere namen")
    assert "Elia" in told(page)
    press(page, "Andere namen")
    begin(page)
    press(page, "Pauze")
    assert "De chat staat stil." in told(page)
    page.evaluate("document.querySelector('h1').focus()")
    before = page.evaluate(FOCUS)
    assert to_moment(page)
    page.clock.run_for(2000)
    assert page.evaluate(FOCUS) == before
    said = told(page)
    assert "Je kunt nu kiezen." in said
    assert "berichten erbij" in said
    page.evaluate(ELSEWHERE)
    assert "appt jou:" in told(page)


def test_erasing_is_announced(page: Page, address: str) -> None:
    """It is told, and the focus stays on the button."""
    open_story(page, address)
    press(page, "Instellingen")
    page.evaluate(LISTEN)
    press(page, "Wis alles van dit apparaat")
    assert "Gewist." in told(page)
    assert page.evaluate("document.activeElement.innerText") == "Wis alles van dit apparaat"


def test_what_was_announced_is_not_met_again(page: Page, address: str) -> None:
    """Whoever reads the page line by line finds each message once."""
    page.clock.install()
    open_story(page, address)
    begin(page)
    assert to_moment(page)
    page.clock.run_for(10_000)
    assert page.locator(".history > .heard").text_content() == ""


def test_whoever_lands_on_send_hears_what_is_sent(page: Page, address: str) -> None:
    """The button is described by who would see it and by the words."""
    open_story(page, address)
    begin(page)
    assert to_moment(page)
    page.locator(CHOICE).first.click()
    send = page.locator(".bar .main")
    assert send.evaluate("node => node === document.activeElement")
    words = page.locator(".draft").inner_text()
    note = page.locator(".draft-note").inner_text()
    described = "node => node.getAttribute('aria-describedby').split(' ')"
    parts = [page.locator(f"#{part}").inner_text() for part in send.evaluate(described)]
    assert parts == [note, words]


def test_the_order_of_the_page_is_the_order_of_time(page: Page, address: str) -> None:
    """Lines of the chat come one below the other, and each new one after all that was there."""
    page.clock.install()
    open_story(page, address)
    begin(page)
    seen: list[str] = []
    for _ in range(12):
        press(page, "Volgend bericht")
        lines = page.locator(".log > :not(.typing)").all_inner_texts()
        assert lines[: len(seen)] == seen
        seen = lines
    assert len(seen) > 10
    heights = page.evaluate(HEIGHTS)
    assert heights == sorted(heights)


def test_questions_stand_after_what_they_ask_about(page: Page, address: str) -> None:
    """The chat, then the question, then the answers, then the way back: in the page as on the screen."""
    for screen in tour(page, address):
        if screen == "moment":
            break
    parts = [".head h1", ".log", "#question", ".choices", ".sheet > button"]
    tops = [page.locator(part).first.bounding_box() for part in parts]
    assert [box["y"] for box in tops if box] == sorted(box["y"] for box in tops if box)
    assert page.evaluate(FOLLOW, parts)
