# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2
"""A server to ask, and a story on disk."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from tests.web.visiting import STORY

from omstander.files.scripts import bundled_scripts
from omstander.web import Library, make_app


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    """A browser of sorts, before the bundled stories."""
    with TestClient(make_app(Library(bundled_scripts()))) as one:
        yield one


@pytest.fixture
def story(tmp_path: Path) -> Path:
    """A sound story on disk."""
    path = tmp_path / "feest.chat"
    path.write_text(STORY, encoding="utf-8")
    return path
