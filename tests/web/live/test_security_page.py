# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2
"""What `SECURITY.md` says is shown is shown."""

from __future__ import annotations

import re

from tests.house.tree import ROOT


def test_every_test_that_it_names_is_there() -> None:
    """Each line of the threat model names tests that exist."""
    page = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
    lines = page.split("## Against whom, and how")[1].split("|---|---|---|")[1].split("**Not met.**")[0]
    rows = [row for row in lines.splitlines() if row.startswith("|")]
    assert rows
    for row in rows:
        named = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", row)
        assert named, row
        for file, name in named:
            assert f"def {name}(" in (ROOT / file).read_text(encoding="utf-8"), name
