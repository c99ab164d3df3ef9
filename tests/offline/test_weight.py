# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2
"""From the start screen to the first moment: at most 40 KB in 8 requests, and at most 2 KB the next time."""

from __future__ import annotations

import http.client
import json
import re
from typing import TYPE_CHECKING

import pytest
from tests.offline.weighing import MOST_AGAIN, MOST_BYTES, MOST_REQUESTS, stories, total, weigh

if TYPE_CHECKING:
    from playwright.sync_api import Browser

WORKER = 900


def got(port: int, path: str) -> bytes:
    """Get an answer as a browser would, squeezed by Brotli."""
    asking = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    asking.request("GET", path, headers={"accept-encoding": "br"})
    answer = asking.getresponse()
    assert answer.status == 200
    body = answer.read()
    asking.close()
    return body


def first_needs(port: int, story: str, language: str) -> list[str]:
    """List what a page needs until its first moment: itself, what it names, what its script asks for."""
    page = f"/s/{story}?lang={language}"
    asking = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    asking.request("GET", page)
    html = asking.getresponse().read().decode()
    asking.close()
    links = re.findall(r'<(?:script src|link rel="(?:stylesheet|icon|manifest)" href)="([^"]+)"', html)
    found = re.search(r'<script type="application/json" id="parts">(.*?)</script>', html)
    assert found
    parts = json.loads(found[1])
    inside = f'id="words.{language}"' in html
    words = [] if inside else [parts["words"][language]]
    return [page, *links, parts["automaton"], parts["texts"][language], *words, parts["worker"]]


@pytest.mark.parametrize(("story", "language"), stories())
def test_what_is_served_is_light(server: int, story: str, language: str) -> None:
    """All that is served until the first moment, manifest and icon and worker too, keeps its budget."""
    needs = first_needs(server, story, language)
    sizes = {path: len(got(server, path)) for path in needs}
    assert len(sizes) <= MOST_REQUESTS, sizes
    assert sum(sizes.values()) <= MOST_BYTES, sizes
    assert sizes["/sw.js"] <= WORKER


@pytest.mark.browser
@pytest.mark.slow
@pytest.mark.parametrize(("story", "language"), [stories()[0], stories()[-2]])
def test_a_play_is_light(browser: Browser, server: int, story: str, language: str) -> None:
    """In a real browser every byte counts, heads of answers too; what comes again is asked after only."""
    weight = weigh(browser, server, story, language)
    assert (len(weight.first) <= MOST_REQUESTS, total(weight.first) <= MOST_BYTES) == (True, True), (
        weight.first
    )
    paths = [one.path for one in (*weight.first, *weight.first_after)]
    assert len(paths) == len(set(paths))
    assert total(weight.again) + total(weight.again_after) <= MOST_AGAIN
