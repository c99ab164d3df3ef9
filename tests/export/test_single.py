# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""The single file plays from disk, in a real browser."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.export.editions import play, single

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.browser, pytest.mark.slow]
MOMENTS = 3


@pytest.fixture
def address(tmp_path: Path) -> str:
    """The story as a file on disk."""
    file = tmp_path / "wissel.html"
    file.write_text(single(), encoding="utf-8")
    return file.as_uri()


def press(page: Page, name: str) -> None:
    """Press the button with this name."""
    page.get_by_role("button", name=name, exact=True).click()


def choose(page: Page, label: str) -> None:
    """Let all messages come at once, then choose an option."""
    press(page, "Toon meteen")
    page.locator(".options button").filter(has_text=label).click()


def silence(page: Page) -> None:
    """Play to the end in silence."""
    press(page, "Beginnen")
    for label in ("Verder scrollen", "Even kijken wat de rest doet", "De wekker zetten en gaan slapen"):
        choose(page, label)
    press(page, "Toon meteen")


def test_plays_to_the_end(page: Page, address: str) -> None:
    """Three choices lead to an ending, a look back at each of them, and help; the address holds the path."""
    page.goto(address)
    silence(page)

    assert page.locator(".look article").count() == MOMENTS
    assert page.get_by_role("heading", name="De Kindertelefoon").is_visible()
    assert re.search(r"#\d,\d,\d$", page.url)
    assert page.evaluate("document.activeElement.textContent") == "Het einde"


def test_goes_back_to_a_moment(page: Page, address: str) -> None:
    """From looking back one can return to a moment and choose again there."""
    page.goto(address)
    silence(page)
    first = page.url.split("#")[1].split(",")[0]
    page.get_by_role("button", name="Ga terug naar zondag").click()

    assert [first, 1] == [page.url.split("#")[1], page.locator(".moment").count()]
    assert page.locator(".look").count() == 0


def test_messages_take_their_time(page: Page, address: str) -> None:
    """Messages arrive one by one unless the player asks for all at once."""
    page.goto(address)
    press(page, "Beginnen")
    page.locator(".message").first.wait_for()
    begun = page.locator(".message").count()
    press(page, "Toon meteen")

    assert begun < page.locator(".message").count()
    assert page.locator(".moment").is_visible()


def test_address_is_a_position(page: Page, address: str) -> None:
    """An address with picks opens there at once; one that cannot be walked says so and begins at the
    front."""
    page.goto(address + "#1")
    assert page.locator(".moment").is_visible()

    page.goto("about:blank")
    page.goto(address + "#1,9")
    assert "Deze link klopt niet helemaal" in page.locator(".notice").inner_text()
    assert page.get_by_role("button", name="Opnieuw").is_visible()


def test_remembers_in_this_tab_only(page: Page, address: str) -> None:
    """Coming back without a position offers to go on; nothing is kept beyond the tab."""
    page.goto(address + "#1")
    page.goto("about:blank")
    page.goto(address)
    press(page, "Verder waar ik was")

    assert page.url.endswith("#1")
    assert page.evaluate("[localStorage.length, document.cookie]") == [0, ""]


def test_plays_where_nothing_may_be_stored(page: Page, address: str) -> None:
    """A browser that refuses to remember anything plays the story all the same."""
    page.add_init_script(
        "Object.defineProperty(window, 'sessionStorage', { get() { throw new Error('denied'); } });"
        "history.replaceState = () => { throw new Error('denied'); };"
    )
    page.goto(address)
    silence(page)

    assert page.locator(".look article").count() == MOMENTS


def test_turns_to_another_language_in_place(page: Page, address: str) -> None:
    """The other language shows the same moment at once; the page says which language it speaks."""
    page.goto(address + "#1")
    page.locator("#languages button").click()

    assert page.evaluate("document.documentElement.lang") == "en"
    assert page.locator("#exit").inner_text() == "Quick exit"
    assert page.locator(".moment").is_visible()
    assert page.url.endswith("#1")


def test_no_option_is_marked(page: Page, address: str) -> None:
    """Options look alike, come in the same order every time, and name no act."""
    page.goto(address + "#1")
    first = page.locator(".options button").all_inner_texts()
    looks = page.evaluate(
        "[...document.querySelectorAll('.options button')].map((one) => one.className"
        " + getComputedStyle(one).color + getComputedStyle(one).backgroundColor)"
    )
    page.reload()

    assert len(set(looks)) == 1
    assert first == page.locator(".options button").all_inner_texts()
    assert not re.search(
        r"delay|join|attack|opvangen|meedoen|terugpakken", page.locator(".moment").inner_html()
    )


def test_fits_a_small_phone(page: Page, address: str) -> None:
    """At 320 pixels nothing sticks out, and everything to press is at least 44 pixels high."""
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(address)
    silence(page)
    heights = page.evaluate(
        "[...document.querySelectorAll('button, .exit, .way')].map((one) => one.offsetHeight)"
    )

    assert page.evaluate("document.documentElement.scrollWidth") == 320
    assert [height for height in heights if 0 < height < 44] == []


@pytest.mark.parametrize(
    "spoil", [lambda text: text[: len(text) // 2], lambda text: '{"hello":1}', lambda text: ""]
)
def test_half_a_story_says_so(page: Page, tmp_path: Path, spoil) -> None:
    """An automaton that is half written, foreign or empty gives a plain sentence and a way to try again."""
    whole = json.dumps(play().automaton.parts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    file = tmp_path / "half.html"
    assert whole in single()
    file.write_text(single().replace(whole, spoil(whole)), encoding="utf-8")
    page.goto(file.as_uri())

    assert "Dit verhaal is stuk. Dat ligt aan ons, niet aan jou." in page.locator("#broken").inner_text()
    assert page.get_by_role("link", name="Opnieuw proberen").is_visible()


def test_reads_without_scripts(browser: Browser, address: str) -> None:
    """With scripts off the story can be read and help is there."""
    page = browser.new_page(java_script_enabled=False)
    page.goto(address)
    text = page.locator("main").inner_text()
    page.close()

    assert "Dit verhaal gaat over" in text
    assert "Kindertelefoon" in text
