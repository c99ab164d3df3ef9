# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2
"""What was played once plays again without a network, and never an older story than there is."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.conftest import FLAGS, ROOT, find_browser
from tests.offline.playing import BEGIN, CHOICE, begin, choose, to_end, to_moment
from tests.offline.serving import serving
from tests.offline.wire import Wire

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

pytestmark = [pytest.mark.browser, pytest.mark.slow]
STORY = "/s/wissel"
REST = 2.5

# The worst of older workers: whatever was fetched once is answered from then on, never asked after again.
STALE = b"""
addEventListener("install", () => self.skipWaiting());
addEventListener("activate", (event) => event.waitUntil(clients.claim()));
addEventListener("fetch", (event) => event.respondWith((async () => {
  const kept = await caches.open("omstander-0");
  const found = await kept.match(event.request, { ignoreSearch: true });
  if (found) return found;
  const answer = await fetch(event.request);
  await kept.put(event.request, answer.clone());
  return answer;
})()));
"""
ON_TO_END = """() => {
    const buttons = document.querySelectorAll(".bar > button");
    if (buttons.length === 1 && !document.querySelector(".bar .field, .bar .badge, .bar svg")) return true;
    buttons[buttons.length - 1]?.click();
    return false;
}"""
KEPT = """async (part) => {
    for (const name of await caches.keys()) {
        if (!name.startsWith("omstander 1 ")) continue;
        const found = await (await caches.open(name)).keys();
        if (found.some(({url}) => url.includes(part))) return true;
    }
    return false;
}"""
CACHES = """async () => {
    const found = {};
    for (const name of await caches.keys()) {
        const cache = await caches.open(name);
        found[name] = (await cache.keys()).map(({url}) => url.slice(location.origin.length));
    }
    return found;
}"""


def until(page: Page, question: str, part: str = "") -> None:
    """Wait until a question to the page, which takes its time to answer, is answered by yes."""
    for _ in range(200):
        if page.evaluate(question, part):
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"not in ten seconds: {question} {part}")


def visit(phone: BrowserContext, wire: Wire, path: str = STORY) -> Page:
    """Open a story, and wait until what it has come with is kept."""
    page = phone.new_page()
    page.goto(wire.address + path)
    page.locator(BEGIN).first.wait_for()
    until(page, KEPT, STORY)
    return page


def visit_moment(phone: BrowserContext, wire: Wire) -> Page:
    """Open a story and go to its first moment, and wait until all of it is kept."""
    page = visit(phone, wire)
    begin(page)
    assert to_moment(page)
    until(page, KEPT, f"{STORY}/later.")
    return page


def visit_old(phone: BrowserContext, wire: Wire) -> None:
    """Open a story while the worst of older workers is served, and leave when that has it all."""
    page = phone.new_page()
    page.goto(wire.address + STORY)
    wire.wait_until_quiet(REST)
    page.reload()
    wire.wait_until_quiet(1)
    assert any(f"{STORY}/solo." in one for one in page.evaluate(CACHES)["omstander-0"])
    page.close()


def test_a_story_plays_on_without_a_network(phone: BrowserContext, wire: Wire) -> None:
    """Once its first moment was reached it plays to the end, looks back, and does so again after a reload,
    while the server is gone."""
    page = visit_moment(phone, wire)
    wire.cut_off()
    assert to_end(page) == 3
    page.get_by_role("button", name="Terugkijken").click()
    page.locator(".signs, .corridor").first.wait_for()
    page.goto(wire.address + STORY + "?lang=nl")
    page.reload()
    assert page.locator("h1").inner_text() == "Wissel"
    page.get_by_role("button", name="Opnieuw").click()
    assert to_end(page) == 3
    page.get_by_role("button", name="Terugkijken").click()
    page.locator(".signs, .corridor").first.wait_for()


def test_the_start_screen_is_enough_to_play(phone: BrowserContext, wire: Wire) -> None:
    """Whoever loses the network before the first moment plays to the last message; what comes after it can
    be asked for again once the network is back."""
    page = visit(phone, wire)
    wire.cut_off()
    page.reload()
    begin(page)
    for _ in range(3):
        assert to_moment(page)
        choose(page)
    page.wait_for_function(ON_TO_END)
    page.locator(".bar .main").click()
    page.get_by_text("Het verhaal laadt niet. Heb je internet?").wait_for()
    wire.mend()
    page.locator(".bar .main").click()
    page.get_by_role("heading", name="Het einde").wait_for()


def test_nothing_is_downloaded_twice(phone: BrowserContext, wire: Wire) -> None:
    """The worker keeps what the page has fetched already, and what comes again is only asked after."""
    page = visit_moment(phone, wire)
    kept = page.evaluate(CACHES)
    paths = [one.path for one in wire.passed]
    assert len(paths) == len(set(paths))
    assert list(kept) == [f"omstander 1 {STORY}"]
    assert set(kept[f"omstander 1 {STORY}"]) <= set(paths)
    wire.passed.clear()
    page.close()
    visit_moment(phone, wire)
    wire.wait_until_quiet(REST)
    assert {one.path: one.status for one in wire.passed} == {STORY: 304, "/sw.js": 304}


def test_choices_are_kept_nowhere_and_sent_nowhere(phone: BrowserContext, wire: Wire) -> None:
    """A link to a place in a story stays on the phone: it is in no cache, and in no request."""
    page = visit(phone, wire, f"{STORY}#1.2")
    page.reload()
    wire.wait_until_quiet(REST)
    assert all("#" not in one.path and "1.2" not in one.path for one in wire.passed)
    assert "#" not in json.dumps(page.evaluate(CACHES))


def test_an_older_worker_goes(phone: BrowserContext, wire: Wire) -> None:
    """A worker that answers everything from what it kept long ago is replaced while its page plays on."""
    wire.instead["/sw.js"] = (200, "text/javascript", STALE)
    visit_old(phone, wire)
    wire.instead.clear()
    page = visit_moment(phone, wire)
    assert to_end(page) == 3
    until(page, "async () => (await caches.keys()).length === 1")
    assert list(page.evaluate(CACHES)) == [f"omstander 1 {STORY}"]
    wire.passed.clear()
    page.reload()
    assert STORY in [one.path for one in wire.passed]


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[tuple[Path, Wire]]:
    """A story of our own that can be changed, and a wire to a server with it."""
    script = tmp_path / "wissel.chat"
    shutil.copy(ROOT / "content" / "stories" / "wissel" / "wissel.chat", script)
    with serving(str(script)) as port:
        wire = Wire(port)
        yield script, wire
        wire.close()


def rename(script: Path, title: str) -> None:
    """Give a story another title, as its author would."""
    lines = script.read_text(encoding="utf-8").splitlines(keepends=True)
    assert sum(line.startswith("verhaal:") for line in lines) == 1
    script.write_text(
        "".join(f"verhaal: {title}\n" if line.startswith("verhaal:") else line for line in lines),
        encoding="utf-8",
    )


def test_a_changed_story_is_played_as_it_is_now(phone: BrowserContext, shelf: tuple[Path, Wire]) -> None:
    """Between two visits a story changes: the next visit has the new one, without a network too, and the
    old parts are gone."""
    script, wire = shelf
    page = visit(phone, wire)
    before = set(page.evaluate(CACHES)[f"omstander 1 {STORY}"])
    page.close()
    rename(script, "Heel anders")
    page = visit(phone, wire)
    assert page.locator("h1").inner_text() == "Heel anders"
    (texts,) = (one for one in before if one.startswith(f"{STORY}/nl."))
    until(page, f"async (part) => !await ({KEPT})(part)", texts)
    after = set(page.evaluate(CACHES)[f"omstander 1 {STORY}"])
    assert len(after) == len(before)
    assert {one.rpartition("/")[2].split(".")[0] for one in after - before} <= {"nl", "solo"}
    assert after != before
    wire.cut_off()
    page.reload()
    page.locator(BEGIN).first.wait_for()
    assert page.locator("h1").inner_text() == "Heel anders"


def test_a_worst_worker_lets_a_changed_story_through(phone: BrowserContext, shelf: tuple[Path, Wire]) -> None:
    """Even whoever has the worst of older workers has the new story by the second visit at the latest."""
    script, wire = shelf
    wire.instead["/sw.js"] = (200, "text/javascript", STALE)
    visit_old(phone, wire)
    wire.instead.clear()
    rename(script, "Heel anders")
    page = visit_moment(phone, wire)
    assert to_end(page) == 3
    page.close()
    page = visit(phone, wire)
    assert page.locator("h1").inner_text() == "Heel anders"


def test_a_slow_answer_is_not_waited_for(phone: BrowserContext, wire: Wire) -> None:
    """Where the network is there in name only, what was kept comes after three seconds."""
    visit(phone, wire).close()
    wire.delay = lambda path: 20.0 if path == STORY else 0.0
    page = phone.new_page()
    page.goto(wire.address + STORY, timeout=10_000)
    page.locator(BEGIN).first.wait_for()


@pytest.mark.parametrize(("status", "kept"), [(503, True), (500, True), (404, False)])
def test_a_server_out_of_order_is_no_network(
    phone: BrowserContext, wire: Wire, status: int, kept: bool
) -> None:
    """While a server is out of order what was kept plays; a story that was withdrawn does not."""
    visit(phone, wire).close()
    wire.instead[STORY] = (status, "text/html", b"<h1>Weg</h1>")
    page = phone.new_page()
    page.goto(wire.address + STORY)
    assert page.locator("h1").inner_text() == ("Wissel" if kept else "Weg")
    assert (f"omstander 1 {STORY}" in page.evaluate(CACHES)) == kept


def test_an_author_is_told_what_is_broken(phone: BrowserContext, wire: Wire) -> None:
    """What is wrong with a story is shown, also to whoever played it before."""
    visit(phone, wire).close()
    wire.instead[STORY] = (503, "text/html\r\nx-story: broken", b"<h1>Regel 12</h1>")
    page = phone.new_page()
    page.goto(wire.address + STORY)
    assert page.locator("h1").inner_text() == "Regel 12"


def test_wiping_leaves_nothing(phone: BrowserContext, wire: Wire) -> None:
    """What wipes everything from this device takes the kept stories and the worker along."""
    page = visit(phone, wire)
    assert page.evaluate(CACHES) != {}
    page.get_by_role("button", name="Instellingen").click()
    page.get_by_role("button", name="Wis alles").click()
    page.get_by_text("Gewist.").wait_for()
    until(page, "async () => !(await caches.keys()).length")
    until(page, "async () => !(await navigator.serviceWorker.getRegistrations()).length")
    assert page.evaluate("() => localStorage.length + sessionStorage.length") == 0


def test_wiping_lasts(phone: BrowserContext, wire: Wire) -> None:
    """What was about to be kept when somebody wiped, or is being kept just then, is not kept after all."""
    early = phone.new_page()
    early.goto(wire.address + STORY)
    early.get_by_role("button", name="Instellingen").click()
    early.get_by_role("button", name="Wis alles").click()
    early.wait_for_timeout(1000 * (REST + 1))
    assert "/sw.js" not in [one.path for one in wire.passed]
    early.close()
    page = phone.new_page()
    wire.delay = lambda path: 2.0 if path == STORY and "/sw.js" in [one.path for one in wire.passed] else 0.0
    page.goto(wire.address + STORY)
    page.get_by_role("button", name="Instellingen").click()
    until(page, "async () => (await caches.keys()).length > 0")
    page.get_by_role("button", name="Wis alles").click()
    page.get_by_text("Gewist.").wait_for()
    page.wait_for_timeout(1000 * (REST + 1))
    assert page.evaluate(CACHES) == {}
    assert page.evaluate("async () => (await navigator.serviceWorker.getRegistrations()).length") == 0


def test_there_is_no_room_to_keep_anything(phone: BrowserContext, wire: Wire) -> None:
    """Where the disk is full nothing is kept, and the story plays."""
    page = phone.new_page()
    console = phone.new_cdp_session(page)
    console.send("Storage.overrideQuotaForOrigin", {"origin": wire.address, "quotaSize": 1})
    page.goto(wire.address + STORY)
    begin(page)
    assert to_end(page) == 3
    wire.wait_until_quiet(REST)
    assert not any(page.evaluate(CACHES).values())


def test_without_workers_it_plays(phone: BrowserContext, wire: Wire) -> None:
    """A private window may know no workers, or throw when asked: the story plays, and nobody is told off."""
    phone.add_init_script(
        "Object.defineProperty(navigator, 'serviceWorker', {get() { throw new Error('denied'); }});"
        "Object.defineProperty(window, 'caches', {get() { throw new Error('denied'); }});"
    )
    page = phone.new_page()
    page.goto(wire.address + STORY)
    begin(page)
    assert to_end(page) == 3
    assert "/sw.js" not in [one.path for one in wire.passed]


def test_over_plain_http_there_is_no_worker(browser: Browser, wire: Wire) -> None:
    """A school may serve it without a certificate: then nothing is kept, and it plays."""
    named = "plain.test"
    flags = [*FLAGS, f"--host-resolver-rules=MAP {named} 127.0.0.1"]
    with browser.browser_type.launch(executable_path=find_browser(), args=flags) as plain:
        page = plain.new_page()
        page.goto(f"http://{named}:{wire.address.rpartition(':')[2]}{STORY}")
        assert page.evaluate("isSecureContext") is False
        begin(page)
        assert to_moment(page)
        wire.wait_until_quiet(REST)
        assert "/sw.js" not in [one.path for one in wire.passed]


def test_it_says_so_when_the_network_goes(phone: BrowserContext, wire: Wire) -> None:
    """Whoever loses the network is told that the story goes on, and not when it is back."""
    page = visit(phone, wire)
    begin(page)
    phone.set_offline(True)
    said = page.get_by_text("Geen internet. Dit verhaal loopt gewoon door.")
    said.wait_for()
    assert to_moment(page)
    choose(page)
    phone.set_offline(False)
    said.wait_for(state="detached")
    assert to_moment(page)
    assert page.locator(CHOICE).count() > 1
