# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2
"""The command line as tests use it: no language set but the one that a test sets."""

from __future__ import annotations

import os

import pytest

from .running import Omstander


@pytest.fixture
def omstander(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Omstander:
    """The command line in this process, without a language of its own."""
    for name in [name for name in os.environ if name.startswith(("LC_", "LANG", "OMSTANDER"))]:
        monkeypatch.delenv(name)
    return Omstander(capsys)
