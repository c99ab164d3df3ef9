# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2
"""The server as a program: its address, its port, its silence, and a story played in a real browser."""

from __future__ import annotations

import re
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from omstander.web import PortTakenError, listen

if TYPE_CHECKING:
    from playwright.sync_api import Browser, ConsoleMessage, Page

PROGRAM = Path(sys.executable).with_name("omstander")
BUDGET, REQUESTS = 40_000, 8
"""Bytes and requests from the first page to the first moment."""


def started(*arguments: str) -> tuple[subprocess.Popen[str], str]:
    """Start a server, and give it with the address that it printed."""
    process = subprocess.Popen(
        [PROGRAM, "serve", *arguments, "--language", "nl"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    assert process.stdout is not None
    found = re.fullmatch(r"Omstander speelt op (http://\S+)\n", process.stdout.readline())
    assert found, process.communicate()
    assert process.stdout.readline() == "Stop met Ctrl-C\n"
    return process, found[1]


def stopped(process: subprocess.Popen[str]) -> tuple[int, str, str]:
    """Stop a server as Ctrl-C does; give how it ended and what it wrote."""
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=20)
    return process.returncode, out, err


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """A server with the bundled stories, on a port of its own."""
    process, found = started("--port", "0")
    yield found
    assert stopped(process) == (0, "", "")


def test_a_server_is_quiet(address: str) -> None:
    """It serves what was asked for; the fixture sees that it wrote nothing about it, and ended well."""
    with urllib.request.urlopen(address + "/healthz") as answer:
        assert answer.status == 200


def test_a_taken_port_is_told_with_a_free_one(address: str) -> None:
    """A port in use is one plain line that offers another, and exit code 2."""
    port = address.rpartition(":")[2]
    done = subprocess.run(
        [PROGRAM, "serve", "--port", port, "--language", "nl"],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    found = re.fullmatch(
        rf"omstander: Poort {port} is bezet. Zo lukt het wel: {re.escape(str(PROGRAM))} serve --port (\d+)\n",
        done.stderr,
    )
    assert found
    assert (done.returncode, done.stdout) == (2, "")
    listen("127.0.0.1", int(found[1])).socket.close()


def test_the_offered_port_is_free() -> None:
    """What is offered instead of a taken port can be had."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(PortTakenError) as refused:
            listen("127.0.0.1", taken.getsockname()[1])
    listen("127.0.0.1", refused.value.free).socket.close()


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (("--port", "70000"), "geen poort"),
        (("--host", "203.0.113.1"), "203.0.113.1"),
        (("--port", "veel"), "veel"),
        (("nergens.chat",), "nergens.chat"),
    ],
)
def test_what_cannot_be_served_is_one_line(arguments: tuple[str, ...], expected: str) -> None:
    """Odd ports, hosts and stories are refused plainly."""
    done = subprocess.run(
        [PROGRAM, "serve", "--port", "0", *arguments, "--language", "nl"],
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=30,
    )
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert expected in done.stderr


def test_a_broken_story_is_said_at_the_start(tmp_path: Path) -> None:
    """Whoever starts the server reads which stories are left out of the list."""
    (tmp_path / "stuk.chat").write_text("verhaal: niks\n", encoding="utf-8")
    process, _ = started(str(tmp_path / "stuk.chat"), "--port", "0")
    code, _, err = stopped(process)
    assert code == 0
    assert f"omstander check {tmp_path / 'stuk.chat'}" in err


def test_a_story_that_cannot_be_read_is_said_at_the_start(tmp_path: Path) -> None:
    """A file that cannot be read is told and the rest is served; where nothing is left the exit code is 2."""
    (tmp_path / "map.chat").mkdir()
    done = subprocess.run(
        [PROGRAM, "serve", str(tmp_path), "--port", "0", "--language", "nl"],
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=30,
    )
    line = f"omstander: {tmp_path / 'map.chat'} is een map en geen bestand, dus geen verhaal.\n"
    assert (done.returncode, done.stdout, done.stderr) == (2, "", line)
    (tmp_path / "stuk.chat").write_text("verhaal: niks\n", encoding="utf-8")
    process, _ = started(str(tmp_path), "--port", "0")
    code, _, err = stopped(process)
    assert (code, err.startswith(line)) == (0, True)


# --- in a real browser


def tab_to(page: Page, name: str) -> None:
    """Go with the Tab key to the link or button that has these words, and press Enter."""
    for _ in range(60):
        page.keyboard.press("Tab")
        words = page.evaluate("document.activeElement.innerText")
        if words and words.strip().startswith(name):
            page.keyboard.press("Enter")
            return
    raise AssertionError(f"no way to {name!r} by keyboard")


@pytest.mark.browser
@pytest.mark.slow
@pytest.mark.parametrize("width", [360, 1280])
def test_a_story_is_played_by_keyboard(browser: Browser, address: str, width: int) -> None:
    """From the list to an ending by keyboard alone; nothing from elsewhere, no errors, within the budget."""
    window = browser.new_context(viewport={"width": width, "height": 740}, locale="nl-NL")
    page = window.new_page()
    asked: list[str] = []
    troubles: list[str] = []
    sizes: list[int] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("requestfinished", lambda request: sizes.append(request.sizes()["responseBodySize"]))
    page.on("pageerror", lambda error: troubles.append(str(error)))

    def listen_to(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            troubles.append(message.text)

    page.on("console", listen_to)
    page.goto(address)
    tab_to(page, "Wissel")
    page.wait_for_url("**/s/wissel**")
    page.get_by_role("button", name="Beginnen").wait_for()
    tab_to(page, "Beginnen")
    begun = len(asked)
    for label in ("Luca even appen", "Ayla appen", "Vragen of hij"):
        tab_to(page, "Toon meteen")
        page.locator(".options button").first.wait_for()
        tab_to(page, label)
    tab_to(page, "Toon meteen")
    page.get_by_role("heading", name="Het einde").wait_for()

    assert page.locator(".look article").count() == 3
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert [url for url in asked if not url.startswith(address)] == []
    assert troubles == []
    assert begun <= REQUESTS
    assert sum(sizes) <= BUDGET
    assert window.cookies() == []
    window.close()


@pytest.mark.browser
@pytest.mark.slow
def test_the_list_and_lost_pages_in_a_browser(page: Page, address: str) -> None:
    """The list and the page for lost visitors fit a small phone, and have a quick exit."""
    page.set_viewport_size({"width": 320, "height": 640})
    for path in ("/", "/nergens", "/?lang=en"):
        page.goto(address + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
        assert page.locator("a.exit").is_visible()
        assert page.locator("h1").count() == 1
