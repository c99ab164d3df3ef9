# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2
"""The board in a real browser: a whole lesson by its own buttons, read from the back of a classroom."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect
from tests.live_browser.pupils import Teacher, sit_down
from tests.live_browser.screens import MOST, Board, words
from tests.live_browser.serving import ClassServer
from tests.live_browser.windows import BOARD, Windows

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.slow]

SIZES = ({"width": 1920, "height": 1080}, {"width": 1280, "height": 720})
MEASURE = """() => {
  const lowest = innerHeight / 28, small = [], outside = [];
  const board = document.querySelector('.board');
  const walker = document.createTreeWalker(board, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode, parent = node.parentElement;
    if (!node.data.trim() || getComputedStyle(parent).clipPath !== 'none') continue;
    const size = parseFloat(getComputedStyle(parent).fontSize);
    if (size < lowest) small.push(size + ' ' + node.data);
  }
  for (const box of board.querySelectorAll('.fit, .screen, .stage, .pane, .people, .strip')) {
    const tall = box.scrollHeight > box.clientHeight + 2, wide = box.scrollWidth > box.clientWidth + 2;
    if (tall || wide) outside.push(box.className);
  }
  if (document.documentElement.scrollHeight > innerHeight) outside.push('page');
  return [small, outside];
}"""
STATE = """() => {
  const board = document.querySelector('.board'), stage = board.querySelector('.stage');
  return [board.dataset.scene, stage?.dataset.told, !!board.querySelector('.agreements')].join();
}"""
CHANGED = f"before => ({STATE})() !== before"
GO_ON = f"""() => {{
  const before = ({STATE})();
  document.querySelector('.controls button').click();
  return before;
}}"""
"""Pressed in the same instant in which it is looked at: the chat goes on by itself meanwhile."""


@pytest.fixture
def teacher(server: ClassServer) -> Teacher:
    """A teacher with a class of nine that only speaks the protocol."""
    teacher = Teacher(server.address).begin(contact="mevrouw Jansen")
    sit_down(server.address, teacher.code(), 9)
    return teacher


def _link(teacher: Teacher, role: str = "board") -> str:
    return str(teacher.do("invite", role=role)["link"])


def _go_on(page: Page) -> None:
    """Press Verder, and wait for what it does."""
    before = page.evaluate(GO_ON)
    page.wait_for_function(CHANGED, arg=before, timeout=MOST)


def _steps(board: Board) -> Iterator[str]:
    """Press Verder until the lesson is over, and say each time what the board shows."""
    for _ in range(90):
        yield board.scene
        if board.scene == "ended":
            return
        _go_on(board.page)
    pytest.fail("the lesson never ended")


def _measure(page: Page) -> list[Any]:
    found = []
    for size in SIZES:
        page.set_viewport_size(size)  # type: ignore[arg-type]
        page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
        small, outside = page.evaluate(MEASURE)
        found += [(size["height"], one) for one in (*small, *outside)]
    return found


def _is_on_paper(board: Board, code: str) -> None:
    """What is printed tells what the class did in words, the questions, who helps; nothing of pupils."""
    board.page.emulate_media(media="print")
    expect(board.page.locator(".paper")).to_be_visible()
    expect(board.page.locator(".board")).to_be_hidden()
    said = board.page.locator(".paper").inner_text()
    for key in ("board.round-first", "board.round-second", "board.talk", "help.heading"):
        assert words(board.language)[key] in said
    assert "mevrouw Jansen" in said
    assert code not in said
    board.page.emulate_media(media="screen")


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_lesson_is_run_by_the_board_alone_and_read_from_the_back(
    server: ClassServer, windows: Windows, language: str
) -> None:
    """Its one button leads through every step; no letter is under 1/28 of the height, and nothing scrolls."""
    teacher = Teacher(server.address).begin(language=language, contact="mevrouw Jansen")
    sit_down(server.address, teacher.code(), 9)
    board = Board(windows.page(**BOARD), language).open(_link(teacher))
    board.says("board.code")
    seen, wrong = [], {}
    for scene in _steps(board):
        seen.append(scene)
        if found := _measure(board.page):
            wrong[scene] = found
        if scene == "help":
            _is_on_paper(board, teacher.code())

    assert wrong == {}
    assert {"lobby", "chat", "hey", "heard", "open", "told", "phone", "corridor", "back"} <= set(seen)
    assert seen[-4:] == ["questions", "agreement", "help", "ended"]
    assert teacher.last()["kind"] == "ended"


def test_the_secret_leaves_the_address_and_a_reload_comes_back(
    server: ClassServer, windows: Windows, teacher: Teacher
) -> None:
    """The link works once; the board stays after reloads; when all is deleted nothing is kept here either."""
    link = _link(teacher)
    board = Board(windows.page(**BOARD)).open(link)
    board.says("board.code")
    assert "#" not in board.page.url
    board.page.reload()
    board.shows("lobby")

    other = windows.page(**BOARD)
    other.goto(link)
    expect(other.get_by_text(words("nl")["board.none-used"])).to_be_visible(timeout=MOST)
    teacher.do("delete")
    board.shows("ended")
    board.says("board.wiped")
    kept = "() => JSON.stringify([localStorage, sessionStorage])"
    assert teacher.token not in board.page.evaluate(kept)
    assert "class board" not in board.page.evaluate("() => Object.keys(localStorage).join()")


def test_a_black_board_cannot_be_read(windows: Windows, teacher: Teacher) -> None:
    """Nothing stands on it but what a screen reader says, and a press anywhere makes it light again."""
    board = Board(windows.page(**BOARD)).open(_link(teacher))
    board.says("board.code")
    teacher.do("hide")
    board.shows("hidden")

    assert board.page.locator(".board").inner_text().strip() == ""
    expect(board.page.get_by_role("status")).to_have_text(words("nl")["board.is-black"])
    board.page.mouse.click(300, 300)
    board.shows("lobby")


def test_what_is_typed_of_slips_cannot_be_read_and_goes_on(server: ClassServer, windows: Windows) -> None:
    """Without devices the numbers are typed on the board; the room sees only how many there are in all."""
    teacher = Teacher(server.address).begin(mode="board", hey=False, views=False)
    board = Board(windows.page(**BOARD)).open(_link(teacher))
    board.shows("lobby")
    for _ in range(4):
        if board.scene == "open":
            break
        _go_on(board.page)
    fields = board.page.locator(".slips input")
    fields.nth(0).fill("17")
    fields.nth(1).fill("3")

    colours = {field.evaluate("one => getComputedStyle(one).color") for field in fields.all()}
    assert colours == {"rgba(0, 0, 0, 0)"}
    board.says("board.slips-total")
    board.page.locator(".slips button").click()
    board.shows("told", "chat")
    assert teacher.last()["kind"] == "resolved"
