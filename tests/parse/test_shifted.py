# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""One line that shifted to the left costs one error."""

from __future__ import annotations

import pytest
from tests.parse.scripts import DUTCH, mistakes, without_places

from omstander.parse import parse_story

MOMENT = """? Wat?
+ Kies    [opvangen]
    Noor: a
    Sem: b
    als samen:
        Noor: c
        Sem: d
    anders:
        Noor: e
    Sem: f
* Wacht    (stil)
    Noor: g
"""


@pytest.mark.parametrize(
    "line", ["    Noor: a", "    Sem: b", "    als samen:", "        Noor: c", "    anders:"]
)
@pytest.mark.parametrize("lead", ["", " "])
def test_one_shifted_line_is_told_alone_and_put_back(line: str, lead: str) -> None:
    """The lines below it, right once it is mended, are read as they stand."""
    text = DUTCH + MOMENT.replace(line + "\n", lead + line.lstrip() + "\n")
    story, found = parse_story(text)
    assert [text[one.span.start : one.span.end] for one in found] == [line.strip()]
    assert without_places(story.scenes) == without_places(parse_story(DUTCH + MOMENT)[0].scenes)


def test_a_line_too_deep_below_a_moment_is_the_one_that_is_told() -> None:
    """After a blank line the moment is over, and nothing is put back into it."""
    assert mistakes(MOMENT + "\nNoor: h\n    Sem: i") == [("E105", "Sem: i")]


def test_no_spaces_are_not_counted() -> None:
    """A line that belongs at the margin gets no number of spaces."""
    (one,) = parse_story(DUTCH + "Noor: h\n    Sem: i")[1]
    assert dict(one.args)["spaces"] == ""
