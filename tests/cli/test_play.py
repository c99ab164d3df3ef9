# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2
"""What `omstander play` shows, at the keyboard and along picks."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from omstander.cli.looking_back import shut
from omstander.files.words import read_words

from .running import FEEST, Omstander, outside

MOMENT = "? Isa wil mee zwemmen. Bram geeft geen antwoord. En jij?"


def typed(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    """Let somebody type this."""
    monkeypatch.setattr("sys.stdin", io.StringIO(text))


def test_a_transcript(omstander: Omstander) -> None:
    """Picks print what the player's phone shows, what was chosen, the ending, and what it left open."""
    ran = omstander("play", FEEST, "--picks", "1,2+")
    lines = ran.out.splitlines()
    assert (ran.code, ran.err) == (0, "")
    assert lines[0] == "Het feest"
    assert "~ donderdag 16:10" in lines
    assert "Isa: ik!" in lines
    assert "> 1. Isa even appen (privé)" in lines
    assert "— Isa, privé —" in lines
    assert "Jij: hee. vind je het gek als ik ook op de fiets ga" in lines
    assert "> 2. Zeggen dat je met Isa gaat (samen)" in lines
    assert "Youssef: ik" in lines
    assert "Het einde: Samen op de fiets" in lines
    assert "Terugkijken" in lines
    assert any(line.startswith("  De Kindertelefoon: ") for line in lines)


def test_what_others_typed_and_took_back_stays_unseen(omstander: Omstander) -> None:
    """The player does not see what another wrote and did not send, or what others said in private."""
    out = omstander("play", FEEST, "--picks", "4,4").out
    assert "doe niet zo flauw" not in out
    assert "was niet leuk gisteren" not in out
    assert "Het einde: Toch een appje" in out


def test_a_pick_of_many_differs_from_one_of_few(omstander: Omstander) -> None:
    """With a plus the class does it together, and others join in."""
    assert "Youssef: ik\n" in omstander("play", FEEST, "--picks", "1,2+").out
    assert "Youssef: ik\n" not in omstander("play", FEEST, "--picks", "1,2").out


def test_half_a_path_ends_with_the_options(omstander: Omstander) -> None:
    """Picks that stop at a moment print its options with their numbers."""
    out = omstander("play", FEEST, "--picks", "4").out
    assert out.rstrip().endswith("  4. Even kijken wat de rest doet")


def test_no_picks_is_the_beginning(omstander: Omstander) -> None:
    """An empty list of picks leads to the first moment."""
    out = omstander("play", FEEST, "--picks", "").out
    assert MOMENT in out
    assert ">" not in out.replace("— ", "")


@pytest.mark.parametrize(
    ("picks", "expected"),
    [
        ("1,7", "Keuze 2: 7 kan daar niet"),
        ("1+", "Keuze 1: 1+ kan daar niet"),
        ("1,1,1", "Keuze 3: het verhaal is na 2 keuzes al uit."),
        ("1,,2", "Keuze 2: daar staat niets."),
        ("een", "Keuze 1: een is geen nummer"),
        ("2,abc", "Keuze 2: abc is geen nummer"),
        ("0", "Keuze 1: 0 is geen nummer"),
        ("-1", "Keuze 1: -1 is geen nummer"),
    ],
)
def test_a_pick_that_is_not_offered_is_an_error(omstander: Omstander, picks: str, expected: str) -> None:
    """A pick that cannot be is never shifted to another: exit code 2, with its place in the list."""
    ran = omstander("play", FEEST, f"--picks={picks}", "--language", "nl")
    assert (ran.code, ran.out) == (2, "")
    assert expected in ran.err


def test_at_the_keyboard(omstander: Omstander, monkeypatch: pytest.MonkeyPatch) -> None:
    """Numbers choose, anything else is asked again, and nothing is shown twice."""
    typed(monkeypatch, "9\nwat\n1.\n4\n")
    ran = omstander("play", FEEST)
    assert ran.code == 0
    assert ran.out.count("Kies uit 1, 2, 3, 4, of q om te stoppen.") == 2
    assert ran.out.count("Isa: ik!") == 1
    assert "Het einde: Toch een appje" in ran.out


LAST = """? Eén ding kan nog.
+ hoe is het nu    [opvangen]
    jij > Isa: hoe is het nu
    (5s) Isa > jij: beter
* Nu niet          (stil)

-- nabespreken"""


@pytest.fixture
def closing(tmp_path: Path) -> str:
    """A story whose last ending closes with one last thing."""
    path = tmp_path / "dicht.chat"
    path.write_text(Path(FEEST).read_text(encoding="utf-8").replace("-- nabespreken", LAST), encoding="utf-8")
    return str(path)


def test_one_last_thing(omstander: Omstander, monkeypatch: pytest.MonkeyPatch, closing: str) -> None:
    """After the ending one question is asked, its lines follow, and then what comes after any ending."""
    typed(monkeypatch, "4\n4\n3\n1\n")
    lines = omstander("play", closing).out.split("? Eén ding kan nog.")
    assert lines[0].endswith("\nHet einde: Toch een appje\n\n")
    assert lines[1].startswith("\n  1. hoe is het nu\n  2. Nu niet\n")
    assert "\n— Isa, privé —\nJij: hoe is het nu\nIsa: beter\n\nTerugkijken\n" in lines[1]


@pytest.mark.parametrize("text", ["4\n4\n2\n", "4\n4\nq\n", "4\n4\n"])
def test_the_last_thing_may_be_left(
    omstander: Omstander, monkeypatch: pytest.MonkeyPatch, closing: str, text: str
) -> None:
    """Silence, stopping and no answer show nothing more of the story, and all that comes after it."""
    typed(monkeypatch, text)
    ran = omstander("play", closing)
    assert (ran.code, "Jij: hoe is het nu" in ran.out, "Terugkijken" in ran.out) == (0, False, True)


def test_the_last_thing_is_no_pick(omstander: Omstander, closing: str) -> None:
    """Along picks the question stands there, and one pick more is one too many."""
    assert "  2. Nu niet" in omstander("play", closing, "--picks", "4,4").out
    assert "Eén ding" not in omstander("play", closing, "--picks", "1,2+").out
    assert omstander("play", closing, "--picks", "4,4,1").code == 2


def test_the_last_thing_is_in_no_figure(omstander: Omstander, closing: str) -> None:
    """The figures and the seams of a story stay what they are."""
    for asked in (["moments"], ["moments", "--format", "json", "--group", "class"], ["seams"]):
        told, plain = (omstander(*asked, story).out for story in (closing, FEEST))
        assert told.replace('"story": "dicht"', '"story": "feest"') == plain


@pytest.mark.parametrize("text", ["q\n", "", "Q\n", "stop\n"])
def test_stopping_is_polite(omstander: Omstander, monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    """Whoever types q, or ends the input, gets a word and exit code 0."""
    typed(monkeypatch, text)
    ran = omstander("play", FEEST)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.endswith("Gestopt. Er is niets bewaard.\n")


def test_recast(omstander: Omstander) -> None:
    """Another name stands everywhere, in the same case as the old one."""
    out = omstander("play", FEEST, "--picks", "4,4", "--recast", "isa=Romy", "--recast", "Bram=Otis").out
    assert "Romy: ik!" in out
    assert "pech voor romy" in out
    assert "Isa" not in out
    assert "isa " not in out
    assert "Bram" not in out


def test_a_name_from_the_list(omstander: Omstander) -> None:
    """An empty name takes one from the list, as the help says."""
    ran = omstander("play", FEEST, "--picks", "4,4", "--recast", "Isa=")
    assert (ran.code, "Isa: ik!" in ran.out) == (0, False)
    assert "Luca= neemt er een" in omstander("play", "--help", "--language", "nl").out.replace("\n", " ")


@pytest.mark.parametrize("recast", ["Isa", "=Noa", "Isa=N{o}a", "Isa=12", "Iza=Noa", "Isa=Bram"])
def test_a_name_that_cannot_be(omstander: Omstander, recast: str) -> None:
    """A swap that is not one, or gives two people one name, is refused in a line."""
    ran = omstander("play", FEEST, "--picks", "1", "--recast", recast, "--language", "nl")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.count("\n") == 1


def test_a_language_that_is_not_there(omstander: Omstander) -> None:
    """A language without a translation gives the story's own, and says so."""
    ran = omstander("play", FEEST, "--picks", "", "--language", "fr")
    assert ran.code == 0
    assert "Isa: ik!" in ran.out
    assert '"fr"' in ran.err


def test_a_translation_is_played() -> None:
    """A bundled story plays in its other language, with the words around it in that language too."""
    ran = outside("play", "wissel", "--language", "en", "--picks", "4,5,5")
    assert ran.code == 0
    assert "\n~ Saturday 12:48\n" in ran.out
    assert read_words("en")("end.heading") in ran.out
    assert "zaterdag" not in ran.out


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (0b111, 0b111, "look.open"),
        (0b111, 0b011, "look.shut-best"),
        (0b111, 0b110, "look.shut-worst"),
        (0b111, 0b010, "look.shut-both"),
        (0b011, 0b001, "look.shut-good"),
        (0b110, 0b100, "look.shut-bad"),
        (0b011, 0b010, "look.shut-worst"),
        (0b1110, 0b0100, "look.shut-some"),
        (0b101, 0b101, "look.open"),
    ],
)
def test_doors_in_words(before: int, after: int, expected: str) -> None:
    """Both walls are told: which better ending was shut, and which worse one."""
    assert shut(before, after, before.bit_length() if before > 0b110 else 3) == expected
