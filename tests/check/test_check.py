# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""What check says: once, in order, and nothing of stories that are fine."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from omstander.check import check_story, read_words
from omstander.model.program import Branch, Jump
from omstander.parse import parse_story

from .stories import BASE, ENGLISH, REAL, base_with, codes, found


@pytest.mark.parametrize("path", REAL, ids=lambda path: path.stem)
def test_real_stories_get_no_diagnostics(path: Path) -> None:
    """No false alarms, the word lists and the readability included."""
    assert codes(path.read_text(encoding="utf-8")) == []


def test_an_english_story_is_checked_by_the_same_rules() -> None:
    """Keywords make no difference: fine as it stands, and the same code for the same mistake."""
    assert codes(ENGLISH) == []
    assert codes(ENGLISH.replace("if together", "if not together")) == [("E213", "others")]
    assert codes(ENGLISH.replace("kept yes", "kept +1")) == [("E246", "kept +1")]


def test_an_unknown_name_is_told_once_with_all_its_uses() -> None:
    """The first use is the place, the others stand beside it, and the nearest person is suggested."""
    text = base_with("scene", "Noro: hoi", "Mila > Noro: hee", "Noro > Mila: ja")
    (one,) = found(text)
    assert (one.code, dict(one.args)) == ("E201", {"name": "Noro", "suggestion": "Noor"})
    assert [one.span.start, *(label.span.start for label in one.also)] == [
        place for place in range(len(text)) if text.startswith("Noro", place)
    ]


def test_an_unknown_noticer_is_told_like_any_name() -> None:
    """The nearest person is suggested, the place is the name, and the rest of the class is nobody to name."""
    (one,) = found(base_with("scene", "(! Noro, Sem) Mila: hoi"))
    assert (one.code, dict(one.args)) == ("E201", {"name": "Noro", "suggestion": "Noor"})
    assert codes(base_with("scene", "(! anderen) Mila: hoi")) == [("E213", "anderen")]


def test_a_declaration_that_alone_is_spelled_otherwise_is_the_place() -> None:
    """One slip in the list of people costs one diagnostic, there."""
    assert codes(BASE.replace("Sem              omstander", "Sen              omstander")) == [
        ("E207", "Sen")
    ]


def test_a_suggestion_is_taken_from_what_is_expected_there() -> None:
    """Where a number is asked for, no person is suggested."""
    text = base_with("numbers", "daam: 1 (0 tot 3)").replace("als druk >= 2:", "als daan >= 2:")
    assert ("E203", "daan") in codes(text)
    assert dict(found(text)[-1].args)["suggestion"] == "daam"


@pytest.mark.parametrize(
    ("condition", "alarm"),
    [("samen", []), ("samen en sem-durft", []), ("niet (niet samen)", []), ("samen of sem-durft", ["E213"])],
)
def test_others_speak_only_where_many_did_it_for_certain(condition: str, alarm: list[str]) -> None:
    """`anderen` is there under every condition that implies `samen`, and under no other."""
    text = base_with(
        "options",
        "+ Vraag wie er meegaat    [afleiden]",
        "    jij: wie",
        f"    als {condition}:",
        "        anderen: ik",
    )
    assert [code for code, _ in codes(text)] == alarm


def test_others_speak_in_the_other_branch_of_not_together() -> None:
    """`als niet samen: ... anders:` leaves the second block to many."""
    text = base_with(
        "options",
        "+ Vraag wie er meegaat    [afleiden]",
        "    jij: wie",
        "    als niet samen:",
        "        Sem: ik",
        "    anders:",
        "        anderen: ik",
    )
    assert codes(text) == []


def test_a_change_that_is_set_anew_before_anybody_asks_is_too_late() -> None:
    """A number is wanted only by what can still follow."""
    late = base_with("after", "", "sem-durft ja", "sem-durft nee")
    assert ("W208", "sem-durft ja") in codes(late)
    assert codes(base_with("after", "", "druk +1")) == []


def test_a_typed_text_is_known_to_its_writer_only() -> None:
    """What was typed and taken away can be quoted by nobody else."""
    typed = ('Sem typt (4s) "toch gewoon mee"', "Sem haalt het weg")
    assert codes(base_with("scene", *typed, 'Sem reageert 😂 op "gewoon mee"')) == []
    assert codes(base_with("scene", *typed, 'Mila reageert 😂 op "gewoon mee"')) == [("E210", "gewoon mee")]


def test_just_these_words_win_from_a_longer_message() -> None:
    """A quote that is a whole message is not ambiguous."""
    text = base_with("scene", "Sem: kom", "Mila: kom nou", 'Daan reageert 😂 op "kom"')
    assert codes(text) == []


def test_a_group_line_without_a_group_is_told_once_a_scene() -> None:
    """The story goes on in the likeliest group."""
    text = base_with("after", "== Nacht ==", "Mila: slaap je", "Sem: nee")
    assert codes(text) == [("E212", "Mila: slaap je")]


def test_word_lists_know_whole_words_wildcards_and_comments() -> None:
    """A list is lines; what is part of another word is no alarm."""
    text = base_with("scene", "Mila: dat is raar. raarste ooit", "Mila: gebruikelijk")
    story, _ = parse_story(text)
    entries = read_words("# a comment\nraar*  # any ending\nbruik\n")
    assert entries == ("raar*", "bruik")
    _, told = check_story(story, text, {"nl": {"slurs": entries}})
    assert [text[one.span.start : one.span.end] for one in told] == ["raar", "raarste"]


def test_diagnostics_stand_in_the_order_of_the_script() -> None:
    """By place, whatever phase found them."""
    text = base_with("after", "", "spanning +1", "naar Nergens").replace(
        "Noor             doelwit", "Noor     omstander"
    )
    places = [one.span for one in found(text)]
    assert places == sorted(places)
    assert len(places) == 3


LINES = [line for path in (*REAL[:1],) for line in path.read_text(encoding="utf-8").splitlines()]


@given(
    some.lists(
        some.tuples(some.integers(0, len(LINES) - 1), some.sampled_from(["drop", "double", "cut", "move"])),
        max_size=8,
    )
)
def test_no_text_makes_check_fail(mistakes: list[tuple[int, str]]) -> None:
    """A broken story gives diagnostics inside the text, and a program whose targets lie ahead."""
    lines = list(LINES)
    for place, mistake in mistakes:
        at = place % len(lines)
        line = lines.pop(at)
        again = {
            "drop": [],
            "double": [line, line],
            "cut": [line[: len(line) // 2]],
            "move": [f"    {line.strip()}"],
        }
        lines[at:at] = again[mistake]
    text = "\n".join(lines)
    story, _ = parse_story(text)
    made, told = check_story(story, text)
    assert [one for one in told if not 0 <= one.span.start <= one.span.end <= len(text)] == []
    code = made.code if made else ()
    assert [
        step for at, step in enumerate(code) if isinstance(step, Jump) and not at < step.target < len(code)
    ] == []
    assert [step for at, step in enumerate(code) if isinstance(step, Branch) and step.otherwise <= at] == []
