# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2
"""What `omstander check` says, and how it ends."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from .running import DATA, FEEST, PARTY, STUK, Omstander, outside

KEYS = [
    "code",
    "severity",
    "file",
    "line",
    "column",
    "end_line",
    "end_column",
    "message",
    "hint",
    "path",
]


def test_a_sound_story(omstander: Omstander) -> None:
    """A story without mistakes gets one line and exit code 0, in the language of its keywords."""
    assert omstander("check", FEEST).out == "Geen fouten, geen waarschuwingen.\n"
    ran = omstander("check", PARTY)
    assert (ran.code, ran.out, ran.err) == (0, "No errors, no warnings.\n", "")


def test_a_broken_story(omstander: Omstander) -> None:
    """A mistake on a path is told with its line, its cause and the way there; exit code 1."""
    ran = omstander("check", STUK)
    assert ran.code == 1
    lines = ran.out.splitlines()
    assert lines[0].startswith("-- NIET IN DE GROEP --")
    assert lines[0].endswith("regel 60")
    assert any(line.startswith("Zo kom je hier: regel 40 (") for line in lines)
    assert lines[-1] == "1 fout, geen waarschuwingen."


def test_the_language_can_be_asked_for(omstander: Omstander) -> None:
    """An editor who reads English gets English, whatever the script is in."""
    assert omstander("check", STUK, "--language", "en").out.splitlines()[-1] == "1 error, no warnings."


def test_json_for_programs(omstander: Omstander) -> None:
    """Programs get a list with exactly the promised keys."""
    ran = omstander("check", STUK, "--format", "json")
    (found,) = json.loads(ran.out)
    assert ran.code == 1
    assert list(found) == KEYS
    place = {key: found[key] for key in ("code", "severity", "file", "line", "column", "path")}
    assert place == {
        "code": "E301",
        "severity": "error",
        "file": STUK,
        "line": 60,
        "column": 1,
        "path": "1",
    }
    assert found["hint"]


def test_json_of_a_sound_story_is_an_empty_list(omstander: Omstander) -> None:
    """Nothing wrong is an empty list, and nothing but JSON is written."""
    assert json.loads(omstander("check", FEEST, "--format", "json").out) == []


def test_strict_counts_warnings(omstander: Omstander, tmp_path: Path) -> None:
    """A warning is no error, unless one is strict."""
    path = tmp_path / "lang.chat"
    long = "Fleur: " + "heel veel woorden in een bericht " * 4
    text = Path(FEEST).read_text(encoding="utf-8")
    path.write_text(text.replace("Fleur: ik ook 🌊", long.strip()), encoding="utf-8")
    ran = omstander("check", str(path))
    assert (ran.code, ran.out.splitlines()[-1]) == (0, "Geen fouten, 1 waarschuwing.")
    assert omstander("check", str(path), "--strict").code == 1


def test_a_folder_is_all_its_stories(omstander: Omstander) -> None:
    """A folder stands for the stories in it; mistakes are told under their file's name."""
    ran = omstander("check", str(DATA))
    assert ran.code == 1
    assert ran.out.startswith(STUK)
    assert ran.out.splitlines()[-1] == "In 3 verhalen: 1 fout, geen waarschuwingen."


def test_a_bundled_story_has_a_name(omstander: Omstander) -> None:
    """A bundled story can be meant by its name alone."""
    assert omstander("check", "wissel").code == 0


def test_without_a_name_the_current_folder_is_checked(
    omstander: Omstander, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without a name it is the stories of the current folder, else the bundled ones."""
    monkeypatch.chdir(tmp_path)
    assert "1 fout" not in omstander("check").out
    (tmp_path / "hier.chat").write_bytes(Path(STUK).read_bytes())
    assert omstander("check").out.splitlines()[-1].startswith("1 fout")


def test_standard_input_is_checked() -> None:
    """A dash reads the story from standard input."""
    ran = outside("check", "-", "--format", "json", given=Path(STUK).read_text(encoding="utf-8"))
    assert [one["file"] for one in json.loads(ran.out)] == ["-"]


def test_a_file_far_too_large_is_refused(omstander: Omstander, tmp_path: Path) -> None:
    """A file that can be no story is not read at all."""
    path = tmp_path / "groot.chat"
    path.write_text("Noor: hoi\n" * 100_001, encoding="utf-8")
    ran = omstander("check", str(path), "--language", "nl")
    assert (ran.code, ran.err) == (2, f"omstander: {path} is veel te groot voor een verhaal.\n")


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.one_of(
        st.binary(max_size=300), st.text(max_size=300).map(lambda text: text.encode("utf-8", "replace"))
    )
)
def test_any_bytes_end_in_diagnostics(omstander: Omstander, tmp_path: Path, content: bytes) -> None:
    """Whatever the file holds, it is told in both forms and in words that a terminal can show."""
    path = tmp_path / "iets.chat"
    path.write_bytes(content)
    ran = omstander("check", str(path))
    assert ran.code == 1
    assert ran.out.encode()
    assert not set(ran.out) & {chr(code) for code in (*range(10), *range(11, 32), 127)}
    listed = json.loads(omstander("check", str(path), "--format", "json").out)
    assert all(one["line"] >= 1 and one["column"] >= 1 for one in listed)
    assert all((one["line"], one["column"]) <= (one["end_line"], one["end_column"]) for one in listed)


@pytest.mark.parametrize(
    "beginning",
    [b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0", b"GIF89a", b"PK\x03\x04", b"%PDF-1.7", bytes(range(256))],
)
@pytest.mark.parametrize("size", [40, 2_000_000])
def test_a_picture_is_told_once(omstander: Omstander, tmp_path: Path, beginning: bytes, size: int) -> None:
    """What is no text is one diagnostic, however large it is, and no line of it is read."""
    path = tmp_path / "foto.chat"
    path.write_bytes((beginning * size)[:size])
    ran = omstander("check", str(path), "--language", "nl")
    assert (ran.code, ran.err, ran.out.splitlines()[-1]) == (1, "", "1 fout, geen waarschuwingen.")
    assert "Dit is geen tekst maar een afbeelding" in ran.out
    assert [one["code"] for one in json.loads(omstander("check", str(path), "--format", "json").out)] == [
        "E102"
    ]
    assert omstander("fmt", str(path)).err.startswith(f"{path} still has errors.")


def test_people_are_told_fifty(omstander: Omstander, tmp_path: Path) -> None:
    """Of hundreds of mistakes people are told the first fifty and how many are left; programs get all."""
    path = tmp_path / "rommel.chat"
    path.write_text("zomaar wat\n" * 300, encoding="utf-8")
    listed = json.loads(omstander("check", str(path), "--format", "json").out)
    out = omstander("check", str(path), "--language", "nl").out
    assert len([line for line in out.splitlines() if line.startswith("-- ")]) == 50
    assert f"en nog {len(listed) - 50}; " in out.splitlines()[-3]


def test_what_cannot_be_read_does_not_stop_the_rest(
    omstander: Omstander, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder, a pipe and a link to itself called as scripts are told, the rest is checked: exit code 1."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "goed.chat").write_bytes(Path(FEEST).read_bytes())
    (tmp_path / "map.chat").mkdir()
    (tmp_path / "lus.chat").symlink_to("lus.chat")
    os.mkfifo(tmp_path / "pijp.chat")
    ran = omstander("check", ".", "--language", "nl")
    assert (ran.code, ran.out) == (1, "Geen fouten, geen waarschuwingen.\n")
    assert [name for name in ("lus", "map", "pijp") if f"{name}.chat" in ran.err] == ["lus", "map", "pijp"]
    assert ran.err.count("\n") == 3


@pytest.mark.parametrize("name", ["map.chat", "lus.chat", "pijp.chat", "nergens.chat"])
def test_nobody_is_meant_who_is_not_like_it(
    omstander: Omstander, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """Neither the name itself is proposed, nor one that has only its ending in common."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "leeg.chat").write_text("", encoding="utf-8")
    (tmp_path / "map.chat").mkdir()
    (tmp_path / "lus.chat").symlink_to("lus.chat")
    os.mkfifo(tmp_path / "pijp.chat")
    ran = omstander("check", name, "--language", "nl")
    assert (ran.code, ran.err.count("\n"), "Bedoelde" in ran.err) == (2, 1, False)
    assert name in ran.err


def test_a_folder_that_is_shut_is_told(
    omstander: Omstander, tmp_path: Path, shut: Callable[[Path], None]
) -> None:
    """A folder without rights, and a story in one, are refused in a line."""
    folder = tmp_path / "dicht"
    folder.mkdir()
    (folder / "feest.chat").write_bytes(Path(FEEST).read_bytes())
    shut(folder)
    for name in (folder, folder / "feest.chat"):
        ran = omstander("check", str(name), "--language", "nl")
        assert (ran.code, ran.err.count("\n")) == (2, 1)
        assert ran.err.startswith(f"omstander: Ik kan {name} niet lezen: ")
