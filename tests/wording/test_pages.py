# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2
"""The pages of `spec/errors` are the wording and the tests of every code."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from omstander.compiler import examine
from omstander.files.word_lists import word_lists
from omstander.model.diagnostic import Diagnostic
from omstander.wording import Catalogue, Entry, Example, as_json, catalogue, tell
from omstander.wording.catalogue import placeholders

ROOT = Path(__file__).resolve().parents[2]
PAGES = {path.name: path.read_text(encoding="utf-8") for path in (ROOT / "spec" / "errors").glob("*.md")}
BASE = (ROOT / "spec" / "errors" / "base.chat").read_text(encoding="utf-8")
ALL = catalogue(PAGES)
CODE = re.compile(r"""["']([EW]\d{3})["']""")
MARKER = re.compile(r"^(?P<indent> *)//@ (?P<slot>[a-z]+)$", re.MULTILINE)
OTHER_FENCE = re.compile(r"^```(?!chat)[a-z ]+$", re.MULTILINE)
WITHOUT = {"W101": "parse", "E102": "parse", "W404": "wording", "E330": "explore"}
"""Codes whose example would be no text or far too long, and the tests that show them instead."""


def patched(example: Example) -> str:
    """Give the story of an example: itself, or the base story with it at its marker."""
    if not example.slot:
        return example.text
    marker = next(found for found in MARKER.finditer(BASE) if found["slot"] == example.slot)
    lines = example.text.splitlines()
    patch = "".join(f"{marker['indent']}{line}".rstrip() + "\n" for line in lines)
    return BASE[: marker.start()] + patch + BASE[marker.end() + 1 :]


def found_in(example: Example) -> list[Diagnostic]:
    """Examine an example."""
    return list(examine(patched(example), word_lists()).diagnostics)


def examples(kind: str) -> list[object]:
    """List the examples of all pages with readable ids."""
    return [
        pytest.param(entry, example, id=f"{entry.code}-{number}")
        for entry in ALL.entries.values()
        for number, example in enumerate(getattr(entry, kind), 1)
    ]


def test_the_base_story_is_clean() -> None:
    """The story that examples are patched into has nothing wrong with it."""
    assert examine(BASE, word_lists()).diagnostics == ()


@pytest.mark.parametrize(("entry", "example"), examples("bad"))
def test_a_bad_example_yields_its_code(entry: Entry, example: Example) -> None:
    """Every bad example is told under the code of its page, and every word of that is filled in."""
    found = [one for one in found_in(example) if one.code == entry.code]
    assert found
    for language in ("nl", "en"):
        told = tell(found[0], patched(example), language, ALL)
        outside = [row for row in told.splitlines() if not re.match(r" *\d* \|", row)]
        assert not [row for row in outside if re.search(r"\{[a-z_]+\}", row)], told
        assert as_json(found, patched(example), "x.chat", language, ALL)[0]["message"]


@pytest.mark.parametrize(("entry", "example"), examples("good"))
def test_a_good_example_has_no_errors(entry: Entry, example: Example) -> None:
    """No good example has an error, or what its page warns of."""
    found = found_in(example)
    assert [one.code for one in found if one.is_error or one.code == entry.code] == []


def test_codes_and_pages_agree() -> None:
    """Every code that is made has a page, and every page has a code that is made."""
    sources = (ROOT / "src" / "omstander").rglob("*.py")
    used = {code for path in sources for code in CODE.findall(path.read_text(encoding="utf-8"))}
    assert used == set(ALL.entries)


def test_pages_are_called_after_their_codes() -> None:
    """The name of a page is its code and its slug."""
    named = {f"{entry.code}-{entry.slug}.md" for entry in ALL.entries.values()}
    assert named == set(PAGES)


@pytest.mark.parametrize("entry", ALL.entries.values(), ids=list(ALL.entries))
def test_a_page_speaks_both_languages(entry: Entry) -> None:
    """Every sentence of a page is there in Dutch and in English, with the same facts in it."""
    keys = {key.rpartition(".")[0] for key in entry.sentences}
    assert {"title", "message"} <= keys
    for key in keys:
        dutch, english = (entry.sentences.get(f"{key}.{language}", "") for language in ("nl", "en"))
        assert dutch
        assert english
        assert placeholders(dutch) == placeholders(english), key


@pytest.mark.parametrize("entry", ALL.entries.values(), ids=list(ALL.entries))
def test_a_title_is_short_and_in_capitals(entry: Entry) -> None:
    """Titles are in capitals, and fit on the line with the number."""
    for language in ("nl", "en"):
        title = entry.sentence("title", language)
        assert title == title.upper()
        assert len(title) <= 40


@pytest.mark.parametrize("name", sorted(name for name in PAGES if name[:4] not in WITHOUT))
def test_a_page_shows_what_it_means(name: str) -> None:
    """Every page says why, and has a bad and a good example (those on translations are not scripts)."""
    entry = catalogue({name: PAGES[name]}).entries[name[:4]]
    bad, good = PAGES[name].split("## Bad")[1].split("## Good")
    assert entry.why
    assert entry.bad or OTHER_FENCE.search(bad)
    assert entry.good or OTHER_FENCE.search(good)


@pytest.mark.parametrize(("code", "room"), WITHOUT.items())
def test_what_a_page_cannot_show_is_shown_by_a_test(code: str, room: str) -> None:
    """A code without examples stands in a test of the room that makes it."""
    tests = (path.read_text(encoding="utf-8") for path in (ROOT / "tests" / room).glob("test_*.py"))
    assert any(code in text for text in tests)


def test_a_lesson_has_room_for_so_many_words() -> None:
    """A story with too many words for a class is warned of under W404, one with fewer is not."""
    line = "Mila: een twee drie vier vijf zes zeven acht negen tien\n"
    for lines, told in ((80, True), (10, False)):
        story = patched(Example("scene", line * lines)).replace("[opmerken]", "[opmerken] (klas)", 1)
        found = {one.code for one in examine(story, word_lists()).diagnostics}
        assert found == ({"W404"} if told else set())


def test_the_catalogue_is_complete() -> None:
    """There are as many codes as pages: none hides another."""
    assert isinstance(ALL, Catalogue)
    assert len(ALL.entries) == len(PAGES) > 100
