# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2
"""The page that tells a teacher whether a network carries a class, in a real browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.web.live.asking import LONG
from tests.web.live.test_serving import serving

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Route

pytestmark = [pytest.mark.slow, pytest.mark.browser]


def test_a_network_is_tried_out(context: BrowserContext) -> None:
    """On a network that carries a class it says so in sentences; on one that holds everything back, that."""
    with serving("--temporary") as (_, address):
        page = context.new_page()
        page.set_default_timeout(LONG * 1000)
        problems: list[str] = []
        page.on("pageerror", lambda error: problems.append(str(error)))
        page.goto(f"{address}/test?lang=nl")
        page.get_by_role("heading", name="Hier kan een klas meedoen.").wait_for()
        for sentence in ("Keuzes komen aan.", "Nieuws van het bord komt meteen."):
            assert page.get_by_text(sentence).is_visible()

        def hold_back(route: Route) -> None:
            route.abort()

        page.route("**/live/probe", hold_back)
        page.get_by_role("button", name="Nog een keer proberen").click()
        page.get_by_role("heading", name="Meedoen lukt hier niet.").wait_for()
        assert problems == []
