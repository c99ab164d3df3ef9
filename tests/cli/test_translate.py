# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Claims about `omstander translate`."""

from __future__ import annotations

from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest

from omstander.cli import main

from .running import FEEST, Omstander

ROOT = Path(__file__).parents[2]
SCRIPT = (ROOT / "content" / "templates" / "nl.chat").read_text(encoding="utf-8").replace("TITEL", "Test")


@pytest.fixture
def story(tmp_path: Path) -> Path:
    """A sound story in a folder of its own."""
    path = tmp_path / "test.chat"
    path.write_text(SCRIPT, encoding="utf-8")
    return path


def translate(action: str, story: Path, *more: str) -> int:
    """Run the command."""
    return main(["translate", action, str(story), *more])


def files(story: Path) -> dict[str, bytes]:
    """What lies in the folder."""
    return {path.name: path.read_bytes() for path in story.parent.iterdir()}


def test_extract_writes_a_lock_and_an_empty_translation(
    story: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A translation begins with nothing translated and exit code 0; then `status` says so, and writes
    nothing."""
    assert translate("extract", story, "--language", "en") == 0
    begun = files(story)
    capsys.readouterr()

    assert sorted(begun) == ["en.po", "test.chat", "test.lock"]
    assert translate("status", story) == 0
    assert capsys.readouterr().out.startswith("en: 0 ")
    assert files(story) == begun


def test_update_keeps_what_was_translated(story: Path) -> None:
    """After an edit the id stays, the translation is fuzzy, and a second update changes nothing more."""
    translate("extract", story, "--language", "en")
    line = next(row for row in SCRIPT.splitlines() if ": " in row and "?" in row and row[:1].isupper())
    words = line.partition(": ")[2]
    po = story.with_name("en.po")
    before = po.read_text(encoding="utf-8")
    po.write_text(
        before.replace(f'msgid "{words}"\nmsgstr ""', f'msgid "{words}"\nmsgstr "well?"'), encoding="utf-8"
    )
    story.write_text(SCRIPT.replace(line, line + "?"), encoding="utf-8")

    assert translate("update", story) == 0
    after = files(story)
    assert f'#, fuzzy\n#| msgid "{words}"\n'.encode() in after["en.po"]
    assert f'msgid "{words}?"\nmsgstr "well?"\n'.encode() in after["en.po"]
    assert translate("update", story) == 0
    assert files(story) == after


@pytest.mark.parametrize(
    "arguments",
    [
        ("extract",),
        ("extract", "--language", "nl"),
        ("extract", "--language", "../x"),
        ("status", "--language", "de"),
        ("update", "--language", "de"),
        ("erase",),
    ],
)
def test_wrong_use_is_told(story: Path, arguments: tuple[str, ...]) -> None:
    """What cannot be done as asked gives exit code 2 and writes nothing."""
    before = files(story)

    assert main(["translate", arguments[0], str(story), *arguments[1:]]) == 2
    assert files(story) == before


def test_a_translation_is_never_written_over(story: Path) -> None:
    """Extracting a language that is there already gives exit code 2, and the file stays."""
    translate("extract", story, "--language", "en")
    begun = files(story)

    assert translate("extract", story, "--language", "en") == 2
    assert files(story) == begun


@pytest.mark.parametrize("broken", ["en.po", "test.lock"])
def test_broken_files_stop_an_update(story: Path, broken: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A translation or a lock with a merge left open gives exit code 1 with the line, and nothing is
    written."""
    translate("extract", story, "--language", "en")
    path = story.with_name(broken)
    path.write_bytes(b"<<<<<<< mine\n" + path.read_bytes())
    before = files(story)
    capsys.readouterr()

    assert translate("update", story) == 1
    assert broken in capsys.readouterr().out
    assert files(story) == before


def test_a_story_with_errors_is_not_translated(story: Path) -> None:
    """A story that has errors gives exit code 1, and no files."""
    story.write_text(SCRIPT.replace("taal: nl\n", ""), encoding="utf-8")

    assert translate("extract", story, "--language", "en") == 1
    assert sorted(files(story)) == ["test.chat"]


def test_a_story_without_a_file_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Standard input has no folder in which a translation could lie."""
    monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(SCRIPT.encode())))

    assert main(["translate", "status", "-"]) == 2


def test_a_translation_that_cannot_be_read_is_told(story: Path) -> None:
    """A folder where a file should be gives exit code 2 and a plain line, not a bug."""
    translate("extract", story, "--language", "en")
    story.with_name("de.po").mkdir()

    assert translate("update", story) == 2


@pytest.mark.parametrize("language", ["xx", "qq", "e", "engels", "xx-BE"])
def test_a_language_that_nobody_speaks(omstander: Omstander, tmp_path: Path, language: str) -> None:
    """A code that belongs to no language is refused in a line, and nothing is written."""
    story = tmp_path / "feest.chat"
    story.write_bytes(Path(FEEST).read_bytes())
    ran = omstander("translate", "extract", str(story), "--language", language)
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert [one.name for one in tmp_path.iterdir()] == ["feest.chat"]
    assert omstander("translate", "extract", str(story), "--language", "pap").code == 0
