# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Looking at a page: what hangs out of it, what can be reached, and how it is heard."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import CDPSession, Page

WIDE = """() => {
    const seen = (node) => !node.closest(".heard") && node.getClientRects().length;
    const box = (node) => node.getBoundingClientRect();
    const over = [...document.querySelectorAll("body *")].filter((node) =>
        seen(node) && !node.closest(".tabs") && (box(node).right > innerWidth + 1 || box(node).left < -1));
    const cut = [...document.querySelectorAll("body *")].filter((node) =>
        seen(node) && !node.closest(".tabs, [aria-hidden=true], svg")
        && getComputedStyle(node).overflowX !== "visible" && node.scrollWidth > node.clientWidth + 1);
    return [...new Set([...over, ...cut])].map((node) => `${node.tagName}.${node.className}`);
}"""
"""Whatever hangs out of the page at its sides, or has to be scrolled sideways."""
CUT = """() => [...document.querySelectorAll("body *")].filter((node) => {
    const { overflowX, overflowY, clipPath } = getComputedStyle(node);
    if (!node.getClientRects().length || !node.textContent.trim() || clipPath !== "none") return false;
    if (node.closest(".heard, svg, [aria-hidden=true]")) return false;
    return (overflowY === "hidden" && node.scrollHeight > node.clientHeight + 2)
        || (overflowX === "hidden" && node.scrollWidth > node.clientWidth + 2);
}).map((node) => `${node.tagName}.${node.className}: ${node.innerText}`)"""
"""Words that are cut off."""
SIGNS = r"""() => {
    const sign = /\p{Extended_Pictographic}/u;
    const found = [];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
        const { data, parentElement: around } = texts.currentNode;
        if (around.closest("[aria-hidden=true], [role=img], script, title")) continue;
        if (sign.test(data)) found.push(data);
    }
    for (const node of document.body.querySelectorAll("*"))
        for (const name of ["aria-label", "title", "alt", "placeholder"]) {
            const words = node.getAttribute(name) ?? "";
            if (sign.test(words) && !node.closest("[aria-hidden=true]")) found.push(`${name}: ${words}`);
        }
    return found;
}"""
"""Signs that a screen reader says in its own words, or not at all."""
HERE = """() => {
    const at = document.activeElement;
    if (!at || at === document.body) return null;
    const target = at.matches("input") ? at.closest("label") ?? at : at;
    const SPOTS = [.5, .15, .85, .01, .99];
    const { left, top, width, height } = target.getBoundingClientRect();
    const spots = SPOTS.flatMap((x) => SPOTS.map((y) => [left + width * x, top + height * y]));
    const seen = spots.some(([x, y]) => target.contains(document.elementFromPoint(x, y)));
    const { outlineStyle, outlineWidth } = getComputedStyle(at);
    const { walk } = window;
    walk.push(at);
    return {
        name: (at.innerText || at.title || target.innerText).trim().split("\\n")[0],
        seen, place: walk.indexOf(at), ring: outlineStyle === "none" ? 0 : parseFloat(outlineWidth),
        after: walk.length < 2 || Boolean(walk[walk.length - 2].compareDocumentPosition(at) & 4),
    };
}"""
"""Where the focus is: whether it can be seen, has a ring, was here before, and comes after the last place."""
REACHABLE = """() => [
    ...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]"),
]
    .filter((node) => node.getClientRects().length && node.checkVisibility())
    .filter((node) => node.tabIndex >= 0 && !node.disabled)
    .filter((node) => node.type !== "radio" || node.checked).length"""
"""How many things the Tab key has to reach; of a group of answers the chosen one."""
TOP = """() => {
    window.walk = [];
    getSelection().removeAllRanges();
    document.body.tabIndex = -1;
    document.body.focus();
    document.body.removeAttribute("tabindex");
}"""


@dataclass(frozen=True)
class Heard:
    """A thing in the accessibility tree: what it is and how it is called."""

    role: str
    name: str
    description: str
    node: int


def heard(page: Page, *roles: str) -> list[Heard]:
    """List what a screen reader is told, of these roles or all, in its order."""
    console = page.context.new_cdp_session(page)
    found = [one for one in console.send("Accessibility.getFullAXTree")["nodes"] if not one["ignored"]]
    told = [
        Heard(text(one, "role"), text(one, "name"), text(one, "description"), one.get("backendDOMNodeId", 0))
        for one in found
    ]
    console.detach()
    return [one for one in told if not roles or one.role in roles]


def text(node: dict[str, Any], key: str) -> str:
    """Read a text of a node of the tree."""
    return str(node.get(key, {}).get("value", ""))


def on_node(console: CDPSession, node: int, function: str) -> Any:
    """Call a function with the element of a node of the tree as `this`."""
    found = console.send("DOM.resolveNode", {"backendNodeId": node})["object"]["objectId"]
    asked = {"objectId": found, "functionDeclaration": function, "returnByValue": True}
    return console.send("Runtime.callFunctionOn", asked)["result"].get("value")


def tabbed(page: Page) -> list[dict[str, Any]]:
    """Go through a screen with the Tab key, from its top until it leaves or comes round; give every stop."""
    page.evaluate(TOP)
    stops: list[dict[str, Any]] = []
    for _ in range(120):
        page.keyboard.press("Tab")
        stop = page.evaluate(HERE)
        if stops and stop and stop["place"] == len(stops) - 1:
            continue  # a field of several parts, such as a time
        if stop is None or stop["place"] < len(stops):
            return stops
        stops.append(stop)
    raise AssertionError("the Tab key never comes to an end")
