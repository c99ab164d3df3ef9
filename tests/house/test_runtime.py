# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""The walker in the browser stays alone and small."""

from __future__ import annotations

import gzip
import re

import pytest
from tests.house.tree import ROOT

SOURCES = ROOT / "runtime" / "src"
BUILT = ROOT / "runtime" / "dist"
IMPORT = re.compile(
    r"""(?:^|;)\s*(?:import|export)\b[^;'"]*?from\s*['"](.+?)['"]|import\(|require\(""", re.MULTILINE
)
PAGE = re.compile(
    r"\b(?:document|window|globalThis|navigator|fetch|localStorage|Date|setTimeout|Math\.random)\b"
)


def code(name: str) -> str:
    """A TypeScript source without its comments."""
    text = (SOURCES / name).read_text(encoding="utf-8")
    return re.sub(r"/\*.*?\*/|//[^\n]*", "", text, flags=re.DOTALL)


def imports(name: str) -> set[str]:
    """What a TypeScript source imports."""
    return {match[1] or match[0] for match in IMPORT.finditer(code(name))}


def test_walk_imports_nothing() -> None:
    """`walk.ts` stands alone, so that it can be carried anywhere."""
    assert imports("walk.ts") == set()


def test_walk_touches_no_page() -> None:
    """`walk.ts` knows no page, no network, no clock and no dice."""
    assert PAGE.findall(code("walk.ts")) == []


def test_imports_point_down() -> None:
    """Imports go from main to after to view to words to walk, never back."""
    words = {"./walk.ts", "./names.ts"}
    view = {"./walk.ts", "./words.ts"}
    allowed = {
        "walk.ts": set(),
        "names.ts": set(),
        "words.ts": words,
        "view.ts": view,
        "after.ts": view | {"./view.ts"},
    }

    assert {name: imports(name) - below for name, below in allowed.items()} == {
        name: set() for name in allowed
    }
    assert "./walk.ts" in imports("view.ts") | imports("main.ts")


@pytest.mark.parametrize(("name", "budget"), [("walk.js", 2048), ("page.js", 7168)])
def test_built_files_keep_their_budget(name: str, budget: int) -> None:
    """The built files, gzipped, keep within their bytes: the walker 2 KB, the whole page 7 KB."""
    assert len(gzip.compress((BUILT / name).read_bytes(), mtime=0)) <= budget
