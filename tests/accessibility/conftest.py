# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""A server, and a window in which nothing moves by itself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from tests.offline.serving import serving

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    """The address of a server with the bundled stories."""
    with serving() as port:
        yield f"http://127.0.0.1:{port}"


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """A phone; what moves is seen at once, so that what is measured stands still."""
    page = context.new_page()
    page.set_viewport_size({"width": 360, "height": 740})
    page.set_default_timeout(5000)
    page.emulate_media(reduced_motion="reduce")
    return page
