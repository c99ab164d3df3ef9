# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Small windows, large letters, and no colour, shape or motion that says anything by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.accessibility.looking import CUT, WIDE
from tests.accessibility.tour import PAGES, SCREENS, tour

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.slow]

CONTROLS = """() => [...document.querySelectorAll("button, a[href], input")]
    .filter((node) => node.getClientRects().length).length"""
SPACED = """() => {
    const sheet = new CSSStyleSheet();
    const style = { "line-height": 1.5, "letter-spacing": ".12em", "word-spacing": ".16em" };
    const all = Object.entries(style).map(([name, value]) => `${name}: ${value} !important`);
    sheet.replaceSync(`* { ${all.join("; ")} } p { margin-bottom: 2em !important }`);
    document.adoptedStyleSheets = [sheet];
}"""
TURNED = """() => [...document.querySelectorAll("body, body *")].filter((node) => {
    const { flexDirection, order } = getComputedStyle(node);
    return flexDirection.endsWith("reverse") || order !== "0" || node.tabIndex > 0;
}).map((node) => node.className)"""
MOVING = """() => document.getAnimations().map((one) => one.animationName ?? one.transitionProperty)"""
BLINKING = """() => document.getAnimations().map((one) => one.effect.getComputedTiming())
    .filter(({ iterations, duration }) => iterations > 3 && duration < 334).length"""
LESS = """localStorage.setItem("omstander settings", '{"motion":"least"}')"""
PICTURES = "document.querySelectorAll('img, picture, canvas, object, svg text').length"
SOUNDS = "document.querySelectorAll('video, audio').length"
LARGE = "addEventListener('DOMContentLoaded', () => document.documentElement.style.fontSize = '200%')"
MUTE = "window.spoken = 0; speechSynthesis.speak = () => { spoken += 1 }; window.AudioContext = undefined"


def test_the_tour_shows_every_screen(page: Page, address: str) -> None:
    """The screens that the other tests look at are all that there are, each with one h1 and one main."""
    seen = []
    for screen in tour(page, address):
        assert (screen, page.locator("h1").count(), page.locator("main").count()) == (screen, 1, 1)
        seen.append(screen)
    assert tuple(seen) == SCREENS


@pytest.mark.parametrize("size", [(320, 256), (360, 740), (740, 360), (1280, 800)], ids=str)
def test_nothing_is_scrolled_sideways(page: Page, address: str, size: tuple[int, int]) -> None:
    """At 320 by 256 (1280 by 1024 at 400 %), upright, on its side and wide, every screen fits its width."""
    page.set_viewport_size({"width": size[0], "height": size[1]})
    found = {screen: page.evaluate(WIDE) for screen in tour(page, address)}
    for path in PAGES:
        page.goto(address + path)
        found[path] = page.evaluate(WIDE)
    assert {screen: wide for screen, wide in found.items() if wide} == {}


def test_upright_and_on_its_side_offer_the_same(page: Page, address: str) -> None:
    """No screen asks for one way of holding the device: turned, it has the same buttons and links."""
    for screen in tour(page, address):
        upright = page.evaluate(CONTROLS)
        page.set_viewport_size({"width": 740, "height": 360})
        assert (screen, page.evaluate(CONTROLS)) == (screen, upright)
        page.set_viewport_size({"width": 360, "height": 740})


def test_letters_of_twice_the_size_are_whole(page: Page, address: str) -> None:
    """With letters of 200 % nothing is cut off and nothing hangs out."""
    page.add_init_script(LARGE)
    for screen in tour(page, address):
        assert (screen, page.evaluate(CUT), page.evaluate(WIDE)) == (screen, [], [])


def test_wider_spacing_cuts_nothing_off(page: Page, address: str) -> None:
    """With the spacing of 1.4.12 nothing is cut off and nothing hangs out."""
    for screen in tour(page, address):
        page.evaluate(SPACED)
        assert (screen, page.evaluate(CUT), page.evaluate(WIDE)) == (screen, [], [])
        page.evaluate("document.adoptedStyleSheets = []")


def test_the_eye_reads_in_the_order_of_the_page(page: Page, address: str) -> None:
    """Nothing is turned around by style, and nothing has a place of its own in the order of the Tab key."""
    for screen in tour(page, address):
        assert (screen, page.evaluate(TURNED)) == (screen, [])


@pytest.mark.parametrize("asked", ["device", "setting"])
def test_nothing_moves_where_less_motion_is_asked(page: Page, address: str, asked: str) -> None:
    """Asked of the device or in the settings: no screen has an animation or a transition."""
    if asked == "setting":
        page.emulate_media(reduced_motion="no-preference")
        page.add_init_script(LESS)
    for screen in tour(page, address):
        assert (screen, page.evaluate(MOVING)) == (screen, [])


def test_nothing_blinks(page: Page, address: str) -> None:
    """Where things move, nothing that goes on and on does so three times a second."""
    page.emulate_media(reduced_motion="no-preference")
    moved = 0
    for screen in tour(page, address):
        moved += len(page.evaluate(MOVING))
        assert (screen, page.evaluate(BLINKING)) == (screen, 0)
    assert moved


def test_there_are_no_pictures_of_words_and_no_sound(page: Page, address: str) -> None:
    """No picture, film or sound on any screen, and nothing is said aloud that nobody asked for."""
    page.add_init_script(MUTE)
    for screen in tour(page, address):
        assert (screen, page.evaluate(PICTURES), page.evaluate(SOUNDS)) == (screen, 0, 0)
        assert (screen, page.evaluate("spoken")) == (screen, 0)
