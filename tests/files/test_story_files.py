# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Claims about what lies beside a script."""

from __future__ import annotations

from pathlib import Path
from shutil import copy

from omstander.check import check_story
from omstander.files.data import stories_dir
from omstander.files.story_files import load_pool, load_translated, load_translations, translation_files
from omstander.model.program import Program
from omstander.parse import parse_story

WISSEL = stories_dir() / "wissel"


def program_of(script: Path) -> Program:
    """Read a script that has no mistakes."""
    text = script.read_text(encoding="utf-8")
    program, _ = check_story(parse_story(text)[0], text)
    assert program is not None
    return program


def beside(folder: Path, *names: str) -> Path:
    """Copy files of the bundled story to a folder, and give the path of its script there."""
    for name in names:
        copy(WISSEL / name, folder / name)
    return folder / "wissel.chat"


def test_the_bundled_story_has_its_own_language_and_english() -> None:
    """The story's own language comes first, then those that are complete; nothing is wrong with them."""
    script = WISSEL / "wissel.chat"

    assert list(load_translations(script, program_of(script))) == ["nl", "en"]
    assert load_translated(script, program_of(script)).diagnostics == ()


def test_a_language_with_a_text_missing_is_not_shown(tmp_path: Path) -> None:
    """What is not complete is loaded for who checks it, but not for who plays."""
    script = beside(tmp_path, "wissel.chat", "wissel.lock", "en.po")
    po = tmp_path / "en.po"
    po.write_bytes(po.read_bytes().replace(b'msgstr "ref! sub!"', b'msgstr ""'))

    assert list(load_translations(script, program_of(script))) == ["nl"]
    assert load_translated(script, program_of(script)).translations["en"].missing == 1


def test_a_lock_that_was_lost_keeps_the_translations_of_a_story_as_it_was(tmp_path: Path) -> None:
    """Without a lock ids are made anew, and they are the same as long as no text was edited."""
    script = beside(tmp_path, "wissel.chat", "en.po")

    assert list(load_translations(script, program_of(script))) == ["nl", "en"]


def test_scripts_that_share_a_folder_do_not_share_translations(tmp_path: Path) -> None:
    """Beside another script, only one with a lock of its own has translations."""
    script = beside(tmp_path, "wissel.chat", "en.po")
    copy(script, tmp_path / "other.chat")

    assert translation_files(script) == {}
    copy(WISSEL / "wissel.lock", tmp_path)
    assert list(translation_files(script)) == ["en"]
    assert translation_files(tmp_path / "other.chat") == {}


def test_there_are_names_to_recast_with() -> None:
    """Dutch and English have a pool; a language without one has an empty pool."""
    assert [bool(load_pool(language).groups) for language in ("nl", "en", "xx")] == [True, True, False]
