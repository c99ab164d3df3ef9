# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""The examples in the pages of E6xx and W6xx are their tests.

A `po` example stands in for the items that it names in a whole translation of the base story; `po whole` is
a whole file. A `lock` example is added to the base story's lock, `recast` asks for other names (`recast
none`: from an empty pool).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from omstander.translate import (
    Pool,
    read_lock,
    read_pool,
    read_translation,
    recast,
    write_lock,
    write_translations,
)

from .small import BASE, ROOT, aligned, echo, lock_of, program_of

PAGES = sorted((ROOT / "spec" / "errors").glob("[EW]6*.md"))
FENCE = re.compile(r"^```(\w+(?: \w+)?)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
IDS = re.compile(r'^(?:msgctxt "|)(\w{6})(?:"|\t)', re.MULTILINE)


def examples(page: Path, part: str) -> Iterator[tuple[str, str]]:
    """The examples of one part of a page."""
    bad, _, good = page.read_text(encoding="utf-8").partition("## Bad\n")[2].partition("## Good\n")
    return ((kind, text) for kind, text in FENCE.findall(bad if part == "bad" else good))


def codes(kind: str, text: str) -> set[str]:
    """What is found in an example."""
    program, alignment = program_of(BASE), aligned(BASE)
    if kind == "lock":
        rows = [row for row in write_lock(lock_of(BASE)).splitlines() if row[:6] not in IDS.findall(text)]
        return {one.code for one in read_lock("\n".join([*rows, text]))[1]}
    if kind.startswith("recast"):
        old, new = (one.strip() for one in text.split("="))
        names = (ROOT / "content" / "names" / "nl.txt").read_text(encoding="utf-8")
        pool = Pool({}) if kind == "recast none" else read_pool(names)
        return {one.code for one in recast(program, {old: new}, pool, "nl")[1]}
    content = text
    if kind == "po":
        blocks = write_translations(echo(alignment)).decode().split("\n\n")
        others = [block for block in blocks if not set(IDS.findall(block)) & set(IDS.findall(text))]
        content = "\n\n".join([*others, text])
    return {one.code for one in read_translation(content.encode(), program, alignment, "en")[1]}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_bad_example_is_found(page: Path) -> None:
    """There is at least one bad example, and each yields the code of its page."""
    found = [codes(kind, text) for kind, text in examples(page, "bad")]

    assert found != []
    assert [one for one in found if page.name[:4] not in one] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_no_good_example_is_found(page: Path) -> None:
    """There is at least one good example, and none yields its own code or an error."""
    found = [codes(kind, text) for kind, text in examples(page, "good")]

    assert found != []
    assert [one for one in found if page.name[:4] in one or any(code < "F" for code in one)] == []


def test_every_code_has_a_page() -> None:
    """The codes in the room and the pages are the same."""
    sources = (ROOT / "src" / "omstander" / "translate").glob("*.py")
    used = {
        code for path in sources for code in re.findall(r'"([EW]6\d\d)"', path.read_text(encoding="utf-8"))
    }

    assert used == {page.name[:4] for page in PAGES}
