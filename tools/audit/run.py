# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Hold every served page against axe-core in four settings, and against Lighthouse on a phone and a laptop.

Starts `omstander serve` on a free port, follows the links from the first page, and plays each page that has
buttons to its end with axe at every step. Prints a table, keeps the reports in `results/`, and ends with 1
where anything falls short. Run by `make audit`, which brings axe-core, Lighthouse and a browser.
"""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urldefrag, urlsplit

from playwright.sync_api import Browser, Page, sync_playwright

HERE = Path(__file__).resolve().parent
RESULTS = HERE / "results"
AXE = HERE / "node_modules" / "axe-core" / "axe.min.js"
LIGHTHOUSE = HERE / "node_modules" / "lighthouse" / "cli" / "index.js"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-dev-shm-usage"]
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SETTINGS: dict[str, dict[str, object]] = {
    "phone, light": {"viewport": {"width": 360, "height": 640}, "color_scheme": "light"},
    "laptop, dark": {"viewport": {"width": 1366, "height": 768}, "color_scheme": "dark"},
    "phone, forced colours": {"viewport": {"width": 360, "height": 640}, "forced_colors": "active"},
    "narrow, less motion": {"viewport": {"width": 320, "height": 256}, "reduced_motion": "reduce"},
}
FLOORS = {"accessibility": 1.0, "performance": 0.9, "best-practices": 0.9}
MOST_PAGES, MOST_STEPS, MOST_BYTES, MOST_RUNS = 40, 24, 40_000, 3
STILL = "() => Promise.allSettled(document.getAnimations().map(animation => animation.finished))"

# Where colours are forced the system chooses them, and axe reads others than are shown: no contrast there.
RUN = """tags => axe.run(document, {
    runOnly: {type: "tag", values: tags},
    rules: {"color-contrast": {enabled: !matchMedia("(forced-colors: active)").matches}},
}).then(result => result.violations)"""


@dataclass
class Report:
    """What fell short, and a line per page for the table."""

    faults: list[str] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)


@contextmanager
def served() -> Iterator[str]:
    """Serve the bundled stories on a free port; give the address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    omstander = Path(sys.executable).parent / "omstander"
    server = subprocess.Popen([str(omstander), "serve", "--port", str(port)], stdout=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}/"
    try:
        wait_for(address)
        yield address
    finally:
        server.terminate()
        server.wait(timeout=10)


def wait_for(address: str) -> None:
    """Wait at most 20 seconds until the server answers."""
    for _ in range(200):
        try:
            urllib.request.urlopen(address, timeout=2).close()
            return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError(f"no answer from {address}")


def crawl(browser: Browser, start: str) -> list[str]:
    """List the pages that links lead to from the first one, on this server."""
    page, found = browser.new_page(), [start]
    for address in found:
        page.goto(address)
        links = page.eval_on_selector_all("a[href]", "nodes => nodes.map(node => node.href)")
        for link in (urldefrag(link).url for link in links):
            if (
                link not in found
                and urlsplit(link).netloc == urlsplit(start).netloc
                and len(found) < MOST_PAGES
            ):
                found.append(link)
    page.close()
    return found


def violations(page: Page) -> list[str]:
    """Run axe on the page as it is now, once nothing moves (a line that fades in has little contrast)."""
    page.evaluate(STILL)
    page.add_script_tag(path=AXE)
    return [f"{item['id']}: {item['nodes'][0]['target']}" for item in page.evaluate(RUN, TAGS)]


def play(page: Page) -> Iterator[list[str]]:
    """Give axe's findings on a page, and again after each press of its last button, until nothing moves."""
    yield violations(page)
    for _ in range(MOST_STEPS):
        buttons = page.locator("main button:visible:enabled")
        before = page.locator("body").inner_text()
        if buttons.count() == 0:
            return
        buttons.last.click()
        page.wait_for_timeout(50)
        if page.locator("body").inner_text() == before:
            return
        yield violations(page)


def look(browser: Browser, address: str, report: Report) -> None:
    """Hold one page against axe in all settings."""
    for name, setting in SETTINGS.items():
        context = browser.new_context(**setting, locale="nl-NL", bypass_csp=True)  # type: ignore[arg-type]
        page = context.new_page()
        page.goto(address, wait_until="networkidle")  # a story is fetched after its page
        steps = list(play(page))
        findings = sorted({finding for step in steps for finding in step})
        report.faults += [f"{address} ({name}): {finding}" for finding in findings]
        report.lines.append(
            f"axe         {len(findings):3} findings in {len(steps):2} steps  {name:22} {address}"
        )
        context.close()


def lighthouse(address: str, number: int, device: str, report: Report) -> None:
    """Hold one page against Lighthouse on a phone or a laptop.

    Performance is timed, and a busy machine only ever lowers it: a page that is too slow and nothing else is
    measured again, as is one that Lighthouse gave up on; at most three times, and the table says how often.
    A page that could not be measured at all is a fault.
    """
    target = RESULTS / f"{number:02}-{device}.json"
    runs, found, low = 0, None, ["performance"]
    while runs < MOST_RUNS and low == ["performance"]:
        runs += 1
        found = measure(address, device, target) or found
        low = [name for name, score in found[0].items() if score < FLOORS[name]] if found else low
    if found is None:
        report.faults.append(f"{address} ({device}): could not be measured")
        return
    scores, size = found
    report.faults += [f"{address} ({device}): {name} {scores[name]}" for name in low]
    if size > MOST_BYTES:
        report.faults.append(f"{address} ({device}): {size} bytes")
    told = "  ".join(f"{name} {score}" for name, score in scores.items())
    report.lines.append(f"lighthouse  {told}  {size} bytes  runs {runs}  {device:6} {address}")


def measure(address: str, device: str, target: Path) -> tuple[dict[str, float], int] | None:
    """Run Lighthouse once; give the scores, 0 to 1, and the bytes loaded; None if it gave up."""
    preset = ["--preset=desktop"] if device == "laptop" else []
    flags = f"--chrome-flags=--headless=new {' '.join(FLAGS)}"
    output = ["--output=json", f"--output-path={target}", "--quiet"]
    chrome = {"CHROME_PATH": os.environ["CHROMIUM"]} if os.environ.get("CHROMIUM") else {}
    command = ["node", str(LIGHTHOUSE), address, *preset, flags, *output]
    if subprocess.run(command, check=False, env=os.environ | chrome).returncode != 0:
        return None
    result = json.loads(target.read_text(encoding="utf-8"))
    scores = {name: result["categories"][name]["score"] or 0.0 for name in FLOORS}
    return scores, int(result["audits"]["total-byte-weight"]["numericValue"])


def main() -> int:
    """Audit all pages; 1 where anything falls short."""
    RESULTS.mkdir(exist_ok=True)
    report = Report()
    with served() as start:
        with sync_playwright() as playwright:
            chromium = os.environ.get("CHROMIUM") or None
            browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
            pages = crawl(browser, start)
            for address in pages:
                print(f"axe: {address}", flush=True)
                look(browser, address, report)
            browser.close()
        for number, address in enumerate(pages):
            for device in ("phone", "laptop"):
                print(f"lighthouse, {device}: {address}", flush=True)
                lighthouse(address, number, device, report)
    print(*report.lines, *(report.faults or ["Nothing falls short."]), sep="\n")
    return 1 if report.faults else 0


if __name__ == "__main__":
    sys.exit(main())
