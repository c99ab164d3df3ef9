# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Hold every page and screen against axe-core, Lighthouse, a stopwatch, an old browser and an observatory.

Starts `omstander serve` on a free port with one broken story among the bundled ones, follows the links from
the first page, and plays every story in every language, in six settings. Prints a table, keeps the reports in
`results/`, and ends with 1 where anything falls short. Run by `make audit`, which brings what it needs;
`python tools/audit/run.py axe` runs one part: axe, speed, old, lighthouse, class-axe (the screens of a
class), class (a lesson with thirty devices) or observatory.
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

from class_screens import class_screens
from classroom import classroom
from observatory import observatory
from old import old_browser
from playwright.sync_api import Browser, Page, sync_playwright
from screens import screens
from speed import speeds

from omstander.files.editions import page_words

HERE = Path(__file__).resolve().parent
RESULTS = HERE / "results"
STORIES = HERE.parents[1] / "content" / "stories"
AXE = HERE / "node_modules" / "axe-core" / "axe.min.js"
LIGHTHOUSE = HERE / "node_modules" / "lighthouse" / "cli" / "index.js"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-dev-shm-usage"]
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SETTINGS: dict[str, dict[str, object]] = {
    f"{width} {name}": {"viewport": {"width": width, "height": 740 if width < 800 else 800}, **setting}
    for width in (320, 1280)
    for name, setting in {
        "light": {"color_scheme": "light"},
        "dark": {"color_scheme": "dark", "reduced_motion": "reduce"},
        "forced colours": {"forced_colors": "active"},
    }.items()
}
LANGUAGES = ("nl", "en")
FLOORS = {"performance": 0.98, "accessibility": 1.0, "best-practices": 1.0, "seo": 1.0}
MOST_PAGES, MOST_BYTES, MOST_RUNS = 40, 50_000, 3
OVER_PAGES = {"axe", "speed", "old", "lighthouse"}
OVER_CLASSES = {"class-axe", "class"}
UNKNOWN = "s/nergens"
BROKEN = "stuk"
STILL = """() => Promise.allSettled(document.getAnimations()
    .filter((one) => one.effect.getComputedTiming().endTime !== Infinity).map((one) => one.finished))"""

# Where colours are forced the system chooses them, and axe reads others than are shown: no contrast there.
RUN = """tags => axe.run(document, {
    runOnly: {type: "tag", values: tags},
    rules: {
        "color-contrast": {enabled: !matchMedia("(forced-colors: active)").matches},
        "target-size": {enabled: true},
    },
}).then(result => result.violations)"""


@dataclass
class Report:
    """What fell short, and a line per page for the table."""

    faults: list[str] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)


@contextmanager
def served() -> Iterator[str]:
    """Serve the bundled stories and a broken one on a free port; give the address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    omstander = Path(sys.executable).parent / "omstander"
    broken = RESULTS / f"{BROKEN}.chat"
    broken.write_text("verhaal: Stuk\n", encoding="utf-8")
    stories = [str(path) for path in STORIES.glob("*/*.chat")]
    command = [str(omstander), "serve", *stories, str(broken), "--port", str(port)]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
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
    page, found = browser.new_page(), [start, f"{start}design", f"{start}{UNKNOWN}", f"{start}s/{BROKEN}"]
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


GALLERY = ("heading-order", "landmark-no-duplicate-main", "landmark-unique", "region")
"""Rules about whole pages; one that shows several screens beside each other cannot keep them."""


def violations(page: Page) -> list[str]:
    """Run axe on the page as it is now, once nothing moves (a line that fades in has little contrast)."""
    # What is half under the bar at the top can be scrolled to: it is no small target.
    page.evaluate("scrollTo(0, 0)")
    page.evaluate(STILL)
    page.add_script_tag(path=AXE)
    return [f"{item['id']}: {item['nodes'][0]['target']}" for item in page.evaluate(RUN, TAGS)]


def look(browser: Browser, address: str, report: Report) -> None:
    """Hold one page against axe in all settings; all screens of the player, where it is one."""
    playing, languages = is_story(address), LANGUAGES if is_story(address) else ("",)
    for name, setting in SETTINGS.items():
        for language in languages:
            context = browser.new_context(**setting, locale="nl-NL", bypass_csp=True)  # type: ignore[arg-type]
            page = context.new_page()
            found: dict[str, list[str]] = {}
            if playing:
                words = page_words(language)["strings"]
                for screen in screens(page, f"{address}?lang={language}", words):
                    found[screen] = violations(page) + sideways(page)
            else:
                page.goto(address)
                found["page"] = violations(page) + sideways(page)
                if urlsplit(address).path == "/design":
                    found["page"] = [one for one in found["page"] if not one.startswith(GALLERY)]
            count = sum(map(len, found.values()))
            for screen, faults in found.items():
                report.faults += [f"{address} {language} ({name}) {screen}: {fault}" for fault in faults]
            line = f"axe  {count:3} findings on {len(found):2} screens  {name:20} {language:2} {address}"
            report.lines.append(line)
            print(line, flush=True)
            context.close()


def is_story(address: str) -> bool:
    """Whether this is the page on which a story is played."""
    path = urlsplit(address).path
    return (
        path.startswith("/s/") and path.count("/") == 2 and path.rpartition("/")[2] not in ("nergens", BROKEN)
    )


def sideways(page: Page) -> list[str]:
    """Say whether the page scrolls sideways."""
    over = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    return [f"scrolls sideways by {over} pixels"] if over > 0 else []


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
    """Audit all that is wanted; 1 where anything falls short."""
    wanted = set(sys.argv[1:] or [*OVER_PAGES, *OVER_CLASSES, "observatory"])
    RESULTS.mkdir(exist_ok=True)
    report = Report()
    if wanted & OVER_PAGES:
        look_at_pages(wanted, report)
    if wanted & OVER_CLASSES:
        look_at_classes(wanted, report)
    if "observatory" in wanted:
        add(observatory(), report)
    print(*report.lines, *(report.faults or ["Nothing falls short."]), sep="\n")
    return 1 if report.faults else 0


def look_at_pages(wanted: set[str], report: Report) -> None:
    """Audit every page that links lead to."""
    with served() as start:
        story = f"{start}s/zonder-noor?lang=nl"
        with sync_playwright() as playwright:
            chromium = os.environ.get("CHROMIUM") or None
            browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
            pages = crawl(browser, start)
            for address in sorted({plain(address) for address in pages}) if "axe" in wanted else ():
                look(browser, address, report)
            if "speed" in wanted:
                add(speeds(browser, story), report)
            if "old" in wanted:
                add(old_browser(playwright, story, FLAGS), report)
            browser.close()
        # A page that is not there, or that is broken on purpose, has a status that Lighthouse does not take.
        good = [
            one for one in pages if UNKNOWN not in one and BROKEN not in one and not one.endswith("/design")
        ]
        for number, address in enumerate(good if "lighthouse" in wanted else ()):
            for device in ("phone", "laptop"):
                print(f"lighthouse, {device}: {address}", flush=True)
                lighthouse(address, number, device, report)


def look_at_classes(wanted: set[str], report: Report) -> None:
    """Look at the screens of a class, and play a whole lesson with thirty devices."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=os.environ.get("CHROMIUM") or None, args=FLAGS)
        if "class-axe" in wanted:
            add(class_screens(browser, SETTINGS, lambda page: violations(page) + sideways(page)), report)
        if "class" in wanted:
            add(classroom(browser), report)
        browser.close()


def add(found: tuple[list[str], list[str]], report: Report) -> None:
    """Add what a part said: lines for the table, and what fell short."""
    report.lines += found[0]
    report.faults += found[1]


def plain(address: str) -> str:
    """Leave out the language where all languages are looked at anyhow."""
    return address.partition("?")[0] if is_story(address) else address


if __name__ == "__main__":
    sys.exit(main())
