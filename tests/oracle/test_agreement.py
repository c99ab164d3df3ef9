# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""The compiler says of every story exactly what the brute force over all its paths says."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from tests.oracle.agreement import all_differences
from tests.oracle.generator import Size, stories

ROOT = Path(__file__).resolve().parents[2]
BUNDLED = sorted([*ROOT.glob("content/stories/*/*.chat"), *ROOT.glob("tests/data/**/*.chat")])
SAMPLES = sorted(ROOT.glob("tests/seeded/stories/*.chat"))
PINNED = sorted(ROOT.glob("tests/oracle/pinned/*.chat"))
FEW = 25
MANY = 600


def name_of(path: Path) -> str:
    """How a story is called in the list of tests."""
    return path.stem


@pytest.mark.slow
@pytest.mark.parametrize("path", [*BUNDLED, *SAMPLES, *PINNED], ids=name_of)
def test_written_stories(path: Path) -> None:
    """Every bundled story, both samples and every pinned story have the figures and faults of the brute
    force."""
    assert all_differences(path.read_text(encoding="utf-8")) == []


@pytest.mark.slow
@settings(max_examples=FEW)
@given(stories(size=Size(moments=3, paths=150)))
def test_clean_stories(text: str) -> None:
    """Stories that keep to the rules have the figures of the brute force, and no false alarm."""
    assert all_differences(text) == []


@pytest.mark.slow
@settings(max_examples=FEW)
@given(stories(wild=True, size=Size(moments=3, paths=150)))
def test_wild_stories(text: str) -> None:
    """Stories that break rules have them reported: none missed, none too many, each with a shortest path."""
    assert all_differences(text) == []
