# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2
"""What `omstander new`, `fmt` and `build` write, and what they leave alone."""

from __future__ import annotations

import gzip
import json
import stat
from pathlib import Path

import pytest

from omstander.files.data import DataMissingError, runtime_dir
from omstander.walk import Automaton, Walk, ending, load, load_texts, read_picks, walk

from .running import FEEST, Omstander, outside

SINGLE_LIMIT = 160_000


def built() -> bool:
    """Whether the runtime has been built."""
    try:
        return runtime_dir().is_dir()
    except DataMissingError:
        return False


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("title", ["Het feest", 'Zeg: "hoi" // {jij}', "🌊", "  veel   wit  "])
def test_a_new_story_is_right(omstander: Omstander, tmp_path: Path, language: str, title: str) -> None:
    """What `new` writes checks clean, warnings included, and is in its plain form."""
    path = tmp_path / "mijn.chat"
    assert omstander("new", str(path), "--language", language, "--title", title).code == 0
    assert omstander("check", str(path), "--strict").code == 0
    assert omstander("fmt", str(path), "--check").code == 0


def test_a_new_story_gets_its_title_and_ending(omstander: Omstander, tmp_path: Path) -> None:
    """The title stands at the top, and the file ends in .chat whether that was said or not."""
    ran = omstander("new", str(tmp_path / "mijn"), "--title", "Het  feest", "--language", "nl")
    assert (ran.code, ran.out) == (0, "")
    assert str(tmp_path / "mijn.chat") in ran.err
    assert "verhaal: Het feest\n" in (tmp_path / "mijn.chat").read_text(encoding="utf-8")


def test_new_never_overwrites(omstander: Omstander, tmp_path: Path) -> None:
    """A file that is there stays as it is."""
    path = tmp_path / "mijn.chat"
    path.write_text("van mij", encoding="utf-8")
    ran = omstander("new", str(path), "--language", "nl")
    assert (ran.code, path.read_text(encoding="utf-8")) == (2, "van mij")
    assert "is er al" in ran.err


@pytest.mark.parametrize("arguments", [("nergens/mijn.chat",), ("mijn.chat", "--title", "  ")])
def test_new_refuses_in_a_line(
    omstander: Omstander, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
) -> None:
    """No folder and no title are said plainly, and nothing is written."""
    monkeypatch.chdir(tmp_path)
    ran = omstander("new", *arguments)
    assert (ran.code, ran.err.count("\n"), list(tmp_path.iterdir())) == (2, 1, [])


@pytest.mark.parametrize("name", [".", "..", "/", "", "map/", ".chat", "map/.."])
def test_new_wants_a_file(
    omstander: Omstander, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """A folder where a file should be named is one plain line with an example, and nothing is written."""
    monkeypatch.chdir(tmp_path)
    ran = omstander("new", name, "--language", "nl")
    assert (ran.code, ran.err.count("\n"), list(tmp_path.iterdir())) == (2, 1, [])
    assert ran.err.endswith("mijn-verhaal.chat.\n")


def test_new_refuses_another_ending(
    omstander: Omstander, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The ending of another kind of file is refused, a full stop in a name is not."""
    monkeypatch.chdir(tmp_path)
    ran = omstander("new", "nieuw.txt", "--language", "nl")
    assert (ran.code, ran.err) == (
        2,
        "omstander: Een verhaal eindigt op .chat, nieuw.txt niet. Gebruik nieuw.chat.\n",
    )
    assert omstander("new", "deel 2. het feest").code == 0
    assert [one.name for one in tmp_path.iterdir()] == ["deel 2. het feest.chat"]


def test_fmt_writes_in_place_once(omstander: Omstander, tmp_path: Path) -> None:
    """An untidy story is made tidy, keeps its rights, and is left alone the second time."""
    path = tmp_path / "mijn.chat"
    tidy = Path(FEEST).read_text(encoding="utf-8")
    path.write_text(tidy.replace("    Isa        doelwit", "    Isa  doelwit").replace("\n", "\r\n"), "utf-8")
    path.chmod(0o640)
    assert omstander("fmt", str(path), "--check").code == 1
    assert omstander("fmt", str(path)).code == 0
    assert path.read_bytes().decode() == tidy
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    before = path.stat().st_mtime_ns
    assert omstander("fmt", str(path)).code == 0
    assert path.stat().st_mtime_ns == before
    assert [one.name for one in tmp_path.iterdir()] == ["mijn.chat"]


def test_fmt_prints_what_comes_in() -> None:
    """A dash reads standard input and writes the plain form to standard output."""
    text = Path(FEEST).read_text(encoding="utf-8")
    ran = outside("fmt", "-", given=text.replace("Isa        doelwit", "Isa doelwit"))
    assert (ran.code, ran.out) == (0, text)


@pytest.mark.parametrize("junk", ["zomaar wat", "\ufffd\ufffd", "== half"])
def test_fmt_leaves_alone_what_it_cannot_read(omstander: Omstander, tmp_path: Path, junk: str) -> None:
    """A story with lines that cannot be read is not touched."""
    path = tmp_path / "mijn.chat"
    content = Path(FEEST).read_text(encoding="utf-8").replace("Isa: ik!", junk).encode()
    path.write_bytes(content)
    ran = omstander("fmt", str(path))
    assert (ran.code, ran.out) == (1, "")
    assert path.read_bytes() == content


def test_fmt_mends_the_encoding(omstander: Omstander, tmp_path: Path) -> None:
    """A story that an editor saved as UTF-16 becomes UTF-8."""
    path = tmp_path / "mijn.chat"
    text = Path(FEEST).read_text(encoding="utf-8")
    path.write_bytes(text.encode("utf-16"))
    assert omstander("fmt", str(path), "--check").code == 1
    assert omstander("fmt", str(path)).code == 0
    assert path.read_text(encoding="utf-8") == text


def test_what_cannot_be_written_is_said(omstander: Omstander, tmp_path: Path) -> None:
    """A place that can hold no file is one plain line."""
    (tmp_path / "bestand").write_text("", encoding="utf-8")
    ran = omstander("new", str(tmp_path / "bestand" / "mijn.chat"))
    assert (ran.code, ran.err.count("\n")) == (2, 1)


def test_build_writes_what_a_browser_plays(omstander: Omstander, tmp_path: Path) -> None:
    """The automata and texts that are written play to an ending, and sizes are told."""
    ran = omstander("build", FEEST, "--out", str(tmp_path / "uit"))
    names = sorted(path.name for path in (tmp_path / "uit").iterdir())
    assert (ran.code, names) == (0, ["class.json", "nl.json", "solo.json"])
    contents = {name: (tmp_path / "uit" / name).read_text(encoding="utf-8") for name in names}
    automaton = load(contents["solo.json"])
    assert isinstance(automaton, Automaton)
    assert json.loads(contents["nl.json"]) == load_texts(contents["nl.json"], automaton)
    picks = read_picks("1,2")
    assert isinstance(picks, list)
    there = walk(automaton, picks)
    assert isinstance(there, Walk)
    assert ending(there) == 1
    size, squeezed = (
        len(contents["solo.json"].encode()),
        len(gzip.compress(contents["solo.json"].encode(), 9, mtime=0)),
    )
    assert f"solo.json {size} {squeezed}" in " ".join(ran.out.split())


def test_build_is_repeatable(omstander: Omstander, tmp_path: Path) -> None:
    """The same story gives the same bytes."""
    for name in ("een", "twee"):
        assert omstander("build", FEEST, "--out", str(tmp_path / name)).code == 0
    for path in (tmp_path / "een").iterdir():
        assert path.read_bytes() == (tmp_path / "twee" / path.name).read_bytes()


def test_build_under_other_names(omstander: Omstander, tmp_path: Path) -> None:
    """A recast story differs from the story in its names alone."""
    for name, more in (("een", ()), ("twee", ("--recast", "Isa=Romy"))):
        assert omstander("build", FEEST, "--out", str(tmp_path / name), *more).code == 0
    old, new = (json.loads((tmp_path / name / "nl.json").read_text("utf-8")) for name in ("een", "twee"))
    assert [one for one, other in zip(old["names"], new["names"], strict=True) if one != other] == ["Isa"]
    assert old | {"names": new["names"]} == new
    assert (tmp_path / "een" / "solo.json").read_bytes() == (tmp_path / "twee" / "solo.json").read_bytes()


@pytest.mark.skipif(not built(), reason="the runtime is not built")
@pytest.mark.parametrize("story", [FEEST, "wissel"])
def test_one_file_holds_everything(omstander: Omstander, tmp_path: Path, story: str) -> None:
    """The single file is small enough and asks nothing of any network."""
    path = tmp_path / "een.html"
    ran = omstander("build", story, "--single", str(path))
    assert ran.code == 0
    assert [one.name for one in tmp_path.iterdir()] == ["een.html"]
    assert path.stat().st_size <= SINGLE_LIMIT


def test_an_unfinished_translation_is_left_out(omstander: Omstander, tmp_path: Path) -> None:
    """A language with texts missing is named and not built; a draft takes it, with those texts as written."""
    story = tmp_path / "feest.chat"
    story.write_bytes(Path(FEEST).read_bytes())
    assert omstander("translate", "extract", str(story), "--language", "en").code == 0
    ran = omstander("build", str(story), "--out", str(tmp_path / "af"), "--language", "nl")
    assert (ran.code, (tmp_path / "af" / "en.json").exists()) == (0, False)
    assert ran.err.startswith("en: ")
    assert omstander("build", str(story), "--out", str(tmp_path / "half"), "--draft").code == 0
    half, own = (json.loads((tmp_path / "half" / f"{one}.json").read_text("utf-8")) for one in ("en", "nl"))
    assert (half["language"], half["texts"]) == ("en", own["texts"])


def test_a_broken_translation_is_not_built(omstander: Omstander, tmp_path: Path) -> None:
    """Errors in a translation refuse the build like errors in the script, and `check` tells them."""
    story = tmp_path / "feest.chat"
    story.write_bytes(Path(FEEST).read_bytes())
    (tmp_path / "en.po").write_text('msgctxt "a"\nmsgid "b\nmsgstr "c"\n', encoding="utf-8")
    ran = omstander("build", str(story), "--out", str(tmp_path / "uit"))
    assert (ran.code, (tmp_path / "uit").exists()) == (1, False)
    listed = json.loads(omstander("check", str(story), "--format", "json").out)
    assert [one["code"] for one in listed] == ["E601"]


def test_a_folder_that_cannot_be_made(omstander: Omstander, tmp_path: Path) -> None:
    """A file in the way of a folder is one plain line."""
    (tmp_path / "uit").write_text("", encoding="utf-8")
    ran = omstander("build", FEEST, "--out", str(tmp_path / "uit" / "hier"))
    assert (ran.code, ran.err.count("\n")) == (2, 1)


def test_build_says_what_to_open(omstander: Omstander, tmp_path: Path) -> None:
    """The last line names the file that a browser opens, or how to get one."""
    ran = omstander("build", FEEST, "--out", str(tmp_path))
    assert ran.out.splitlines()[-1].endswith(f"omstander build {FEEST} --single feest.html")
    if built():
        page = tmp_path / "een.html"
        ran = omstander("build", FEEST, "--single", str(page))
        assert ran.out.splitlines()[-1] == f"Om te spelen: open {page} in een browser."
