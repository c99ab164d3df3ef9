# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2
"""The server as a program: its address, its port, its silence, and a story played in a real browser."""

from __future__ import annotations

import os
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
from tests.export.playing import AT_ONCE, CHOICE, PRIVATE, SEND

from omstander.web import PortTakenError, listen

if TYPE_CHECKING:
    from playwright.sync_api import Browser, ConsoleMessage, Page

PROGRAM = Path(sys.executable).with_name("omstander")


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
    # On a busy machine it says that it takes a while.
    told = re.sub(r"^Bezig met .*\n", "", err, flags=re.MULTILINE)
    return process.returncode, out, told


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
        env={**os.environ, "PATH": os.defpath},  # where it is found by name, the name alone is told
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
    for _ in range(80):
        page.keyboard.press("Tab")
        words = page.evaluate("document.activeElement.innerText")
        if words and words.strip().startswith(name):
            page.keyboard.press("Enter")
            return
    raise AssertionError(f"no way to {name!r} by keyboard")


def on_by_keyboard(page: Page) -> None:
    """Let the story go on by keyboard, to the next moment or the end of the chat."""
    last = page.locator(SEND).and_(page.get_by_role("button", name="Verder", exact=True))
    for _ in range(20):
        page.locator(f"{CHOICE}, .bar").first.wait_for()
        if page.locator(CHOICE).count() or last.count():
            return
        tab_to(page, AT_ONCE if page.get_by_role("button", name=AT_ONCE).count() else page.inner_text(SEND))
    raise AssertionError("the story does not go on")


@pytest.mark.browser
@pytest.mark.slow
@pytest.mark.parametrize("width", [360, 1280])
def test_a_story_is_played_by_keyboard(browser: Browser, address: str, width: int) -> None:
    """From the list to an ending by keyboard alone; nothing from elsewhere, nothing refused, no cookie."""
    window = browser.new_context(viewport={"width": width, "height": 740}, locale="nl-NL")
    page = window.new_page()
    asked: list[str] = []
    troubles: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
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
    for label in PRIVATE:
        on_by_keyboard(page)
        tab_to(page, label)
        tab_to(page, page.inner_text(SEND))
    on_by_keyboard(page)
    tab_to(page, "Verder")
    page.get_by_role("heading", name="Het einde").wait_for()

    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert [url for url in asked if not url.startswith(address)] == []
    assert troubles == []
    assert window.cookies() == []
    window.close()


@pytest.mark.browser
@pytest.mark.slow
def test_data_in_a_page_is_not_executed(page: Page, address: str) -> None:
    """The data blocks of a page break no rule of its policy, and a script among them would not run."""
    refused: list[str] = []
    page.on("console", lambda message: refused.append(message.text) if "Policy" in message.text else None)
    page.goto(address + "/s/wissel")
    page.get_by_role("button", name="Beginnen").wait_for()
    assert page.locator('script[type="application/json"]').count() == 2
    assert refused == []
    page.evaluate(
        "document.body.append(Object.assign(document.createElement('script'), {text: 'self.ran = 1'}))"
    )
    assert page.evaluate("self.ran") is None
    assert any("script-src" in one for one in refused)


@pytest.mark.browser
@pytest.mark.slow
@pytest.mark.parametrize(
    "path", ["/", "/nergens", "/help", "/s/wissel/read", "/?lang=en", "/s/wissel?lang=de"]
)
def test_pages_fit_a_small_phone(page: Page, address: str, path: str) -> None:
    """Every page fits 320 pixels, has one heading of the first level, a quick exit, and room for a thumb."""
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(address + path)
    page.locator("h1").wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert page.locator(".leave").is_visible()
    assert page.locator("h1").count() == 1
    small = page.evaluate(
        "[...document.querySelectorAll('button, .button')].filter((one) => one.offsetHeight < 36).length"
    )
    assert small == 0
