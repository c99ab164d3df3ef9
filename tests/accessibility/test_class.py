# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""The screens of a class: one tour looks at all of them, and each test at one thing on all of them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.accessibility.class_tour import BEFORE, class_tour
from tests.accessibility.looking import CUT, REACHABLE, SIGNS, WIDE, heard, on_node, tabbed
from tests.accessibility.test_looks import MOVING, TURNED
from tests.accessibility.test_names import NAMED, SEEN, plain
from tests.live_browser.pupils import lead
from tests.live_browser.screens import Seat
from tests.live_browser.serving import ClassServer
from tests.live_browser.windows import windows_of

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.browser, pytest.mark.slow]

Survey = dict[str, dict[str, object]]
"""What falls short, by rule and by screen."""

SMALL = """(least) => [...document.querySelectorAll("button, a[href], input, summary")].filter((node) => {
    const { width, height } = (node.closest("label") ?? node).getBoundingClientRect();
    return node.getClientRects().length && (width < least - .5 || height < least - .5);
}).map((node) => `${node.tagName} ${node.innerText || node.id}`)"""
HIGH = """() => [...document.querySelectorAll("main button, main input, form button")].filter((node) =>
    node.getClientRects().length && node.getBoundingClientRect().top < innerHeight * .4)
    .map((node) => node.innerText || node.id)"""
"""What can be pressed above the lower 60 % of the screen."""
TAG = "function () { return this.tagName; }"
LARGER = "document.documentElement.style.fontSize = '200%'"
AS_BEFORE = "document.documentElement.style.fontSize = ''"
SETTLING = "settle"
SETTLED = f"() => !document.getAnimations().some(({{animationName}}) => animationName === '{SETTLING}')"
FINGER, LEAST = 44, 24
STEPS = ("lobby", "chat", "hey", "open", "told", "paused", "hidden", "phone", "corridor")
LAST_STEPS = ("questions", "agreement", "help", "ended")
REACHED = {"seat think", "seat open", "seat most", "seat options", "seat chosen", "seat shown", "seat folded"}
"""Screens on which a thumb has something to choose."""


def one_of_each(page: Page, name: str) -> object:
    """A heading of the first level and a main part, one of each; a black board has neither."""
    found = (page.locator("h1:visible").count(), page.locator("main").count())
    return [] if name == "board hidden" or found == (1, 1) else found


def nameless(page: Page, name: str) -> object:
    """What has no name. What unfolds is called by its button, and a clock by what it says."""
    found = [one for one in heard(page, *NAMED) if not one.name.strip() and one.role != "timer"]
    console = page.context.new_cdp_session(page)
    console.send("DOM.getDocument")
    found = [
        one for one in found if on_node(console, one.node, "function () { return this.tagName }") != "DETAILS"
    ]
    console.detach()
    return found


def other_name(page: Page, name: str) -> object:
    """Buttons and links of which the words are not in the name."""
    console = page.context.new_cdp_session(page)
    console.send("DOM.getDocument")
    wrong = []
    for one in heard(page, "button", "link"):
        parts = [plain(part) for part in on_node(console, one.node, SEEN).split("|")]
        if not re.search(".*".join(map(re.escape, parts)), plain(one.name)):
            wrong.append((one.name, parts))
    console.detach()
    return wrong


def narrow(page: Page, name: str) -> object:
    """What hangs out at 320 by 640, and at 320 by 256 of what is no board."""
    size = page.viewport_size
    assert size
    found = []
    for width, height in ((320, 640), (320, 256)) if not name.startswith("board") else ((1280, 720),):
        page.set_viewport_size({"width": width, "height": height})
        found += page.evaluate(WIDE)
    page.set_viewport_size(size)
    return found


def enlarged(page: Page, name: str) -> object:
    """What is cut off or hangs out with letters of twice the size; the board has its own sizes."""
    if name.startswith("board"):
        return []
    page.evaluate(LARGER)
    found = page.evaluate(CUT) + page.evaluate(WIDE)
    page.evaluate(AS_BEFORE)
    return found


def moving(page: Page, name: str) -> object:
    """What moves. That what has just come takes no touch for a moment is timed too, and moves nothing."""
    return [one for one in page.evaluate(MOVING) if one != SETTLING]


def unreached(page: Page, name: str) -> object:
    """Where the Tab key does not come, comes unseen or in another order. A black board shows no ring."""
    page.wait_for_function(SETTLED)
    stops = tabbed(page)
    ring = 0 if name == "board hidden" else 2
    faults = [stop for stop in stops if not (stop["seen"] and stop["ring"] >= ring and stop["after"])]
    missing = page.evaluate(REACHABLE) - len(stops)
    return faults or ([f"{missing} more"] if missing else [])


def small(page: Page, name: str) -> object:
    """What is hard to hit: 44 on a device and a remote, 24 elsewhere."""
    return page.evaluate(SMALL, FINGER if name.startswith(("seat", "remote", "code")) else LEAST)


def high(page: Page, name: str) -> object:
    """What a thumb does not reach at 360 by 740."""
    return page.evaluate(HIGH) if name in REACHED else []


def asked(script: str, page: Page, name: str) -> object:
    """What a script finds."""
    return page.evaluate(script)


RULES: dict[str, Callable[[Page, str], object]] = {
    "one of each": one_of_each,
    "names": nameless,
    "label in name": other_name,
    "signs": partial(asked, SIGNS),
    "width": narrow,
    "letters": enlarged,
    "motion": moving,
    "order": partial(asked, TURNED),
    "tab": unreached,
    "targets": small,
    "thumb": high,
}


@pytest.fixture(scope="session")
def survey(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Survey:
    """Go through all screens of a class once, and hold each against every rule."""
    found: Survey = defaultdict(dict)
    place = tmp_path_factory.mktemp("class")
    with ClassServer(place, "zonder-noor") as server, windows_of(browser) as windows:
        for name, page in class_tour(server.address, windows):
            found["title"][name] = page.title()
            found["language"][name] = page.locator("html").get_attribute("lang")
            for rule, check in RULES.items():
                if faults := check(page, name):
                    found[rule][name] = faults
    return found


def test_the_tour_of_a_class_shows_every_screen(survey: Survey) -> None:
    """Before the lesson, and board, remote and device at every step; each has one h1 and one main."""
    names = set(survey["title"])
    assert set(BEFORE) <= names
    for step in (
        "lobby",
        "chat",
        "hey",
        "open",
        "told",
        "paused",
        "hidden",
        "phone",
        "corridor",
        "questions",
        "help",
        "ended",
    ):
        assert {f"{screen} {step}" for screen in ("board", "remote", "seat")} <= names
    assert survey["one of each"] == {}


def test_everything_in_a_class_has_a_name(survey: Survey) -> None:
    """Buttons, fields, pictures, regions, signs; what stands on a button is in its name."""
    assert survey["names"] == {}
    assert survey["label in name"] == {}
    assert survey["signs"] == {}


def test_no_screen_of_a_class_is_scrolled_sideways(survey: Survey) -> None:
    """Device, remote and setup at 320 by 640 and 320 by 256, the board as it stands on a wall."""
    assert survey["width"] == {}


def test_larger_letters_are_whole_in_a_class(survey: Survey) -> None:
    """With letters of 200 % nothing on device, remote and setup is cut off or hangs out."""
    assert survey["letters"] == {}


def test_nothing_moves_in_a_class_where_less_motion_is_asked(survey: Survey) -> None:
    """No screen has an animation or a transition then; and nothing is turned around by style."""
    assert survey["motion"] == {}
    assert survey["order"] == {}


def test_the_tab_key_reaches_everything_in_a_class(survey: Survey) -> None:
    """On every screen each stop is in sight, has a ring, comes after the one before; all are met."""
    assert survey["tab"] == {}


def test_everything_in_a_class_can_be_hit(survey: Survey) -> None:
    """On a device and a remote what is pressed is 44 by 44; elsewhere 24."""
    assert survey["targets"] == {}


def test_a_thumb_reaches_what_is_chosen(survey: Survey) -> None:
    """At 360 by 740 the answers and options of a moment are in the lower 60 % of the screen."""
    assert survey["thumb"] == {}


def test_every_screen_of_a_class_says_its_title_and_language(survey: Survey) -> None:
    """Pages have titles, and all of this lesson is in Dutch."""
    assert [name for name, title in survey["title"].items() if not title] == []
    assert set(survey["language"].values()) == {"nl"}


def test_a_moment_takes_no_focus(browser: Browser, tmp_path: Path) -> None:
    """Whoever is on the button for help stays there when the class can choose; it is said, not jumped to."""
    with ClassServer(tmp_path, "zonder-noor") as server, windows_of(browser) as windows:
        teacher = lead(server.address)
        seat = Seat(windows.page()).sit(f"{server.address}/join?lang=nl#{teacher.code()}")
        seat.button("top.help").focus()
        for key in ("join.read", "join.watch"):
            teacher.do("go-on")
            seat.button(key).wait_for()
            assert seat.page.evaluate("document.activeElement.innerText") == "Hulp"
        seat.page.get_by_role("status").filter(has_text="Je kunt nu kiezen.").wait_for(state="attached")


def test_forced_colours_leave_edges_in_a_class(browser: Browser, tmp_path: Path) -> None:
    """Where the system chooses all colours, what can be pressed on device and remote has an edge."""
    edge = "node => parseFloat(getComputedStyle(node).borderTopWidth)"
    with ClassServer(tmp_path, "zonder-noor") as server, windows_of(browser) as windows:
        for name, page in class_tour(server.address, windows, forced_colors="active"):
            if name in ("seat options", "seat chosen", "remote open"):
                for button in page.locator("main button:visible, .hand button:visible").all():
                    assert (name, button.inner_text(), button.evaluate(edge) >= 1) == (
                        name,
                        button.inner_text(),
                        True,
                    )
            if name == "board told":
                break
