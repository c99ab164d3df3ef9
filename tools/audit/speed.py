# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""How soon a story is there on a slow phone, whether it jumps about, and how soon a choice is answered."""

from __future__ import annotations

import statistics

from playwright.sync_api import Browser, Page
from screens import CHOICE, ON, to_moment

RUNS = 3
SLOW_4G = {
    "offline": False,
    "latency": 150 * 3.75,
    "downloadThroughput": 1_600_000 / 8 * 0.9,
    "uploadThroughput": 750_000 / 8 * 0.9,
}
"""What Lighthouse calls slow 4G, as a browser is throttled to it."""
MOST_PAINT, MOST_JUMP, MOST_ANSWER = 2500.0, 0.0, 100.0
WATCH = """
window.seen = {paint: 0, jump: 0, answers: []};
new PerformanceObserver((list) => { for (const one of list.getEntries()) seen.paint = one.startTime; })
    .observe({type: "largest-contentful-paint", buffered: true});
new PerformanceObserver((list) => {
    for (const one of list.getEntries()) if (!one.hadRecentInput) seen.jump += one.value;
}).observe({type: "layout-shift", buffered: true});
new PerformanceObserver((list) => {
    for (const one of list.getEntries()) if (one.interactionId) seen.answers.push(one.duration);
}).observe({type: "event", durationThreshold: 16, buffered: true});
"""


def speeds(browser: Browser, story: str) -> tuple[list[str], list[str]]:
    """Measure a few times; give lines for the table, and what is too slow."""
    paints, jumps, answers = [], [], []
    for _ in range(RUNS):
        paint, jump = first_visit(browser, story)
        answer, jump_later = choices(browser, story)
        paints.append(paint)
        jumps += [jump, jump_later]
        answers.append(answer)
    # A busy machine only ever makes an answer later.
    paint, jump, answer = statistics.median(paints), max(jumps), min(answers)
    lines = [
        f"speed  largest paint {paint:.0f} ms on slow 4G, processor 4 times slower ({told(paints)})",
        f"speed  jumps {jump:.4f}, from the start screen to the end",
        f"speed  slowest answer to a choice {answer:.0f} ms, processor 6 times slower ({told(answers)})",
    ]
    limits = ((paint, MOST_PAINT), (jump, MOST_JUMP), (answer, MOST_ANSWER))
    return lines, [line for line, (value, most) in zip(lines, limits, strict=True) if value > most]


def told(values: list[float]) -> str:
    """Write figures in a row."""
    return ", ".join(f"{value:.0f}" for value in values)


def slow_page(browser: Browser, processor: int, network: dict[str, float | bool] | None) -> Page:
    """Make a page of a phone that was never here."""
    context = browser.new_context(
        viewport={"width": 412, "height": 823}, device_scale_factor=1.75, has_touch=True
    )
    page = context.new_page()
    page.add_init_script(WATCH)
    tools = context.new_cdp_session(page)
    tools.send("Emulation.setCPUThrottlingRate", {"rate": processor})
    if network:
        tools.send("Network.enable")
        tools.send("Network.emulateNetworkConditions", network)
    return page


def first_visit(browser: Browser, story: str) -> tuple[float, float]:
    """Open the start screen on slow 4G; give when the largest thing was painted, and how much jumped."""
    page = slow_page(browser, 4, SLOW_4G)
    page.goto(story, wait_until="networkidle")
    page.locator(".start button.main").first.wait_for()
    page.wait_for_timeout(1000)
    seen = page.evaluate("seen")
    page.context.close()
    return seen["paint"], seen["jump"]


def tap_on(page: Page) -> None:
    """Tap where the way on is, as a finger does: what moves by a press of one's own is no jump."""
    place = page.evaluate(f"""() => {{
        const box = document.querySelector("{ON}")?.getBoundingClientRect();
        return box && [box.x + box.width / 2, box.y + box.height / 2];
    }}""")
    if place:
        page.touchscreen.tap(*place)
    page.wait_for_timeout(300)


def choices(browser: Browser, story: str) -> tuple[float, float]:
    """Play with a slow processor; give the slowest answer to a choice, and how much jumped."""
    page = slow_page(browser, 6, None)
    page.goto(story)
    page.locator(".start button.main").first.click()
    slowest = 0.0
    while to_moment(page, tap_on):
        page.wait_for_timeout(1000)
        page.evaluate("seen.answers = []")
        page.locator(CHOICE).first.tap()
        page.wait_for_timeout(1000)
        slowest = max(slowest, *page.evaluate("[0, ...seen.answers]"))
        page.locator(".bar .main").tap()
        page.wait_for_timeout(500)
    jump = page.evaluate("seen.jump")
    page.context.close()
    return slowest, jump
