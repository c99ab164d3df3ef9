# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Play a story to its end in a Chromium of five years ago (92), light and dark, narrow and wide.

That browser comes as one file in a package of the audit; where it does not run (another kind of machine) this
says so, and is no fault. Its tools are as old as it is, so everything is pressed by a script in the page.
"""

from __future__ import annotations

import io
import os
import tarfile
from pathlib import Path

import brotli
from playwright.sync_api import Error, Page, Playwright

HERE = Path(__file__).resolve().parent
PACKED = HERE / "node_modules" / "chrome-aws-lambda" / "bin"
UNPACKED = HERE / "results" / "old"
PLAY = """async (moments) => {
    const find = (selector) => document.querySelector(selector);
    const wait = () => new Promise((done) => setTimeout(done, 40));
    if (find(".start button.main")) find(".start button.main").click();
    for (let step = 0; step < 400; step += 1) {
        await wait();
        if (find("main.page:not(.start)")) return "end";
        if (find(".sheet .choice") && moments-- <= 0) return "moment";
        (find(".sheet .choice") || find(".bar > button:last-child") || document.body).click();
    }
    return document.body.innerText;
}"""
ON = """async (name) => {
    const button = [...document.querySelectorAll("button")].find((one) => one.textContent.trim() === name);
    if (button) button.click();
    await new Promise((done) => setTimeout(done, 300));
    return Boolean(button);
}"""
SIDEWAYS = "document.documentElement.scrollWidth - innerWidth"


def unpack() -> Path:
    """Unpack the browser and the libraries that it wants beside it, once."""
    program = UNPACKED / "chromium"
    if not program.exists():
        UNPACKED.mkdir(parents=True, exist_ok=True)
        for packed in PACKED.glob("*.tar.br"):
            with tarfile.open(fileobj=io.BytesIO(brotli.decompress(packed.read_bytes()))) as files:
                files.extractall(UNPACKED, filter="data")
        program.write_bytes(brotli.decompress((PACKED / "chromium.br").read_bytes()))
        program.chmod(0o755)
    return program


def old_browser(playwright: Playwright, start: str, flags: list[str]) -> tuple[list[str], list[str]]:
    """Play there; give lines for the table, and what went wrong."""
    try:
        libraries = {"LD_LIBRARY_PATH": str(UNPACKED / "lib")}
        browser = playwright.chromium.launch(
            executable_path=unpack(), args=[*flags, "--headless"], env={**os.environ, **libraries}
        )
    except (Error, OSError) as problem:
        return [f"old browser  does not run here: {str(problem).splitlines()[0]}"], []
    lines, faults = [], []
    for width, colours in ((320, "light"), (1280, "dark")):
        page = browser.new_page(viewport={"width": width, "height": 740}, color_scheme=colours)  # type: ignore[arg-type]
        troubles: list[str] = []
        page.on("pageerror", lambda error, into=troubles: into.append(str(error)))  # type: ignore[misc]
        page.goto(start)
        page.wait_for_timeout(1500)
        seen = played(page, f"{width}-{colours}", troubles)
        lines.append(f"old browser  {browser.version}  {width} {colours}  {', '.join(seen)}")
        faults += [f"old browser ({width} {colours}): {trouble}" for trouble in troubles]
        page.close()
    browser.close()
    return lines, faults


def played(page: Page, name: str, troubles: list[str]) -> list[str]:
    """Play to the end and look back, with a picture of each screen; give the screens that came."""
    seen = ["start"]
    picture(page, f"{name}-start", troubles)
    for moments, wanted in ((0, "moment"), (99, "end")):
        came = page.evaluate(PLAY, moments)
        if came != wanted:
            troubles.append(f"no {wanted}: {came[-200:]}")
            return seen
        seen.append(wanted)
        picture(page, f"{name}-{wanted}", troubles)
    for label in ("Terugkijken", "Overslaan", "Wat kun je doen?", "Hulp"):
        if page.evaluate(ON, label):
            seen.append(label)
            picture(page, f"{name}-{label.strip('?').replace(' ', '-')}", troubles)
    return seen


def picture(page: Page, name: str, troubles: list[str]) -> None:
    """Keep a picture of what is shown, and note where it scrolls sideways."""
    page.wait_for_timeout(500)
    page.screenshot(path=UNPACKED / f"{name}.png")
    if (over := page.evaluate(SIDEWAYS)) > 0:
        troubles.append(f"{name} scrolls sideways by {over} pixels")
