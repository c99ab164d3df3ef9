# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Claims about PO files."""

from __future__ import annotations

import subprocess
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from shutil import which

import pytest
from hypothesis import given
from hypothesis import strategies as some

from omstander.translate import (
    BrokenTranslationsError,
    Item,
    Translations,
    new_translations,
    read_translations,
    write_translations,
)

from .small import BASE, aligned, echo

WORDS = some.text(
    some.characters(codec="utf-8", exclude_categories=["Cc", "Zl", "Zp"]), min_size=1, max_size=90
)
PLAIN = some.text("abc {}'é🔥", min_size=1, max_size=90).filter(lambda text: text == " ".join(text.split()))
ITEMS = some.lists(
    some.builds(
        Item,
        some.text("abcdefgh", min_size=6, max_size=6),
        WORDS,
        WORDS,
        fuzzy=some.booleans(),
        previous=some.one_of(some.just(""), PLAIN),
        told=some.just(("message",)),
    ),
    unique_by=lambda item: item.id,
    max_size=5,
)


@given(ITEMS)
def test_a_file_is_read_as_it_was_written(items: list[Item]) -> None:
    """Texts, marks and previous sources come back as they were, whatever signs are in them."""
    written = replace(new_translations("base", "en"), items=tuple(items))
    read = read_translations(write_translations(written))

    assert read.head == written.head
    assert [replace(item, line=0) for item in read.items] == items


def test_writing_is_repeatable() -> None:
    """The same translation gives the same bytes, with no date in them."""
    translations = echo(aligned(BASE))

    assert write_translations(translations) == write_translations(translations)
    assert b"Date" not in write_translations(translations)


def test_reading_and_writing_again_changes_nothing() -> None:
    """A file that was written by us, read and written again, is the same byte for byte."""
    content = write_translations(echo(aligned(BASE)))

    assert write_translations(read_translations(content)) == content


def test_the_head_of_another_program_stays() -> None:
    """What Poedit or Weblate writes above the texts, comments and dates in odd forms too, is kept."""
    head = (
        '# Anna, 2026\nmsgid ""\nmsgstr ""\n"Language: en\\n"\n'
        '"PO-Revision-Date: yesterday\\n"\n"X-Generator: Weblate\\n"\n'
    )
    content = head + '\nmsgctxt "aaaaaa"\nmsgid "hoi"\nmsgstr "hi"\n'

    assert write_translations(read_translations(content.encode())).decode() == content


@pytest.mark.parametrize(
    ("broken", "line"),
    [
        ('msgctxt "aaaaaa"\nmsgid "hoi"\nmsgstr "hi\n', 3),
        ('msgctxt "aaaaaa"\n<<<<<<< mine\nmsgid "hoi"\n', 2),
        ('msgid "hoi"\nmsgctxt "aaaaaa"\n"x"\nmsgctxt "bbbbbb"\n', 1),
        ("# niets\n\nhallo", 3),
        ('msgstr "hi"\n"hi"\nmsgstr[x] "hi"\n', 3),
    ],
)
def test_what_is_broken_is_told_with_its_line(broken: str, line: int) -> None:
    """A missing quote, a merge left open, parts in the wrong order: the line is named, counted from 1."""
    with pytest.raises(BrokenTranslationsError) as raised:
        read_translations(broken.encode())

    assert raised.value.line == line


def test_bytes_that_are_no_text_are_told() -> None:
    """A file in another encoding is broken where the first strange byte stands."""
    with pytest.raises(BrokenTranslationsError) as raised:
        read_translations('msgctxt "aaaaaa"\nmsgid "café"\n'.encode("latin-1"))

    assert raised.value.line == 2


PARTS = [
    'msgctxt "aaaaaa"',
    'msgid "a"',
    'msgid ""',
    'msgid_plural "e"',
    'msgstr "b"',
    'msgstr[0] "b"',
    '"d"',
]
COMMENTS = [
    "",
    "#",
    "#, fuzzy",
    "#: a:1",
    "#. x",
    '#| msgid "h"',
    '#~ msgid "f"',
    '#~ msgstr "g"',
    '#~| msgid "i"',
]
LINES = some.sampled_from([*PARTS, 'msgstr[7] "c"', *COMMENTS])


@given(some.one_of(some.binary(), some.lists(LINES).map(lambda lines: "\n".join(lines).encode())))
def test_no_content_can_break_the_reader(content: bytes) -> None:
    """Anything at all is read or told; nothing else is raised."""
    with suppress(BrokenTranslationsError):
        assert isinstance(read_translations(content), Translations)


@pytest.mark.skipif(which("msgfmt") is None, reason="gettext is not installed")
def test_gettext_reads_what_we_write(tmp_path: Path) -> None:
    """The tools of GNU gettext accept the file, previous sources and obsolete texts included."""
    translations = echo(aligned(BASE))
    first, *rest = translations.items
    long = replace(first, fuzzy=True, previous='een "heel" lange zin ' * 9)
    file = tmp_path / "en.po"
    file.write_bytes(write_translations(replace(translations, items=(long, *rest[1:]), obsolete=(rest[0],))))

    said = subprocess.run(
        ["msgfmt", "-o", tmp_path / "en.mo", file], capture_output=True, text=True, check=False
    )

    assert (said.returncode, said.stderr) == (0, "")
