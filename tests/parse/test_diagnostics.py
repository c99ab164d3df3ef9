# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""What the parser finds, where, and what it proposes."""

from __future__ import annotations

import pytest
from tests.parse.scripts import BASE, DUTCH, ENGLISH, ROOT, facts, mistakes

from omstander.model.story import Event, If, Junk, Moment, Option
from omstander.parse import parse_story
from omstander.wording.catalogue import Catalogue, Example, catalogue


def pages() -> Catalogue:
    """Read the pages of what the parser finds."""
    paths = sorted((ROOT / "spec/errors").glob("[EW]1*.md"))
    return catalogue({path.name: path.read_text("utf-8") for path in paths})


def whole(example: Example) -> str:
    """Put an example into the base story where its marker stands."""
    if not example.slot:
        return example.text
    (marker,) = [line for line in BASE.splitlines() if line.strip() == f"//@ {example.slot}"]
    indent = marker[: len(marker) - len(marker.lstrip())]
    lines = "\n".join(indent + line for line in example.text.rstrip("\n").split("\n"))
    return BASE.replace(marker, lines)


EXAMPLES = [(code, entry) for code, entry in pages().entries.items() if entry.bad]


@pytest.mark.parametrize(("code", "entry"), EXAMPLES, ids=[code for code, _ in EXAMPLES])
def test_one_mistake_is_told_once(code: str, entry: object) -> None:
    """Each bad example gives its own diagnostic and no other, each good one none of the parser's."""
    entry = pages().entries[code]
    assert [[one.code for one in parse_story(whole(bad))[1]] for bad in entry.bad] == [[code]] * len(
        entry.bad
    )
    assert [[one.code for one in parse_story(whole(good))[1]] for good in entry.good] == [[]] * len(
        entry.good
    )


def test_every_code_has_a_page() -> None:
    """What the parser may tell is what the pages explain."""
    import re

    sources = (ROOT / "src/omstander/parse").glob("*.py")
    told = {code for source in sources for code in re.findall(r'"([EW]1\d\d)"', source.read_text("utf-8"))}
    assert told == set(pages().entries)


MENDS = [
    ("Sem tpyt (4s)", "mend", "Sem typt (4s)"),
    ('Daan hernoemd 2b: "x"', "mend", 'Daan hernoemt 2b: "x"'),
    ("Daan verwijderd Noor uit 2b", "mend", "Daan verwijdert Noor uit 2b"),
    ("Sem is typing (4s)", "mend", "Sem typt (4s)"),
    ("read by Daan", "mend", "gelezen door Daan"),
    ("go to Stilte", "mend", "naar Stilte"),
    ("~ Saturday 19:42", "mend", "zaterdag"),
    ("~ zatterdag 9:05", "suggestion", "~ zaterdag 09:05"),
    ("zaterdag 19:42", "mend", "~ zaterdag 19:42"),
    ("nar Stilte", "mend", "naar Stilte"),
    ("hulpkart", "mend", "hulpkaart"),
    ("gelezn door Daan", "mend", "gelezen door Daan"),
    ("Noor hallo?", "mend", "Noor: hallo?"),
    ("druk: +1", "mend", "druk +1"),
    ("asl druk > 1: Noor: ja", "mend", "als druk > 1: Noor: ja"),
    ("if together:\n    Noor: ja", "mend", "als"),
    ("als samen\n    Noor: ja", "mend", "als samen:"),
    ("Sem reageert op Daan", "forms", "Sem reageert 😂 op Mila"),
    ("== Zondag\nNoor: hoi", "mend", "== Zondag =="),
]


@pytest.mark.parametrize(("lines", "fact", "mend"), MENDS)
def test_a_mend_is_offered(lines: str, fact: str, mend: str) -> None:
    """A slip gets the line, or the word, that was probably meant."""
    assert facts(lines)[fact] == mend


def test_english_scripts_get_english_mends() -> None:
    """A Dutch keyword in an English script is translated the other way."""
    assert facts("Sem typt (4s)", ENGLISH)["mend"] == "Sem is typing (4s)"
    assert facts('jij bewaart "x"\n'.replace("jij", "Sem"), ENGLISH)["mend"] == 'Sem keeps "x"'


def test_indentation_that_fits_nothing_is_told_at_its_own_line() -> None:
    """Whichever of two lines is out of step is told, and the others keep their places."""
    option = "? Wat?\n+ Kies [opvangen]\n{}\n* Wacht (stil)\n    erbij -1"
    for body, wrong in (
        ("    Noor: a\n   Noor: b\n    Noor: c", "Noor: b"),
        ("     Noor: a\n    Noor: b\n    Noor: c", "Noor: a"),
        ("        Noor: a\n    Noor: b\n    Noor: c", "Noor: a"),
        ("    Noor: a\n     Noor: b\n    Noor: c", "Noor: b"),
        ("    Noor: a\nNoor: b\n    Noor: c", "Noor: b"),
    ):
        text = DUTCH + option.format(body)
        story, found = parse_story(text)
        assert [text[one.span.start : one.span.end] for one in found][:1] == [wrong]
        moment = story.scenes[0].body[0]
        assert isinstance(moment, Moment)
        first = moment.options[0]
        assert isinstance(first, Option)
        assert len(first.body) == 3


def test_other_steps_and_tabs_are_fine() -> None:
    """Two spaces, three, or a tab: what lines up is accepted."""
    for step in ("  ", "   ", "\t", "      "):
        text = STORY_OF_STEPS.replace("    ", step)
        assert parse_story(DUTCH.replace("    ", step) + text)[1] == []


STORY_OF_STEPS = """? Wat?
+ Kies [opvangen]
    als samen:
        Noor: ja
    anders:
        als sem-durft: Sem: ja
    erbij +1
* Wacht (stil)
    erbij -1
-- leraar
    Vraag niets.
"""


def test_a_lost_question_or_title_costs_one_line() -> None:
    """The options and lines below keep their meaning."""
    lost = "Sem: nu jij\n+ Kies [opvangen]\n    Noor: a\n- Lach [meedoen]\n    druk +1\n* Wacht (stil)"
    assert mistakes(lost) == [("E150", "+ Kies [opvangen]")]
    text = DUTCH.replace("== Zaterdag ==\n", "") + "~ zaterdag 10:00\nNoor: a\nNoor: b\n== Zondag ==\nNoor: c"
    story, found = parse_story(text)
    assert [one.code for one in found] == ["E120"]
    assert [len(one.body) for one in story.scenes] == [3, 1]


def test_a_second_question_without_its_mark_keeps_its_options() -> None:
    """After the silent option of one moment, the options of the next are not taken for lost lines."""
    lines = "? Een?\n+ A [opvangen]\n* B (stil)\nNoor: tussen\nWat nu\n+ C [opvangen]\n* D (stil)"
    story, found = parse_story(DUTCH + lines)
    assert [one.code for one in found] == ["E149"]
    assert [type(one) for one in story.scenes[0].body] == [Moment, Event, Moment]


def test_all_mistakes_are_told_in_the_order_of_the_text() -> None:
    """One wrong line does not hide the next."""
    lines = "Noor hallo?\nSem tpyt\n~ zaterdag\nals druk >: Noor: ja\nNoor: klaar"
    assert [code for code, _ in mistakes(lines)] == ["E133", "E131", "E137", "E140"]
    body = parse_story(DUTCH + lines)[0].scenes[0].body
    assert [type(one) for one in body] == [Junk, Junk, Junk, Junk, Event]


def test_a_block_under_a_misspelt_condition_stays_a_block() -> None:
    """The mistake costs the keyword, not the lines under it."""
    story, found = parse_story(DUTCH + "asl samen:\n    Noor: ja\nandes:\n    Noor: nee")
    assert [one.code for one in found] == ["E130", "E130"]
    (only,) = story.scenes[0].body
    assert isinstance(only, If)
    assert only.otherwise is not None
