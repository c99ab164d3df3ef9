# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2
"""What `omstander moments`, `seams` and `diff` compute and show."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ElementTree
from fractions import Fraction
from pathlib import Path

import pytest

from omstander.cli.corridor_picture import states
from omstander.cli.matching import pair_up
from omstander.cli.moments_table import change, percent
from omstander.files.words import read_words

from .running import FEEST, Omstander

SVG = "{http://www.w3.org/2000/svg}"
DUTCH = read_words("nl", "command-line")


def changed(tmp_path: Path, *changes: tuple[str, str]) -> str:
    """Write a version of the story with some changes."""
    text = Path(FEEST).read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    path = tmp_path / "anders.chat"
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_json_has_the_promised_shape(omstander: Omstander) -> None:
    """The figures stand under exactly the promised keys, counted by hand for this story."""
    found = json.loads(omstander("moments", FEEST, "--format", "json").out)
    moments = found.pop("moments")
    assert {key: found[key] for key in ("story", "outcome", "paths", "corridor")} == {
        "story": "feest",
        "outcome": "erbij",
        "paths": "16",
        "corridor": {"worst": 0, "silent": 3, "best": 8},
    }
    assert list(found) == [
        "story",
        "outcome",
        "states",
        "merged",
        "paths",
        "minutes",
        "seconds",
        "messages",
        "corridor",
        "endings",
        "shared",
    ]
    assert found["endings"] == [
        {"name": "Samen op de fiets", "line": 90, "outcome": [8, 8], "paths": "4", "uniform": "1/4"},
        {"name": "Toch een appje", "line": 98, "outcome": [0, 6], "paths": "12", "uniform": "3/4"},
    ]
    first, second = moments
    assert (first["line"], first["step"], first["states"], first["uniform_reach"]) == (39, "notice", 1, "1/1")
    assert (first["lost"], first["closes_best"]) == ([2, 2], True)
    assert first["options"][0] == {
        "line": 40,
        "label": "Isa even appen",
        "act": "delay",
        "private": True,
        "alone": [2, 2],
        "together": None,
        "visible": [1, 1],
    }
    assert [option["alone"] for option in second["options"]] == [[3, 3], [3, 3], [-2, -2], [0, 0]]
    assert [option["act"] for option in second["options"]] == ["delegate", "direct", "join", "silent"]


def test_json_says_what_is_seen_and_what_matters(omstander: Omstander) -> None:
    """Every option says whether it is private and how many lines it changes, silence but the first."""
    first, second = json.loads(omstander("moments", FEEST, "--format", "json").out)["moments"]
    assert [option["private"] for option in first["options"]] == [True, False, False, True]
    assert first["options"][3]["visible"] is None
    assert (first["matters"], second["matters"]) == (True, True)


def test_a_class_can_do_more(omstander: Omstander) -> None:
    """With a class there are more paths, and what many do together has a figure of its own."""
    found = json.loads(omstander("moments", FEEST, "--format", "json", "--group", "class").out)
    assert found["paths"] == "20"
    assert found["corridor"] == {"worst": 0, "silent": 3, "best": 9}
    assert [option["together"] for option in found["moments"][1]["options"]] == [None, [4, 4], None, None]


def test_the_table_reads(omstander: Omstander) -> None:
    """The table says per moment what it asks and what hangs on it, in the editor's language."""
    out = omstander("moments", FEEST).out
    assert out.startswith("Het feest, alleen gespeeld\n")
    assert re.search(r"Uitkomst \(erbij\)  0 tot 8; blijft iedereen stil, dan 3\n", out)
    assert re.search(r"Samen op de fiets +90 +8 +4 +25 %\n", out)
    assert "Moment 1, regel 39: Isa wil mee zwemmen." in out
    weight = "wie hier stil blijft, verliest 2; stil blijven kan het beste einde hier dichtdoen"
    assert weight in " ".join(out.split())
    assert re.search(r"40  Isa even appen +opvangen +\+2 +· +1\n", out)
    assert re.search(r"Telefoon wegleggen +stil +0 +· +·\n", out)
    assert "gedeeld" not in out
    assert "wanneer" not in omstander("moments", FEEST, "--language", "en").out


def test_endings_that_are_alike_are_named(omstander: Omstander, tmp_path: Path) -> None:
    """Two endings with lines in common stand there with their share; in the figures every pair does."""
    line = "Isa > jij: er is een glijbaan. kom snel\n"
    story = changed(
        tmp_path, ("Isa > Youssef: morgen voetballen?\n", f"Isa > Youssef: morgen voetballen?\n{line}")
    )
    out = omstander("moments", story).out

    assert re.search(
        r"Eindes met dezelfde regels in het slot +gedeeld\n  Toch een appje / Samen .* +100 %\n", out
    )
    assert json.loads(omstander("moments", story, "--format", "json").out)["shared"] == [
        {"lines": [98, 90], "share": "1/1"}
    ]
    assert json.loads(omstander("moments", FEEST, "--format", "json").out)["shared"][0]["share"] == "0/1"


def test_robust_says_what_hangs_on_one_effect(omstander: Omstander) -> None:
    """Every conclusion is tried against every effect one higher and one lower, and named with its line."""
    found = json.loads(omstander("moments", FEEST, "--format", "json", "--robust").out)["robust"]
    assert all(one["holds"] is (one["hangs_on"] is None) for one in found)
    held = [one["conclusion"] for one in found if one["holds"]]
    assert 'einde "Samen op de fiets" (regel 90) is te bereiken' in held
    out = omstander("moments", FEEST, "--robust").out
    assert "Houden de conclusies stand" in out
    hanging = [one for one in found if not one["holds"]]
    assert all(f"regel {one['hangs_on']} " in out for one in hanging)


def test_robust_finds_a_conclusion_on_a_knife_edge(omstander: Omstander, tmp_path: Path) -> None:
    """Where one effect fewer would keep the best ending out of reach, that effect is named."""
    story = changed(
        tmp_path, ("als erbij >= 7", "als erbij >= 9"), ("durft ja\n    erbij +2", "durft ja\n    erbij +3")
    )
    found = json.loads(omstander("moments", story, "--format", "json", "--robust").out)["robust"]
    assert [one["hangs_on"] for one in found if one["hangs_on"]]
    for one in found:
        if one["hangs_on"]:
            line = Path(story).read_text(encoding="utf-8").splitlines()[one["hangs_on"] - 1]
            assert re.search(r"erbij [+-]\d", line)


def test_the_corridor_is_a_picture_with_words(omstander: Omstander) -> None:
    """The picture is SVG that says in words all that it draws, and draws a block per moment and ending."""
    ran = omstander("moments", FEEST, "--format", "svg", "--picks", "4")
    root = ElementTree.fromstring(ran.out)
    assert root.get("role") == "img"
    title, about = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert title is not None
    assert about is not None
    assert root.get("aria-labelledby") == f"{title.get('id')} {about.get('id')}"
    assert "Het feest" in (title.text or "")
    assert "Jij: Telefoon wegleggen." in (about.text or "")
    assert "Het einde: Toch een appje." in (about.text or "")
    blocks = [one for one in root.iter(f"{SVG}rect") if one.get("rx")]
    assert len(blocks) == 2 * 3
    shut = [one for one in blocks if one.get("fill") == "url(#shut)"]
    assert len(shut) == 1
    assert "<script" not in ran.out
    assert "http" not in ran.out.replace("http://www.w3.org/2000/svg", "")


@pytest.mark.parametrize(("language", "after"), [("nl", "daarna niemand"), ("en", "anything after that")])
def test_every_sign_of_the_corridor_is_explained_once(
    omstander: Omstander, language: str, after: str
) -> None:
    """The legend explains both signs that are drawn, once each, and a triangle stands after the choice."""
    out = omstander("moments", FEEST, "--format", "svg", "--language", language).out
    root = ElementTree.fromstring(out)
    words = ["".join(one.itertext()) for one in root.iter(f"{SVG}text")]
    assert [sum(one == sign for one in words) for sign in "▲●"] == [2, 1]
    legend = " ".join(one for one in words if one not in "▲●")
    assert [legend.count(sign) for sign in "▲●"] == [1, 1]
    assert after in legend


def test_the_corridor_follows_silence_unless_told(omstander: Omstander) -> None:
    """Without picks the path is silence everywhere."""
    silent = omstander("moments", FEEST, "--format", "svg").out
    assert silent == omstander("moments", FEEST, "--format", "svg", "--picks", "4,4").out
    assert silent != omstander("moments", FEEST, "--format", "svg", "--picks", "1,1").out


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (0b111, 0b110, ["shut", "open", "open"]),
        (0b110, 0b010, ["gone", "open", "shut"]),
        (0b1, 0b1, ["open", "gone", "gone"]),
    ],
)
def test_blocks(before: int, after: int, expected: list[str]) -> None:
    """A block is open, shut here, or gone before."""
    assert states(before, after, 3) == expected


@pytest.mark.parametrize(
    ("share", "expected"),
    [
        (Fraction(0), "0 %"),
        (Fraction(1, 500), "< 1 %"),
        (Fraction(1, 3), "33 %"),
        (Fraction(999, 1000), "> 99 %"),
    ],
)
def test_no_share_is_rounded_to_none_or_all(share: Fraction, expected: str) -> None:
    """Only what never happens is 0 %, and only what always does 100 %."""
    assert percent(share) == expected
    assert percent(Fraction(1)) == "100 %"


@pytest.mark.parametrize(
    ("values", "expected"),
    [(None, "·"), ([0, 0], "0"), ([2, 2], "+2"), ([-1, 3], "-1 tot +3"), ([0, 2], "0 tot +2")],
)
def test_changes_have_a_sign(values: list[int] | None, expected: str) -> None:
    """What an option changes is told with its sign; no figure is a dot."""
    assert change(values, DUTCH) == expected


def test_every_option_is_a_seam(omstander: Omstander) -> None:
    """Every option is there with lines before and after it, and every different continuation."""
    out = omstander("seams", FEEST).out
    for label in (
        "Isa even appen",
        "Ook een 🤷 sturen",
        "Telefoon wegleggen",
        "Youssef appen. Hij typte net iets",
    ):
        assert f". {label}\n" in out
    assert out.count("ervoor:") == 2
    assert "      [2C 🌊] Bram: 🤷\n" in out
    assert "      [Isa, privé] Isa: nee. leuk juist\n" in out
    assert out.splitlines()[-1] == "8 naden"
    assert omstander("seams", FEEST, "--group", "class").out.splitlines()[-1] == "9 naden"


def test_seams_show_each_different_continuation(omstander: Omstander, tmp_path: Path) -> None:
    """Where an earlier choice changes what follows, both continuations are shown."""
    story = changed(
        tmp_path,
        ("    jij > Isa: hee. vind", "    youssef-durft ja\n    jij > Isa: hee. vind"),
        (
            "    jij > Youssef: ik vind",
            "    als youssef-durft:\n        Youssef > jij: hoi\n    jij > Youssef: ik vind",
        ),
    )
    out = omstander("seams", story).out
    assert out.count("    of:\n") == 1
    assert out.splitlines()[-1] == "9 naden"


def test_seams_go_on_into_the_endings(omstander: Omstander) -> None:
    """After the last choice stand the endings that can follow it, those alone, each with its first lines."""
    out = omstander("seams", FEEST).out
    last = out[out.rindex("? ") :]
    blocks = re.split(r"^  > \d\. .*\n", last, flags=re.MULTILINE)[1:]
    found = [re.findall(r"^    het einde: (.+)\n      (.+)$", block, re.MULTILINE) for block in blocks]
    reached = [
        [title for title in TITLES if any(leads(omstander, first, place, title) for first in range(1, 5))]
        for place in range(1, 5)
    ]
    assert [[title for title, _ in one] for one in found] == reached


TITLES = ("Thuis", "Toch een appje", "Samen op de fiets")


def leads(omstander: Omstander, first: int, second: int, title: str) -> bool:
    """Whether two picks of a player alone lead to an ending."""
    return f"Het einde: {title}\n" in omstander("play", FEEST, "--picks", f"{first},{second}").out


def test_seams_say_what_is_forwarded_and_where(omstander: Omstander, tmp_path: Path) -> None:
    """A forward shows its words, and a renamed group its new name, also after the next choice."""
    story = changed(
        tmp_path,
        (
            "Bram: jij wel\n",
            'Bram: jij wel\nBram hernoemt 2c: "Zwemmers"\nBram stuurt "jij wel" door naar jou\n',
        ),
    )
    lines = omstander("seams", story).out.splitlines()
    assert "      [Bram, privé] Bram: Doorgestuurd: “jij wel”" in lines
    after = lines[next(place for place, line in enumerate(lines) if line.startswith("  > ")) :]
    assert any(line.startswith("      [Zwemmers] ") for line in after)
    assert not any("[2C 🌊]" in line for line in after)


def test_nothing_changed(omstander: Omstander) -> None:
    """A story does not differ from itself."""
    ran = omstander("diff", FEEST, FEEST)
    assert (ran.code, ran.out.count("\n")) == (0, 1)
    assert "niets veranderd" in ran.out


def test_changes_are_told_in_words(omstander: Omstander, tmp_path: Path) -> None:
    """An option said differently, a new ending title and a changed effect are told under their headings."""
    story = changed(
        tmp_path,
        ("+ Isa even appen  ", "+ Isa gauw even appen  "),
        ("Toch een appje", "Toch nog een appje"),
        ("    erbij -3", "    erbij -4"),
    )
    ran = omstander("diff", FEEST, story)
    parts = dict(re.findall(r"^(\S+)\n((?:  .+\n)+)", ran.out, re.MULTILINE))
    assert ran.code == 0
    assert "anders gezegd: Isa even appen -> Isa gauw even appen" in parts["Momenten"]
    assert "anders gezegd: Toch een appje -> Toch nog een appje" in parts["Eindes"]
    assert '"Zeggen dat Isa niet zo moet zeuren" alleen: -2 -> -3' in parts["Getallen"]
    assert "0 tot 8; blijft iedereen stil, dan 3 -> -1 tot 8" in parts["Getallen"]
    assert "Vertalingen" not in parts


def test_what_came_and_went(omstander: Omstander, tmp_path: Path) -> None:
    """An option that is gone, and one that is new, are named with their moment."""
    body = (
        "    jij: hoe laat gaat het open. ik ga op de fiets\n    Isa: 10 uur. zullen we samen\n    erbij +1\n"
    )
    text = Path(FEEST).read_text(encoding="utf-8")
    option = next(line for line in text.splitlines() if line.startswith("+ Vragen hoe laat"))
    story = changed(tmp_path, (f"{option}\n{body}", ""))
    assert 'weg: Vragen hoe laat het zwembad opengaat bij "Isa wil mee' in omstander("diff", FEEST, story).out
    assert (
        'nieuw: Vragen hoe laat het zwembad opengaat bij "Isa wil mee' in omstander("diff", story, FEEST).out
    )


def test_pairs() -> None:
    """Equal sentences pair first, then alike ones; what is alike to nothing came or went."""
    pairs = pair_up(["een zin", "nog een zin", "weg ermee"], ["nog een zin!", "iets nieuws", "een zin"])
    assert (pairs.kept, pairs.gone, pairs.added) == (((0, 2), (1, 0)), (2,), (1,))
