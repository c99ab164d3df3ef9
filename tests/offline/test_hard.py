# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2
"""Hard conditions: torn answers, a slow network, a full device, right to left, forced colours."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.offline.playing import AFTER, BEGIN, CHOICE, begin, choose, to_end, to_moment
from tests.offline.wire import Wire

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page
    from tests.offline.conftest import Phones

pytestmark = [pytest.mark.browser, pytest.mark.slow]
STORY = "/s/wissel"
FULL = """Storage.prototype.setItem = () => {
    throw new DOMException("full", "QuotaExceededError");
};"""
TURNED = "document.documentElement.dir = 'rtl'"
SIDEWAYS = "document.documentElement.scrollWidth - innerWidth"
SLOW_3G, ROUND_TRIP = 50_000, 0.4
"""Bytes per second (400 kbit/s) and seconds until an answer begins."""


@pytest.mark.parametrize("part", ["solo.", "nl."])
def test_a_torn_answer_can_be_asked_for_again(phone: BrowserContext, wire: Wire, part: str) -> None:
    """The server goes away in the middle of the story: it says so, and goes on when it is back."""
    wire.broken = lambda path: f"{STORY}/{part}" in path
    page = phone.new_page()
    page.goto(wire.address + STORY)
    page.get_by_text("Het verhaal laadt niet. Heb je internet?").wait_for()
    assert page.get_by_role("link", name="Snel weg").is_visible()
    known = len(wire.torn)
    page.get_by_role("button", name="Opnieuw proberen").click()
    wire.wait_until_quiet(1)
    assert len(wire.torn) > known
    assert page.get_by_text("Het verhaal laadt niet. Heb je internet?").is_visible()
    wire.mend()
    page.get_by_role("button", name="Opnieuw proberen").click()
    begin(page)
    assert to_end(page) == 3


def test_it_plays_on_slow_3g(phone: BrowserContext, wire: Wire) -> None:
    """On 400 kbit/s it is there within six seconds, and plays to its end."""
    wire.speed, wire.delay = SLOW_3G, lambda path: ROUND_TRIP
    page = phone.new_page()
    page.set_default_timeout(6_000)
    page.goto(wire.address + STORY, wait_until="commit")
    page.locator(BEGIN).first.wait_for()
    page.set_default_timeout(30_000)
    begin(page)
    assert to_end(page) == 3


def test_where_there_is_no_room_it_says_so_and_plays(phone: BrowserContext, wire: Wire) -> None:
    """A device on which nothing more can be written remembers nothing, says that, and plays."""
    phone.add_init_script(FULL)
    page = phone.new_page()
    page.goto(wire.address + STORY)
    page.get_by_text("Dit apparaat onthoudt niks.").wait_for()
    begin(page)
    assert to_end(page) == 3


def each_screen(page: Page) -> list[str]:
    """Play and look back, and name the screens of which something hangs out at the side."""
    over = []

    def look(name: str) -> None:
        if page.evaluate(SIDEWAYS) > 0:
            over.append(name)

    look("start")
    begin(page)
    look("chat")
    assert to_moment(page)
    look("moment")
    page.locator(CHOICE).first.click()
    look("draft")
    page.locator(".bar .main").click()
    to_end(page)
    look("end")
    for name in ("Terugkijken", "Overslaan", "Lees dit als tekst"):
        button = page.get_by_role("button", name=name, exact=True)
        if button.count():
            button.first.click()
            look(name)
    return over


@pytest.mark.parametrize("width", [320, 1280])
def test_it_plays_from_right_to_left(phones: Phones, wire: Wire, width: int) -> None:
    """Turned round nothing hangs out, and the quick exit is on the left."""
    page = phones(viewport={"width": width, "height": 740}).new_page()
    page.goto(wire.address + STORY)
    page.locator(BEGIN).first.wait_for()
    page.evaluate(TURNED)
    exit_at = page.get_by_role("link", name="Snel weg").bounding_box()
    assert exit_at
    assert exit_at["x"] < width / 4
    assert each_screen(page) == []


def test_own_messages_change_sides(phone: BrowserContext, wire: Wire) -> None:
    """What the player sends is at the end of the line, which is on the left from right to left."""
    page = phone.new_page()
    page.goto(wire.address + STORY)
    begin(page)
    assert to_moment(page)
    choose(page, 3)
    own = page.locator(".line.own .bubble").first
    right = own.bounding_box()
    page.evaluate(TURNED)
    left = own.bounding_box()
    assert right
    assert left
    assert left["x"] < 360 - right["x"] - right["width"] + 1 < right["x"]


def test_forced_colours_leave_edges(phones: Phones, wire: Wire) -> None:
    """Where the system chooses all colours, what can be pressed still has an edge, and so have messages."""
    page = phones(forced_colors="active").new_page()
    page.goto(wire.address + STORY)
    begin(page)
    assert to_moment(page)
    for selector in (CHOICE, ".line .bubble", ".top .leave"):
        width = page.locator(selector).first.evaluate("node => getComputedStyle(node).borderTopWidth")
        assert float(width.removesuffix("px")) >= 1, selector
    assert to_end(page) > 0
    assert page.locator(AFTER).count() == 1


def test_a_place_that_is_gone_begins_anew(phone: BrowserContext, wire: Wire) -> None:
    """A link to a moment that the story no longer has is told as such, and the story can be begun."""
    page = phone.new_page()
    page.goto(f"{wire.address}{STORY}#9.9.9")
    page.locator(".note").first.wait_for()
    begin(page)
    assert to_moment(page)


def test_hours_may_pass(phone: BrowserContext, wire: Wire) -> None:
    """Paused, and two hours later by the clock: nothing has come, and it goes on where it was."""
    page = phone.new_page()
    page.clock.install()
    page.goto(wire.address + STORY)
    begin(page)
    page.clock.run_for(4_000)
    page.get_by_role("button", name="Pauze").click()
    there = page.locator(".log .line").count()
    page.clock.fast_forward("02:00:00")
    page.clock.run_for(20_000)
    assert page.locator(".log .line").count() == there
    page.get_by_role("button", name="Verder", exact=True).click()
    page.clock.run_for(10_000)
    assert there < page.locator(".log .line").count() <= there + 6
