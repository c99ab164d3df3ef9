# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2
"""Stories to serve, and reading in the pages that come back."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Any

from tests.house.tree import ROOT

STORY = (ROOT / "content" / "templates" / "nl.chat").read_text(encoding="utf-8").replace("TITEL", "Het feest")
BROKEN = STORY.replace("Fleur: pech voor isa 😂", "Bram verwijdert Isa uit 2c")


def rewrite(path: Path, text: str) -> None:
    """Change a file as a whole, at another time than before."""
    beside, after = path.with_suffix(".new"), path.stat().st_mtime_ns + 1_000_000
    beside.write_text(text, encoding="utf-8")
    os.utime(beside, ns=(after, after))
    beside.replace(path)


def addresses_in(page: str) -> list[str]:
    """List what a page names of ours: its links, and what it tells its script."""
    told = re.findall(r'"(/[^"<>]*)"', page[page.find('id="parts"') :].split("</script>")[0])
    return re.findall(r'(?:href|src)="(/[^"]*)"', page) + told


def block(page: str, name: str) -> dict[str, Any]:
    """Read data that stands in a page."""
    found = re.search(rf'<script type="application/json" id="{re.escape(name)}">(.*?)</script>', page)
    assert found is not None
    return dict(json.loads(found[1]))
