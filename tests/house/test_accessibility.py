# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""The page about accessibility has every criterion, names proofs that are there, and claims nobody's try."""

from __future__ import annotations

import re

import pytest
from tests.house.tree import ROOT

TEXT = (ROOT / "docs" / "accessibility.md").read_text(encoding="utf-8")
ROWS = re.findall(r"^\| (\d\.\d\.\d+) (.+?) \((A|AA)\) \| (.+?) \| (.+?) \|$", TEXT, flags=re.MULTILINE)
PROOFS = sorted(set(re.findall(r"`((?:tests|runtime)/[^`:]+)::(\w+)`", TEXT)))

# WCAG 2.2, https://www.w3.org/TR/WCAG22/: 31 of level A and 24 of level AA.
LEVELS = {
    "A": "1.1.1 1.2.1 1.2.2 1.2.3 1.3.1 1.3.2 1.3.3 1.4.1 1.4.2 2.1.1 2.1.2 2.1.4 2.2.1 2.2.2 2.3.1 2.4.1 "
    "2.4.2 2.4.3 2.4.4 2.5.1 2.5.2 2.5.3 2.5.4 3.1.1 3.2.1 3.2.2 3.2.6 3.3.1 3.3.2 3.3.7 4.1.2",
    "AA": "1.2.4 1.2.5 1.3.4 1.3.5 1.4.3 1.4.4 1.4.5 1.4.10 1.4.11 1.4.12 1.4.13 2.4.5 2.4.6 2.4.7 2.4.11 "
    "2.5.7 2.5.8 3.1.2 3.2.3 3.2.4 3.3.3 3.3.4 3.3.8 4.1.3",
}
WAYS = {
    "automatically": r"automatically: axe `[a-z-]+`(, axe `[a-z-]+`)* \(`make audit`\)",
    "by script": r"by script: `[^`]+::\w+`(, `[^`]+::\w+`)*",
    "by people": r"by people: not yet: .{40,} \(scripts? [A-F][^()]*\)",
}


def test_every_criterion_has_one_row() -> None:
    """The 55 of levels A and AA, each once, in order, with its level; no other."""
    expected = {number: level for level, numbers in LEVELS.items() for number in numbers.split()}
    ordered = sorted(expected.items(), key=lambda one: [int(part) for part in one[0].split(".")])
    assert len(ordered) == 55
    assert [(number, level) for number, _, level, _, _ in ROWS] == ordered
    assert len(re.findall(r"^\| \d", TEXT, flags=re.MULTILINE)) == 55


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_every_row_says_how_it_is_checked(row: tuple[str, ...]) -> None:
    """In one or more of three ways: by axe at a gate, by named tests, by people who have not done it yet."""
    ways = row[4].split("; ")
    unknown = [way for way in ways if not any(re.fullmatch(pattern, way) for pattern in WAYS.values())]
    assert unknown == []
    assert row[3].startswith("not applicable: ") or "not applicable" not in row[3]


@pytest.mark.parametrize(("path", "name"), PROOFS, ids=lambda part: part.rpartition("/")[2])
def test_every_named_proof_is_there(path: str, name: str) -> None:
    """A test that is named here has that name in that file."""
    text = (ROOT / path).read_text(encoding="utf-8")
    assert re.search(rf"^(def|const) {name}\b", text, flags=re.MULTILINE)


def test_axe_alone_proves_nothing() -> None:
    """Whatever axe looks at, a script or a person looks at as well."""
    alone = [number for number, _, _, _, checked in ROWS if not re.search(r"by (script|people)", checked)]
    assert alone == []


def test_every_proof_of_this_page_is_named() -> None:
    """Tests that were written for this page stand in it."""
    known = {name for _, name in PROOFS}
    found = set()
    for path in (ROOT / "tests" / "accessibility").glob("test_*.py"):
        found |= set(re.findall(r"^def (test_\w+)", path.read_text(encoding="utf-8"), flags=re.MULTILINE))
    assert found - known == set()


def test_nobody_is_said_to_have_tried_it() -> None:
    """The page says that nobody has, and no row that somebody did."""
    for sentence in ("Nobody has audited it.", "**Nobody with a disability, no user of a\n  screen reader"):
        assert sentence in TEXT
    said = [checked for *_, checked in ROWS if re.search(r"by people: (?!not yet)|tested (by|with)", checked)]
    assert said == []


def test_the_gate_is_there() -> None:
    """`make audit` is a target, and runs axe."""
    assert re.search(r"^audit:", (ROOT / "Makefile").read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert "axe.run" in (ROOT / "tools" / "audit" / "run.py").read_text(encoding="utf-8")
