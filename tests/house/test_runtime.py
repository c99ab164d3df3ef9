# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""The runtime in the browser: who may import whom, what touches a page, and how many bytes it is."""

from __future__ import annotations

import gzip
import re
from pathlib import PurePosixPath

import brotli
import pytest
from tests.house.tree import ROOT

SOURCES = ROOT / "runtime" / "src"
BUILT = ROOT / "runtime" / "dist"
IMPORT = re.compile(
    r"""(?:^|;)\s*(?:import|export)\b[^;'"]*?from\s*['"](.+?)['"]|import\(|require\(""", re.MULTILINE
)
PAGE = re.compile(
    r"\b(?:document|window|globalThis|self|navigator|fetch|localStorage|sessionStorage|caches|history|location"
    r"|Date|setTimeout|setInterval|performance|Math\.random)\b"
)
BELOW = {
    "walk.ts": set[str](),
    "names.ts": set[str](),
    "words": {"walk.ts", "names.ts"},
    "play": {"walk.ts", "words", "play"},
    "view": {"walk.ts", "words", "play", "view"},
    "device": {"play", "device"},
}
"""Which rooms of the runtime each room may import; the rim (`main.tsx` and its neighbours) may import all."""


def code(name: str) -> str:
    """A TypeScript source without its comments."""
    text = (SOURCES / name).read_text(encoding="utf-8")
    return re.sub(r"/\*.*?\*/|//[^\n]*", "", text, flags=re.DOTALL)


def imports(name: str) -> set[str]:
    """What a TypeScript source imports: files as they stand in `src`, packages as they are called."""
    found = {match[1] or match[0] for match in IMPORT.finditer(code(name))}
    here = PurePosixPath(name).parent
    return {_plain(here / one) if one.startswith(".") else one for one in found}


def _plain(path: PurePosixPath) -> str:
    parts: list[str] = []
    for part in path.parts:
        if part == "..":
            parts.pop()
        else:
            parts.append(part)
    return "/".join(parts)


def sources(folder: str = "") -> list[str]:
    """The TypeScript sources in a folder of `src`."""
    found = sorted((SOURCES / folder).rglob("*.ts*"))
    return [path.relative_to(SOURCES).as_posix() for path in found]


def room(name: str) -> str:
    """The room of a source: its folder, or the file itself."""
    folder, _, _ = name.rpartition("/")
    return folder or {"words.ts": "words"}.get(name, name)


def test_walk_imports_nothing() -> None:
    """`walk.ts` stands alone, so that it can be carried anywhere."""
    assert imports("walk.ts") == set()


@pytest.mark.parametrize("name", ["walk.ts", "names.ts", "words.ts", *sources("play")])
def test_what_is_pure_touches_no_page(name: str) -> None:
    """The walker, the words and the play know no page, no network, no clock and no dice."""
    assert PAGE.findall(re.sub(r'"[^"\n]*"', '""', code(name))) == []


@pytest.mark.parametrize("name", [name for name in sources() if room(name) in BELOW])
def test_imports_point_down(name: str) -> None:
    """Imports go from main to view to play to words to walk, and from main to device, never back."""
    files = {one for one in imports(name) if one.endswith((".ts", ".tsx"))}

    assert {room(one) for one in files} <= BELOW[room(name)]


@pytest.mark.parametrize("name", sources())
def test_only_what_draws_knows_preact(name: str) -> None:
    """Preact is known to the views and to the rim that mounts them, and nothing else is borrowed."""
    packages = {one for one in imports(name) if not one.endswith((".ts", ".tsx", ".css"))}
    draws = name.endswith(".tsx") or name == "lent.ts"

    assert packages <= ({"preact", "preact/jsx-runtime"} if draws else set())


def test_the_page_for_developers_is_not_loaded_by_players() -> None:
    """Nothing that a player loads imports the page that shows every component."""
    assert [name for name in sources() if "design.tsx" in imports(name)] == []


@pytest.mark.parametrize("name", sources())
def test_nothing_is_asked_of_a_browser_that_it_cannot_do(name: str) -> None:
    """The sources call nothing that a browser of five years old lacks: esbuild turns syntax into older syntax
    and leaves calls alone."""
    younger = r"\.(?:at|findLast|findLastIndex|toSorted|toReversed|with|groupBy)\("
    younger += r"|hasOwn|structuredClone|randomUUID|\(\?<[=!]|AbortSignal\.timeout|showModal"

    assert re.findall(younger, code(name)) == []


@pytest.mark.parametrize(
    ("name", "zipped", "budget"),
    [
        ("walk.js", 2200, 2000),
        ("page.js", 23700, 21500),
        ("after.js", 8500, 7800),
        ("page.css", 5600, 4900),
        ("worker.js", 1000, 900),
        ("join.js", 28600, 26000),
        ("join.css", 1350, 1200),
        ("host.js", 28600, 26000),
        ("host.css", 4500, 3900),
    ],
)
def test_built_files_keep_their_budget(name: str, zipped: int, budget: int) -> None:
    """The built files keep within their bytes, with gzip and with brotli."""
    content = (BUILT / name).read_bytes()

    assert len(gzip.compress(content, mtime=0)) <= zipped
    assert len(brotli.compress(content)) <= budget


def test_a_pupil_waits_for_little_before_the_lobby() -> None:
    """What a device loads once to take a seat, with brotli, leaves 8 KB of 40 for the page with its words."""
    loaded = ("join.js", "join.css", "page.css")

    assert sum(len(brotli.compress((BUILT / name).read_bytes())) for name in loaded) <= 32 * 1024
