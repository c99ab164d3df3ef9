# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""The rim of the player in a real browser: what it remembers, waits for, reads aloud and lets go of."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from tests.offline.playing import BEGIN, CHOICE, begin, choose, to_end, to_moment
from tests.offline.serving import serving

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.browser, pytest.mark.slow]

SHOW_ALL = ".bar > button:last-child"
LINES = ".log .line, .log .clock, .log .notice, .log .read"
DENIED = """for (const name of ["localStorage", "sessionStorage"])
    Object.defineProperty(window, name, { get() { throw new DOMException("denied", "SecurityError") } })"""
VOICES = """
window.said = [];
const voice = (lang, localService) => ({ lang, localService, name: lang, voiceURI: lang, default: false });
window.voices = VOICES_HERE.map(([lang, here]) => voice(lang, here));
window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text } };
Object.defineProperty(window, "speechSynthesis", { value: {
    getVoices: () => voices, addEventListener() {}, cancel() { this.now?.onend?.() },
    speak(told) { this.now = told; said.push([told.text, told.voice.lang]) },
} });
"""
DAMAGED = '{"format":1,"nodes":[{}]}'
HIDING = """Object.defineProperty(document, "hidden", { get: () => window.away === true });
window.turn = (away) => { window.away = away; document.dispatchEvent(new Event("visibilitychange")) };"""


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """A story on a server of its own."""
    with serving() as port:
        yield f"http://127.0.0.1:{port}/s/wissel"


def open_at(page: Page, address: str) -> None:
    """Open the story, in Dutch, and wait until it can be begun."""
    before, mark, after = address.partition("#")
    page.goto(f"{before}?lang=nl{mark}{after}")
    page.locator("#app").wait_for()


def lines(page: Page) -> list[str]:
    """What stands in the open chat."""
    return page.locator(LINES).all_inner_texts()


def test_a_link_to_a_moment_leaves_no_choices_behind(page: Page, address: str) -> None:
    """It opens at the moment; the address and the history of the browser name no choice."""
    open_at(page, f"{address}#1,2")
    page.locator(CHOICE).first.wait_for()
    assert "#" not in page.url
    page.go_back()
    page.locator(BEGIN).first.wait_for()
    assert "#" not in page.url
    page.evaluate("location.hash = '#2'")
    page.locator(CHOICE).first.wait_for()
    assert "#" not in page.url
    assert "#" not in page.evaluate("JSON.stringify(history.state)")


@pytest.mark.parametrize("picks", ["99", "1,,2", "%E0%A4%A", "1,1,1,1,1,1,1"])
def test_a_link_that_is_not_right_says_so(page: Page, address: str, picks: str) -> None:
    """Nothing crashes, and the story can be begun."""
    open_at(page, f"{address}#{picks}")
    page.get_by_text("Deze link klopt niet helemaal. Je begint vooraan.").first.wait_for()
    begin(page)
    assert lines(page)


def test_where_somebody_was_is_there_after_a_reload_and_in_no_other_tab(page: Page, address: str) -> None:
    """In this tab it goes on with the same lines; another tab knows nothing of it."""
    open_at(page, address)
    begin(page)
    to_moment(page)
    choose(page)
    before = lines(page)
    page.reload()
    page.get_by_role("button", name="Verder waar ik was").click()
    page.locator(".log").wait_for()
    assert lines(page)[: len(before)] == before
    assert page.evaluate("Object.keys(localStorage)") == []
    other = page.context.new_page()
    open_at(other, address)
    assert other.get_by_role("button", name="Verder waar ik was").count() == 0


def test_a_place_in_another_version_of_the_story_is_told(page: Page, address: str) -> None:
    """Whoever comes back to a story that was changed begins anew, and reads why."""
    open_at(page, address)
    kept = '{"version":"00000000","picks":"1","shown":3,"open":0}'
    page.evaluate("kept => sessionStorage.setItem('omstander play wissel', kept)", kept)
    page.reload()
    page.get_by_text("Dit verhaal is aangepast sinds je hier was").first.wait_for()
    assert page.get_by_role("button", name="Beginnen").count() == 1


def test_it_plays_where_nothing_may_be_kept(page: Page, address: str) -> None:
    """Without storage it says that it will not remember, and plays to the end."""
    page.add_init_script(DENIED)
    open_at(page, address)
    page.get_by_text("Dit apparaat onthoudt niks.").first.wait_for()
    begin(page)
    assert to_end(page) == 3
    page.locator("main.page h1").wait_for()


def test_back_goes_back_a_screen_and_loses_nothing(page: Page, address: str) -> None:
    """From the settings to the chat to the start and forward again: the same lines."""
    open_at(page, address)
    begin(page)
    to_moment(page)
    before = lines(page)
    page.get_by_role("button", name="Instellingen").click()
    page.locator("fieldset").first.wait_for()
    page.go_back()
    page.locator(CHOICE).first.wait_for()
    page.go_back()
    page.get_by_role("button", name="Verder waar ik was").wait_for()
    page.go_forward()
    page.locator(CHOICE).first.wait_for()
    assert lines(page) == before


def test_nothing_moves_while_nobody_looks(page: Page, address: str) -> None:
    """Hidden for two hours it stands still; looked at again it goes on where it was."""
    page.add_init_script(HIDING)
    page.clock.install()
    open_at(page, address)
    begin(page)
    page.clock.run_for(9000)
    before = lines(page)
    assert len(before) > 2
    page.evaluate("turn(true)")
    page.clock.fast_forward(7_200_000)
    assert lines(page) == before
    page.evaluate("turn(false)")
    page.clock.run_for(9000)
    assert lines(page)[: len(before)] == before
    assert len(lines(page)) > len(before)


def test_a_pause_lasts_until_it_is_over(page: Page, address: str) -> None:
    """Paused, nothing comes; after it, the next message does, and never two at a time."""
    page.clock.install()
    open_at(page, address)
    begin(page)
    page.get_by_role("button", name="Pauze").click()
    before = lines(page)
    page.clock.run_for(7_200_000)
    assert lines(page) == before
    page.get_by_role("button", name="Verder").click()
    page.clock.run_for(8000)
    assert len(before) < len(lines(page)) <= len(before) + 3


def test_the_clock_chooses_nothing(page: Page, address: str) -> None:
    """Where it is on, the end of the time is told and nothing happens; there can be more time, and none."""
    open_at(page, address)
    page.evaluate("localStorage.setItem('omstander settings', '{\"clock\":true}')")
    page.clock.install()
    page.reload()
    page.locator("#app").wait_for()
    page.evaluate("location.hash = '#1'")
    page.locator(CHOICE).first.wait_for()
    assert page.get_by_role("timer").inner_text() == "Nog 20 seconden"
    page.clock.run_for(5000)
    assert page.get_by_role("timer").inner_text() == "Nog 15 seconden"
    page.clock.run_for(60_000)
    assert page.get_by_role("timer").inner_text().startswith("De tijd is om. Je hebt nog niks gekozen")
    for _ in range(10):
        page.get_by_role("button", name="Meer tijd").click()
    assert page.get_by_role("timer").inner_text() == "Nog 200 seconden"
    page.get_by_role("button", name="Klok uit").click()
    assert page.get_by_role("timer").count() == 0
    assert page.locator(CHOICE).count() == 5


def test_another_language_tells_the_same(page: Page, address: str) -> None:
    """In the middle of a scene the language turns: as many lines, other words, after a reload too."""
    open_at(page, address)
    begin(page)
    to_moment(page)
    before = lines(page)
    page.go_back()
    page.get_by_role("button", name="English").click()
    page.get_by_role("button", name=re.compile("where I was", re.IGNORECASE)).click()
    page.locator(CHOICE).first.wait_for()
    assert page.locator("html").get_attribute("lang") == "en"
    assert len(lines(page)) == len(before)
    assert lines(page) != before
    page.reload()
    page.locator("#app").wait_for()
    assert page.locator("html").get_attribute("lang") == "en"


def test_settings_hold_at_once_and_can_be_erased(page: Page, address: str) -> None:
    """Colours and letters change the page; erasing brings the first ones back and leaves nothing."""
    open_at(page, address)
    begin(page)
    to_moment(page)
    page.get_by_role("button", name="Instellingen").click()
    page.get_by_label("Donker").check(force=True)
    page.get_by_label("Heel groot").check(force=True)
    html = page.locator("html")
    assert [html.get_attribute("data-colours"), html.get_attribute("data-letters")] == ["dark", "largest"]
    page.reload()
    page.locator("#app").wait_for()
    assert html.get_attribute("data-colours") == "dark"
    page.get_by_role("button", name="Instellingen").click()
    page.get_by_role("button", name="Wis alles van dit apparaat").click()
    page.get_by_text("Gewist. De volgende keer begin je vooraan.").first.wait_for()
    assert html.get_attribute("data-colours") is None
    assert page.evaluate("[...Object.keys(localStorage), ...Object.keys(sessionStorage)]") == []


def test_the_quick_exit_leaves_nothing(browser: Browser, address: str) -> None:
    """One press: another site, both storages empty, and no way back to the chat."""
    window = browser.new_context()
    window.route("https://www.wikipedia.org/", lambda route: route.fulfill(body="<h1>elsewhere</h1>"))
    page = window.new_page()
    open_at(page, address)
    page.evaluate("localStorage.setItem('other', 'kept')")
    begin(page)
    to_moment(page)
    page.get_by_role("link", name="Snel weg").click()
    page.get_by_text("elsewhere").wait_for()
    there = window.new_page()
    there.goto(address.rpartition("/s/")[0] + "/healthz")
    assert there.evaluate("Object.keys(localStorage)") == ["other"]
    page.go_back()
    page.locator("#app").wait_for()
    assert page.get_by_role("button", name="Verder waar ik was").count() == 0
    window.close()


def test_the_quick_exit_leaves_nothing_on_a_slow_network(browser: Browser, address: str) -> None:
    """Where the other site does not come the page stays blank and untitled, and the story keeps nothing."""
    window = browser.new_context()
    # An answer without content leaves the browser where it was.
    window.route("https://www.wikipedia.org/", lambda route: route.fulfill(status=204))
    page = window.new_page()
    page.clock.install()
    open_at(page, f"{address}#1,2")
    page.locator(CHOICE).first.wait_for()
    choose(page)
    page.evaluate("() => void setTimeout(() => { window.waited = true }, 60_000)")
    page.get_by_role("link", name="Snel weg").click()
    page.clock.run_for(61_000)
    left = page.evaluate(
        "[window.waited, document.title, document.body.innerText, Object.keys(sessionStorage)]"
    )
    assert left == [True, "", "", []]
    window.close()


def with_voices(page: Page, *voices: tuple[str, bool]) -> None:
    """Give the browser voices: their language, and whether they are of this device."""
    listed = json.dumps(voices)
    page.add_init_script(VOICES.replace("VOICES_HERE", listed))


def aloud(page: Page, address: str) -> None:
    """Open the story with reading aloud turned on."""
    open_at(page, address)
    page.evaluate("localStorage.setItem('omstander settings', '{\"aloud\":true}')")
    page.clock.install()
    page.reload()
    page.locator("#app").wait_for()


def test_lines_are_read_aloud_by_a_voice_of_this_device(page: Page, address: str) -> None:
    """Never by one that sends the words elsewhere; the story waits until it is said."""
    with_voices(page, ("nl-NL", False), ("en-GB", True), ("nl_BE", True))
    aloud(page, address)
    begin(page)
    page.clock.run_for(10_000)
    first = page.evaluate("said")
    assert [voice for _, voice in first] == ["nl_BE"]
    assert first[0][0].startswith("Tess: ")
    page.evaluate("speechSynthesis.now.onend()")
    page.clock.run_for(10_000)
    assert len(page.evaluate("said")) == 2
    page.locator(SHOW_ALL).click()
    page.clock.run_for(1000)
    assert len(page.evaluate("said")) == 3


def test_it_says_when_there_is_no_voice(page: Page, address: str) -> None:
    """A device with voices that are elsewhere, or speak something else, plays on without."""
    with_voices(page, ("nl-NL", False), ("en-GB", True))
    aloud(page, address)
    begin(page)
    page.get_by_text("Dit apparaat heeft geen stem").first.wait_for()
    before = len(lines(page))
    page.clock.run_for(12_000)
    assert len(lines(page)) > before
    assert page.evaluate("said") == []


def test_the_quick_exit_is_silent(browser: Browser, address: str) -> None:
    """Whoever leaves while a line is read aloud hears nothing more, however long the other site takes."""
    window = browser.new_context()
    window.route("https://www.wikipedia.org/", lambda route: route.fulfill(status=204))
    page = window.new_page()
    with_voices(page, ("nl-NL", True))
    aloud(page, address)
    begin(page)
    page.clock.run_for(10_000)
    page.evaluate("speechSynthesis.cancel = () => { window.hushed = true }")
    page.get_by_role("link", name="Snel weg").click()
    assert page.evaluate("window.hushed") is True
    before = page.evaluate("said.length")
    page.clock.run_for(60_000)
    assert page.evaluate("said.length") == before
    window.close()


def test_turning_reading_aloud_on_says_at_once_that_it_cannot(page: Page, address: str) -> None:
    """In the settings too: the answer goes back to off, and the reason stands there."""
    with_voices(page, ("nl-NL", False))
    open_at(page, address)
    page.get_by_role("button", name="Instellingen").click()
    switch = page.get_by_role("group", name="Voorlezen").get_by_label("Aan")
    switch.click(force=True)
    page.get_by_text("Dit apparaat heeft geen stem").first.wait_for()
    assert not switch.is_checked()


@pytest.mark.parametrize("part", ["solo", "nl"])
def test_what_does_not_load_can_be_tried_again(page: Page, address: str, part: str) -> None:
    """A network that fails is told in plain words; trying again plays."""
    pattern = re.compile(rf"/{part}\.[0-9a-f]+\.json$")
    page.route(pattern, lambda route: route.abort())
    open_at(page, address)
    page.get_by_role("heading", name="Het verhaal laadt niet. Heb je internet?").wait_for()
    page.unroute(pattern)
    page.get_by_role("button", name="Opnieuw proberen").click()
    begin(page)
    assert lines(page)


def test_a_damaged_story_is_our_fault(page: Page, address: str) -> None:
    """What comes and cannot be read is told as such, with a way to the other stories."""
    page.route(
        re.compile(r"/solo\.[0-9a-f]+\.json$"), lambda route: route.fulfill(body='{"format":1,"nodes":[{}]}')
    )
    open_at(page, address)
    page.get_by_role("heading", name="Dit verhaal is stuk. Dat ligt aan ons, niet aan jou.").wait_for()
    assert page.get_by_role("link", name="Terug naar de verhalen").count() == 1


def test_without_a_network_it_says_that_it_goes_on(page: Page, address: str) -> None:
    """The network may go at any time in a scene: it is told once, and the next choice can be made."""
    open_at(page, address)
    begin(page)
    page.context.set_offline(True)
    page.get_by_text("Geen internet. Dit verhaal loopt gewoon door.").first.wait_for()
    to_moment(page)
    choose(page)
    assert to_moment(page)
    page.context.set_offline(False)
