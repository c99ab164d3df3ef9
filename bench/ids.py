# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""How many ids of texts survive when a fifth of the lines of the real stories is edited, beside plain
hashes.

The edits are those that authors make (`tests/translate/edits.py`), each figure the sum over all real
stories and all seeds. `python -m bench.ids` adds a line to RESULTS.md.
"""

from __future__ import annotations

import platform
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from tests.translate.edits import KINDS
from tests.translate.survival import measure, scripts

from omstander import __version__

RESULTS = Path(__file__).with_name("RESULTS.md")
HEADING = """\
# Results

Never rewritten, only added to; how it is measured stands in `README.md`.
"""
MIXED, APART = range(40), range(10)
"""Seeds: of all kinds of edits together, and of each kind alone."""


def rows() -> Iterator[tuple[str, str]]:
    """What is measured, and the figure."""
    yield "ids that survive, all kinds of edits", _told(MIXED)
    for kind, _ in KINDS:
        figures = measure(APART, kind)
        kept = 100 * figures["kept"] / figures["all"]
        yield f"ids that survive, only: {kind.__name__.replace('_', ' ')}", f"{kept:.2f} %"


def _told(seeds: range) -> str:
    figures = measure(seeds)
    kept, plain, fuzzy = (100 * figures[one] / figures["all"] for one in ("kept", "hash", "look_again"))
    return (
        f"{kept:.2f} % of {figures['all']:,} in {len(scripts())} stories x {len(seeds)} seeds, "
        f"{figures['wrong']} on another text, {fuzzy:.1f} % fuzzy; plain hashes of the content {plain:.1f} %"
    )


def record() -> None:
    """Add what was measured to the results."""
    before = RESULTS.read_text(encoding="utf-8") if RESULTS.exists() else HEADING
    machine = f"{platform.machine()}, Python {platform.python_version()}"
    title = f"## {date.today().isoformat()}, version {__version__}, {machine}: ids after an edit of a fifth"
    table = "".join(f"| {what} | {figure} |\n" for what, figure in rows())
    section = f"\n{title}\n\n| what | figure |\n|---|---|\n{table}"
    RESULTS.write_text(before + section, encoding="utf-8")


if __name__ == "__main__":
    record()
