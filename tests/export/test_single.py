# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""The single file plays from disk, in a real browser."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.export.editions import play, single
from tests.export.playing import CHOICE, SILENT, choose, press, to_moment
from tests.export.playing import play as play_through

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

RAW, SQUEEZED = 160_000, 53_000
"""Bytes of the whole file as it is, and as mail and web servers squeeze it."""


@pytest.fixture
def address(tmp_path: Path) -> str:
    """The story as a file on disk."""
    file = tmp_path / "wissel.html"
    file.write_text(single(), encoding="utf-8")
    return file.as_uri()


def heading(page: Page) -> str:
    """The heading of the screen."""
    return page.locator("h1").inner_text()


def test_is_small_enough() -> None:
    """The file with the player, the story and both its languages keeps to its budget."""
    content = single().encode()

    assert len(content) <= RAW
    assert len(gzip.compress(content, 9)) <= SQUEEZED


@pytest.mark.browser
@pytest.mark.slow
class TestInABrowser:
    """What a browser makes of the file."""

    def test_plays_to_the_end(self, page: Page, address: str) -> None:
        """Three choices lead to an ending; nothing is asked of a network, nothing goes wrong."""
        asked: list[str] = []
        troubles: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on("console", lambda message: troubles.append(message.text))
        page.goto(address)
        play_through(page, SILENT)

        assert heading(page) == "Het einde"
        assert page.evaluate("document.activeElement.textContent") == "Het einde"
        assert [url for url in asked if url != address] == []
        assert troubles == []

    def test_gives_nobody_the_path_of_a_file(self, page: Page, address: str) -> None:
        """Looking back offers no link: it would hold where the file lies, and often whose disk it is."""
        page.goto(address)
        play_through(page, SILENT)
        press(page, "Terugkijken")
        press(page, "Overslaan")
        assert heading(page) == "Terugkijken"
        assert page.get_by_role("button", name="Kopieer de link").count() == 0

    def test_an_address_is_a_position(self, page: Page, address: str) -> None:
        """An address with picks opens there; one that cannot be walked says so and begins at the front."""
        page.goto(address + "#1")
        to_moment(page)
        assert page.locator(CHOICE).filter(has_text=SILENT[1]).count() == 1

        page.goto("about:blank")
        page.goto(address + "#1,9")
        assert "Deze link klopt niet helemaal" in page.locator(".note").inner_text()
        assert heading(page) == "Wissel"

    def test_remembers_in_this_tab_only(self, page: Page, address: str) -> None:
        """Coming back offers to go on; where somebody was is kept in the tab, and no cookie is set."""
        page.goto(address)
        press(page, "Beginnen")
        choose(page, SILENT[0])
        page.goto("about:blank")
        page.goto(address)
        press(page, "Verder waar ik was")
        to_moment(page)

        assert page.locator(CHOICE).filter(has_text=SILENT[1]).count() == 1
        assert page.evaluate("[Object.keys(localStorage).length, document.cookie]") == [0, ""]

    def test_plays_where_nothing_may_be_stored(self, page: Page, address: str) -> None:
        """A browser that refuses to remember anything plays the story all the same."""
        page.add_init_script(
            "for (const name of ['sessionStorage', 'localStorage'])"
            " Object.defineProperty(window, name, { get() { throw new Error('denied'); } });"
            "history.replaceState = history.pushState = () => { throw new Error('denied'); };"
        )
        page.goto(address)
        play_through(page, SILENT)

        assert heading(page) == "Het einde"

    def test_turns_to_another_language_in_place(self, page: Page, address: str) -> None:
        """The other language is in the file: the page says which language it speaks, and speaks it."""
        page.goto(address)
        press(page, "English")
        page.get_by_role("button", name="Start", exact=True).wait_for()

        assert page.evaluate("[document.documentElement.lang, document.documentElement.dir]") == ["en", "ltr"]
        assert page.locator(".leave").inner_text() == "Quick exit"

    def test_other_names_stand_ready(self, page: Page, address: str) -> None:
        """One press gives everybody another name; the first names come back with the next."""
        page.goto(address)
        first = page.locator(".card").inner_text()
        press(page, "Andere namen")
        for name in play().casts[0][1:]:
            assert name in page.locator(".card").inner_text()
        press(page, "Andere namen")

        assert page.locator(".card").inner_text() == first

    def test_no_option_is_marked(self, page: Page, address: str) -> None:
        """Options look alike, and name no act."""
        page.goto(address + "#1")
        to_moment(page)
        looks = page.evaluate(
            "[...document.querySelectorAll('.sheet .choice')].map((one) => one.className"
            " + getComputedStyle(one).color + getComputedStyle(one).backgroundColor)"
        )

        assert len(looks) > 2
        assert len(set(looks)) == 1
        for act in ("delay", "join", "attack", "opvangen", "meedoen", "terugpakken"):
            assert act not in page.locator(".sheet").inner_html().lower()

    def test_fits_a_small_phone(self, page: Page, address: str) -> None:
        """At 320 pixels nothing sticks out, at the start and in the chat."""
        page.set_viewport_size({"width": 320, "height": 640})
        page.goto(address)
        page.get_by_role("button", name="Beginnen").wait_for()
        widths = [page.evaluate("document.documentElement.scrollWidth")]
        press(page, "Beginnen")
        to_moment(page)
        widths.append(page.evaluate("document.documentElement.scrollWidth"))

        assert widths == [320, 320]

    @pytest.mark.parametrize(
        "spoil", [lambda text: text[: len(text) // 2], lambda text: '{"hello":1}', lambda text: ""]
    )
    def test_half_a_story_says_so(self, page: Page, tmp_path: Path, spoil) -> None:
        """An automaton that is half written, foreign or empty gives a plain sentence, and a way to retry."""
        whole = json.dumps(play().automaton.parts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        file = tmp_path / "half.html"
        assert whole in single()
        file.write_text(single().replace(whole, spoil(whole)), encoding="utf-8")
        page.goto(file.as_uri())
        page.get_by_role("button", name="Opnieuw proberen").wait_for()

        assert heading(page) == "Dit verhaal is stuk. Dat ligt aan ons, niet aan jou."

    def test_reads_without_scripts(self, browser: Browser, address: str) -> None:
        """With scripts off the story can be read below its start, and help is there."""
        page = browser.new_page(java_script_enabled=False)
        page.goto(address)
        page.get_by_role("link", name="Lees het verhaal").click()
        text = page.locator("main").inner_text()
        page.close()

        for words in ("Dit verhaal gaat over", "Het einde", "Kindertelefoon", "Tess:"):
            assert words in text

    def test_a_browser_that_is_too_old_can_read(self, page: Page, tmp_path: Path) -> None:
        """Where the script cannot be understood, the start says so after a while and leads to the story."""
        file = tmp_path / "old.html"
        file.write_text(single().replace("<script>", "<script>?.", 1), encoding="utf-8")
        page.goto(file.as_uri())
        link = page.get_by_role("link", name="Lees het verhaal")
        link.click()

        assert page.locator("#read").is_visible()
        assert "deze browser te oud" in page.locator("main").inner_text()
