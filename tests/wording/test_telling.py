# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2
"""Diagnostics read well: the right line, carets under the right columns, a path, a tip."""

from __future__ import annotations

import pytest

from omstander.model.diagnostic import Diagnostic, Label, PathStep, Span, diagnostic
from omstander.wording import as_json, catalogue, tell, width

PAGE = """---
code: E301
slug: not-in-group
title.nl: NIET IN DE GROEP
title.en: NOT IN THE GROUP
message.nl: {name} is hier niet meer in "{chat}".
message.en: {name} is no longer in "{chat}" here.
hint.nl: laat {name} privé appen:  {name} > jij: {text}
hint.en: let {name} write privately:  {name} > you: {text}
otherwise.nl: laat {name} privé appen.
otherwise.en: let {name} write privately.
also.removed.nl: hier verwijderd
also.removed.en: removed here
---
Why it is a mistake.

## Bad
```chat scene
Noor: hallo?
```
## Good
```chat
a whole
story
```
"""
PAGES = catalogue({"E301-not-in-group.md": PAGE})
STORY = (
    "* Telefoon wegleggen (stil)\n+ App Noor even   [opvangen]\nDaan verwijdert Noor uit 2b\nNoor: hallo?\n"
)


def span(part: str, text: str = STORY) -> Span:
    """Give the span of the last place where `part` stands."""
    start = text.rindex(part)
    return Span(start, start + len(part))


def not_in_group(**args: object) -> Diagnostic:
    """Make the diagnostic that the claims below look at."""
    also = (Label(span("Daan verwijdert Noor uit 2b"), "removed"),)
    path = (PathStep(span("* Tel"), 4, silent=True), PathStep(span("+ App"), 2, many=True))
    return diagnostic("E301", span("Noor"), also, path, name="Noor", chat="2B", **args)


def test_a_diagnostic_in_dutch() -> None:
    """A diagnostic names title, line, finding, place, cause, path and mend, in this order."""
    expected = """\
-- NIET IN DE GROEP --------------------------------------------- regel 4
Noor is hier niet meer in "2B".
   4 | Noor: hallo?
     | ^^^^
   3 | Daan verwijdert Noor uit 2b      hier verwijderd
Zo kom je hier: regel 1 (stil), regel 2 (App Noor even, samen)
Tip: laat Noor privé appen:  Noor > jij: hallo?"""
    assert expected == tell(not_in_group(text="hallo?"), STORY, "nl", PAGES)


def test_a_diagnostic_in_english() -> None:
    """The same in English; an unknown language gets English too."""
    told = tell(not_in_group(text="hallo?"), STORY, "en", PAGES)
    assert told.startswith("-- NOT IN THE GROUP --")
    assert told.splitlines()[0].endswith(" line 4")
    assert "How to get here: line 1 (silent), line 2 (App Noor even, together)" in told
    assert told == tell(not_in_group(text="hallo?"), STORY, "xx", PAGES)


def test_a_warning_says_that_it_is_one() -> None:
    """A warning can be told from an error by its first line."""
    pages = catalogue({"W.md": PAGE.replace("E301", "W301")})
    told = tell(diagnostic("W301", Span(0, 1), name="N", chat="C"), STORY, "nl", pages)
    assert told.startswith("-- LET OP: NIET IN DE GROEP --")


@pytest.mark.parametrize("facts", [{}, {"text": ""}])
def test_a_hint_that_cannot_be_filled_gives_way(facts: dict[str, str]) -> None:
    """Where a fact of the hint is empty or missing, the sentence under `otherwise` is told."""
    assert tell(not_in_group(**facts), STORY, "nl", PAGES).splitlines()[-1] == "Tip: laat Noor privé appen."


@pytest.mark.parametrize(
    ("before", "columns"),
    [
        ("abc ", 4),
        ("🔥 ", 3),
        ("👩‍👩‍👧 ", 3),
        ("👍🏽 ", 3),
        ("🇳🇱🇧🇪 ", 5),
        ("é ", 2),
        ("e\u0301 ", 2),
        ("❤️ ", 3),
        ("1️⃣ ", 3),
        ("日本 ", 5),
        ("\t", 1),
        ("می\u200cخواهم ", 8),
    ],
)
def test_carets_stand_under_what_is_meant(before: str, columns: int) -> None:
    """Whatever stands before it on its line, carets start in the column where the word does."""
    text = f"{before}Noor: hoi"
    told = tell(diagnostic("E301", span("Noor", text), name="Noor", chat="2B"), text, "nl", PAGES)
    carets = told.splitlines()[3]
    assert carets == "     | " + " " * columns + "^^^^"
    assert width(before.replace("\t", " ")) == columns


def test_wide_letters_get_wide_carets() -> None:
    """Carets are as wide as what they stand under."""
    text = "Daan reageert 👩‍👩‍👧🔥 op Noor"
    told = tell(diagnostic("E301", span("👩‍👩‍👧🔥", text), name="Noor", chat="2B"), text, "nl", PAGES)
    assert told.splitlines()[3] == "     | " + " " * 14 + "^^^^"


def test_a_second_place_on_the_same_line_is_drawn_below_it() -> None:
    """A line is not shown twice: what explains it gets carets of its own."""
    text = "Noor: hoi Noor"
    also = (Label(Span(0, 4), "removed"),)
    told = tell(diagnostic("E301", span("Noor", text), also, name="Noor", chat="2B"), text, "nl", PAGES)
    assert told.splitlines()[2:5] == [
        "   1 | Noor: hoi Noor",
        "     |           ^^^^",
        "     | ^^^^ hier verwijderd",
    ]


def test_a_long_line_is_shown_around_the_place() -> None:
    """Of a very long line only the stretch around the place is shown, with carets still under it."""
    text = "x" * 500 + "Noor" + "y" * 500
    told = tell(
        diagnostic("E301", span("Noor", text), name="Noor", chat="2B"), text, "nl", PAGES
    ).splitlines()
    assert len(told[2]) < 140
    column = told[3].index("^")
    assert told[2][column : column + 4] == "Noor"


@pytest.mark.parametrize("line", ["\x1b[2Jweg", "\u202eweg", "\ud800weg", "\x00weg", "\x85weg"])
def test_a_story_cannot_steer_the_terminal(line: str) -> None:
    """Controls, direction marks and lone surrogates of a story are never printed."""
    told = tell(diagnostic("E301", Span(0, 2), name=line, chat="2B"), line, "nl", PAGES)
    assert line[0] not in told
    assert told.encode()


@pytest.mark.parametrize("place", [Span(0, 0), Span(9, 9), Span(3, 99), Span(99, 120)])
@pytest.mark.parametrize("text", ["", "abc", "a\n\n\nb", "a\r\nb\rc", "\n"])
def test_every_place_can_be_told(text: str, place: Span) -> None:
    """A place at the very end, outside the text or without length still gets a line and a caret."""
    told = tell(diagnostic("E301", place, name="N", chat="C"), text, "nl", PAGES)
    assert "^" in told.splitlines()[3]


def test_a_span_over_several_lines_shows_the_first() -> None:
    """Carets stay on the first line of what is meant."""
    told = tell(
        diagnostic("E301", Span(6, 30), name="N", chat="C"), "eerst\ntwee\ndrie\nvier en vijf", "nl", PAGES
    )
    assert told.splitlines()[2:4] == ["   2 | twee", "     | ^^^^"]


def test_places_for_programs() -> None:
    """Programs get lines and columns from 1 in code points, the end right after the last one, and picks."""
    listed = as_json([not_in_group(text="hallo?")], STORY, "a.chat", "nl", PAGES)
    assert listed == [
        {
            "code": "E301",
            "severity": "error",
            "file": "a.chat",
            "line": 4,
            "column": 1,
            "end_line": 4,
            "end_column": 5,
            "message": 'Noor is hier niet meer in "2B".',
            "hint": "laat Noor privé appen:  Noor > jij: hallo?",
            "path": "4,2+",
        }
    ]


def test_emoji_count_as_code_points_for_programs() -> None:
    """Columns for programs count code points, not terminal columns and not UTF-16 units."""
    text = "🔥🔥Noor"
    (listed,) = as_json([diagnostic("W301", span("Noor", text))], text, "a.chat", "nl", PAGES)
    assert (listed["column"], listed["end_column"]) == (3, 7)
    assert (listed["severity"], listed["hint"], listed["path"]) == ("warning", None, None)


def test_no_path_and_an_empty_path_differ() -> None:
    """An empty list of picks: wrong before the first moment. Null: no path was looked for."""
    (listed,) = as_json([diagnostic("E301", Span(0, 1), path=())], STORY, "a.chat", "nl", PAGES)
    assert listed["path"] == ""


def test_a_page_knows_its_examples() -> None:
    """A fence is a patch where it names a slot, else a whole story."""
    entry = PAGES.entries["E301"]
    assert [(one.slot, one.text) for one in (*entry.bad, *entry.good)] == [
        ("scene", "Noor: hallo?\n"),
        ("", "a whole\nstory\n"),
    ]
    assert entry.why == "Why it is a mistake."


@pytest.mark.parametrize(
    "broken", ["no head", "---\ncode: E1\n---\n", "---\ncode: E1\nslug: a\nwords\n---\n"]
)
def test_a_broken_page_is_a_bug(broken: str) -> None:
    """A page without a proper head is refused with its name."""
    with pytest.raises(ValueError, match=r"^E1\.md"):
        catalogue({"E1.md": broken})


def test_a_code_without_a_page_is_still_told() -> None:
    """A code that has no page yet gives its facts rather than nothing."""
    told = tell(diagnostic("E999", Span(0, 1), name="Noor"), STORY, "nl", PAGES)
    assert "E999" in told
    assert "name: Noor." in told
