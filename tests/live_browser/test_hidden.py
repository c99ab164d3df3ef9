# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2
"""What was chosen stays hidden from whoever sits beside it: from fast thumbs, and when nobody looks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from tests.live_browser.pupils import Teacher, sit_down
from tests.live_browser.screens import Seat
from tests.live_browser.serving import ClassServer
from tests.live_browser.windows import Windows

if TYPE_CHECKING:
    from playwright.sync_api import Locator

pytestmark = [pytest.mark.browser, pytest.mark.slow]

SETTLED = 450
"""Milliseconds after which what came on the screen can be tapped."""
LOOK_AWAY = """Object.defineProperty(document, "hidden", { value: true, configurable: true });
    document.dispatchEvent(new Event("visibilitychange"));"""


@pytest.fixture
def lesson(school: ClassServer) -> Teacher:
    """A class of more than seven, with Hé and without the questions of opinion."""
    teacher = Teacher(school.address).begin(views=False)
    sit_down(school.address, teacher.code(), 8)
    return teacher


def tap_twice(what: Locator, gap: int) -> None:
    """Tap in one place, and after so many milliseconds again, whatever lies there by then."""
    what.scroll_into_view_if_needed()
    what.page.wait_for_timeout(SETTLED)
    box = what.bounding_box()
    assert box
    place = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    what.page.touchscreen.tap(*place)
    what.page.wait_for_timeout(gap)
    what.page.touchscreen.tap(*place)
    what.page.wait_for_timeout(SETTLED)


def test_a_second_tap_shows_and_changes_nothing(lesson: Teacher, windows: Windows) -> None:
    """Hé and every option, tapped twice: it stands, is saved, and does not show what it was."""
    seat = Seat(windows.page(viewport={"width": 360, "height": 640}))
    seat.sit(f"{lesson.address}/join?lang=nl#{lesson.code()}")
    lesson.do("go-on")
    lesson.do("go-on")
    tap_twice(seat.page.locator(".sign").first, 90)
    seat.is_saved()
    expect(seat.button("join.hide")).to_have_count(0)
    lesson.do("go-on")
    lesson.do("go-on")
    for place, gap in enumerate((60, 120, 200, 260, 330)):
        tap_twice(seat.page.locator(".choice").nth(place), gap)
        seat.is_saved()
        expect(seat.button("join.hide")).to_have_count(0)
        seat.press("join.change")


def test_what_is_shown_is_hidden_when_nobody_looks(lesson: Teacher, windows: Windows) -> None:
    """Away from the window, as in the pictures of open apps: what was shown is hidden, and stays so."""
    seat = Seat(windows.page()).sit(f"{lesson.address}/join?lang=nl#{lesson.code()}")
    while not lesson.entries() or lesson.last()["kind"] != "opened":
        lesson.do("go-on")
    seat.choose(0)
    seat.press("join.show")
    seat.says("join.yours")
    seat.page.evaluate(LOOK_AWAY)
    seat.button("join.show").wait_for()
    expect(seat.page.locator(".yours")).to_have_count(0)
