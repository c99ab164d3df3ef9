# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Ways through the player that nobody planned: in the wrong order, too early, or twice."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Error as PlaywrightError
from tests.offline.playing import BEGIN, CHOICE, begin, choose, to_end, to_moment
from tests.offline.serving import serving

if TYPE_CHECKING:
    from playwright.sync_api import Page, Route

pytestmark = [pytest.mark.browser, pytest.mark.slow]

ELSEWHERE = "https://www.wikipedia.org/"
HELD = """window.held = [];
const fetched = window.fetch;
window.fetch = async (address) => {
    if (/PATTERN/.test(address)) await new Promise((done) => held.push(done));
    return fetched(address);
};"""


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """The bundled stories on a server of their own."""
    with serving() as port:
        yield f"http://127.0.0.1:{port}/s"


def not_yet(route: Route) -> None:
    """Answer that there is nothing to show: to the page it is as if the answer were still on its way."""
    route.fulfill(status=204)


def until_held(page: Page) -> None:
    """Wait until the page asks for what is held back."""
    for _ in range(100):
        if page.evaluate("window.held.length"):
            return
        page.wait_for_timeout(50)
    raise AssertionError("it asks for nothing")


def open_at(page: Page, address: str, story: str = "wissel") -> None:
    """Open a story, in Dutch, and wait until it can be begun."""
    page.set_default_timeout(5000)
    story, mark, picks = story.partition("#")
    page.goto(f"{address}/{story}?lang=nl{mark}{picks}")
    page.locator("#app").wait_for()


def press(page: Page, name: str) -> None:
    """Press a button by its name."""
    page.get_by_role("button", name=name, exact=True).first.click()


def test_a_quick_exit_before_all_is_there_shows_nothing_afterwards(page: Page, address: str) -> None:
    """What was still on its way does not bring the page back."""
    page.add_init_script(HELD.replace("PATTERN", r"solo\."))
    errors: list[Exception] = []
    page.on("pageerror", lambda error: errors.append(error))
    page.route(ELSEWHERE, not_yet)
    page.goto(f"{address}/wissel?lang=nl", wait_until="commit")
    until_held(page)
    page.evaluate("document.querySelector('.leave').click()")
    page.evaluate("held[0]()")
    page.wait_for_timeout(500)
    assert page.evaluate("[document.title, document.body.innerHTML]") == ["", ""]
    assert errors == []


@pytest.mark.parametrize("screen", ["Hulp", "Instellingen"])
def test_whoever_looks_elsewhere_when_nothing_loads_comes_back(page: Page, address: str, screen: str) -> None:
    """Help and settings are there without a story, and lead back to where it can be tried again."""
    errors: list[Exception] = []
    page.on("pageerror", lambda error: errors.append(error))
    pattern = re.compile(r"/solo\.[0-9a-f]+\.json$")
    page.route(pattern, lambda route: route.abort())
    open_at(page, address)
    page.get_by_role("heading", name="Het verhaal laadt niet. Heb je internet?").wait_for()
    press(page, screen)
    if screen == "Instellingen":
        page.get_by_label("Donker").check(force=True)
        press(page, "Wis alles van dit apparaat")
        page.get_by_text("Gewist.").wait_for()
    press(page, "Terug")
    page.get_by_role("heading", name="Het verhaal laadt niet. Heb je internet?").wait_for()
    page.unroute(pattern)
    press(page, "Opnieuw proberen")
    begin(page)
    assert errors == []


def test_every_press_on_back_leads_somewhere_else(page: Page, address: str) -> None:
    """After playing again from looking back, what came after the old ending is passed over."""
    open_at(page, address)
    begin(page)
    to_end(page)
    press(page, "Terugkijken")
    press(page, "Overslaan")
    page.get_by_role("button", name=re.compile("^Ga terug naar")).last.click()
    page.locator(CHOICE).first.wait_for()
    page.go_back()
    page.get_by_role("button", name="Verder waar ik was").wait_for(timeout=3000)
    page.go_forward()
    page.locator(CHOICE).first.wait_for()


def test_a_broken_link_takes_no_play_away(page: Page, address: str) -> None:
    """Opened in the middle of a play it says what is wrong, and the play can be gone on with."""
    open_at(page, address)
    begin(page)
    to_moment(page)
    page.evaluate("location.hash = '#99'")
    page.get_by_text("Deze link klopt niet helemaal.").first.wait_for()
    press(page, "Verder waar ik was")
    page.locator(CHOICE).first.wait_for()


def test_the_language_that_was_pressed_last_is_spoken(page: Page, address: str) -> None:
    """English comes slowly; who goes back to Dutch meanwhile stays there."""
    page.add_init_script(HELD.replace("PATTERN", r"words\.en\."))
    open_at(page, address)
    press(page, "English")
    until_held(page)
    press(page, "Nederlands")
    page.evaluate("held[0]()")
    page.wait_for_timeout(1000)
    assert page.locator("html").get_attribute("lang") == "nl"
    assert page.locator(BEGIN).first.inner_text() == "Beginnen"


def test_what_is_sent_last_comes_though_another_phone_was_left(page: Page, address: str) -> None:
    """Whoever paused another phone and stopped looking still gets an answer to the last thing."""
    open_at(page, address, "zonder-noor#5,5,5,5,5")
    to_end(page)
    press(page, "Terugkijken")
    press(page, "Overslaan")
    press(page, "Kijken")
    press(page, "Pauze")
    press(page, "Stoppen")
    page.locator(".look").wait_for()
    page.go_back()
    page.locator(".hey").wait_for()
    page.go_back()
    page.locator(".last .choice").first.click()
    page.locator(".last .bubble").first.wait_for(timeout=3000)


def test_names_change_on_another_phone_too(page: Page, address: str) -> None:
    """Where the names are changed while somebody is about to look, they are changed there."""
    open_at(page, address, "zonder-noor")
    begin(page)
    to_end(page, 99)
    press(page, "Terugkijken")
    press(page, "Overslaan")
    press(page, "Kijken")
    press(page, "Toon meteen")
    before = page.locator("h1").inner_text()
    press(page, "Instellingen")
    page.locator("input[name=names]").nth(1).check(force=True)
    press(page, "Terug")
    page.locator(".phone.other").wait_for()
    assert page.locator("h1").inner_text() != before


def test_a_screen_that_comes_late_fetches_nobody_back(page: Page, address: str) -> None:
    """Whoever went to help while the end was on its way stays there."""
    page.add_init_script(HELD.replace("PATTERN", r"later\."))
    open_at(page, address, "wissel#1,1")
    choose(page)
    on = page.locator(".bar > button:last-child")
    while on.inner_text() != "Verder":
        on.click()
    on.click()
    until_held(page)
    press(page, "Hulp")
    page.evaluate("held.forEach((done) => done())")
    page.wait_for_timeout(1000)
    assert page.locator("h1").inner_text() == "Hulp"


def test_a_notice_stands_in_the_settings_once(page: Page, address: str) -> None:
    """That there is no voice is told once."""
    open_at(page, address)
    press(page, "Instellingen")
    page.get_by_role("group", name="Voorlezen").get_by_label("Aan").click(force=True)
    page.get_by_text("Dit apparaat heeft geen stem").first.wait_for()
    assert page.get_by_text("Dit apparaat heeft geen stem").count() == 1


def test_a_player_that_was_replaced_meanwhile_begins_anew(page: Page, address: str) -> None:
    """Where what comes after the ending is no longer on the server, the newer page comes; nothing is lost."""
    later = re.compile(r"/static/after\.")
    page.route(later, lambda route: route.fulfill(status=404))
    open_at(page, address, "wissel#1,1")
    assert to_moment(page)
    choose(page, 0)
    with contextlib.suppress(PlaywrightError):  # the page goes while it is looked at
        to_moment(page)
    page.get_by_text("Je was al begonnen.").wait_for()
    page.unroute(later)
    press(page, "Verder waar ik was")
    page.get_by_role("button", name="Verder").first.wait_for()


def test_a_damage_that_shows_late_is_told(page: Page, address: str) -> None:
    """A story that breaks where it is played says so, instead of standing still."""

    def damaged(route: Route) -> None:
        answer = route.fetch()
        parts = answer.json()
        # An option that the moment does not have: the walker finds out only where it is offered.
        next(node for node in parts["nodes"] if "moment" in node)["edges"][0][0] = 99
        route.fulfill(response=answer, json=parts)

    page.route(re.compile(r"/solo\.[0-9a-f]+\.json$"), damaged)
    open_at(page, address)
    begin(page)
    press(page, "Toon meteen")
    page.get_by_role("heading", name=re.compile("Dit verhaal is stuk")).wait_for()
    press(page, "Hulp")
    page.get_by_role("heading", name="Hulp").wait_for()


def test_a_copied_link_holds_the_language_and_the_picks_alone(page: Page, address: str) -> None:
    """What else stood in the address, such as what a school's own pages put there, is not passed on."""
    page.add_init_script("navigator.clipboard.writeText = async (text) => { window.copied = text; };")
    open_at(page, address)
    page.goto(f"{address}/wissel?token=secret&lang=nl#1,1")
    page.locator("#app").wait_for()
    to_end(page)
    press(page, "Terugkijken")
    press(page, "Overslaan")
    page.get_by_role("button", name="Kopieer de link naar dit moment").nth(1).click()
    page.wait_for_function("window.copied")
    assert page.evaluate("window.copied") == f"{address}/wissel?lang=nl#1"
